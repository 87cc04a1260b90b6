# Yhteydenottolomake
form-intro-closed = Asiakaspalvelu on tällä hetkellä suljettu. Jätä meille viesti, niin palaamme asiaan.
form-intro-open = Jätä meille viesti. Jos haluat vastauksen, kirjoita myös sähköpostiosoitteesi.
form-topic = Aihe
form-topic-choose = Valitse aihe
form-choose = Valitse
form-message = Viesti
form-name = Nimi
form-email = Sähköposti
form-phone = Puhelin
form-consent = Suostumus
form-optional = { $field } (vapaaehtoinen)
form-needs = Vielä puuttuu: { $fields }
form-send = Lähetä viesti
form-sending = Lähetetään…
form-failed = Viestiä ei lähetetty, mutta se on tallessa tässä. { $reason }
form-waits = Viestejä tulee nyt paljon. Viestisi on tallessa tässä ja lähtee itsestään { $seconds } s kuluttua.
form-sent-title = Kiitos
form-sent = Viestisi on vastaanotettu.
form-sent-to = Viestisi on vastaanotettu. Vastaamme osoitteeseen { $email }.
form-another = Kirjoita uusi viesti
form-to-chat = Takaisin keskusteluun

# Kentät
field-invalid = Tarkista tämä tieto.
field-email = Tarkista sähköpostiosoite.
field-required = Täytä tämä kohta.
field-number = Kirjoita luku, esimerkiksi 12,5.
field-date = Anna koko päivämäärä väliltä 1900–2100.

# Kysymykset ennen keskustelua
pre-chat-intro = Kerro ensin muutama asia, niin keskustelu voi alkaa.
pre-chat-start = Aloita keskustelu
pre-chat-refused = Keskustelu ei alkanut vielä. Tarkista vastauksesi. Viestisi on tallessa ja lähtee niiden mukana.

# Botti
bot-back = Takaisin
bot-again = Aloita alusta
bot-person = Juttele ihmisen kanssa
bot-yes = Kyllä
bot-no = Ei
