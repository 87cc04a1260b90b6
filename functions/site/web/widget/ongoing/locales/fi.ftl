# Arvio
rate-question = Miten onnistuimme?
rate-good = Hyvin
rate-neutral = Kohtalaisesti
rate-bad = Huonosti
rate-thanks = Kiitos arviostasi.
rate-comment = Mikä meni pieleen? (vapaaehtoinen)
rate-comment-send = Lähetä kommentti
rate-change = Muuta arviota

# Jono
place-next = Olet seuraavana vuorossa.
place-number = Olet jonossa sijalla { $place }.
place-far = Jonossa on edelläsi yli 99 asiakasta.

# Valikko
menu = Lisää
menu-sound = Äänimerkki uusista viesteistä
end-chat = Päätä keskustelu
end-question = Päätetäänkö keskustelu? Voit jatkaa myöhemmin kirjoittamalla uudelleen.
end-keep = Jatka keskustelua

# Osoite
address-ask = Jätä sähköpostiosoitteesi siltä varalta, että yhteys katkeaa
address-later = Ei nyt
address-wrong = Tarkista sähköpostiosoite.
address-kept = Kiitos. Jos yhteys katkeaa, kirjoitamme osoitteeseen { $email }.
address-known = Meillä on jo sähköpostiosoitteesi.
