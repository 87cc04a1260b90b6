# Sähköpostit suomeksi.

## Ilmoitus agentille

notice-subject = { $kind ->
    [submission] Uusi yhteydenotto sivustolla { $site }: { $queue }
    [chat] Uusi keskustelu sivustolla { $site }: { $queue }
    [missed] Vastaamatta jäänyt keskustelu sivustolla { $site }: { $queue }
    [offline] Ketään ei ollut paikalla sivustolla { $site }: { $queue }
    [assigned] Sinulle annettu keskustelu sivustolla { $site }: { $queue }
   *[message] Uusi viesti sivustolla { $site }: { $queue }
}
notice-submission = Uusi yhteydenotto odottaa.
notice-chat = { $count ->
    [one] Vierailija odottaa vastausta.
   *[other] Vierailija odottaa vastausta ({ $count } viestiä).
}
notice-message = { $count ->
    [one] Vierailija kirjoitti sinun keskusteluusi.
   *[other] Vierailija kirjoitti sinun keskusteluusi ({ $count } viestiä).
}
notice-missed = { $count ->
    [one] Vierailija lähti ennen kuin kukaan vastasi.
   *[other] Vierailija lähti ennen kuin kukaan vastasi ({ $count } viestiä).
}
notice-offline = { $count ->
    [one] Vierailija kirjoitti, kun ketään ei ollut paikalla, ja lähti.
   *[other] Vierailija kirjoitti, kun ketään ei ollut paikalla, ja lähti ({ $count } viestiä).
}
notice-assigned = Työtoverisi antoi keskustelun sinun käsiteltäväksesi.
notice-contents = Turvallisuussyistä vierailijoiden viestejä ei lähetetä sähköpostitse. Lue ne ja vastaa niihin konsolissa.
notice-site = Sivusto
notice-queue = Jono
notice-time = Aika
notice-open = Avaa konsolissa
notice-why = { $kind ->
    [submission] Sait tämän viestin, koska sähköposti-ilmoitukset uusista yhteydenotoista ovat käytössä.
    [chat] Sait tämän viestin, koska sähköposti-ilmoitukset uusista keskusteluista ovat käytössä.
    [missed] Sait tämän viestin, koska sähköposti-ilmoitukset vastaamatta jääneistä keskusteluista ovat käytössä.
    [offline] Sait tämän viestin, koska sähköposti-ilmoitukset keskusteluista, joihin kukaan ei ollut vastaamassa, ovat käytössä.
    [assigned] Sait tämän viestin, koska sähköposti-ilmoitukset sinulle annetuista keskusteluista ovat käytössä.
   *[message] Sait tämän viestin, koska sähköposti-ilmoitukset uusista viesteistä ovat käytössä.
}
notice-stop = Muuta tätä asetuksissasi

## Yksi ilmoitus monesta

digest-subject = Odottamassa sivustolla { $site }: { $what }
digest-subject-unusual = Poikkeuksellisen paljon sivustolla { $site }: { $what }
digest-headline = Sinua odottaa { $what }.
digest-headline-unusual = Poikkeuksellisen paljon: sinua odottaa { $what }.
digest-contacts = { $count ->
    [one] { $count } yhteydenotto
   *[other] { $count } yhteydenottoa
}
digest-chats = { $count ->
    [one] { $count } uusi keskustelu
   *[other] { $count } uutta keskustelua
}
digest-messages = { $count ->
    [one] { $count } oma keskustelusi
   *[other] { $count } omaa keskusteluasi
}
digest-missed = { $count ->
    [one] { $count } vastaamatta jäänyt keskustelu
   *[other] { $count } vastaamatta jäänyttä keskustelua
}
digest-offline = { $count ->
    [one] { $count } poissaollessa tullut keskustelu
   *[other] { $count } poissaollessa tullutta keskustelua
}
digest-assigned = { $count ->
    [one] { $count } sinulle annettu keskustelu
   *[other] { $count } sinulle annettua keskustelua
}
digest-and = { $first } ja { $last }
digest-time = Viimeisin
digest-hourly = Kun uutta tulee näin paljon, saat enintään yhden tällaisen viestin tunnissa.
digest-why = Sait tämän viestin, koska sähköposti-ilmoitukset ovat käytössä.

## Kirjautumislinkki

sign-in-subject = Kirjautumislinkki: { $site }
sign-in-headline = Kirjaudu konsoliin
sign-in-use = { $minutes ->
    [one] Kirjaudu sisään tällä linkillä. Se toimii kerran ja on voimassa { $minutes } minuutin.
   *[other] Kirjaudu sisään tällä linkillä. Se toimii kerran ja on voimassa { $minutes } minuuttia.
}
sign-in-elsewhere = Jos avaat linkin toisessa selaimessa, saat koodin, joka kirjoitetaan siihen selaimeen, jossa pyysit linkkiä.
sign-in-browser = Selain
sign-in-browser-unknown = Tuntematon
sign-in-place = Paikka
sign-in-time = Pyydetty
sign-in-open = Kirjaudu sisään
sign-in-why = Sait tämän viestin, koska tällä osoitteella pyydettiin kirjautumislinkkiä.
sign-in-not-you = Jos et pyytänyt linkkiä, sinun ei tarvitse tehdä mitään. Älä välitä linkkiä eteenpäin: ilman sitä kukaan ei pääse sisään.

## Kutsu

invitation-subject = Kutsu vastaamaan vierailijoille: { $site }
invitation-headline = Liity: { $site }
invitation-who = { $inviter } kutsuu sinut vastaamaan sivuston { $site } vierailijoille.
invitation-use = { $days ->
    [one] Hyväksy kutsu tällä linkillä. Se toimii kerran ja on voimassa { $days } päivän.
   *[other] Hyväksy kutsu tällä linkillä. Se toimii kerran ja on voimassa { $days } päivää.
}
invitation-open = Hyväksy kutsu
invitation-not-you = Jos et tiedä, mistä on kyse, sinun ei tarvitse tehdä mitään. Älä välitä linkkiä eteenpäin.
