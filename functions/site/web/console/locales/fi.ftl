### Konsoli. Avaimet nimetään paikan ja tarkoituksen mukaan.

## Everywhere

app-name = Doorbell
skip-to-content = Siirry sisältöön
cancel = Peruuta
close = Sulje
save = Tallenna
try-again = Yritä uudelleen
undo = Kumoa
loading = Ladataan
not-given = Ei tiedossa

## Rail

rail-label = Päävalikko
rail-inbox = Saapuneet
rail-inbox-unread = { $count ->
    [one] Saapuneet, { $count } lukematon viesti
   *[other] Saapuneet, { $count } lukematonta viestiä
}
rail-queues = Jonot
rail-settings = Asetukset
rail-account = Käyttäjä { $name }
help = Ohje
help-new-tab = (uuteen välilehteen)
help-address = /guide/fi/index.html
availability-switch = Osallistu vastaamiseen
availability-online = Paikalla
availability-away = Poissa
sign-out = Kirjaudu ulos
sign-out-title = Kirjaudutaanko ulos ja hylätäänkö lähettämättömät tekstit?
sign-out-text = { $count ->
    [one] { $count } teksti on lähettämättä. Uloskirjautuminen poistaa sen tältä laitteelta.
   *[other] { $count } tekstiä on lähettämättä. Uloskirjautuminen poistaa ne tältä laitteelta.
}

## Connection

connection-lost = Ei yhteyttä. Kirjoittamasi säilyy ja lähtee, kun yhteys palaa.

## Sign-in

sign-in-title = Kirjaudu sisään
sign-in-intro = Lähetämme kirjautumislinkin sähköpostiisi. Salasanaa ei ole.
sign-in-deep-link = Kirjautumisen jälkeen pääset sivulle, jolle olit tulossa.
sign-in-email = Sähköpostiosoite
sign-in-send = Lähetä linkki
sign-in-sent-title = Katso sähköpostisi
sign-in-sent = Jos { $email } on agentin osoite, linkki on matkalla. Se toimii kerran ja on voimassa 10 minuuttia.
sign-in-again = Lähetä uudelleen
sign-in-sent-again = Jos osoite on agentin, uusi linkki on matkalla. Aiemmatkin toimivat vielä oman 10 minuuttinsa ajan.
sign-in-too-many = Olet pyytänyt linkkejä toistaiseksi tarpeeksi. Sähköpostissasi olevat toimivat oman 10 minuuttinsa ajan; voit pyytää uuden { $minutes ->
    [one] { $minutes } minuutin
   *[other] { $minutes } minuutin
} kuluttua.
sign-in-code = Koodi
sign-in-code-hint = Avasitko linkin toisella laitteella? Kirjoita tähän sen näyttämä koodi, jossa on 6 numeroa. Viimeinen numero kirjaa sinut sisään.
sign-in-code-send = Kirjaudu koodilla
sign-in-code-six = Koodissa on 6 numeroa.
sign-in-code-wrong = Koodi ei täsmää. Tarkista se siitä, missä avasit linkin.
sign-in-other-address = Käytä toista osoitetta
sign-in-confirm-title = Jatka konsoliin
sign-in-confirm = Kirjaudu sähköpostiisi tulleella linkillä painamalla painiketta.
sign-in-confirm-button = Kirjaudu sisään
sign-in-other-title = Melkein valmista
sign-in-other = Kirjautuminen aloitettiin toisessa selaimessa. Kirjoita tämä koodi siellä:
sign-in-other-warning = Etkö pyytänyt linkkiä itse? Älä anna koodia kenellekään ja sulje tämä sivu.
sign-in-used-title = Linkki ei enää toimi
sign-in-used = Linkki toimii kerran ja on voimassa 10 minuuttia. Pyydä uusi; mitään ei kadonnut.
sign-in-new-link = Pyydä uusi linkki

## Invitation

invitation-page = Kutsu
invitation-title = Liity: { $site }
invitation-by = { $name } kutsuu sinut vastaamaan yhteydenottoihin: { $site }.
invitation-new = Käyttäjätunnuksesi on { $email }. Salasanaa ei ole: kirjautumislinkki tulee sähköpostiisi.
invitation-known = Sinulla on jo käyttäjätunnus { $email }. Nimesi ja kielesi pysyvät ennallaan.
invitation-other = Tässä selaimessa on kirjautuneena { $name } ({ $email }). Kun liityt, kirjaudut tässä hänen tilalleen.
invitation-join = Liity
invitation-gone-title = Kutsu ei enää toimi
invitation-gone = Se on käytetty tai peruttu, tai siitä on yli 14 päivää. Jos olet jo liittynyt, kirjaudu sisään; muuten pyydä uusi kutsu.

