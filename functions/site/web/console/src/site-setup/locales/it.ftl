### The pages on which a site is set up.

## Cards

discard = Annulla le modifiche
unsaved-title = Uscire senza salvare?
unsaved-text = In questa pagina ci sono modifiche non salvate. Se esci vanno perse.
unsaved-leave = Esci
conflict = Nel frattempo qualcun altro ha modificato questi dati. Non è ancora stato salvato nulla.
conflict-who = Nel frattempo { $name } ha modificato questi dati. Non è ancora stato salvato nulla.
conflict-theirs = Valore attuale
conflict-mine = Il tuo
conflict-take-theirs = Prendi il valore attuale
conflict-keep-mine = Tieni il mio
value-none = Niente
value-yes = Sì
value-no = No
list-remove = Rimuovi { $line }
list-twice = È già nell’elenco.

## Site

site-name = Nome
site-name-field = Nome del sito
site-name-hint = I visitatori lo leggono nel widget e nelle e-mail che ricevono.
site-origins = Siti web
site-origins-hint = Solo le pagine di questi indirizzi possono usare il widget. «*.» indica tutti i sottodomini: https://*.negozio.example.
site-origins-none = Nessun sito web può ancora usare il widget. Aggiungi l’indirizzo del tuo.
site-origin-number = Indirizzo { $number }
site-origin-add = Aggiungi un indirizzo
site-origin-invalid = Scrivilo come https://negozio.example, senza nulla dopo il nome.
site-languages = Lingue
site-languages-hint = Il widget parla la lingua della pagina, se è una di queste.
site-languages-offered = Lingue disponibili
site-language = Lingua predefinita
site-language-hint = Per i visitatori la cui lingua non è disponibile.
site-colour = Colore
site-colour-hint = Il colore del pulsante e dell’intestazione del widget.
site-colour-field = Colore: # e sei cifre
site-colour-choose = Scegli un colore
site-colour-invalid = Scrivi # e sei caratteri tra 0–9 e A–F, come #2457D6.
site-colour-light = Su fondo chiaro
site-colour-dark = Su fondo scuro
site-colour-kept = Si distingue bene (contrasto { $contrast }). Appare come { $colour }.
site-colour-moved = Si distingue troppo poco (contrasto { $contrast }, ne serve 3). Al suo posto appare { $colour }.
site-zone = Fuso orario
site-zone-hint = Gli orari di apertura seguono questo orologio.
site-zone-field = Fuso orario
site-zone-now = Lì adesso: { $time }.
site-launcher = Pulsante
site-launcher-hint = Il pulsante rotondo con cui i visitatori aprono il widget.
site-launcher-corner = Angolo
site-launcher-right = In basso a destra
site-launcher-left = In basso a sinistra
site-launcher-side = Pixel dal lato
site-launcher-bottom = Pixel dal basso
site-launcher-invalid = Un numero intero da 0 a { $most }.
site-hidden = Pagine senza widget
site-hidden-hint = Il percorso di una pagina, o l’inizio di più percorsi con un * alla fine: /cassa/*.
site-path-number = Percorso { $number }
site-path-add = Aggiungi un percorso
site-path-invalid = Comincia con / e usa * solo alla fine, come /cassa/*.

## Texts

texts-hint = Quello che scrivi qui il widget lo dice con parole tue. Dove un campo è vuoto dice quello che vi si legge in grigio.
texts-beside = Lingua accanto a quella predefinita
texts-default = predefinita
texts-missing = { $count ->
    [one] { $count } mancante
   *[other] { $count } mancanti
}
texts-complete = completa
texts-too-long = Al massimo { $most } caratteri.
texts-header = Intestazione
texts-header-hint = In cima al widget.
texts-greeting = Saluto
texts-greeting-hint = Prima del primo messaggio di una chat.
texts-closed = Da chiuso
texts-closed-hint = Quando non c’è nessuno.
texts-form-intro = Prima del modulo
texts-form-intro-hint = Sopra i campi del modulo di contatto.
texts-thanks = Ringraziamento
texts-thanks-hint = Quando il modulo è stato inviato.

## Install

install-snippet = Riga per il tuo sito web
install-snippet-hint = Metti questa riga in ogni pagina che deve avere il widget, in qualunque punto.
install-host = Al posto di { $host } metti l’host del widget di questa installazione; lo conosce chi gestisce Doorbell.
install-copy = Copia
install-copied = Copiato
install-copy-failed = Il browser non permette di copiare. Seleziona la riga e copiala.
install-seen = È installato?
install-yes = Sì: visto l’ultima volta su { $origin }, { $when }.
install-no = Non ancora. Metti la riga in una pagina, apri la pagina e controlla di nuovo.
install-looked = Controllato ora.
