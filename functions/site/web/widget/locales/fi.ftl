# Avauspainike
launcher-open = Ota yhteyttä
launcher-failed = Yritä uudelleen.

# Ikkuna
panel-close = Sulje
panel-back = Takaisin
panel-loading = Ladataan…
try-again = Yritä uudelleen
expect-here = Olemme paikalla
expect-nobody = Juuri nyt kukaan ei ole paikalla. Vastaamme heti, kun voimme.
expect-closed = Suljettu tällä hetkellä
expect-opens = Avoinna seuraavan kerran { $when }
opening-time = { $day } klo { $time }
choose-queue = Kenelle asiasi kuuluu?
queue-open = Avoinna
queue-closed = Suljettu

# Suljettuna, aukioloajat
hours-title = Aukioloajat
hours-closed = Suljettu
hours-all-day = Avoinna koko vuorokauden
hours-zone = paikallinen aika: { $place }
contacts-title = Muita tapoja ottaa yhteyttä
leave-message = Jätä viesti
to-chat = Takaisin keskusteluun

# Yhteydenottolomake
form-intro-closed = Asiakaspalvelu on tällä hetkellä suljettu. Jätä meille viesti, niin palaamme asiaan.
form-intro-open = Jätä meille viesti. Jos haluat vastauksen, kirjoita myös sähköpostiosoitteesi.
form-topic = Aihe
form-topic-choose = Valitse aihe
form-message = Viesti
form-name = Nimi
form-email = Sähköposti
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
field-invalid = Tarkista tämä tieto.
field-email = Tarkista sähköpostiosoite.
field-too-long = Teksti on liian pitkä.

# Keskustelu
chat-greeting = Kirjoita viestisi alle. Vastaus tulee tähän.
chat-closed = Asiakaspalvelu on tällä hetkellä suljettu. Viestisi odottaa meitä, ja vastaus tulee tähän.
chat-wait-or-leave = Voit odottaa tässä tai jättää sähköpostiosoitteesi.
chat-label = Viestit
composer-label = Viestisi
composer-send = Lähetä
composer-too-long = Viesti on liian pitkä. Enintään { $most } merkkiä.
chat-you = Sinä
chat-agent = Asiakaspalvelu
state-sending = Lähetetään
state-sent = Lähetetty
state-seen = Nähty
state-failed = Ei lähetetty
state-waiting = Odottaa yhteyttä
state-goes-on = Jatkuu { $seconds } s kuluttua
message-delete = Poista
message-removed = Viesti poistettu
chat-typing = { $name } kirjoittaa…
event-joined = { $name } liittyi keskusteluun
event-left = { $name } poistui keskustelusta
event-resolved = Keskustelu päätettiin. Voit jatkaa kirjoittamalla uudelleen.
event-reopened = Keskustelu jatkuu
chat-older = Aiemmat viestit
new-messages = Uudet viestit
announce-messages = { $count ->
    [one] { $count } uusi viesti
   *[other] { $count } uutta viestiä
}
chat-offline = Ei verkkoyhteyttä. Viestisi säilyvät ja lähtevät, kun yhteys palaa.
conversation-gone = Tämä keskustelu ei ole enää saatavilla. Voit aloittaa uuden.
rate-question = Miten onnistuimme?
rate-good = Hyvin
rate-neutral = Kohtalaisesti
rate-bad = Huonosti
rate-thanks = Kiitos arviostasi.
rate-comment = Mikä meni pieleen? (vapaaehtoinen)
rate-comment-send = Lähetä kommentti
rate-change = Muuta arviota

# Miksi jokin ei onnistunut
error-unreachable = Verkkoyhteyttä ei ole.
error-too-many = Liian monta viestiä lyhyessä ajassa. Odota hetki ja yritä uudelleen.
error-refused = Sitä ei hyväksytty. Muuta tekstiä ja yritä uudelleen.
error-origin = Tältä sivulta ei voi lähettää viestejä.
error-trouble = Palvelu ei vastaa juuri nyt. Yritä hetken kuluttua uudelleen.