## Inbox

inbox-title = Saapuneet
inbox-views = Näytettävät keskustelut
view-open = Avoimet
view-mine = Omat
view-unassigned = Vapaat
view-active = Käsittelyssä
view-resolved = Ratkaistut
view-trashed = Roskakori
view-more = Lisää
queue-filter = Jono
queue-all = Kaikki jonot
sort-label = Järjestys
sort-waiting = Pisimpään odottaneet ensin
sort-last = Viimeisin tapahtuma ensin
list-label = Keskustelut
list-apart = Avoinna, mutta ei tässä luettelossa
list-waiting = { $count ->
    [one] { $count } uusi
   *[other] { $count } uutta
}
list-more = Näytä lisää
list-empty-open = Avoimia keskusteluja ei ole. Uudet ilmestyvät tähän itsestään.
list-empty-mine = Sinulla ei ole avoimia keskusteluja.
list-empty-unassigned = Jokaisella keskustelulla on käsittelijä.
list-empty-active = Yhtään keskustelua ei ole juuri nyt käsittelyssä.
list-empty-resolved = Ratkaistuja keskusteluja ei vielä ole.
list-empty-trashed = Roskakori on tyhjä.
list-show-open = Näytä avoimet
list-show-unassigned = Näytä vapaat
list-show-resolved = Näytä ratkaistut
list-no-queues = Et ole vielä missään jonossa. Ylläpitäjä voi lisätä sinut.
list-no-queues-yet = Jonoja ei vielä ole, joten keskusteluja ei voi tulla.
list-add-queue = Lisää jono
list-check-again = Tarkista uudelleen
row-unread = { $count ->
    [one] { $count } lukematon viesti
   *[other] { $count } lukematonta viestiä
}
row-waits = odottanut { $time }
row-waits-now = odottaa
row-from-agent = Agentti:
row-no-text = Ei vielä viestejä
since-now = nyt

## First steps of a site

first-run-title = Alkuun
first-run-count = { $count }/{ $all } tehty
first-run-dismiss = Piilota nämä vaiheet
first-run-is-done = tehty
first-run-name = Anna sivustolle nimi
first-run-name-hint = Vierailijat näkevät nimen widgetissä ja sähköposteissa.
first-run-address = Lisää verkkosivustosi osoite
first-run-address-hint = Widget avautuu vain luettelon osoitteissa.
first-run-snippet = Lisää koodinpätkä verkkosivustollesi
first-run-snippet-hint = Kopioi valmis koodi; tämä merkitään tehdyksi, kun vierailijan selain on ladannut sen.
first-run-hours = Aseta aukioloajat
first-run-hours-hint = Muulloin widget kertoo, milloin olette taas paikalla.
first-run-colleague = Kutsu työtoveri
first-run-colleague-hint = Kaksi vastaa nopeammin kuin yksi.
first-run-try = Kokeile
first-run-try-hint = Kirjoita itsellesi widgetissä; viesti ilmestyy saapuneisiin.

## What a conversation is

status-unassigned = Vapaa
status-active = Käsittelyssä
status-resolved = Ratkaistu
status-trashed = Roskakorissa
mark-missed = Vastaamatta
mark-offline = Ketään ei ollut paikalla
kind-chat = Chat
kind-submission = Yhteydenotto
kind-email = Sähköposti
kind-channel = Muu kanava
visitor-unnamed = Vierailija

## Conversation

conversation-choose = Valitse keskustelu luettelosta.
conversation-back = Takaisin luetteloon
conversation-actions = Keskustelun toiminnot
viewers = Katsoo myös: { $names }
viewer-unnamed = Työtoveri
action-more = Lisää toimintoja
action-reply = Ota käsittelyyn
action-join = Liity
action-leave = Poistu keskustelusta
action-assign = Anna käsittelijälle…
action-transfer = Siirrä jonoon…
action-resolve = Ratkaise
action-reopen = Avaa uudelleen
action-trash = Siirrä roskakoriin
action-restore = Palauta
assign-title = Valitse käsittelijä
assign-me = { $name } (sinä)
assign-nobody-else = Tässä jonossa ei ole muita.
transfer-title = Siirrä jonoon
transfer-no-other = Muita jonoja ei ole.
done-reply = Otit keskustelun käsittelyyn.
done-join = Liityit keskusteluun.
done-leave = Poistuit keskustelusta.
done-assign = Uusi käsittelijä: { $name }.
done-transfer = Siirretty jonoon { $queue }.
done-resolve = Ratkaistu.
done-reopen = Avattu uudelleen.
done-trash = Siirretty roskakoriin.
done-restore = Palautettu.
undo-failed = Tätä ei voi enää kumota: joku on sen jälkeen muuttanut keskustelua.

