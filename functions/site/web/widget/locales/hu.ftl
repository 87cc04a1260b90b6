# Az indítógomb
launcher-open = Írjon nekünk
launcher-failed = Próbálja újra.

# Az ablak
panel-close = Bezárás
panel-back = Vissza
panel-loading = Betöltés…
try-again = Újrapróbálkozás
expect-here = Elérhetők vagyunk
expect-nobody = Most senki sem elérhető. Amint tudunk, válaszolunk.
expect-closed = Jelenleg zárva vagyunk
expect-opens = Legközelebb nyitva: { $when }
opening-time = { $day } { $time }
choose-queue = Kihez szeretne fordulni?
queue-open = Nyitva
queue-closed = Zárva

# Zárva, nyitvatartással
hours-title = Nyitvatartás
hours-closed = Zárva
hours-all-day = Egész nap nyitva
hours-zone = helyi idő: { $place }
contacts-title = Más módon is elérhet minket
leave-message = Üzenet hagyása

# A beszélgetés
chat-greeting = Írja meg üzenetét lent. A válasz itt jelenik meg.
chat-closed = Jelenleg zárva vagyunk. Üzenete megvár minket, a válasz pedig itt jelenik meg.
chat-wait-or-leave = Várhat itt, vagy meghagyhatja az e-mail-címét.
chat-label = Üzenetek
composer-label = Az Ön üzenete
composer-send = Küldés
composer-too-long = Az üzenet túl hosszú. Legfeljebb { $most } karakter lehet.
chat-you = Ön
chat-agent = Ügyfélszolgálat
chat-automatic = { $site } · automatikus válasz
state-sending = Küldés
state-sent = Elküldve
state-seen = Látták
state-failed = Nincs elküldve
state-waiting = Kapcsolatra vár
state-goes-on = { $seconds } mp múlva folytatódik
message-delete = Törlés
message-removed = Üzenet törölve
chat-typing = { $name } ír…
event-joined = { $name } csatlakozott a beszélgetéshez
event-left = { $name } kilépett a beszélgetésből
event-resolved = A beszélgetést lezártuk. Ha újra ír, folytathatja.
event-reopened = A beszélgetés folytatódik
chat-older = Korábbi üzenetek
new-messages = Új üzenetek
announce-messages = { $count ->
    [one] { $count } új üzenet
   *[other] { $count } új üzenet
}
chat-offline = Nincs kapcsolat. Amit ír, megmarad, és elküldjük, amint helyreáll a kapcsolat.
conversation-gone = Ez a beszélgetés már nem érhető el. Újat kezdhet.

# Miért nem sikerült
error-too-long = A szöveg túl hosszú.
error-unreachable = Nincs internetkapcsolat.
error-too-many = Túl sok üzenet rövid idő alatt. Várjon egy kicsit, majd próbálja újra.
error-refused = Nem tudtuk elfogadni. Módosítsa a szöveget, és próbálja újra.
error-origin = Erről az oldalról nem küldhető üzenet.
error-trouble = A szolgáltatás most nem válaszol. Próbálja újra kicsit később.
