# Az űrlap
form-intro-closed = Jelenleg zárva vagyunk. Hagyjon üzenetet, és válaszolni fogunk Önnek.
form-intro-open = Hagyjon üzenetet. Ha választ is szeretne, adja meg az e-mail-címét.
form-topic = Téma
form-topic-choose = Válasszon témát
form-choose = Válasszon
form-message = Üzenet
form-name = Név
form-email = E-mail-cím
form-phone = Telefon
form-consent = Hozzájárulás
form-optional = { $field } (nem kötelező)
form-needs = Még hiányzik: { $fields }
form-send = Üzenet küldése
form-sending = Küldés…
form-failed = Az üzenetet nem sikerült elküldeni, de a szövege itt megmaradt. { $reason }
form-waits = Most egyszerre sok üzenet érkezik. Az Öné itt megmarad, és { $seconds } mp múlva magától elküldjük.
form-sent-title = Köszönjük
form-sent = Megkaptuk az üzenetét.
form-sent-to = Megkaptuk az üzenetét, és erre a címre válaszolunk: { $email }.
form-another = Új üzenet írása
form-to-chat = Vissza a beszélgetéshez

# Mezők
field-invalid = Ellenőrizze ezt a mezőt.
field-email = Ellenőrizze az e-mail-címet.
field-required = Töltse ki ezt a mezőt.
field-number = Adjon meg egy számot, például 12,5.
field-date = Adjon meg egy teljes dátumot 1900 és 2100 között.

# Kérdések a beszélgetés előtt
pre-chat-intro = Előbb válaszoljon néhány kérdésre, utána indul a beszélgetés.
pre-chat-start = Beszélgetés indítása
pre-chat-refused = A beszélgetés még nem indult el. Ellenőrizze a válaszait. Az üzenete megmaradt, és velük együtt elküldjük.

# A bot
bot-back = Vissza
bot-again = Újrakezdés
bot-person = Beszélek egy munkatárssal
bot-yes = Igen
bot-no = Nem
