### A konzol. A kulcsok neve a helyet és a célt mondja meg.

## Everywhere

app-name = Doorbell
skip-to-content = Ugrás a tartalomhoz
cancel = Mégse
close = Bezárás
save = Mentés
try-again = Újra
undo = Visszavonás
loading = Betöltés
not-given = Nincs megadva

## Rail

rail-label = Főmenü
rail-inbox = Beérkezett
rail-inbox-unread = { $count ->
    [one] Beérkezett, { $count } olvasatlan üzenet
   *[other] Beérkezett, { $count } olvasatlan üzenet
}
rail-queues = Sorok
rail-settings = Beállítások
rail-account = { $name } fiókja
help = Súgó
help-new-tab = (új lapon)
help-address = /guide/en/index.html
availability-switch = Részvétel a válaszolásban
availability-online = Elérhető
availability-away = Távol
sign-out = Kijelentkezés
sign-out-title = Kijelentkezik, és elveti, amit még nem küldött el?
sign-out-text = { $count ->
    [one] { $count } szöveg nincs elküldve. Kijelentkezéskor törlődik erről az eszközről.
   *[other] { $count } szöveg nincs elküldve. Kijelentkezéskor törlődnek erről az eszközről.
}

## Connection

connection-lost = Nincs kapcsolat. Amit ír, megmarad, és elküldjük, amint a kapcsolat helyreáll.

## Sign-in

sign-in-title = Bejelentkezés
sign-in-intro = Bejelentkezési hivatkozást küldünk az e-mail-címére. Jelszó nincs.
sign-in-deep-link = Bejelentkezés után arra az oldalra jut, amelyre eredetileg indult.
sign-in-email = E-mail-cím
sign-in-send = Hivatkozás küldése
sign-in-sent-title = Nézze meg a leveleit
sign-in-sent = Ha a(z) { $email } cím egy ügynöké, a hivatkozás már úton van. Egyszer használható, 10 percig.
sign-in-again = Küldés újra
sign-in-sent-again = Ha a cím egy ügynöké, újabb hivatkozás van úton. A korábbiak is működnek a maguk 10 percéig.
sign-in-too-many = Egyelőre elég hivatkozást kért. A leveleiben lévők működnek a maguk 10 percéig; újat { $minutes ->
    [one] { $minutes } perc
   *[other] { $minutes } perc
} múlva kérhet.
sign-in-code = Kód
sign-in-code-hint = Másik eszközön nyitotta meg a hivatkozást? Írja be az ott látható 6 jegyű kódot; az utolsó számjegy után bejelentkezik.
sign-in-code-send = Bejelentkezés a kóddal
sign-in-code-six = A kód 6 számjegyből áll.
sign-in-code-wrong = Ez nem a megfelelő kód. Nézze meg újra ott, ahol a hivatkozást megnyitotta.
sign-in-other-address = Másik cím megadása
sign-in-confirm-title = Tovább a konzolra
sign-in-confirm = A gombbal jelentkezhet be a levélben kapott hivatkozással.
sign-in-confirm-button = Bejelentkezés
sign-in-other-title = Már majdnem kész
sign-in-other = A bejelentkezést egy másik böngészőben kezdték el. Ott írja be ezt a kódot:
sign-in-other-warning = Nem Ön kérte a hivatkozást? Ne adja meg a kódot senkinek, és zárja be ezt az oldalt.
sign-in-used-title = Ez a hivatkozás már nem érvényes
sign-in-used = A hivatkozás egyszer használható, 10 percig. Kérjen újat; semmi sem veszett el.
sign-in-new-link = Új hivatkozás kérése

## Invitation

invitation-page = Meghívó
invitation-title = Csatlakozás: { $site }
invitation-by = { $name } meghívja, hogy válaszoljon a megkeresésekre itt: { $site }.
invitation-new = A fiókja: { $email }. Jelszó nincs: a belépéshez e-mailben kap hivatkozást.
invitation-known = Ezzel a címmel már van fiókja: { $email }. A neve és a nyelve nem változik.
invitation-other = Ebben a böngészőben most { $name } ({ $email }) van bejelentkezve. Ha csatlakozik, itt Ön lesz bejelentkezve helyette.
invitation-join = Csatlakozás
invitation-gone-title = Ez a meghívó már nem érvényes
invitation-gone = Már felhasználták vagy visszavonták, vagy 14 napnál régebbi. Ha már csatlakozott, jelentkezzen be; ha nem, kérjen újat.

