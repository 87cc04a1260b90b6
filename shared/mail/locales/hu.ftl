# Levelek magyarul.

## Értesítés az ügynöknek

notice-subject = { $kind ->
    [submission] Új megkeresés – { $site }: { $queue }
    [chat] Új csevegés – { $site }: { $queue }
    [missed] Elmulasztott csevegés – { $site }: { $queue }
    [offline] Senki sem volt ott egy csevegéshez – { $site }: { $queue }
    [assigned] Önnek kiosztott beszélgetés – { $site }: { $queue }
   *[message] Új üzenet – { $site }: { $queue }
}
notice-submission = Új megkeresés érkezett.
notice-chat = { $count ->
    [one] Egy látogató válaszra vár.
   *[other] Egy látogató válaszra vár ({ $count } üzenet).
}
notice-message = { $count ->
    [one] Egy látogató írt az Ön beszélgetésébe.
   *[other] Egy látogató írt az Ön beszélgetésébe ({ $count } üzenet).
}
notice-missed = { $count ->
    [one] Egy látogató elment, mielőtt bárki válaszolt volna.
   *[other] Egy látogató elment, mielőtt bárki válaszolt volna ({ $count } üzenet).
}
notice-offline = { $count ->
    [one] Egy látogató írt, amikor senki sem volt itt, majd elment.
   *[other] Egy látogató írt, amikor senki sem volt itt, majd elment ({ $count } üzenet).
}
notice-assigned = Egy munkatársa kiosztott Önnek egy beszélgetést.
notice-contents = Biztonsági okból a látogatók üzeneteit nem küldjük el e-mailben. A konzolon olvashatja el és válaszolhatja meg őket.
notice-site = Webhely
notice-queue = Sor
notice-time = Időpont
notice-open = Megnyitás a konzolon
notice-why = { $kind ->
    [submission] Azért kapta ezt az e-mailt, mert be van kapcsolva az e-mail-értesítés az új megkeresésekről.
    [chat] Azért kapta ezt az e-mailt, mert be van kapcsolva az e-mail-értesítés az új csevegésekről.
    [missed] Azért kapta ezt az e-mailt, mert be van kapcsolva az e-mail-értesítés az elmulasztott csevegésekről.
    [offline] Azért kapta ezt az e-mailt, mert be van kapcsolva az e-mail-értesítés azokról a csevegésekről, amelyekhez senki sem jött.
    [assigned] Azért kapta ezt az e-mailt, mert be van kapcsolva az e-mail-értesítés az Önnek kiosztott beszélgetésekről.
   *[message] Azért kapta ezt az e-mailt, mert be van kapcsolva az e-mail-értesítés az új üzenetekről.
}
notice-stop = Módosítás a beállításokban

## Egy értesítés sokról

digest-subject = Várakozik – { $site }: { $what }
digest-subject-unusual = Szokatlanul sok – { $site }: { $what }
digest-headline = Önre vár: { $what }.
digest-headline-unusual = Szokatlanul sok. Önre vár: { $what }.
digest-contacts = { $count ->
    [one] { $count } megkeresés
   *[other] { $count } megkeresés
}
digest-chats = { $count ->
    [one] { $count } új csevegés
   *[other] { $count } új csevegés
}
digest-messages = { $count ->
    [one] { $count } saját beszélgetés
   *[other] { $count } saját beszélgetés
}
digest-missed = { $count ->
    [one] { $count } elmulasztott csevegés
   *[other] { $count } elmulasztott csevegés
}
digest-offline = { $count ->
    [one] { $count } távollét alatt érkezett csevegés
   *[other] { $count } távollét alatt érkezett csevegés
}
digest-assigned = { $count ->
    [one] { $count } Önnek kiosztott beszélgetés
   *[other] { $count } Önnek kiosztott beszélgetés
}
digest-and = { $first } és { $last }
digest-time = Legutóbbi
digest-hourly = Amíg ilyen sok érkezik, óránként legfeljebb egy ilyen e-mailt kap.
digest-why = Azért kapta ezt az e-mailt, mert be vannak kapcsolva az e-mail-értesítések.

## Bejelentkezési link

sign-in-subject = Bejelentkezési link: { $site }
sign-in-headline = Bejelentkezés a konzolra
sign-in-use = { $minutes ->
    [one] Ezzel a linkkel tud bejelentkezni. Egyszer használható, és { $minutes } percig érvényes.
   *[other] Ezzel a linkkel tud bejelentkezni. Egyszer használható, és { $minutes } percig érvényes.
}
sign-in-elsewhere = Ha másik böngészőben nyitja meg, kap egy kódot, amelyet ott kell beírnia, ahol a linket kérte.
sign-in-browser = Böngésző
sign-in-browser-unknown = Ismeretlen
sign-in-place = Hely
sign-in-time = Kérés ideje
sign-in-open = Bejelentkezés
sign-in-why = Azért kapta ezt az e-mailt, mert ezzel a címmel bejelentkezési linket kértek.
sign-in-not-you = Ha nem Ön kérte, nincs teendője. Ne adja tovább a linket: nélküle senki sem tud belépni.

## A meghívó

invitation-subject = Meghívó a látogatók kiszolgálására: { $site }
invitation-headline = Csatlakozás: { $site }
invitation-who = { $inviter } meghívta, hogy válaszoljon a(z) { $site } látogatóinak.
invitation-use = { $days ->
    [one] Ezzel a linkkel fogadhatja el. Egyszer használható, és { $days } napig érvényes.
   *[other] Ezzel a linkkel fogadhatja el. Egyszer használható, és { $days } napig érvényes.
}
invitation-open = Elfogadás
invitation-not-you = Ha nem tudja, miről van szó, nincs teendője. Ne adja tovább a linket.
