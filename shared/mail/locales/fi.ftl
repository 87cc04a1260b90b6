# Sähköpostit suomeksi.

## Ilmoitus agentille

notice-subject = Uusi viesti sivustolla { $site }: { $queue }
notice-submission = { $count ->
    [one] Sivuston kävijä jätti yhteydenoton.
   *[other] Sivuston kävijät jättivät { $count } yhteydenottoa.
}
notice-chat = { $count ->
    [one] Kävijä odottaa vastausta chatissa.
   *[other] { $count } kävijää odottaa vastausta chatissa.
}
notice-message = { $count ->
    [one] Sinulla on uusi lukematon viesti.
   *[other] Sinulla on { $count } uutta lukematonta viestiä.
}
notice-missed = { $count ->
    [one] Kävijä poistui ennen kuin kukaan ehti vastata.
   *[other] { $count } kävijää poistui ennen kuin kukaan ehti vastata.
}
notice-contents = Turvallisuussyistä kävijöiden viestejä ei lähetetä sähköpostitse. Lue ne ja vastaa niihin konsolissa.
notice-site = Sivusto
notice-queue = Jono
notice-time = Aika
notice-open = Avaa konsolissa
notice-why = { $kind ->
    [submission] Sait tämän viestin, koska olit poissa ja sähköposti-ilmoitukset uusista yhteydenotoista ovat käytössä asetuksissasi.
    [chat] Sait tämän viestin, koska olit poissa ja sähköposti-ilmoitukset uusista chateista ovat käytössä asetuksissasi.
    [missed] Sait tämän viestin, koska olit poissa ja sähköposti-ilmoitukset vastaamatta jääneistä chateista ovat käytössä asetuksissasi.
   *[message] Sait tämän viestin, koska olit poissa ja sähköposti-ilmoitukset uusista viesteistä ovat käytössä asetuksissasi.
}
notice-stop = Jos et halua näitä ilmoituksia, avaa konsolissa omat asetuksesi ja poista sähköposti käytöstä kohdassa Ilmoitukset.

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
