# Levelek magyarul.

## Értesítés az ügynöknek

notice-subject = Új üzenet – { $site }: { $queue }
notice-submission = { $count ->
    [one] Új megkeresés érkezett a kapcsolatfelvételi űrlapról.
   *[other] { $count } új megkeresés érkezett a kapcsolatfelvételi űrlapról.
}
notice-chat = { $count ->
    [one] Egy látogató válaszra vár a csevegésben.
   *[other] { $count } látogató vár válaszra a csevegésben.
}
notice-message = { $count ->
    [one] Új olvasatlan üzenete van.
   *[other] { $count } új olvasatlan üzenete van.
}
notice-missed = { $count ->
    [one] Egy látogató távozott, mielőtt választ kapott volna.
   *[other] { $count } látogató távozott, mielőtt választ kapott volna.
}
notice-contents = Biztonsági okból a látogatók üzeneteit nem küldjük el e-mailben. A kezelőfelületen olvashatja el és válaszolhatja meg őket.
notice-site = Webhely
notice-queue = Várólista
notice-time = Időpont
notice-open = Megnyitás a kezelőfelületen
notice-why = { $kind ->
    [submission] Azért kapta ezt az e-mailt, mert távol volt, és a beállításaiban be van kapcsolva az e-mail-értesítés az új megkeresésekről.
    [chat] Azért kapta ezt az e-mailt, mert távol volt, és a beállításaiban be van kapcsolva az e-mail-értesítés az új csevegésekről.
    [missed] Azért kapta ezt az e-mailt, mert távol volt, és a beállításaiban be van kapcsolva az e-mail-értesítés az elmulasztott csevegésekről.
   *[message] Azért kapta ezt az e-mailt, mert távol volt, és a beállításaiban be van kapcsolva az e-mail-értesítés az új üzenetekről.
}
notice-stop = Ha nem kér ilyen leveleket, nyissa meg a kezelőfelületen a beállításait, és az Értesítések résznél kapcsolja ki az e-mailt.

## Bejelentkezési link

sign-in-subject = Bejelentkezési link: { $site }
sign-in-headline = Bejelentkezés a kezelőfelületre
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
