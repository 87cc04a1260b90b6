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
site-hidden = Oldalak widget nélkül
site-hidden-hint = Egy oldal útvonala, vagy több útvonal közös eleje, végén *: /penztar/*.
site-path-number = { $number }. útvonal
site-path-add = Útvonal hozzáadása
site-path-invalid = / jellel kezdődjön, és * csak a végén álljon, például /penztar/*.

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
install-host = A { $host } helyére ennek a telepítésnek a widgetcíme kerüljön; a Doorbell üzemeltetője ismeri.
install-copy = Másolás
install-copied = Másolva
install-copy-failed = A böngésző nem engedi a másolást. Jelölje ki a sort, és másolja ki.
install-seen = Telepítve van?
install-yes = Igen: utoljára itt láttuk: { $origin }, { $when }.
install-no = Még nem. Tegye a sort egy oldalra, nyissa meg az oldalt, és ellenőrizze újra.
install-looked = Most ellenőriztük.
