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
install-host = Vaihda tekstin { $host } tilalle tämän asennuksen widget-osoite; Doorbellin ylläpito tietää sen.
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

## While it is closed

offline = Kun on suljettu eikä ketään ole paikalla
offline-hint = Mitä vierailija silloin näkee.
offline-message = Viesti
offline-message-hint = Aukioloajat ja muut tavat tavoittaa teidät.
offline-form = Yhteydenottolomake
offline-form-hint = Vierailija jättää viestin ja osoitteensa.
offline-bot = Botti
offline-bot-hint = Kysymykset ja painikkeet, jotka olette laatineet.
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
audit-person-invite = Kutsuttu
audit-person-withdraw = Kutsu peruttu
audit-person-join = Liittyi
audit-person-change = Henkilön tietoja muutettu
audit-shown = { $count ->
    [one] { $count } muutos
   *[other] { $count } muutosta
}