## Log of a conversation

log-label = Viestit
log-beginning = Keskustelu alkaa tästä
log-older = Ladataan vanhempia viestejä
log-to-newest = Uusia viestejä
log-unread-from-here = Uudet
note-label = Sisäinen muistiinpano
auto-reply-label = Automaattinen vastaus
submission-label = Yhteydenotto
submission-before-chat = Vastattu ennen keskustelua
answer-topic = Aihe
answer-message = Viesti
answer-name = Nimi
answer-email = Sähköposti
answer-phone = Puhelin
details-add = Lisää { $value } yhteystietoihin
details-replace = Ota käyttöön { $value } (korvaa tiedon { $old })
details-added = { $value } on nyt yhteystiedoissa.
bot-talk = Botin kanssa
bot-yes = Kyllä
bot-no = Ei
message-you = Sinä
delivery-sending = Lähetetään
delivery-sent = Lähetetty
delivery-seen = Nähty
delivery-failed = Ei lähetetty
delivery-waiting = Ei vielä lähetetty; yritetään uudelleen
delivery-edit = Muokkaa
typing = { $name } kirjoittaa…
announce-message = { $name }: { $text }
announce-messages = { $count ->
    [one] { $count } uusi viesti
   *[other] { $count } uutta viestiä
}
event-active = { $by ->
    [visitor] Vierailija palasi, ja keskustelu on taas käsittelyssä
    [agent] { $name } avasi keskustelun uudelleen
   *[system] Keskustelu on käsittelyssä
}
event-unassigned = { $by ->
    [visitor] Vierailija palasi, eikä kukaan vielä vastaa
    [agent] { $name } avasi keskustelun uudelleen
   *[system] Keskustelu on vapaa
}
event-resolved = { $by ->
    [visitor] Vierailija päätti keskustelun
    [agent] { $name } ratkaisi keskustelun
   *[system] Keskustelu ratkaistiin automaattisesti
}
event-trashed = { $by ->
    [agent] { $name } siirsi keskustelun roskakoriin
   *[system] Keskustelu siirrettiin roskakoriin
}
event-joined = { $name } liittyi keskusteluun
event-left = { $name } poistui keskustelusta
event-taken = { $name } otti keskustelun käsittelyyn
event-assigned = { $by } antoi keskustelun käsittelijälle { $name }
event-assigned-nobody = Keskustelulla ei ole käsittelijää
event-transferred = { $by } siirsi keskustelun jonoon { $queue }
event-transferred-system = Keskustelu siirrettiin jonoon { $queue }
event-rated = { $score ->
    [good] Vierailijan arvio: hyvä
    [bad] Vierailijan arvio: huono
   *[fair] Vierailijan arvio: kohtalainen
}
event-rated-comment = ”{ $comment }”
event-redacted = { $by } poisti tekstin
event-redacted-system = Teksti poistettiin
event-contact = { $by } korjasi yhteystietoja
event-contact-system = Yhteystietoja korjattiin
redact-menu = Tekstin toiminnot
redact = Poista teksti…
redact-title = Poistetaanko tämä teksti?
redact-text = Se poistuu kaikilta, eikä poistoa voi perua. Varmuuskopioissa se säilyy vielä jonkin aikaa.
redact-confirm = Poista teksti
redact-busy = Poistetaan…
redacted = Teksti poistettu

## Composer

