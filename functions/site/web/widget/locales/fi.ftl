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
chat-automatic = { $site } · automaattinen vastaus
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

# Miksi jokin ei onnistunut
error-too-long = Teksti on liian pitkä.
error-unreachable = Verkkoyhteyttä ei ole.
error-too-many = Liian monta viestiä lyhyessä ajassa. Odota hetki ja yritä uudelleen.
error-refused = Sitä ei hyväksytty. Muuta tekstiä ja yritä uudelleen.
error-origin = Tältä sivulta ei voi lähettää viestejä.
error-trouble = Palvelu ei vastaa juuri nyt. Yritä hetken kuluttua uudelleen.
