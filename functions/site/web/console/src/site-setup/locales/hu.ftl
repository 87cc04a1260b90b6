### The pages on which a site is set up.

## Cards

discard = Módosítások elvetése
unsaved-title = Kilép mentés nélkül?
unsaved-text = Ezen az oldalon vannak nem mentett módosítások. Ha kilép, elvesznek.
unsaved-leave = Kilépés
conflict = Ezt közben valaki más módosította. Még semmi sincs mentve.
conflict-who = { $name } közben módosította ezt. Még semmi sincs mentve.
conflict-theirs = Ott most
conflict-mine = Az Öné
conflict-take-theirs = Az övét veszem át
conflict-keep-mine = A sajátomat tartom meg
value-none = Semmi
value-yes = Igen
value-no = Nem
list-remove = Eltávolítás: { $line }
list-twice = Ez már szerepel a listán.
short-name = Rövid név
short-name-hint = A címekben szerepel, és később nem módosítható.
short-name-invalid = Csak a–z, 0–9 és kötőjel, legfeljebb 40.

## Site

site-name = Név
site-name-field = A webhely neve
site-name-hint = A látogatók a widgetben és a nekik küldött levelekben látják.
site-origins = Weboldalak
site-origins-hint = Csak az ezeken a címeken lévő oldalak használhatják a widgetet. A „*.” minden aldomaint jelent: https://*.bolt.example.
site-origins-none = Még egyetlen weboldal sem használhatja a widgetet. Adja hozzá a sajátja címét.
site-origin-number = { $number }. cím
site-origin-add = Cím hozzáadása
site-origin-invalid = Így írja: https://bolt.example, a név után semmi se álljon.
site-languages = Nyelvek
site-languages-hint = A widget az oldal nyelvén szólal meg, ha az ezek között van.
site-languages-offered = Elérhető nyelvek
site-language = Alapértelmezett nyelv
site-language-hint = Azoknak a látogatóknak, akiknek a nyelve nem érhető el.
site-colour = Szín
site-colour-hint = Az indítógomb és a widget fejlécének színe.
site-colour-field = Szín: # és hat karakter
site-colour-choose = Szín kiválasztása
site-colour-invalid = # és hat karakter a 0–9 és A–F közül, például #2457D6.
site-colour-light = Világos háttéren
site-colour-dark = Sötét háttéren
site-colour-kept = Jól látszik (kontraszt: { $contrast }). Így jelenik meg: { $colour }.
site-colour-moved = Nem látszik eléggé (kontraszt: { $contrast }, legalább 3 kell). Helyette ez jelenik meg: { $colour }.
site-zone = Időzóna
site-zone-hint = A nyitvatartás eszerint az óra szerint értendő.
site-zone-field = Időzóna
site-zone-now = Ott most { $time } van.
site-launcher = Indítógomb
site-launcher-hint = A kerek gomb, amellyel a látogatók megnyitják a widgetet.
site-launcher-corner = Sarok
site-launcher-right = Jobb alsó
site-launcher-left = Bal alsó
site-launcher-side = Képpont a szélétől
site-launcher-bottom = Képpont alulról
site-launcher-invalid = Egész szám 0 és { $most } között.
site-in-line = Ez a weboldalán lévő sorban áll: módosítás után másolja ki újra a sort a Telepítés oldalon.
site-hidden = Oldalak widget nélkül
site-hidden-hint = Egy oldal útvonala, vagy több útvonal közös eleje, végén *: /penztar/*.
site-path-number = { $number }. útvonal
site-path-add = Útvonal hozzáadása
site-path-invalid = / jellel kezdődjön, és * csak a végén álljon, például /penztar/*.
sites-add = Másik webhely hozzáadása
sites-added = Hozzáadva: { $name }.
sites-full = Már annyi webhelye van, amennyi egy embernek lehet.

## Texts

texts-hint = Amit ide ír, azt a widget az Ön szavaival mondja. Ahol egy mező üres, azt mondja, ami szürkével áll benne.
texts-beside = Nyelv az alapértelmezett mellett
texts-default = alapértelmezett
texts-missing = { $count ->
    [one] { $count } hiányzik
   *[other] { $count } hiányzik
}
texts-complete = teljes
texts-too-long = Legfeljebb { $most } karakter.
texts-header = Fejléc
texts-header-hint = A widget tetején.
texts-greeting = Üdvözlés
texts-greeting-hint = A csevegés első üzenete előtt.
texts-closed = Zárva
texts-closed-hint = Amikor senki sem érhető el.
texts-form-intro = Az űrlap előtt
texts-form-intro-hint = A kapcsolati űrlap mezői fölött.
texts-thanks = Köszönet
texts-thanks-hint = Az űrlap elküldése után.

## Install

install-snippet = Sor a weboldalára
install-snippet-hint = Tegye ezt a sort minden oldalra, amelyen a widgetnek meg kell jelennie, bárhová.
install-again = Másolja ki újra, ha a színt, az indítógombot vagy a rejtett oldalakat módosítja: ezek benne állnak.
install-copy = Másolás
install-copied = Másolva
install-copy-failed = A böngésző nem engedi a másolást. Jelölje ki a sort, és másolja ki.
install-seen = Telepítve van?
install-yes = Igen: utoljára itt láttuk: { $origin }, { $when }.
install-no = Még nem. Tegye a sort egy oldalra, nyissa meg az oldalt, és ellenőrizze újra.
install-looked = Most ellenőriztük.

## Queues

queues-add = Sor hozzáadása
queues-none = Még nincs sor. A látogatóknak kell egy, ahová írhatnak.
queues-full = A webhelynek már annyi sora van, amennyi lehet.
queues-up = Feljebb: { $name }
queues-down = Lejjebb: { $name }
queues-moved = { $name } helye most: { $place }.
queue-open-until = Nyitva, zárás: { $when }
queue-open-always = Nyitva
queue-closed-until = Zárva, nyitás: { $when }
queue-closed-always = Zárva
queue-names = Név és leírás
queue-names-hint = Ezek alapján választanak a látogatók, ha a webhelynek több sora van.
queue-name = Név
queue-name-hint = Az ügynököknek, valamint azoknak a látogatóknak, akiknek a nyelvén alább nincs név.
queue-name-in = Név a látogatóknak
queue-description-in = Mire való

## Open now

by-hand = Nyitva van most?
by-hand-opened = Kézzel nyitották ki; a nyitvatartás egyelőre nem számít.
by-hand-closed = Kézzel zárták be; a nyitvatartás egyelőre nem számít.
by-hand-schedule = A nyitvatartás szerint
by-hand-open = Nyitás most
by-hand-close = Zárás most
by-hand-end = Vissza a nyitvatartáshoz
by-hand-open-title = Megnyitja most a sort?
by-hand-close-title = Bezárja most a sort?
by-hand-open-text = A látogatók a nyitvatartástól függetlenül kezdhetnek beszélgetést.
by-hand-close-text = A látogatók azt olvassák, hogy zárva van. A folyamatban lévő beszélgetések maradnak, aki vár, üzenetet hagyhat.
by-hand-no-end = Amíg valaki nem módosítja
by-hand-until = Egy adott időpontig
by-hand-until-field = Meddig, ezen óra szerint: { $zone }
by-hand-until-invalid = Jövőbeli időpontot válasszon.

## Opening hours

hours-week = Nyitvatartás
hours-week-hint = Ezen óra szerint: { $zone }. Egy napon több is lehet; a 24:00 a nap vége, és ha a vége korábbi az elejénél, a következő napra esik.
hours-suspended = Nyitvatartás felfüggesztése
hours-suspended-hint = A sor éjjel-nappal nyitva van, amíg ezt ki nem kapcsolják; az időpontok és a kivételek megmaradnak.
hours-always = Nyitvatartás nélkül a sor éjjel-nappal nyitva van.
hours-day-and-night = Éjjel-nappal nyitva
hours-closed = Zárva
hours-opens = { $name }: nyitás
hours-closes = { $name }: zárás
hours-add = Időszak hozzáadása: { $name }
hours-remove = Eltávolítás, { $hours }: { $name }
hours-copy = Időszakok másolása: { $name }
hours-copy-weekdays = Hétfőtől péntekig
hours-copy-all = Minden napra
hours-next-day = másnap
hours-invalid = Két különböző időpontot írjon 00:00 és 24:00 között, például 09:00 és 16:30.
hours-too-many = Egy héten legfeljebb { $most } időszak lehet.
exceptions = Kivételek
exceptions-hint = Napok más nyitvatartással vagy zárva. Az egyszeri megelőzi az évente ismétlődőt.
exceptions-add = Kivétel hozzáadása
exceptions-number = { $number }. kivétel
exceptions-remove = Eltávolítás: { $name }
exceptions-from = Első nap
exceptions-to = Utolsó nap
exceptions-yearly = Minden évben
exceptions-hours = Nyitvatartás ezeken a napokon
exceptions-closed = Zárva
exceptions-other-hours = Más nyitvatartás
exceptions-note = Megjegyzés a kollégáknak
exceptions-invalid = Az utolsó nap ne legyen az első előtt, és legfeljebb egy évvel utána.

## While nobody answers

auto-reply = Automatikus válasz
auto-reply-hint = A látogató akkor kapja meg, ha időben senki sem válaszolt: beszélgetésenként egyszer, és csak amíg a sor nyitva van. Nem számít válasznak, és ha már válaszolt valaki, nem megy ki.
auto-reply-on = Automatikus válasz küldése
auto-reply-off = Kikapcsolva
auto-reply-after = Ha ennyi ideig senki sem válaszolt
auto-reply-seconds = { $count ->
    [one] { $count } másodperc
   *[other] { $count } másodperc
}
auto-reply-minutes = { $count ->
    [one] { $count } perc
   *[other] { $count } perc
}
auto-reply-text = Szöveg
auto-reply-in-none = Ha üres, az ilyen nyelvű látogatók a fenti szöveget olvassák.

## While it is closed

offline = Ha zárva van, vagy nincs itt senki
offline-hint = Amit a látogatók ilyenkor látnak.
offline-message = Üzenet
offline-message-hint = A nyitvatartás és az elérhetőségek.
offline-form = Kapcsolati űrlap
offline-form-hint = A látogatók üzenetet és címet hagynak.
offline-bot = Bot
offline-bot-hint = Az Önök által beállított kérdések és gombok.
offline-which-bot = Melyik bot
picture = Kép (https-cím)
picture-hint = A látogatók a nyitvatartással együtt látják, amikor a sor zárva van. Az oldalának engednie kell az onnan betöltött képeket.
picture-look = Kép megtekintése
picture-invalid = https:// kezdetű címet írjon.
contacts = További elérhetőségek
contacts-hint = A nyitvatartással együtt, ebben a sorrendben jelennek meg.
contacts-add = Elérhetőség hozzáadása
contact-kind = { $number }. elérhetőség fajtája
contact-email = E-mail
contact-phone = Telefon
contact-link = Hivatkozás
contact-place = Cím
contact-email-invalid = E-mail-címet írjon, például segitseg@bolt.example.
contact-phone-invalid = Telefonszámot írjon, például +36 1 234 5678.
contact-link-invalid = https:// kezdetű címet írjon.
contact-place-invalid = Egy sorba írja.

## Contact form

form = Kapcsolati űrlap
form-hint = Az ezen küldött üzenetek akkor is a beérkezettekhez kerülnek, ha nincs itt senki.
form-offer = Mikor ajánlja fel
form-offer-always = Mindig, a csevegés mellett is
form-offer-while-closed = Zárva tartáskor
form-offer-never = Soha
form-topics = Témák
form-topics-hint = A látogató ezek közül választ; ha nincs, az űrlap nem kérdezi.
form-topic-number = { $number }. téma
form-topic-add = Téma hozzáadása
form-topic-queues = A témák sorai
form-topic-leads = Hová kerül ez a téma: „{ $topic }”
form-topic-here = ebbe a sorba kerül
form-topic-to = ide kerül: { $queue }
form-topic-lost = Ez a sor már nincs meg. Válasszon másikat.
fields = Az űrlap mezői
fields-hint = Mit kérdez az űrlap, ebben a sorrendben.
fields-change = Mezők módosítása
fields-standard-again = Vissza a szokásos mezőkhöz
preview = Így látják a látogatók
preview-language = Az előnézet nyelve
preview-open = Amikor itt van valaki
fields-add = Mező hozzáadása
fields-add-ours = { $name } (bekerül a kapcsolattartási adatok közé)
fields-full = Egy űrlapnak legfeljebb { $most } mezője lehet.
fields-too-long = A mezők együtt túl hosszúak. Rövidítsen a szövegeken, vagy vegyen ki egy mezőt.
fields-nameless = Új mező
fields-removed = Eltávolítva: { $name }.
fields-duplicate = { $name } megkettőzése
fields-kind = Típus
fields-kind-text = Egysoros szöveg
fields-kind-long-text = Többsoros szöveg
fields-kind-choice = Választólista
fields-kind-buttons = Választógombok
fields-kind-checkbox = Jelölőnégyzet
fields-kind-email = E-mail-cím
fields-kind-phone = Telefonszám
fields-kind-number = Szám
fields-kind-date = Dátum
fields-label = Felirat
fields-label-ours = Ha üres, a látogató a saját nyelvén ezt olvassa: „{ $name }”.
fields-placeholder = Példa az üres mezőben
fields-help = Segítség a mező alatt
fields-required = Kötelező
fields-required-choice = Kötelező válaszolni
fields-hidden = Rejtett
fields-hidden-choice = Rejtett: csak az oldal szkriptje tölti ki
fields-stored-as = A válaszok ezen a néven tárolódnak: „{ $name }”.
fields-hidden-how = Az oldala ezzel tölti ki: Doorbell("prefill", { "{" } { $name }: "…" { "}" }).
fields-options = Választási lehetőségek
fields-options-hint = Előbb, amit a látogatók olvasnak, azután, ami válaszként tárolódik.
fields-options-none = Adjon meg legalább egy lehetőséget.
fields-option-add = Lehetőség hozzáadása
fields-option-number = { $number }. lehetőség
fields-option-value = { $name }: tárolt érték
pre-chat = Csevegés előtt
pre-chat-hint = Amire a látogatónak válaszolnia kell, mielőtt csevegést indít. Mezők nélkül nem kérdez semmit.
pre-chat-warning = A csevegés előtti kérdések miatt kevesebben indítanak csevegést.
consent = Hozzájárulás
consent-hint = Az űrlapot csak az küldheti el, aki ezt elfogadja. Szöveg nélkül nem kérdezi.
consent-field = Amihez a látogatók hozzájárulnak
consent-version = Érvényes változat: { $version }
consent-none = Most nem kér hozzájárulást.
consent-in-none = Ha üres, az ilyen nyelvű látogatók a fenti szöveget olvassák.
consent-new = Az új szöveg bármelyik nyelven mindegyiknek új változata. Akik korábban járultak hozzá, a régit fogadták el; ez az üzenetüknél megmarad.

## Bots

bots-hint = A bot gombokat mutat a látogatóknak és kérdez tőlük, amikor nincs itt senki. A sor a zárva tartásnál kínálja fel.
bots-none = Még nincs bot.
bots-add = Bot hozzáadása
bots-full = A webhelynek már annyi botja van, amennyi lehet.
bots-name = Név a látogatóknak
bots-name-hint = A látogatók a bot szövege fölött olvassák.
bots-starter = Kiindulás
bots-starter-hours = Nyitvatartás és üzenet
bots-starter-order = Kérdések egy rendelésről
bots-starter-busy = Foglaltak vagyunk: várakozás vagy cím megadása
bots-published = A { $version }. változat közzétéve
bots-draft = Még nincs közzétéve
bot-missing = Ez a bot nincs meg, vagy már nincs.
bot-steps = Lépések
bot-steps-hint = Amit a bot mond és kérdez, abban a sorrendben, ahogy Ön olvassa. A látogatók arra mennek, amerre a gombok vezetnek.
bot-steps-full = Egy botnak legfeljebb { $most } lépése lehet.
bot-step = Lépés
bot-step-add = Lépés hozzáadása
bot-step-name = A lépés rövid neve
bot-step-name-invalid = a–z, 0–9 és kötőjel, betűvel kezdve, legfeljebb 16 jel; egy név csak egyszer.
bot-step-starts = A bot itt kezd
bot-step-start = Kezdés itt
bot-say = Mit mond a bot
bot-show = Alatta megjelenik
bot-show-none = Semmi
bot-show-hours = A nyitvatartás
bot-show-contacts = A többi elérhetőség
bot-show-link = Egy link
bot-link-label = A link szövege
bot-link-url = Cím, https:// kezdettel
bot-thing = Azután
bot-thing-choices = Gombok
bot-thing-ask = Kérdés
bot-thing-form = A kapcsolati űrlap
bot-thing-hand_over = Csevegés
bot-thing-end = Vége
bot-choice-number = { $number }. gomb
bot-choice-add = Gomb hozzáadása
bot-choice-to = Hová vezet: „{ $name }”
bot-choice-when = Mikor látszik: „{ $name }”
bot-choice-notes = Változatlanul megmarad: { $notes }
bot-when-always = mindig
bot-when-open = nyitva tartáskor
bot-when-closed = zárva tartáskor
bot-when-answer = egy bizonyos válasz után
bot-to-new = új lépés…
bot-to-gone = { $step } (nincs meg)
bot-go = Ugrás ide: { $step }
bot-ask-label = Kérdés
bot-ask-kind = A válasz típusa
bot-ask-yes-no = Igen vagy nem
bot-ask-field = A válasz ezen a néven tárolódik
bot-ask-to = Azután ez következik
bot-form-asks = Mit kérdez az űrlap
bot-queue = Sor
bot-queue-own = amelyhez a látogató jött
bot-publish = Közzététel
bot-publish-hint = A látogatók a közzétett változatot látják. Ami fent mentve van, addig vázlat.
bot-added = Új: { $steps }
bot-changed = Módosult: { $steps }
bot-removed = Eltűnt: { $steps }
bot-differs-not = Egyik lépés sem tér el a közzétettől.
bot-unsaved = Előbb mentse a lépéseket.
bot-blocked = Előbb javítsa, ami fent meg van jelölve.
bot-overtaken = Közben valaki más módosította a vázlatot. Semmi sem lett közzétéve; nézze át, és tegye közzé újra.
bot-try = Kipróbálás
bot-try-hint = A vázlat, ahogyan a látogató végigmegy rajta. Semmi sem tárolódik belőle.
bot-try-back = Vissza
bot-try-again = Újrakezdés
bot-try-answer = Válasz
bot-try-refused = Ez nem számít válasznak.
bot-try-form = Itt megnyílik a kapcsolati űrlap.
bot-try-hand_over = Itt csevegés kezdődik; zárva tartáskor az, amit a sor olyankor kínál.
bot-try-end = Itt a bot véget ér.
bot-file = Fájlként
bot-export = Letöltés JSON-fájlként
bot-import = Lépések átvétele fájlból
bot-import-none = Ez nem JSON-fájl. Semmi sem lett átvéve.
bot-imported = A fájl lépései fent állnak. Még semmi sincs mentve.
bot-remove = A bot törlése
bot-remove-text = A vázlata elvész, és ez nem vonható vissza. Amit a látogatók végigjártak, olvasható marad.
bot-remove-used = Egy sor még ezt a botot kínálja. Semmi sem törlődött; előbb kínáljon a sor mást.
bot-rule-shape = Itt valami nem olyan, amilyennek egy botban lennie kell.
bot-rule-too-large = A bot túl nagy: legfeljebb 32 KB.
bot-rule-id = Egy rövid névben nem megengedett jel van.
bot-rule-count = Itt nincs semmi, vagy túl sok van.
bot-rule-twice = Egy rövid név kétszer szerepel.
bot-rule-link = A linknek https:// után egy kiszolgálót kell megneveznie.
bot-rule-required = Hiányzik a szöveg.
bot-rule-too-long = A szöveg túl hosszú.
bot-rule-line-break = A szövegnek egy sorban kell maradnia.
bot-rule-target = Nem létező lépéshez vezet.
bot-rule-language = Hiányzik az alapértelmezett nyelvű szöveg.
bot-rule-fallback = Még nincs megírva; a látogatók az alapértelmezett nyelvet olvassák.
bot-rule-say = A lépés nem mond semmit.
bot-rule-tag = A webhelyen nincs ilyen címke.
bot-rule-queue = A webhelyen nincs ilyen sor.
bot-rule-fields = A bot túl sokat kérdez: legfeljebb 20 válasz.
bot-rule-field-kind = Az űrlap ezen a néven nem fogad ilyen választ.
bot-rule-condition = Olyan válaszra vár, amelyet semmi sem ad.
bot-rule-message = Az űrlapnak üzenetet kell kérnie.
bot-rule-unreachable = Ide semmi sem vezet.
bot-rule-dead-end-open = Nyitva tartáskor innen nincs tovább.
bot-rule-dead-end-closed = Zárva tartáskor innen nincs tovább.
bot-rule-too-far = Innen túl hosszú az út a végéig.
bot-rule-too-many-ways = Túl sokféle út vezet át ezen a boton.
bot-findings = { $count ->
    [one] { $count } hiba
   *[other] { $count } hiba
}

## Taking a queue away

remove = Sor törlése
remove-hint = Csak olyan sor törölhető, amelyet senki sem lát el, és amelyben nincs nyitott beszélgetés.
remove-button = Sor törlése
remove-title = Törli ezt a sort: { $name }?
remove-text = Beállításai és nyitvatartása is elvész, és ez nem vonható vissza. A korábbi beszélgetések megmaradnak.
remove-used = Ezt a sort még ellátja valaki, vagy van benne nyitott beszélgetés. Semmi sem törlődött; vegye ki az embereket az Emberek oldalon, és zárja le, ami nyitva van.
remove-done = A sor törölve: { $name }.

## Change log

audit-empty = Még semmi sem változott.
audit-all = Minden változás
audit-filter = Mely változások
audit-csv = Letöltés CSV-ként
audit-operator = { $name } (parancssor)
audit-address = Hálózati cím, rövidített lenyomat: { $address }
audit-when = Mikor
audit-who = Ki
audit-what = Mit
audit-subject = Miben
audit-field = Mező
audit-before = Előtte
audit-after = Utána
audit-role = Szerepkör
audit-site-add = Webhely hozzáadva
audit-site-change = Webhely módosítva
audit-queue-add = Sor hozzáadva
audit-queue-change = Sor módosítva
audit-queue-remove = Sor törölve
audit-bot-add = Bot hozzáadva
audit-bot-publish = Bot közzétéve
audit-bot-remove = Bot törölve
audit-published = Közzétett változat
audit-person-invite = Meghívva
audit-person-withdraw = Meghívó visszavonva
audit-person-join = Csatlakozott
audit-person-add = Személy hozzáadva
audit-person-change = Személy módosítva
audit-person-sign-out = Mindenhonnan kijelentkeztetve
audit-shown = { $count ->
    [one] { $count } változás
   *[other] { $count } változás
}
withheld-title = Ezen az oldalon nem érhető el
withheld-hint = A szolgáltatás üzemeltetője itt kikapcsolta: { $features }.
withheld-bots = botok
withheld-own-forms = saját űrlapmezők és kérdések a csevegés előtt
withheld-auto-reply = automatikus válaszok