composer-label = Kirjoita
composer-reply = Vastaus
composer-note = Muistiinpano
composer-reply-text = Vastaus vierailijalle
composer-note-text = Sisäinen muistiinpano
composer-reply-hint = Kirjoita vastaus.
composer-note-hint = Kirjoita muistiinpano muille agenteille.
composer-goes-to-widget = Menee widgetiin; vierailija on paikalla
composer-waits-in-widget = Menee widgetiin; vierailija näkee sen palatessaan
composer-goes-to-agents = Vain agentit näkevät tämän
composer-send = Lähetä
composer-add-note = Lisää muistiinpano
composer-keys = Enter lähettää, Vaihto+Enter vaihtaa riviä.
composer-too-long = { $count ->
    [one] { $count } merkki liikaa
   *[other] { $count } merkkiä liikaa
}
composer-nobody-answers = Kukaan ei ole vielä ottanut tätä keskustelua käsittelyyn.
composer-other-answers = { $name } käsittelee tätä keskustelua.
composer-resolved = Keskustelu on ratkaistu.
composer-trashed = Keskustelu on roskakorissa.
composer-read-only = Voit lukea keskustelun mutta et kirjoittaa siihen.
composer-form-mail = Tämä tuli yhteydenottolomakkeella, joten chattia ei ole. Vierailija jätti osoitteen { $email }.
composer-form-silent = Tämä tuli yhteydenottolomakkeella, joten chattia ei ole.
composer-write-mail = Kirjoita sähköposti

## Visitor card

card-title = Vierailijan tiedot
card-show = Vierailijan tiedot
card-failed = Tietoja ei voitu lukea.
card-online = Sivustolla nyt
card-left = Ei nyt sivustolla
card-name = Nimi
card-email = Sähköposti
card-suppressed-bounce = Ei voi lähettää sähköpostia: viesti palautui
card-suppressed-complaint = Ei voi lähettää sähköpostia: viesti merkittiin roskapostiksi
card-phone = Puhelin
card-page = Sivu
card-referrer = Tuli sivulta
card-browser = Selain
card-language = Kieli
card-consent = Suostumus
card-consent-given = Versio { $version }, { $date }
card-participants = Osallistujat
card-responsible = käsittelijä
card-conversation = Keskustelu
card-number = Numero
card-kind = Laji
card-queue = Jono
card-status = Tila
card-assignee = Käsittelijä
card-nobody = Ei kukaan
card-rating = Arvio
card-rated = { $score ->
    [good] hyvä
    [bad] huono
   *[fair] kohtalainen
}
card-started = Alkoi
card-latest = Viimeksi
card-edit = Muokkaa
card-edit-form = Yhteystiedot
card-edit-saving = Tallennetaan…
card-edit-meanwhile = Muuttui sillä välin: { $value }

## Queue log

queues-title = Jonot
queue-open = Avoinna
queue-closed = Suljettu
log-title = Tapahtumaloki
log-table = Jonon { $queue } tapahtumat
log-reload = Päivitä tapahtumat
log-reloaded = Tapahtumat ovat ajan tasalla.
log-event-accepted = Otti keskustelun käsittelyyn
log-event-opened = Avasi jonon
log-event-closed = Sulki jonon
log-source-submission = Yhteydenotto
log-source-system = Aukioloajat
log-view-content = Näytä sisältö
log-hide-content = Piilota sisältö
log-content-of = Sisältö: { $number }
log-open-conversation = Avaa keskustelu
log-comment-add = Lisää kommentti
log-comments = { $count ->
    [one] { $count } kommentti
   *[other] { $count } kommenttia
}
log-comments-of = Kommentit: { $number }
log-comments-full = Tällä tapahtumalla on jo 20 kommenttia, enempää ei mahdu.
log-only-waiting = Yhteydenotot ilman kommenttia
log-none-waiting = Jokaisella yhteydenotolla on kommentti.
log-show-all = Näytä kaikki tapahtumat
log-comment-field = Kommentti: missä vaiheessa asia on, kuka sitä hoitaa
log-comment-label = Kommentti: { $number }
log-empty = Tässä jonossa ei ole vielä tapahtunut mitään.
log-entry-missing = Tapahtumaa ei löydy näiden joukosta. Se voi olla vanhempi, tai sinulla ei ole oikeutta nähdä sitä.

## People of a site