## Inbox

inbox-title = Beérkezett
inbox-views = Mely beszélgetések látsszanak
view-open = Nyitott
view-mine = Saját
view-unassigned = Kiosztatlan
view-active = Folyamatban
view-resolved = Megoldott
view-trashed = Kuka
view-more = Több
queue-filter = Sor
queue-all = Minden sor
sort-label = Rendezés
sort-waiting = Elöl, aki a legrégebben vár
sort-last = Elöl a legutóbbi esemény
list-label = Beszélgetések
list-apart = Meg van nyitva, de nincs ebben a listában
list-waiting = { $count ->
    [one] { $count } új
   *[other] { $count } új
}
list-more = Továbbiak
list-empty-open = Nincs nyitott beszélgetés. Az újak maguktól jelennek meg itt.
list-empty-mine = Önnek nincs nyitott beszélgetése.
list-empty-unassigned = Minden beszélgetésnek van felelőse.
list-empty-active = Most egy beszélgetés sincs folyamatban.
list-empty-resolved = Még nincs megoldott beszélgetés.
list-empty-trashed = A kuka üres.
list-show-open = Minden nyitott
list-show-unassigned = Kiosztatlanok
list-show-resolved = Megoldottak
list-no-queues = Ön még egyik sornak sem tagja. Egy adminisztrátor felveheti.
list-no-queues-yet = Még nincs sor, így beszélgetés sem érkezhet.
list-add-queue = Sor hozzáadása
list-check-again = Ellenőrzés újra
row-unread = { $count ->
    [one] { $count } olvasatlan üzenet
   *[other] { $count } olvasatlan üzenet
}
row-waits = { $time } óta vár
row-waits-now = várakozik
row-from-agent = Ügynök:
row-no-text = Még nincs üzenet
since-now = most

## First steps of a site

first-run-title = Első lépések
first-run-count = { $count }/{ $all } kész
first-run-dismiss = A lépések elrejtése
first-run-is-done = kész
first-run-name = Adjon nevet a webhelynek
first-run-name-hint = A látogatók a widgetben és a levelekben látják a nevet.
first-run-address = Adja meg a weboldala címét
first-run-address-hint = A widget csak a felsorolt címeken nyílik meg.
first-run-snippet = Illessze be a kódot a weboldalába
first-run-snippet-hint = Csak másolni kell; akkor lesz kész, amikor egy látogató böngészője betöltötte.
first-run-hours = Állítsa be a nyitvatartást
first-run-hours-hint = Azon kívül a widget megmondja, mikor lesznek itt újra.
first-run-colleague = Hívjon meg egy munkatársat
first-run-colleague-hint = Ketten hamarabb válaszolnak, mint egyedül.
first-run-try = Próbálja ki
first-run-try-hint = Írjon magának a widgetben; az üzenet a beérkezettek között jelenik meg.

## What a conversation is

status-unassigned = Kiosztatlan
status-active = Folyamatban
status-resolved = Megoldott
status-trashed = A kukában
mark-missed = Elmulasztott
mark-offline = Senki sem volt itt
kind-chat = Csevegés
kind-submission = Megkeresés
kind-email = E-mail
kind-channel = Egyéb csatorna
visitor-unnamed = Látogató

## Conversation

conversation-choose = Válasszon egy beszélgetést a listából.
conversation-back = Vissza a listához
conversation-actions = A beszélgetés műveletei
viewers = Szintén nézi: { $names }
viewer-unnamed = Egy munkatárs
action-more = További műveletek
action-reply = Átvétel
action-join = Csatlakozás
action-leave = Kilépés
action-assign = Kiosztás…
action-transfer = Áthelyezés másik sorba…
action-resolve = Megoldás
action-reopen = Újranyitás
action-trash = Áthelyezés a kukába
action-restore = Visszaállítás
assign-title = Kiosztás
assign-me = { $name } (Ön)
assign-nobody-else = Ebben a sorban nincs más.
transfer-title = Áthelyezés másik sorba
transfer-no-other = Nincs másik sor.
done-reply = Átvette a beszélgetést.
done-join = Csatlakozott a beszélgetéshez.
done-leave = Kilépett a beszélgetésből.
done-assign = Új felelős: { $name }.
done-transfer = Áthelyezve ide: { $queue }.
done-resolve = Megoldva.
done-reopen = Újranyitva.
done-trash = A kukába került.
done-restore = Visszaállítva.
undo-failed = Ez már nem vonható vissza: a beszélgetést azóta valaki módosította.

