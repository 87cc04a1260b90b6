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
site-hidden = Sivut ilman widgetiä
site-hidden-hint = Sivun polku, tai useamman polun alku ja perään *: /kassa/*.
site-path-number = Polku { $number }
site-path-add = Lisää polku
site-path-invalid = Aloita merkillä / ja käytä merkkiä * vain lopussa, esimerkiksi /kassa/*.

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
install-host = Vaihda tekstin { $host } tilalle tämän asennuksen widget-osoite; Doorbellin ylläpito tietää sen.
install-copy = Kopioi
install-copied = Kopioitu
install-copy-failed = Selain ei salli kopiointia. Valitse rivi ja kopioi se itse.
install-seen = Onko se asennettu?
install-yes = Kyllä: nähty viimeksi osoitteessa { $origin }, { $when }.
install-no = Ei vielä. Lisää rivi sivulle, avaa sivu ja tarkista uudelleen.
install-looked = Tarkistettu juuri.