people-active = Vastaajat
people-search = Nimi tai osoite
people-found = { $count ->
    [one] Löytyi { $count } henkilö
   *[other] Löytyi { $count } henkilöä
}
people-none-found = Kenelläkään ei ole tällaista nimeä tai osoitetta.
people-show-all = Näytä kaikki
people-deactivated = Käytöstä poistetut ({ $count })
person-you = (sinä)
person-form = Muokkaa: { $name }
person-edit = Muokkaa
person-edit-of = Muokkaa: { $name }
person-role = Rooli
person-queues = Jonot
person-queues-hint = Näiden jonojen uudet keskustelut ja ilmoitukset tulevat hänelle.
person-queues-none = Ilman jonoa agentti ei näe keskusteluja.
person-queues-none-there = Sivustolla ei ole vielä jonoja.
person-no-queue = ei jonoa
person-most = Avoimia keskusteluja enintään
person-most-hint = Luku väliltä 1–100. Kun raja on täynnä, uudet odottavat. Tyhjä tarkoittaa, ettei rajaa ole.
person-most-wrong = Anna kokonaisluku väliltä 1–100 tai jätä tyhjäksi.
person-most-any = ei rajaa
person-most-of = { $count ->
    [one] enintään { $count } keskustelu kerralla
   *[other] enintään { $count } keskustelua kerralla
}
person-saved = Tallennettu: { $name }.
person-overtaken = Joku muu muutti samaan aikaan henkilön { $name } tietoja. Hänen muutoksensa ovat nyt lomakkeessa; tallenna uudelleen, niin omasi lisätään.
person-overtaken-both = Joku muu muutti samaan aikaan henkilön { $name } tietoja. Jos muutitte samaa kohtaa, hänen arvonsa näkyy omasi alla; tallenna uudelleen, jos pidät omasi.
person-last-owner = { $name } on ainoa omistaja. Tee ensin jostakusta toisesta omistaja.
person-owners-only = Vain omistaja voi muuttaa omistajia tai nimetä niitä.
person-deactivate = Poista käytöstä…
person-deactivate-title = Poistetaanko { $name } käytöstä?
person-deactivate-text = Hänet kirjataan heti ulos tästä sivustosta, eikä hän näe siitä enää mitään. Hänen avoimet keskustelunsa palaavat jonoon. Voit ottaa hänet myöhemmin takaisin käyttöön.
person-deactivate-yes = Poista käytöstä
person-deactivated = { $name } on poistettu käytöstä.
person-sign-out = Kirjaa ulos…
person-sign-out-of = Kirjaa { $name } ulos kaikkialta
person-sign-out-title = Kirjataanko { $name } ulos kaikkialta?
person-sign-out-text = Kaikki hänen istuntonsa päättyvät muutamassa sekunnissa, kaikilla laitteilla ja kaikilla sivustoilla. Hän voi kirjautua heti uudelleen.
person-sign-out-yes = Kirjaa ulos kaikkialta
person-signed-out = { $name } on kirjattu ulos kaikkialta.
person-reactivate = Palauta käyttöön…
person-reactivate-of = Palauta käyttöön: { $name }
person-reactivate-title = Palautetaanko { $name } käyttöön?
person-reactivate-text = Hän voi taas kirjautua sisään, ja hänellä on sama rooli ja samat jonot kuin ennen.
person-reactivate-yes = Palauta käyttöön
person-reactivated = { $name } on taas käytössä.
role-owner-hint = Tekee kaiken ja päättää, ketkä ovat omistajia.
role-administrator-hint = Hoitaa sivuston asetukset, jonot ja ihmiset ja näkee kaikki keskustelut.
role-full-access-hint = Näkee sivuston kaikki keskustelut, liittyy niihin ja ratkaisee ne.
role-agent-hint = Näkee omien jonojensa keskustelut ja vastaa niihin.
invite-open = Kutsu työtoveri
invite-title = Kutsu työtoveri
invite-language = Viestin kieli
invite-send = Lähetä kutsu
invite-sent = Kutsu on matkalla osoitteeseen { $email }.
invite-there = Tämä henkilö on jo sivustolla, ehkä käytöstä poistettuna.
invite-too-many = Tästä sivustosta on tänään lähetetty paljon kutsuja. Mitään ei kadonnut; lähetä se { $minutes ->
    [one] { $minutes } minuutin
   *[other] { $minutes } minuutin
} kuluttua.
invitations-title = Kutsutut
invitation-expires = { $count ->
    [one] Vanhenee { $count } päivän kuluttua
   *[other] Vanhenee { $count } päivän kuluttua
}
invitation-expired = Vanhentunut
invitation-resend = Lähetä uudelleen
invitation-resend-to = Lähetä kutsu uudelleen: { $email }
invitation-withdraw = Peru kutsu
invitation-withdraw-of = Peru kutsu: { $email }
invitation-withdraw-title = Perutaanko kutsu?
invitation-withdraw-text = Osoitteeseen { $email } lähetetty linkki lakkaa heti toimimasta. Voit kutsua uudelleen.
invitation-withdrawn = Kutsu osoitteeseen { $email } on peruttu.
invitation-taken = Kutsu ei ole enää avoinna: se on käytetty tai peruttu. Lue luettelo uudelleen.