## Log of a conversation

log-label = Üzenetek
log-beginning = Itt kezdődik a beszélgetés
log-older = Régebbi üzenetek betöltése
log-to-newest = Új üzenetek
log-unread-from-here = Új
note-label = Belső jegyzet
auto-reply-label = Automatikus válasz
submission-label = Megkeresés
submission-before-chat = Válaszok a csevegés előtt
answer-topic = Téma
answer-message = Üzenet
answer-name = Név
answer-email = E-mail
answer-phone = Telefon
details-add = { $value } felvétele a kapcsolattartási adatok közé
details-replace = { $old } cseréje erre: { $value }
details-added = { $value } bekerült a kapcsolattartási adatok közé.
bot-talk = A bottal
bot-yes = Igen
bot-no = Nem
message-you = Ön
delivery-sending = Küldés
delivery-sent = Elküldve
delivery-seen = Látta
delivery-failed = Nincs elküldve
delivery-waiting = Még nincs elküldve; újra próbáljuk
delivery-edit = Szerkesztés
typing = { $name } ír…
announce-message = { $name }: { $text }
announce-messages = { $count ->
    [one] { $count } új üzenet
   *[other] { $count } új üzenet
}
event-active = { $by ->
    [visitor] A látogató visszatért, a beszélgetés újra folyamatban van
    [agent] { $name } újranyitotta a beszélgetést
   *[system] A beszélgetés folyamatban van
}
event-unassigned = { $by ->
    [visitor] A látogató visszatért, és még senki sem válaszol
    [agent] { $name } újranyitotta a beszélgetést
   *[system] A beszélgetés kiosztatlan
}
event-resolved = { $by ->
    [visitor] A látogató befejezte a beszélgetést
    [agent] { $name } megoldottnak jelölte a beszélgetést
   *[system] A beszélgetés automatikusan megoldott lett
}
event-trashed = { $by ->
    [agent] { $name } a kukába helyezte a beszélgetést
   *[system] A beszélgetés a kukába került
}
event-joined = { $name } csatlakozott
event-left = { $name } kilépett
event-taken = { $name } átvette a beszélgetést
event-assigned = { $by } kiosztotta a beszélgetést, felelős: { $name }
event-assigned-nobody = A beszélgetésnek nincs felelőse
event-transferred = { $by } áthelyezte a beszélgetést ide: { $queue }
event-transferred-system = A beszélgetés ide került: { $queue }
event-rated = { $score ->
    [good] A látogató értékelése: jó
    [bad] A látogató értékelése: rossz
   *[fair] A látogató értékelése: közepes
}
event-rated-comment = „{ $comment }”
event-redacted = { $by } törölt egy szöveget
event-redacted-system = Egy szöveget töröltek
event-contact = { $by } javította a kapcsolattartási adatokat
event-contact-system = A kapcsolattartási adatokat javították
redact-menu = Műveletek a szöveggel
redact = Szöveg törlése…
redact-title = Törli ezt a szöveget?
redact-text = Mindenkinél eltűnik, és nem állítható vissza. A biztonsági mentésekben még egy ideig megmarad.
redact-confirm = Szöveg törlése
redact-busy = Törlés…
redacted = Szöveg törölve

## Composer

