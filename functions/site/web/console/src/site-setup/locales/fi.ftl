### The pages on which a site is set up.

## Cards

discard = Hylkää muutokset
unsaved-title = Poistutaanko tallentamatta?
unsaved-text = Sivulla on muutoksia, joita ei ole tallennettu. Ne katoavat, kun poistut.
unsaved-leave = Poistu
conflict = Joku muu muutti tätä sillä välin. Mitään ei ole vielä tallennettu.
conflict-who = { $name } muutti tätä sillä välin. Mitään ei ole vielä tallennettu.
conflict-theirs = Siellä nyt
conflict-mine = Sinun
conflict-take-theirs = Ota toisen versio
conflict-keep-mine = Pidä oma
value-none = Ei mitään
value-yes = Kyllä
value-no = Ei
list-remove = Poista { $line }
list-twice = Tämä on jo luettelossa.
short-name = Lyhytnimi
short-name-hint = Näkyy osoitteissa, eikä sitä voi myöhemmin muuttaa.
short-name-invalid = Käytä merkkejä a–z, 0–9 ja yhdysviivoja, enintään 40.

## Site

site-name = Nimi
site-name-field = Sivuston nimi
site-name-hint = Vierailijat näkevät sen widgetissä ja saamissaan sähköposteissa.
site-origins = Verkkosivut
site-origins-hint = Vain näiden osoitteiden sivut voivat käyttää widgetiä. ”*.” tarkoittaa kaikkia alidomaineja: https://*.kauppa.example.
site-origins-none = Mikään verkkosivu ei voi vielä käyttää widgetiä. Lisää omasi osoite.
site-origin-number = Osoite { $number }
site-origin-add = Lisää osoite
site-origin-invalid = Kirjoita muodossa https://kauppa.example, nimen perään ei mitään.
site-languages = Kielet
site-languages-hint = Widget puhuu sivunsa kieltä, jos se on jokin näistä.
site-languages-offered = Tarjottavat kielet
site-language = Oletuskieli
site-language-hint = Vierailijoille, joiden kieltä ei ole tarjolla.
site-colour = Väri
site-colour-hint = Avauspainikkeen ja widgetin yläosan väri.
site-colour-field = Väri, # ja kuusi merkkiä
site-colour-choose = Valitse väri
site-colour-invalid = Kirjoita # ja kuusi merkkiä väliltä 0–9 ja A–F, esimerkiksi #2457D6.
site-colour-light = Vaalealla pohjalla
site-colour-dark = Tummalla pohjalla
site-colour-kept = Erottuu hyvin (kontrasti { $contrast }). Väri näkyy sävynä { $colour }.
site-colour-moved = Erottuu liian heikosti (kontrasti { $contrast }, tarvitaan 3). Sen sijaan näkyy { $colour }.
site-zone = Aikavyöhyke
site-zone-hint = Aukioloajat ovat tämän kellon mukaan.
site-zone-field = Aikavyöhyke
site-zone-now = Siellä on nyt { $time }.
site-launcher = Avauspainike
site-launcher-hint = Pyöreä painike, josta vierailija avaa widgetin.
site-launcher-corner = Kulma
site-launcher-right = Oikea alakulma
site-launcher-left = Vasen alakulma
site-launcher-side = Pikseliä sivusta
site-launcher-bottom = Pikseliä alhaalta
site-launcher-invalid = Kokonaisluku väliltä 0–{ $most }.
site-in-line = Tämä on verkkosivusi rivissä: kopioi rivi muutoksen jälkeen uudelleen kohdasta Asennus.
site-hidden = Sivut ilman widgetiä
site-hidden-hint = Sivun polku, tai useamman polun alku ja perään *: /kassa/*.
site-path-number = Polku { $number }
site-path-add = Lisää polku
site-path-invalid = Aloita merkillä / ja käytä merkkiä * vain lopussa, esimerkiksi /kassa/*.
sites-add = Lisää toinen sivusto
sites-added = { $name } on lisätty.
sites-full = Sinulla on jo niin monta sivustoa kuin yhdellä henkilöllä voi olla.

## Texts

texts-hint = Mitä tähän kirjoitat, sen widget sanoo sinun sanoillasi. Tyhjän kentän kohdalla se sanoo sen, mikä kentässä lukee harmaalla.
texts-beside = Kieli oletuskielen rinnalla
texts-default = oletus
texts-missing = { $count ->
    [one] { $count } puuttuu
   *[other] { $count } puuttuu
}
texts-complete = valmis
texts-too-long = Enintään { $most } merkkiä.
texts-header = Otsikko
texts-header-hint = Widgetin yläosassa.
texts-greeting = Tervehdys
texts-greeting-hint = Ennen keskustelun ensimmäistä viestiä.
texts-closed = Suljettuna
texts-closed-hint = Kun ketään ei tavoiteta.
texts-form-intro = Ennen lomaketta
texts-form-intro-hint = Yhteydenottolomakkeen kenttien yläpuolella.
texts-thanks = Kiitos
texts-thanks-hint = Kun lomake on lähetetty.

## Install

install-snippet = Rivi verkkosivullesi
install-snippet-hint = Lisää tämä rivi jokaiselle sivulle, jolle widget tulee, mihin kohtaan tahansa.
install-again = Kopioi se uudelleen, kun muutat väriä, avauspainiketta tai piilotettuja sivuja: ne ovat siinä.
install-copy = Kopioi
install-copied = Kopioitu
install-copy-failed = Selain ei salli kopiointia. Valitse rivi ja kopioi se itse.
install-seen = Onko se asennettu?
install-yes = Kyllä: nähty viimeksi osoitteessa { $origin }, { $when }.
install-no = Ei vielä. Lisää rivi sivulle, avaa sivu ja tarkista uudelleen.
install-looked = Tarkistettu juuri.

## Queues

queues-add = Lisää jono
queues-none = Jonoja ei ole vielä. Vierailijat tarvitsevat jonon, johon kirjoittaa.
queues-full = Sivustolla on jo niin monta jonoa kuin mahtuu.
queues-up = Siirrä ylös: { $name }
queues-down = Siirrä alas: { $name }
queues-moved = { $name } on nyt kohdassa { $place }.
queue-open-until = Avoinna, sulkeutuu { $when }
queue-open-always = Avoinna
queue-closed-until = Suljettu, avautuu { $when }
queue-closed-always = Suljettu
queue-names = Nimi ja kuvaus
queue-names-hint = Näiden perusteella vierailija valitsee, kun sivustolla on useita jonoja.
queue-name = Nimi
queue-name-hint = Agenteille, sekä vierailijoille, joiden kielellä ei alla ole nimeä.
queue-name-in = Nimi vierailijoille
queue-description-in = Mitä varten se on

## Open now

by-hand = Avoinna nyt?
by-hand-opened = Se on avattu käsin; aukioloajat eivät ole nyt voimassa.
by-hand-closed = Se on suljettu käsin; aukioloajat eivät ole nyt voimassa.
by-hand-schedule = Aukioloaikojen mukaan
by-hand-open = Avaa nyt
by-hand-close = Sulje nyt
by-hand-end = Palaa aukioloaikoihin
by-hand-open-title = Avataanko jono nyt?
by-hand-close-title = Suljetaanko jono nyt?
by-hand-open-text = Vierailijat voivat aloittaa keskusteluja aukioloajoista riippumatta.
by-hand-close-text = Vierailijat näkevät, että jono on suljettu. Käynnissä olevat keskustelut jatkuvat, ja odottavat voivat jättää viestin.
by-hand-no-end = Kunnes joku muuttaa sitä
by-hand-until = Tiettyyn aikaan asti
by-hand-until-field = Mihin asti, kello: { $zone }
by-hand-until-invalid = Valitse aika, joka on vielä edessä.

## Opening hours

hours-week = Aukioloajat
hours-week-hint = Kello: { $zone }. Päivällä voi olla useita aikoja; 24:00 on päivän loppu, ja alkua aikaisempi loppu on seuraavana päivänä.
hours-suspended = Keskeytä aukioloajat
hours-suspended-hint = Jono on auki yötä päivää, kunnes tämä otetaan pois; ajat ja poikkeukset säilyvät.
hours-always = Ilman aukioloaikoja jono on auki yötä päivää.
hours-day-and-night = Auki yötä päivää
hours-closed = Suljettu
hours-opens = { $name }: avautuu
hours-closes = { $name }: sulkeutuu
hours-add = Lisää aika: { $name }
hours-remove = Poista { $hours }: { $name }
hours-copy = Kopioi ajat: { $name }
hours-copy-weekdays = Maanantaista perjantaihin
hours-copy-all = Joka päivälle
hours-next-day = seuraavana päivänä
hours-invalid = Kirjoita kaksi eri aikaa väliltä 00:00–24:00, esimerkiksi 09:00 ja 16:30.
hours-too-many = Viikossa voi olla enintään { $most } aikaa.
exceptions = Poikkeukset
exceptions-hint = Päivät, joina ajat ovat toiset tai ollaan kiinni. Kertaluonteinen menee vuosittaisen edelle.
exceptions-add = Lisää poikkeus
exceptions-number = Poikkeus { $number }
exceptions-remove = Poista: { $name }
exceptions-from = Ensimmäinen päivä
exceptions-to = Viimeinen päivä
exceptions-yearly = Joka vuosi
exceptions-hours = Ajat näinä päivinä
exceptions-closed = Suljettu
exceptions-other-hours = Auki muina aikoina
exceptions-note = Huomautus työtovereille
exceptions-invalid = Viimeinen päivä ei saa olla ennen ensimmäistä, ja enintään vuosi sen jälkeen.

## While nobody answers

auto-reply = Automaattinen vastaus
auto-reply-hint = Vierailija näkee tämän, jos kukaan ei ehdi vastata: kerran keskustelussa ja vain jonon ollessa auki. Sitä ei lasketa vastaukseksi, eikä sitä lähetetä enää sen jälkeen, kun joku on vastannut.
auto-reply-on = Lähetä automaattinen vastaus
auto-reply-off = Ei käytössä
auto-reply-after = Kun kukaan ei ole vastannut
auto-reply-seconds = { $count ->
    [one] { $count } sekuntiin
   *[other] { $count } sekuntiin
}
auto-reply-minutes = { $count ->
    [one] { $count } minuuttiin
   *[other] { $count } minuuttiin
}
auto-reply-text = Teksti
auto-reply-in-none = Jos tämä on tyhjä, tämän kielen vierailija näkee yllä olevan tekstin.

## While it is closed

offline = Kun on suljettu eikä ketään ole paikalla
offline-hint = Mitä vierailija silloin näkee.
offline-message = Viesti
offline-message-hint = Aukioloajat ja muut tavat tavoittaa teidät.
offline-form = Yhteydenottolomake
offline-form-hint = Vierailija jättää viestin ja osoitteensa.
offline-bot = Botti
offline-bot-hint = Kysymykset ja painikkeet, jotka olette laatineet.
offline-which-bot = Mikä botti
picture = Kuva (https-osoite)
picture-hint = Vierailija näkee sen aukioloaikojen yhteydessä, kun jono on suljettu. Sivusi on sallittava kuvat kyseisestä osoitteesta.
picture-look = Katso kuvaa
picture-invalid = Kirjoita osoite, jonka alussa on https://.
contacts = Muut tavat tavoittaa teidät
contacts-hint = Näytetään aukioloaikojen kanssa tässä järjestyksessä.
contacts-add = Lisää tapa
contact-kind = Tavan { $number } laji
contact-email = Sähköposti
contact-phone = Puhelin
contact-link = Linkki
contact-place = Osoite
contact-email-invalid = Kirjoita sähköpostiosoite, esimerkiksi apu@kauppa.example.
contact-phone-invalid = Kirjoita puhelinnumero, esimerkiksi +358 40 123 4567.
contact-link-invalid = Kirjoita osoite, jonka alussa on https://.
contact-place-invalid = Kirjoita yhdelle riville.

## Contact form

form = Yhteydenottolomake
form-hint = Sen kautta lähetetyt viestit tulevat saapuneisiin, vaikka ketään ei olisi paikalla.
form-offer = Milloin sitä tarjotaan
form-offer-always = Aina, myös keskustelun rinnalla
form-offer-while-closed = Kun on suljettu
form-offer-never = Ei koskaan
form-topics = Aiheet
form-topics-hint = Vierailija valitsee niistä yhden; jos niitä ei ole, lomake ei kysy.
form-topic-number = Aihe { $number }
form-topic-add = Lisää aihe
form-topic-queues = Aiheiden jonot
form-topic-leads = Minne aihe ”{ $topic }” menee
form-topic-here = menee tähän jonoon
form-topic-to = menee jonoon { $queue }
form-topic-lost = Tätä jonoa ei enää ole. Valitse toinen.
fields = Lomakkeen kentät
fields-hint = Mitä lomake kysyy, tässä järjestyksessä.
fields-change = Muuta kenttiä
fields-standard-again = Palaa tavallisiin kenttiin
preview = Näin vierailija näkee sen
preview-language = Esikatselun kieli
preview-open = Kun joku on paikalla
fields-add = Lisää kenttä
fields-add-ours = { $name } (tallentuu yhteystietoihin)
fields-full = Lomakkeessa voi olla enintään { $most } kenttää.
fields-too-long = Kentät ovat yhteensä liian pitkiä. Lyhennä tekstejä tai poista jokin kenttä.
fields-nameless = Uusi kenttä
fields-removed = { $name } on poistettu.
fields-duplicate = Monista { $name }
fields-kind = Tyyppi
fields-kind-text = Yksirivinen teksti
fields-kind-long-text = Monirivinen teksti
fields-kind-choice = Valintaluettelo
fields-kind-buttons = Valintapainikkeet
fields-kind-checkbox = Valintaruutu
fields-kind-email = Sähköpostiosoite
fields-kind-phone = Puhelinnumero
fields-kind-number = Luku
fields-kind-date = Päivämäärä
fields-label = Otsikko
fields-label-ours = Jos tämä on tyhjä, vierailija näkee omalla kielellään tekstin ”{ $name }”.
fields-placeholder = Esimerkki tyhjässä kentässä
fields-help = Ohje kentän alla
fields-required = Pakollinen
fields-required-choice = Vastaus on pakollinen
fields-hidden = Piilotettu
fields-hidden-choice = Piilotettu: vain sivusi skripti täyttää sen
fields-stored-as = Vastaukset tallentuvat nimellä ”{ $name }”.
fields-hidden-how = Sivusi täyttää sen komennolla Doorbell("prefill", { "{" } { $name }: "…" { "}" }).
fields-options = Vaihtoehdot
fields-options-hint = Ensin vierailijan näkemä teksti, sitten vastaukseksi tallentuva arvo.
fields-options-none = Lisää vähintään yksi vaihtoehto.
fields-option-add = Lisää vaihtoehto
fields-option-number = Vaihtoehto { $number }
fields-option-value = { $name }: tallennettava arvo
pre-chat = Ennen keskustelua
pre-chat-hint = Mihin vierailija vastaa ennen kuin voi aloittaa keskustelun. Jos kenttiä ei ole, mitään ei kysytä.
pre-chat-warning = Kysymykset ennen keskustelua vähentävät aloitettuja keskusteluja.
consent = Suostumus
consent-hint = Lomakkeen voi lähettää vain, jos hyväksyy tämän. Ilman tekstiä suostumusta ei kysytä.
consent-field = Mihin vierailija suostuu
consent-version = Käytössä oleva versio: { $version }
consent-none = Suostumusta ei nyt kysytä.
consent-in-none = Jos tämä on tyhjä, tämän kielen vierailija näkee yllä olevan tekstin.
consent-new = Uusi teksti millä tahansa kielellä tekee niistä kaikista uuden version. Aiemmin hyväksyneet hyväksyivät vanhan, joka säilyy heidän viestinsä yhteydessä.

## Bots

bots-hint = Botti näyttää vierailijoille painikkeita ja kysyy heiltä asioita, kun ketään ei ole paikalla. Jono tarjoaa sen kohdassa ”Suljettuna tai kun ketään ei ole paikalla”.
bots-none = Botteja ei ole vielä.
bots-add = Lisää botti
bots-full = Sivustolla on jo niin monta bottia kuin mahtuu.
bots-name = Nimi vierailijoille
bots-name-hint = Vierailija näkee sen botin viestien yläpuolella.
bots-starter = Aloita mallista
bots-starter-hours = Aukioloajat ja viesti
bots-starter-order = Kysymyksiä tilauksesta
bots-starter-busy = Ruuhkaa: odota tai jätä osoite
bots-published = Versio { $version } on julkaistu
bots-draft = Ei vielä julkaistu
bot-missing = Tätä bottia ei ole tai ei enää ole.
bot-steps = Vaiheet
bot-steps-hint = Mitä botti sanoo ja kysyy, siinä järjestyksessä kuin luet ne. Vierailija etenee painikkeiden mukaan.
bot-steps-full = Botilla voi olla enintään { $most } vaihetta.
bot-step = Vaihe
bot-step-add = Lisää vaihe
bot-step-name = Vaiheen lyhyt nimi
bot-step-name-invalid = Käytä merkkejä a–z, 0–9 ja yhdysviivaa, aloita kirjaimella, enintään 16 merkkiä; sama nimi vain kerran.
bot-step-starts = Botti alkaa tästä
bot-step-start = Aloita tästä
bot-say = Mitä botti sanoo
bot-show = Sen alla näytetään
bot-show-none = Ei mitään
bot-show-hours = Aukioloajat
bot-show-contacts = Muut tavat ottaa yhteyttä
bot-show-link = Linkki
bot-link-label = Linkin teksti
bot-link-url = Osoite, alussa https://
bot-thing = Sitten
bot-thing-choices = Painikkeet
bot-thing-ask = Kysymys
bot-thing-form = Yhteydenottolomake
bot-thing-hand_over = Keskustelu
bot-thing-end = Loppu
bot-choice-number = Painike { $number }
bot-choice-add = Lisää painike
bot-choice-to = Minne ”{ $name }” vie
bot-choice-when = Milloin ”{ $name }” näytetään
bot-choice-notes = Säilyy ennallaan: { $notes }
bot-when-always = aina
bot-when-open = kun on avoinna
bot-when-closed = kun on suljettu
bot-when-answer = tietyn vastauksen jälkeen
bot-to-new = uusi vaihe…
bot-to-gone = { $step } (puuttuu)
bot-go = Siirry vaiheeseen { $step }
bot-ask-label = Kysymys
bot-ask-kind = Vastauksen tyyppi
bot-ask-yes-no = Kyllä tai ei
bot-ask-field = Vastaus tallentuu nimellä
bot-ask-to = Sitten jatketaan vaiheesta
bot-form-asks = Mitä lomake kysyy
bot-queue = Jono
bot-queue-own = se, johon vierailija tuli
bot-publish = Julkaise
bot-publish-hint = Vierailijat näkevät julkaistun version. Yllä tallennettu on siihen asti luonnos.
bot-added = Uutta: { $steps }
bot-changed = Muuttunut: { $steps }
bot-removed = Poistunut: { $steps }
bot-differs-not = Yksikään vaihe ei eroa julkaistusta.
bot-unsaved = Tallenna vaiheet ensin.
bot-blocked = Korjaa ensin yllä merkityt kohdat.
bot-overtaken = Joku muu muutti luonnosta sillä välin. Mitään ei julkaistu; katso se läpi ja julkaise uudelleen.
bot-try = Kokeile
bot-try-hint = Luonnos niin kuin vierailija sen kulkee. Mitään ei tallenneta.
bot-try-back = Takaisin
bot-try-again = Aloita alusta
bot-try-answer = Vastaa
bot-try-refused = Tämä ei kelpaa vastaukseksi.
bot-try-form = Tässä avautuu yhteydenottolomake.
bot-try-hand_over = Tässä alkaa keskustelu; suljettuna se, mitä jono silloin tarjoaa.
bot-try-end = Tähän botti päättyy.
bot-file = Tiedostona
bot-export = Lataa JSON-tiedostona
bot-import = Ota vaiheet tiedostosta
bot-import-none = Tämä ei ole JSON-tiedosto. Mitään ei otettu.
bot-imported = Tiedoston vaiheet ovat yllä. Mitään ei ole vielä tallennettu.
bot-remove = Poista botti
bot-remove-text = Sen luonnos poistuu, eikä tätä voi kumota. Vierailijoiden kulkema keskustelu jää luettavaksi.
bot-remove-used = Jokin jono tarjoaa vielä tätä bottia. Mitään ei poistettu; vaihda ensin jonon tarjoama.
bot-rule-shape = Jokin tässä ei ole niin kuin botissa pitää olla.
bot-rule-too-large = Botti on liian suuri: enintään 32 kt.
bot-rule-id = Lyhyessä nimessä on kiellettyjä merkkejä.
bot-rule-count = Tässä ei ole mitään tai on liikaa.
bot-rule-twice = Sama lyhyt nimi on kahdesti.
bot-rule-link = Linkin alussa on oltava https:// ja palvelimen nimi.
bot-rule-required = Teksti puuttuu.
bot-rule-too-long = Teksti on liian pitkä.
bot-rule-line-break = Tekstin on mahduttava yhdelle riville.
bot-rule-target = Se vie vaiheeseen, jota ei ole.
bot-rule-language = Oletuskielinen teksti puuttuu.
bot-rule-fallback = Ei vielä kirjoitettu; vierailija näkee oletuskielen.
bot-rule-say = Vaihe ei sano mitään.
bot-rule-tag = Sivustolla ei ole tällaista tunnistetta.
bot-rule-queue = Sivustolla ei ole tällaista jonoa.
bot-rule-fields = Botti kysyy liikaa: enintään 20 vastausta.
bot-rule-field-kind = Lomake ei ota tällaista vastausta tällä nimellä.
bot-rule-condition = Se odottaa vastausta, jota mikään ei anna.
bot-rule-message = Lomakkeen on kysyttävä viestiä.
bot-rule-unreachable = Mikään ei vie tähän.
bot-rule-dead-end-open = Kun on avoinna, tästä ei pääse eteenpäin.
bot-rule-dead-end-closed = Kun on suljettu, tästä ei pääse eteenpäin.
bot-rule-too-far = Matka loppuun on tästä liian pitkä.
bot-rule-too-many-ways = Botin läpi on liikaa eri reittejä.
bot-findings = { $count ->
    [one] { $count } virhe
   *[other] { $count } virhettä
}

## Taking a queue away

remove = Poista jono
remove-hint = Vain jonon, jota kukaan ei hoida ja jossa mikään ei ole avoinna, voi poistaa.
remove-button = Poista jono
remove-title = Poistetaanko { $name }?
remove-text = Sen asetukset ja aukioloajat katoavat, eikä tätä voi perua. Aiemmat keskustelut säilyvät.
remove-used = Joku hoitaa vielä tätä jonoa, tai siinä on jotain avoinna. Mitään ei poistettu; ota henkilöt pois jonosta Henkilöt-sivulla ja ratkaise avoimet.
remove-done = { $name } on poistettu.

## Change log

audit-empty = Mitään ei ole vielä muutettu.
audit-all = Kaikki muutokset
audit-filter = Mitkä muutokset
audit-csv = Lataa CSV-tiedostona
audit-operator = { $name } (komentorivi)
audit-address = Verkko-osoite, lyhennetty tunniste: { $address }
audit-when = Milloin
audit-who = Kuka
audit-what = Mitä
audit-subject = Missä
audit-field = Kenttä
audit-before = Ennen
audit-after = Jälkeen
audit-role = Rooli
audit-site-add = Sivusto lisätty
audit-site-change = Sivustoa muutettu
audit-queue-add = Jono lisätty
audit-queue-change = Jonoa muutettu
audit-queue-remove = Jono poistettu
audit-bot-add = Botti lisätty
audit-bot-publish = Botti julkaistu
audit-bot-remove = Botti poistettu
audit-published = Julkaistu versio
audit-person-invite = Kutsuttu
audit-person-withdraw = Kutsu peruttu
audit-person-join = Liittyi
audit-person-add = Henkilö lisätty
audit-person-change = Henkilön tietoja muutettu
audit-person-sign-out = Kirjattu ulos kaikkialta
audit-shown = { $count ->
    [one] { $count } muutos
   *[other] { $count } muutosta
}
withheld-title = Ei käytössä tällä sivustolla
withheld-hint = Palvelun ylläpitäjä on kytkenyt täältä pois: { $features }.
withheld-bots = botit
withheld-own-forms = lomakkeiden omat kentät ja kysymykset ennen keskustelua
withheld-auto-reply = automaattiset vastaukset