## Settings

settings-title = Asetukset
settings-profile = Profiili
settings-name = Nimi
settings-name-hint = Vierailijat näkevät tämän nimen vastaustesi vieressä.
settings-email = Sähköposti
settings-language = Kieli
settings-availability = Tavoitettavuus
settings-availability-online = Paikalla: kun konsolisi on auki, vierailijat näkevät, että joku on paikalla
settings-availability-away = Poissa: sinua ei lasketa paikalla oleviin, ja ilmoitukset tulevat myös sähköpostitse
settings-saved = Tallennettu
settings-role = Sivustot
role-owner = Omistaja
role-administrator = Ylläpitäjä
role-full-access = Täysien oikeuksien agentti
role-agent = Agentti
notices-title = Ilmoitukset
notices-intro = Valitse, mistä haluat tiedon. Jos et valitse mitään, asiasta ei kerrota konsolissakaan. Sähköpostissa on linkki, ei koskaan sisältöä, ja se tulee enintään kerran viidessä minuutissa.
notices-kind = Mitä tapahtui
notices-sound = Ääni
notices-desktop = Työpöytä
notices-email = Sähköposti
notices-submission = Yhteydenotto
notices-submission-hint = Joku lähetti lomakkeen.
notices-chat = Uusi keskustelu
notices-chat-hint = Vierailija aloitti keskustelun, jota kukaan ei ole vielä ottanut käsittelyyn.
notices-message = Uusi viesti
notices-message-hint = Vierailija kirjoitti sinun keskusteluusi.
notices-missed = Vastaamatta jäänyt keskustelu
notices-missed-hint = Vierailija lähti ennen kuin kukaan vastasi.
notices-offline = Ketään ei ollut paikalla
notices-offline-hint = Vierailija kirjoitti, kun ketään ei ollut paikalla, ja lähti.
notices-assigned = Sinulle annettu keskustelu
notices-assigned-hint = Työtoveri antoi keskustelun sinun käsiteltäväksesi.
notices-suppressed-bounce = Osoitteeseen { $email } lähetetty sähköposti palautui ({ $when }), joten ilmoituksia ei enää lähetetä sinne. Toimiiko osoite taas?
notices-suppressed-complaint = Osoitteeseen { $email } lähetetty sähköposti merkittiin roskapostiksi ({ $when }), joten ilmoituksia ei enää lähetetä sinne. Haluatko niitä taas?
notices-lifted = Ilmoituksia lähetetään taas sähköpostitse. Jos jokin palautuu, siitä kerrotaan tässä.
notices-cell = { $kind }: { $way }
notices-hear = Kuuntele ääni
notices-desktop-ask = Selaimesi ei vielä näytä Doorbellin työpöytäilmoituksia.
notices-desktop-enable = Ota käyttöön
notices-desktop-refused = Selaimesi estää Doorbellin työpöytäilmoitukset. Salli ne tämän sivuston asetuksissa ja lataa sivu uudelleen.
notices-desktop-missing = Tässä selaimessa ei ole työpöytäilmoituksia.
notices-mail = Sähköposti tulee
notices-mail-away = Vain kun olen poissa tai en ole katsonut kahteen minuuttiin
notices-mail-always = Aina, myös kun konsoli on jo kertonut asiasta
notices-quiet = Hiljaiset tunnit
notices-quiet-on = Ei ilmoituksia näinä tunteina päivittäin
notices-quiet-hint = Ei ääntä, ei työpöytäilmoitusta, ei sähköpostia. Luettelot ja luvut päivittyvät silti. Jos saat asiasta sähköpostia, saat tuntien päätyttyä viestin siitä, mikä yhä odottaa vastausta.
notices-quiet-from = Alkaa
notices-quiet-to = Päättyy
notices-quiet-zone = Aikavyöhyke: { $zone }
notices-quiet-here = Käytä tämän laitteen aikavyöhykettä: { $zone }
notices-quiet-same = Alku ja loppu eivät voi olla samat.
notices-queues = Jonot
notices-queues-hint = Et saa ilmoituksia jonosta, jota ei ole valittu.
notices-browser = Tässä selaimessa
notices-front = Näytä työpöytäilmoitukset myös, kun konsoli on päällimmäisenä
notices-stay = Pidä työpöytäilmoitukset näkyvissä, kunnes napsautan niitä
first-notices-title = Mistä saat ilmoituksen
first-notices-off = Ei ilmoitusta
first-notices-away = Sähköposti tulee vain, kun olet poissa tai et ole katsonut kahteen minuuttiin.
first-notices-dismiss = Selvä
first-notices-change = Muuta asetuksissa
sessions-title = Missä olet kirjautuneena
sessions-intro = Lopeta istunto, jota et tunnista. Se lakkaa toimimasta muutamassa sekunnissa.
sessions-this = Tämä istunto
sessions-last-seen = Käytetty viimeksi { $when }
sessions-since = kirjauduttu { $when }
sessions-end = Lopeta
sessions-end-label = Lopeta istunto: { $browser }
sessions-end-others = Lopeta kaikki muut istunnot
sessions-only-this = Olet kirjautuneena vain tässä.
sessions-ended = Istunto on lopetettu.
sessions-others-ended = Kaikki muut istunnot on lopetettu.
browser-on = { $browser }, { $system }
browser-unknown = Tuntematon selain