composer-label = Írás
composer-reply = Válasz
composer-note = Jegyzet
composer-reply-text = Válasz a látogatónak
composer-note-text = Belső jegyzet
composer-reply-hint = Írjon választ.
composer-note-hint = Írjon jegyzetet a többi ügynöknek.
composer-goes-to-widget = A widgetbe megy; a látogató most ott van
composer-waits-in-widget = A widgetbe megy; a látogató látja, amikor visszatér
composer-goes-to-agents = Csak az ügynökök látják
composer-send = Küldés
composer-add-note = Jegyzet mentése
composer-keys = Enter: küldés, Shift+Enter: új sor.
composer-too-long = { $count ->
    [one] { $count } karakterrel hosszabb a megengedettnél
   *[other] { $count } karakterrel hosszabb a megengedettnél
}
composer-nobody-answers = Ezt a beszélgetést még senki sem vette át.
composer-other-answers = Ezt a beszélgetést { $name } viszi.
composer-resolved = Ez a beszélgetés megoldott.
composer-trashed = Ez a beszélgetés a kukában van.
composer-read-only = Ezt a beszélgetést olvashatja, de nem írhat bele.
composer-form-mail = Ez a kapcsolati űrlapon érkezett, ezért nincs csevegés, amelyben válaszolni lehetne. A látogató ezt a címet adta meg: { $email }.
composer-form-silent = Ez a kapcsolati űrlapon érkezett, ezért nincs csevegés, amelyben válaszolni lehetne.
composer-write-mail = E-mail írása

## Visitor card

card-title = A látogató adatai
card-show = A látogató adatai
card-failed = Az adatokat nem sikerült beolvasni.
card-online = Most az oldalon van
card-left = Most nincs az oldalon
card-name = Név
card-email = E-mail
card-suppressed-bounce = Nem küldhető neki e-mail: egy levél visszajött
card-suppressed-complaint = Nem küldhető neki e-mail: egy levelet levélszemétnek jelöltek
card-phone = Telefon
card-page = Oldal
card-referrer = Honnan jött
card-browser = Böngésző
card-language = Nyelv
card-consent = Hozzájárulás
card-consent-given = { $version }. változat, { $date }
card-participants = Résztvevők
card-responsible = felelős
card-conversation = Beszélgetés
card-number = Szám
card-kind = Típus
card-queue = Sor
card-status = Állapot
card-assignee = Felelős
card-nobody = Senki
card-rating = Értékelés
card-rated = { $score ->
    [good] jó
    [bad] rossz
   *[fair] közepes
}
card-started = Kezdete
card-latest = Utolsó esemény
card-edit = Szerkesztés
card-edit-form = Kapcsolattartási adatok
card-edit-saving = Mentés…
card-edit-meanwhile = Közben megváltozott: { $value }

## Queue log

queues-title = Sorok
queue-open = Nyitva
queue-closed = Zárva
log-title = Tevékenységnapló
log-table = { $queue }: események
log-reload = Napló frissítése
log-reloaded = A napló naprakész.
log-event-accepted = Átvette a beszélgetést
log-event-opened = Megnyitotta a sort
log-event-closed = Lezárta a sort
log-source-submission = Megkeresés
log-source-system = Nyitvatartás
log-view-content = Tartalom megtekintése
log-hide-content = Tartalom elrejtése
log-content-of = Tartalom: { $number }
log-open-conversation = Beszélgetés megnyitása
log-comment-add = Megjegyzés írása
log-comments = { $count ->
    [one] { $count } megjegyzés
   *[other] { $count } megjegyzés
}
log-comments-of = Megjegyzések: { $number }
log-comments-full = Ehhez a bejegyzéshez már 20 megjegyzés tartozik, több nem fér hozzá.
log-only-waiting = Megkeresések megjegyzés nélkül
log-none-waiting = Minden megkereséshez van megjegyzés.
log-show-all = Minden bejegyzés
log-comment-field = Megjegyzés: hol tart az ügy, ki foglalkozik vele
log-comment-label = Megjegyzés: { $number }
log-empty = Ebben a sorban még nem történt semmi.
log-entry-missing = A bejegyzés nincs ezek között. Lehet, hogy régebbi, vagy Ön nem láthatja.

## People of a site

people-active = Akik válaszolnak
people-search = Név vagy cím
people-found = { $count ->
    [one] { $count } találat
   *[other] { $count } találat
}
people-none-found = Nincs ilyen nevű vagy című munkatárs.
people-show-all = Mindenki megjelenítése
people-deactivated = Letiltottak ({ $count })
person-you = (Ön)
person-form = { $name } módosítása
person-edit = Módosítás
person-edit-of = { $name } módosítása
person-role = Szerep
person-queues = Sorok
person-queues-hint = Ezeknek a soroknak az új beszélgetései és értesítései érkeznek hozzá.
person-queues-none = Sor nélkül az ügynök egyetlen beszélgetést sem lát.
person-queues-none-there = A webhelynek még nincs sora.
person-no-queue = nincs sorban
person-most = Egyszerre legfeljebb ennyi nyitott beszélgetés
person-most-hint = 1 és 100 között. Ha betelt, az újak várnak. Üresen hagyva nincs korlát.
person-most-wrong = Egész szám 1 és 100 között, vagy semmi.
person-most-any = nincs korlát
person-most-of = { $count ->
    [one] egyszerre legfeljebb { $count } beszélgetés
   *[other] egyszerre legfeljebb { $count } beszélgetés
}
person-saved = Mentve: { $name }.
person-overtaken = { $name } adatait közben más is módosította. Az ő módosításai már az űrlapon vannak; mentsen újra, hogy az Önéi is bekerüljenek.
person-overtaken-both = { $name } adatait közben más is módosította. Ahol mindketten változtattak, az ő értéke az Öné alatt áll; mentsen újra, ha az Önét tartja meg.
person-last-owner = { $name } az egyetlen tulajdonos. Előbb tegyen valaki mást tulajdonossá.
person-owners-only = Tulajdonost csak tulajdonos módosíthat vagy nevezhet ki.
person-deactivate = Letiltás…
person-deactivate-title = Letiltja: { $name }?
person-deactivate-text = Azonnal kijelentkeztetjük erről a webhelyről, és semmit sem lát belőle többé. Nyitott beszélgetései visszakerülnek a sorba. Később újra engedélyezheti.
person-deactivate-yes = Letiltás
person-deactivated = Letiltva: { $name }.
person-sign-out = Kijelentkeztetés…
person-sign-out-of = { $name } kijelentkeztetése mindenhonnan
person-sign-out-title = Kijelentkezteti mindenhonnan: { $name }?
person-sign-out-text = Minden munkamenete másodperceken belül lezárul, minden eszközön és minden webhelyen. Azonnal újra bejelentkezhet.
person-sign-out-yes = Kijelentkeztetés mindenhonnan
person-signed-out = Mindenhonnan kijelentkeztetve: { $name }.
person-reactivate = Engedélyezés…
person-reactivate-of = { $name } engedélyezése
person-reactivate-title = Újra engedélyezi: { $name }?
person-reactivate-text = Újra bejelentkezhet, a korábbi szerepével és soraival.
person-reactivate-yes = Engedélyezés
person-reactivated = Újra engedélyezve: { $name }.
role-owner-hint = Mindent megtehet, és eldönti, ki legyen még tulajdonos.
role-administrator-hint = Beállítja a webhelyet, a sorokat és a munkatársakat, és minden beszélgetést lát.
role-full-access-hint = A webhely minden beszélgetését látja, csatlakozhat hozzájuk és lezárhatja őket.
role-agent-hint = A saját sorainak beszélgetéseit látja, és azokra válaszol.
invite-open = Munkatárs meghívása
invite-title = Munkatárs meghívása
invite-language = A levél nyelve
invite-send = Meghívó küldése
invite-sent = A meghívó elindult ide: { $email }.
invite-there = Ez a személy már a webhely munkatársa, talán letiltva.
invite-too-many = Erről a webhelyről ma már sok meghívót küldtek. Semmi sem veszett el; küldje el { $minutes ->
    [one] { $minutes } perc
   *[other] { $minutes } perc
} múlva.
invitations-title = Meghívottak
invitation-expires = { $count ->
    [one] { $count } nap múlva lejár
   *[other] { $count } nap múlva lejár
}
invitation-expired = Lejárt
invitation-resend = Újraküldés
invitation-resend-to = A meghívó újraküldése: { $email }
invitation-withdraw = Visszavonás
invitation-withdraw-of = A meghívó visszavonása: { $email }
invitation-withdraw-title = Visszavonja a meghívót?
invitation-withdraw-text = A levélben lévő hivatkozás ({ $email }) azonnal érvénytelen lesz. Később újra meghívhatja.
invitation-withdrawn = A meghívó visszavonva: { $email }.
invitation-taken = Ez a meghívó már nem él: felhasználták vagy visszavonták. Olvassa be újra a listát.