## Setting up a site: which page, and who may

setup-title = Sivusto
setup-site = Sivusto
setup-texts = Tekstit
setup-install = Asennus
setup-queues = Jonot
setup-bots = Botit
setup-people = Henkilöt
setup-log = Muutosloki
setup-which = Mikä sivusto
setup-no-right-title = Tätä hoitavat muut
setup-no-right = Sivuston { $site } asetuksia muuttavat sen omistajat ja ylläpitäjät. Sinun roolisi ei riitä siihen; pyydä heitä.

## Notices in the console

notices-region = Uusimmat ilmoitukset
notice-submission = Uusi yhteydenotto
notice-chat = Uusi keskustelu
notice-message = Uusi viesti
notice-missed = Vastaamatta jäänyt keskustelu
notice-offline = Vierailija kirjoitti, kun ketään ei ollut paikalla
notice-assigned = Sait keskustelun käsiteltäväksesi
notice-chat-many = { $count ->
    [one] { $count } uusi keskustelu
   *[other] { $count } uutta keskustelua
}
notice-missed-many = { $count ->
    [one] { $count } vastaamatta jäänyt keskustelu
   *[other] { $count } vastaamatta jäänyttä keskustelua
}
notice-message-many = { $count ->
    [one] Uusia viestejä { $count } keskustelussa
   *[other] Uusia viestejä { $count } keskustelussa
}
notice-submission-many = { $count ->
    [one] { $count } uusi yhteydenotto
   *[other] { $count } uutta yhteydenottoa
}
notice-offline-many = { $count ->
    [one] { $count } vierailija kirjoitti, kun ketään ei ollut paikalla
   *[other] { $count } vierailijaa kirjoitti, kun ketään ei ollut paikalla
}
notice-assigned-many = { $count ->
    [one] Sait { $count } keskustelun käsiteltäväksesi
   *[other] Sait { $count } keskustelua käsiteltäväksesi
}
notice-view-log = Näytä jonon tapahtumat
notice-view-conversation = Avaa keskustelu
notice-view-list = Näytä luettelo
export-menu = Vie CSV-tiedostoon
export-failed = Vienti ei onnistunut
export-number = Numero
export-id = Keskustelu
export-agent = Asiakaspalvelija
export-customer = Asiakas
export-rating = Arvio
export-time = Aika
export-author = Kirjoittaja
export-details = Lisätiedot
export-content = Sisältö
export-note = Muistiinpano
export-automatic = Automaattinen vastaus
why-menu = Miksi sain tai en saanut ilmoitusta?
why-title = Tämän keskustelun ilmoitukset sinulle
why-mails = Sähköposti
why-line = { $kind } ({ $when }): { $mail }
why-under-way = lähetetään parhaillaan
why-waits = odottaa lähtöä muiden kanssa
why-quiet = odottaa hiljaisten tuntien päättymistä
why-sent = lähetetty
why-taken-care-of = ei lähetetty, koska joku oli jo hoitanut asian
why-switched-off = ei lähetetty, koska olit poistanut ilmoituksen käytöstä
why-refused = ei lähetetty, koska osoitteesi ei ota sähköpostia vastaan
why-dropped = ei lähetetty
why-no-mail = Sinulle ei ollut tulossa sähköpostia.
why-now = Nykyisillä asetuksillasi
why-now-outside = Et vastaa tässä jonossa, joten et saa siitä ilmoituksia.
why-now-muted = Olet poistanut tämän jonon ilmoitukset käytöstä.
why-now-off = Ilmoitukset ”{ $kind }” eivät ole käytössä.
why-now-no-mail = Sähköposti-ilmoitukset ”{ $kind }” eivät ole käytössä.
why-now-other = Keskustelua hoitaa { $name }, ja vain hän saa tiedon uusista viesteistä.
why-now-quiet = Hiljaiset tuntisi ovat { $from }–{ $to }.
why-now-away = Kun konsolisi on auki, saat sähköpostia vain siitä, mitä et ole katsonut kahteen minuuttiin.
why-now-always = Saat tiedon kaikilla tavoilla.
why-settings = Muuta asetuksia
notice-dismiss = Sulje ilmoitus