## Settings

settings-title = Beállítások
settings-profile = Profil
settings-name = Név
settings-name-hint = A látogatók ezt a nevet látják a válaszai mellett.
settings-email = E-mail
settings-language = Nyelv
settings-availability = Elérhetőség
settings-availability-online = Elérhető: amíg a konzolja nyitva van, a látogatók látják, hogy van itt valaki
settings-availability-away = Távol: nem számít jelenlévőnek, és az értesítések e-mailben is megérkeznek
settings-saved = Mentve
settings-role = Webhelyek
role-owner = Tulajdonos
role-administrator = Adminisztrátor
role-full-access = Teljes hozzáférésű ügynök
role-agent = Ügynök
notices-title = Értesítések
notices-intro = Válassza ki, miről szeretne tudni. Ha semmit sem választ, a konzol sem szól róla. Az e-mailben hivatkozás van, a tartalom soha, és öt percenként legfeljebb egy érkezik.
notices-kind = Mi történt
notices-sound = Hang
notices-desktop = Asztali
notices-email = E-mail
notices-submission = Megkeresés
notices-submission-hint = Valaki elküldte a kapcsolati űrlapot.
notices-chat = Új csevegés
notices-chat-hint = Egy látogató beszélgetést kezdett, amelyet még senki sem vett át.
notices-message = Új üzenet
notices-message-hint = Egy látogató írt az Ön beszélgetésébe.
notices-missed = Elmulasztott csevegés
notices-missed-hint = Egy látogató elment, mielőtt bárki válaszolt volna.
notices-offline = Senki sem volt itt
notices-offline-hint = Egy látogató írt, amikor senki sem volt itt, majd elment.
notices-assigned = Nekem kiosztva
notices-assigned-hint = Egy munkatársa kiosztott Önnek egy beszélgetést.
notices-suppressed-bounce = A(z) { $email } címre küldött levél visszajött ({ $when }), ezért oda már nem küldünk értesítést. Újra működik a cím?
notices-suppressed-complaint = A(z) { $email } címre küldött levelet levélszemétnek jelölték ({ $when }), ezért oda már nem küldünk értesítést. Szeretné újra megkapni őket?
notices-lifted = Az értesítéseket újra elküldjük e-mailben. Ha valamelyik visszajön, itt jelezzük.
notices-cell = { $kind }: { $way }
notices-hear = Hang meghallgatása
notices-desktop-ask = A böngészője még nem jeleníti meg a Doorbell asztali értesítéseit.
notices-desktop-enable = Engedélyezés
notices-desktop-refused = A böngészője letiltja a Doorbell asztali értesítéseit. Engedélyezze őket ehhez a webhelyhez, majd töltse be újra az oldalt.
notices-desktop-missing = Ebben a böngészőben nincsenek asztali értesítések.
notices-mail = E-mail érkezik
notices-mail-away = Csak ha nem vagyok jelen, vagy két percen belül nem néztem meg
notices-mail-always = Mindig, akkor is, ha a konzol már szólt
notices-quiet = Csendes órák
notices-quiet-on = Ezekben az órákban minden nap ne jöjjön értesítés
notices-quiet-hint = Sem hang, sem asztali értesítés, sem e-mail. A listák és a számok közben is frissülnek. Ha kap róla e-mailt, a csendes órák végén megírjuk, mi vár még válaszra.
notices-quiet-from = Kezdete
notices-quiet-to = Vége
notices-quiet-zone = Időzóna: { $zone }
notices-quiet-here = Ennek az eszköznek az időzónája legyen: { $zone }
notices-quiet-same = A kezdete és a vége nem lehet azonos.
notices-queues = Sorok
notices-queues-hint = A be nem jelölt sorokról nem kap értesítést.
notices-browser = Ebben a böngészőben
notices-front = Asztali értesítés akkor is, ha a konzol előtérben van
notices-stay = Az asztali értesítések maradjanak, amíg rájuk nem kattintok
first-notices-title = Miről kap értesítést
first-notices-off = Nincs értesítés
first-notices-away = E-mail csak akkor érkezik, ha nincs jelen, vagy két percen belül nem nézte meg.
first-notices-dismiss = Rendben
first-notices-change = Módosítás a beállításokban
sessions-title = Hol van bejelentkezve
sessions-intro = Zárja le azt a munkamenetet, amelyet nem ismer fel. Másodperceken belül megszűnik.
sessions-this = Ez a munkamenet
sessions-last-seen = Utoljára: { $when }
sessions-since = bejelentkezés: { $when }
sessions-end = Lezárás
sessions-end-label = Munkamenet lezárása: { $browser }
sessions-end-others = Minden más munkamenet lezárása
sessions-only-this = Csak itt van bejelentkezve.
sessions-ended = A munkamenet lezárult.
sessions-others-ended = Minden más munkamenet lezárult.
browser-on = { $browser }, { $system }
browser-unknown = Ismeretlen böngésző

## Setting up a site: which page, and who may

setup-title = Webhely
setup-site = Webhely
setup-texts = Szövegek
setup-install = Telepítés
setup-queues = Sorok
setup-bots = Botok
setup-people = Emberek
setup-log = Változásnapló
setup-which = Melyik webhely
setup-no-right-title = Ezt mások állítják be
setup-no-right = A(z) { $site } webhelyet a tulajdonosai és az adminisztrátorai állítják be. Az Ön szerepköre erre nem jogosít fel; kérje meg valamelyiküket.

## Notices in the console

notices-region = Friss értesítések
notice-submission = Új megkeresés
notice-chat = Új csevegés
notice-message = Új üzenet
notice-missed = Elmulasztott csevegés
notice-offline = Egy látogató írt, amikor senki sem volt itt
notice-assigned = Kiosztottak Önnek egy beszélgetést
notice-chat-many = { $count ->
    [one] { $count } új csevegés
   *[other] { $count } új csevegés
}
notice-missed-many = { $count ->
    [one] { $count } elmulasztott csevegés
   *[other] { $count } elmulasztott csevegés
}
notice-message-many = { $count ->
    [one] Új üzenetek { $count } beszélgetésben
   *[other] Új üzenetek { $count } beszélgetésben
}
notice-submission-many = { $count ->
    [one] { $count } új megkeresés
   *[other] { $count } új megkeresés
}
notice-offline-many = { $count ->
    [one] { $count } látogató írt, amikor senki sem volt itt
   *[other] { $count } látogató írt, amikor senki sem volt itt
}
notice-assigned-many = { $count ->
    [one] { $count } beszélgetést osztottak ki Önnek
   *[other] { $count } beszélgetést osztottak ki Önnek
}
notice-view-log = A sor eseményei
notice-view-conversation = Beszélgetés megnyitása
notice-view-list = Lista megnyitása
export-menu = Exportálás CSV-be
export-failed = Az exportálás nem sikerült
export-number = Szám
export-id = Beszélgetés
export-agent = Munkatárs
export-customer = Ügyfél
export-rating = Értékelés
export-time = Időpont
export-author = Szerző
export-details = Részletek
export-content = Tartalom
export-note = Jegyzet
export-automatic = Automatikus válasz
why-menu = Miért kaptam vagy nem kaptam értesítést?
why-title = Az Önnek szóló értesítések erről a beszélgetésről
why-mails = E-mail
why-line = { $kind } ({ $when }): { $mail }
why-under-way = küldés alatt
why-waits = a többivel együtt megy majd
why-quiet = a csendes órák végére vár
why-sent = elküldve
why-taken-care-of = nem ment el, mert valaki már foglalkozott vele
why-switched-off = nem ment el, mert Ön kikapcsolta
why-refused = nem ment el, mert az Ön címe nem fogad levelet
why-dropped = nem ment el
why-no-mail = Nem járt Önnek e-mail.
why-now = A jelenlegi beállításai szerint
why-now-outside = Ön nem válaszol ebben a sorban, ezért nem kap róla értesítést.
why-now-muted = Kikapcsolta ennek a sornak az értesítéseit.
why-now-off = A következő értesítések ki vannak kapcsolva: { $kind }.
why-now-no-mail = Ezekről nem kap e-mailt: { $kind }.
why-now-other = A beszélgetés felelőse { $name }, az új üzenetekről csak ő kap értesítést.
why-now-quiet = Csendes órái: { $from }–{ $to }.
why-now-away = Amíg a konzolja nyitva van, csak arról kap e-mailt, amit két percen belül nem nézett meg.
why-now-always = Minden módon kap értesítést.
why-settings = Beállítások módosítása
notice-dismiss = Értesítés bezárása