## Other screens

missing-title = Täällä ei ole mitään
missing-text = Sivua ei ole, tai sinulla ei ole oikeutta nähdä sitä.
missing-action = Siirry saapuneisiin
missing-queue = Jonoa ei ole, tai sinulla ei ole oikeutta nähdä sitä.
missing-queues = Siirry jonoihin

## Problems: what happened, what was kept, what to do

problem-malformed = Palvelin ei osannut lukea pyyntöä. Mitään kirjoittamaasi ei kadonnut; lataa sivu uudelleen ja yritä sitten.
problem-unauthenticated = Istuntosi on päättynyt. Luonnokset säilyvät; jatka kirjautumalla uudelleen.
problem-forbidden = Roolisi ei salli tätä. Mitään ei muutettu; kysy sivuston omistajalta.
problem-origin = Pyyntö tuli osoitteesta, jota ei ole sivuston luettelossa. Mitään ei muutettu; avaa konsoli sen omasta osoitteesta.
problem-not-found = Tätä ei ole, tai sinulla ei ole oikeutta nähdä sitä. Mitään ei muutettu; palaa luetteloon.
problem-conflict = Joku toinen ehti ensin: keskustelun tila on nyt ”{ $state }”. Katso uusi tila ja päätä uudelleen.
problem-conflict-unknown = Joku toinen ehti ensin, ja keskustelu on muuttunut. Katso uusi tila ja päätä uudelleen.
problem-overtaken = Joku muu muutti tätä sillä välin. Kirjoittamasi on tallessa; katso molemmat arvot ja valitse.
problem-taken = { $name } ehti ottaa keskustelun käsittelyyn ensin.
problem-text-kept = Tekstisi säilyi.
problem-next-unassigned = Seuraava vapaa
problem-gap = Aiempi viesti ei ole vielä perillä. Tekstisi säilyy ja lähtee sen jälkeen.
problem-sender-expired = Tämä välilehti oli liian kauan poissa. Tekstisi säilyi; lähetä se uudelleen.
problem-other-browser = Kirjautuminen aloitettiin toisessa selaimessa. Kirjoita koodi siellä.
problem-gone = Kirjautumislinkki on jo käytetty tai vanhentunut. Pyydä uusi.
problem-too-large = Teksti on liian pitkä lähetettäväksi. Se säilyi; lyhennä sitä ja yritä uudelleen.
problem-invalid = Jokin antamasi tieto ei kelpaa. Mitään ei kadonnut; korjaa se ja yritä uudelleen.
problem-too-many = Liian monta yritystä kerralla. Mitään ei kadonnut; odota { $seconds ->
    [one] { $seconds } sekunti
   *[other] { $seconds } sekuntia
} ja yritä uudelleen.
problem-internal = Meillä meni jotain rikki. Mitään kirjoittamaasi ei kadonnut; yritä uudelleen ja kerro tuelle numero { $trace }, jos tämä toistuu.
problem-unavailable = Palvelu on ruuhkautunut. Mitään ei kadonnut; yritä hetken päästä uudelleen.
problem-unreachable = Palvelimeen ei saada yhteyttä. Mitään ei kadonnut; tarkista yhteys ja yritä uudelleen.
problem-not-joined = Yhteys tähän keskusteluun uusittiin. Tekstisi säilyi ja lähetetään uudelleen.
field-required = Täytä tämä.
field-invalid = Tarkista muoto.
field-too-long = Teksti on liian pitkä.
field-line-break = Tekstin on mahduttava yhdelle riville.
field-unknown = Palvelin ei tunne tätä kenttää.
field-taken = Tämä on jo käytössä.