## Other screens

missing-title = Itt nincs semmi
missing-text = Ez az oldal nem létezik, vagy Ön nem láthatja.
missing-action = Ugrás a beérkezettekhez
missing-queue = Ez a sor nem létezik, vagy Ön nem láthatja.
missing-queues = Ugrás a sorokhoz

## Problems: what happened, what was kept, what to do

problem-malformed = A kiszolgáló nem tudta értelmezni a kérést. Semmi sem veszett el abból, amit írt; töltse be újra az oldalt, és próbálja újra.
problem-unauthenticated = A munkamenete lejárt. A piszkozatok megmaradtak; a folytatáshoz jelentkezzen be újra.
problem-forbidden = Az Ön szerepköre ezt nem engedi. Semmi sem változott; forduljon a webhely tulajdonosához.
problem-origin = A kérés olyan címről jött, amely nincs a webhely listáján. Semmi sem változott; nyissa meg a konzolt a saját címén.
problem-not-found = Ez nem létezik, vagy Ön nem láthatja. Semmi sem változott; térjen vissza a listához.
problem-conflict = Valaki megelőzte: a beszélgetés állapota most „{ $state }”. Nézze meg az új állapotot, és döntsön újra.
problem-conflict-unknown = Valaki megelőzte, és a beszélgetés megváltozott. Nézze meg az új állapotot, és döntsön újra.
problem-overtaken = Ezt közben valaki más módosította. Amit beírt, megmaradt; nézze meg mindkét értéket, és döntsön.
problem-taken = { $name } előbb vette át ezt a beszélgetést.
problem-text-kept = A szövege megmaradt.
problem-next-unassigned = Következő kiosztatlan
problem-gap = Egy korábbi üzenet még nem érkezett meg. A szövege megmaradt, és utána elküldjük.
problem-sender-expired = Ez a lap túl sokáig volt távol. A szövege megmaradt; küldje el újra.
problem-other-browser = A bejelentkezést egy másik böngészőben kezdték el. Ott írja be a kódot.
problem-gone = Ezt a bejelentkezési hivatkozást már felhasználták, vagy lejárt. Kérjen újat.
problem-too-large = A szöveg túl nagy ahhoz, hogy elküldjük. Megmaradt; rövidítse le, és próbálja újra.
problem-invalid = Valamelyik megadott adat nem megfelelő. Semmi sem veszett el; javítsa ki, és próbálja újra.
problem-too-many = Ez egyszerre túl sok volt. Semmi sem veszett el; várjon { $seconds ->
    [one] { $seconds } másodpercet
   *[other] { $seconds } másodpercet
}, és próbálja újra.
problem-internal = Nálunk történt hiba. Semmi sem veszett el abból, amit írt; próbálja újra, és ha megismétlődik, adja meg az ügyfélszolgálatnak ezt a számot: { $trace }.
problem-unavailable = A szolgáltatás túlterhelt. Semmi sem veszett el; próbálja újra kicsit később.
problem-unreachable = A kiszolgáló nem érhető el. Semmi sem veszett el; ellenőrizze a kapcsolatot, és próbálja újra.
problem-not-joined = A beszélgetéshez vezető kapcsolat megújult. A szövege megmaradt, és újra elküldjük.
field-required = Töltse ki.
field-invalid = Ellenőrizze a formátumot.
field-too-long = Túl hosszú.
field-line-break = Egy sorban kell maradnia.
field-unknown = A kiszolgáló nem ismeri ezt a mezőt.
field-taken = Ez már foglalt.
