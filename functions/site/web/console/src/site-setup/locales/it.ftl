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
short-name = Nome breve
short-name-hint = Compare negli indirizzi e non si può cambiare in seguito.
short-name-invalid = Usa a–z, 0–9 e trattini, al massimo 40.

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
site-in-line = Sta nella riga sul tuo sito web: dopo una modifica copiala di nuovo da Installazione.
site-hidden = Pagine senza widget
site-hidden-hint = Il percorso di una pagina, o l’inizio di più percorsi con un * alla fine: /cassa/*.
site-path-number = Percorso { $number }
site-path-add = Aggiungi un percorso
site-path-invalid = Comincia con / e usa * solo alla fine, come /cassa/*.
sites-add = Aggiungi un altro sito
sites-added = { $name } è stato aggiunto.
sites-full = Hai già il numero massimo di siti per una persona.

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
install-again = Copiala di nuovo dopo aver cambiato colore, pulsante o pagine nascoste: stanno lì dentro.
install-copy = Copia
install-copied = Copiato
install-copy-failed = Il browser non permette di copiare. Seleziona la riga e copiala.
install-seen = È installato?
install-yes = Sì: visto l’ultima volta su { $origin }, { $when }.
install-no = Non ancora. Metti la riga in una pagina, apri la pagina e controlla di nuovo.
install-looked = Controllato ora.

## Queues

queues-add = Aggiungi una coda
queues-none = Non c’è ancora nessuna coda. Ai visitatori ne serve una a cui scrivere.
queues-full = Il sito ha già il numero massimo di code.
queues-up = Sposta su { $name }
queues-down = Sposta giù { $name }
queues-moved = { $name } ora è al posto { $place }.
queue-open-until = Aperta fino a { $when }
queue-open-always = Aperta
queue-closed-until = Chiusa, apre { $when }
queue-closed-always = Chiusa
queue-names = Nome e descrizione
queue-names-hint = I visitatori scelgono in base a questi quando il sito ha più code.
queue-name = Nome
queue-name-hint = Per gli agenti, e per i visitatori nella cui lingua sotto non c’è un nome.
queue-name-in = Nome per i visitatori
queue-description-in = A che cosa serve

## Open now

by-hand = Aperta adesso?
by-hand-opened = È stata aperta a mano; per ora gli orari non valgono.
by-hand-closed = È stata chiusa a mano; per ora gli orari non valgono.
by-hand-schedule = Secondo gli orari
by-hand-open = Apri adesso
by-hand-close = Chiudi adesso
by-hand-end = Torna agli orari
by-hand-open-title = Aprire adesso la coda?
by-hand-close-title = Chiudere adesso la coda?
by-hand-open-text = I visitatori possono iniziare conversazioni, qualunque siano gli orari.
by-hand-close-text = I visitatori leggono che è chiusa. Le conversazioni in corso restano, e chi aspetta può lasciare un messaggio.
by-hand-no-end = Finché qualcuno non lo cambia
by-hand-until = Fino a una certa ora
by-hand-until-field = Fino a quando, ora di { $zone }
by-hand-until-invalid = Scegli un’ora che deve ancora venire.

## Opening hours

hours-week = Orari di apertura
hours-week-hint = Ora di { $zone }. Un giorno può averne più d’uno; 24:00 è la fine del giorno, e una fine prima dell’inizio cade il giorno dopo.
hours-suspended = Sospendi gli orari
hours-suspended-hint = La coda è aperta giorno e notte finché non lo disattivi; orari ed eccezioni si conservano.
hours-always = Senza orari la coda è aperta giorno e notte.
hours-day-and-night = Aperta giorno e notte
hours-closed = Chiusa
hours-opens = { $name }: apre
hours-closes = { $name }: chiude
hours-add = Aggiungi un orario: { $name }
hours-remove = Rimuovi { $hours }: { $name }
hours-copy = Copia gli orari: { $name }
hours-copy-weekdays = Da lunedì a venerdì
hours-copy-all = Ogni giorno
hours-next-day = il giorno dopo
hours-invalid = Scrivi due ore diverse tra 00:00 e 24:00, come 09:00 e 16:30.
hours-too-many = Al massimo { $most } intervalli a settimana.
exceptions = Eccezioni
exceptions-hint = Giorni con altri orari, o chiusi. Quello che accade una volta prevale su quello che torna ogni anno.
exceptions-add = Aggiungi un’eccezione
exceptions-number = Eccezione { $number }
exceptions-remove = Rimuovi: { $name }
exceptions-from = Primo giorno
exceptions-to = Ultimo giorno
exceptions-yearly = Ogni anno
exceptions-hours = Orari in questi giorni
exceptions-closed = Chiusa
exceptions-other-hours = Aperta in altri orari
exceptions-note = Nota per i colleghi
exceptions-invalid = L’ultimo giorno non può venire prima del primo, né oltre un anno dopo.

## While nobody answers

auto-reply = Risposta automatica
auto-reply-hint = Il visitatore la legge quando nessuno ha risposto in tempo: una sola volta per conversazione, e solo mentre la coda è aperta. Non conta come risposta e non parte più dopo che una persona ha risposto.
auto-reply-on = Invia una risposta automatica
auto-reply-off = Disattivata
auto-reply-after = Quando nessuno ha risposto per
auto-reply-seconds = { $count ->
    [one] { $count } secondo
   *[other] { $count } secondi
}
auto-reply-minutes = { $count ->
    [one] { $count } minuto
   *[other] { $count } minuti
}
auto-reply-text = Testo
auto-reply-in-none = Se manca, i visitatori di questa lingua leggono il testo qui sopra.

## While it is closed

offline = Quando è chiusa o non c’è nessuno
offline-hint = Che cosa trovano allora i visitatori.
offline-message = Messaggio
offline-message-hint = Gli orari e gli altri modi per raggiungervi.
offline-form = Modulo di contatto
offline-form-hint = I visitatori lasciano un messaggio e il loro indirizzo.
offline-bot = Bot
offline-bot-hint = Domande e pulsanti che avete preparato.
offline-which-bot = Quale bot
picture = Immagine (indirizzo https)
picture-hint = I visitatori la vedono con gli orari quando la coda è chiusa. La tua pagina deve consentire immagini da quell’indirizzo.
picture-look = Guarda l’immagine
picture-invalid = Scrivi un indirizzo che comincia con https://.
contacts = Altri modi per raggiungervi
contacts-hint = Compaiono con gli orari, in quest’ordine.
contacts-add = Aggiungi un modo
contact-kind = Tipo del modo { $number }
contact-email = E-mail
contact-phone = Telefono
contact-link = Link
contact-place = Indirizzo
contact-email-invalid = Scrivi un indirizzo e-mail, come aiuto@negozio.example.
contact-phone-invalid = Scrivi un numero di telefono, come +39 06 1234 5678.
contact-link-invalid = Scrivi un indirizzo che comincia con https://.
contact-place-invalid = Scrivilo su una riga.

## Contact form

form = Modulo di contatto
form-hint = I messaggi inviati così arrivano tra le conversazioni, anche quando non c’è nessuno.
form-offer = Quando viene offerto
form-offer-always = Sempre, anche accanto alla chat
form-offer-while-closed = Quando è chiusa
form-offer-never = Mai
form-topics = Argomenti
form-topics-hint = Il visitatore ne sceglie uno; se non ce ne sono, il modulo non lo chiede.
form-topic-number = Argomento { $number }
form-topic-add = Aggiungi un argomento
form-topic-queues = Code degli argomenti
form-topic-leads = Dove va l’argomento «{ $topic }»
form-topic-here = va in questa coda
form-topic-to = va in { $queue }
form-topic-lost = Questa coda non esiste più. Scegline un’altra.
fields = Campi del modulo
fields-hint = Che cosa chiede il modulo, in quest’ordine.
fields-change = Modifica i campi
fields-standard-again = Torna ai campi consueti
preview = Come lo vedono i visitatori
preview-language = Lingua dell’anteprima
preview-open = Quando c’è qualcuno
fields-add = Aggiungi un campo
fields-add-ours = { $name } (va nei dati di contatto)
fields-full = Un modulo può avere al massimo { $most } campi.
fields-too-long = Nel complesso i campi sono troppo lunghi. Accorcia qualche testo o togli un campo.
fields-nameless = Nuovo campo
fields-removed = { $name }: campo rimosso.
fields-duplicate = Duplica { $name }
fields-kind = Tipo
fields-kind-text = Testo su una riga
fields-kind-long-text = Testo su più righe
fields-kind-choice = Elenco a scelta
fields-kind-buttons = Pulsanti a scelta
fields-kind-checkbox = Casella da spuntare
fields-kind-email = Indirizzo e-mail
fields-kind-phone = Numero di telefono
fields-kind-number = Numero
fields-kind-date = Data
fields-label = Etichetta
fields-label-ours = Se è vuota, il visitatore legge «{ $name }» nella sua lingua.
fields-placeholder = Esempio nel campo vuoto
fields-help = Aiuto sotto il campo
fields-required = Obbligatorio
fields-required-choice = La risposta è obbligatoria
fields-hidden = Nascosto
fields-hidden-choice = Nascosto: lo compila solo lo script della tua pagina
fields-stored-as = Le risposte sono conservate come «{ $name }».
fields-hidden-how = La tua pagina lo compila con Doorbell("prefill", { "{" } { $name }: "…" { "}" }).
fields-options = Opzioni
fields-options-hint = Prima ciò che leggono i visitatori, poi ciò che si conserva come risposta.
fields-options-none = Aggiungi almeno un’opzione.
fields-option-add = Aggiungi un’opzione
fields-option-number = Opzione { $number }
fields-option-value = { $name }: valore conservato
pre-chat = Prima della chat
pre-chat-hint = Che cosa il visitatore deve indicare prima di iniziare una chat. Senza campi non viene chiesto nulla.
pre-chat-warning = Le domande prima della chat fanno sì che meno persone la inizino.
consent = Consenso
consent-hint = Il modulo può inviarlo solo chi lo accetta. Senza testo non viene chiesto.
consent-field = A che cosa acconsentono i visitatori
consent-version = Versione in uso: { $version }
consent-none = Ora non si chiede alcun consenso.
consent-in-none = Se manca, i visitatori di questa lingua leggono il testo qui sopra.
consent-new = Un testo nuovo, in qualunque lingua, è una versione nuova di tutti. Chi ha accettato prima ha accettato la vecchia, che resta con il suo messaggio.

## Bots

bots-hint = Un bot mostra pulsanti ai visitatori e fa loro domande quando non c’è nessuno. La coda lo offre quando è chiusa.
bots-none = Non c’è ancora nessun bot.
bots-add = Aggiungi un bot
bots-full = Il sito ha già il numero massimo di bot.
bots-name = Nome per i visitatori
bots-name-hint = I visitatori lo leggono sopra le parole del bot.
bots-starter = Inizia da
bots-starter-hours = Orari e un messaggio
bots-starter-order = Domande su un ordine
bots-starter-busy = Siamo occupati: attendere o lasciare un indirizzo
bots-published = La versione { $version } è pubblicata
bots-draft = Non ancora pubblicato
bot-missing = Questo bot non c’è, o non c’è più.
bot-steps = Passi
bot-steps-hint = Che cosa dice e chiede il bot, nell’ordine in cui lo leggi. I visitatori vanno dove portano i pulsanti.
bot-steps-full = Un bot può avere al massimo { $most } passi.
bot-step = Passo
bot-step-add = Aggiungi un passo
bot-step-name = Nome breve del passo
bot-step-name-invalid = Usa a–z, 0–9 e trattini, prima una lettera, al massimo 16 caratteri; nessun nome due volte.
bot-step-starts = Il bot inizia qui
bot-step-start = Inizia qui
bot-say = Che cosa dice il bot
bot-show = Mostrato sotto
bot-show-none = Niente
bot-show-hours = Gli orari
bot-show-contacts = Gli altri modi per contattarti
bot-show-link = Un link
bot-link-label = Testo del link
bot-link-url = Indirizzo, con https://
bot-thing = E poi
bot-thing-choices = Pulsanti
bot-thing-ask = Una domanda
bot-thing-form = Il modulo di contatto
bot-thing-hand_over = Una chat
bot-thing-end = La fine
bot-choice-number = Pulsante { $number }
bot-choice-add = Aggiungi un pulsante
bot-choice-to = Dove porta «{ $name }»
bot-choice-when = Quando si vede «{ $name }»
bot-choice-notes = Resta com’è: { $notes }
bot-when-always = sempre
bot-when-open = quando è aperta
bot-when-closed = quando è chiusa
bot-when-answer = dopo una certa risposta
bot-to-new = un passo nuovo…
bot-to-gone = { $step } (non c’è)
bot-go = Vai a { $step }
bot-ask-label = Domanda
bot-ask-kind = Tipo di risposta
bot-ask-yes-no = Sì o no
bot-ask-field = La risposta è conservata come
bot-ask-to = Poi si va avanti con
bot-form-asks = Che cosa chiede il modulo
bot-queue = Coda
bot-queue-own = quella per cui è venuto il visitatore
bot-publish = Pubblica
bot-publish-hint = I visitatori vedono la versione pubblicata. Fino ad allora ciò che è salvato sopra è una bozza.
bot-added = Nuovi: { $steps }
bot-changed = Modificati: { $steps }
bot-removed = Tolti: { $steps }
bot-differs-not = Nessun passo è diverso da quelli pubblicati.
bot-unsaved = Prima salva i passi.
bot-blocked = Prima correggi ciò che è segnato sopra.
bot-overtaken = Nel frattempo qualcun altro ha modificato la bozza. Non è stato pubblicato nulla; guardala e pubblica di nuovo.
bot-try = Prova
bot-try-hint = La bozza come la percorre un visitatore. Non si conserva nulla.
bot-try-back = Indietro
bot-try-again = Ricomincia
bot-try-answer = Rispondi
bot-try-refused = Questa non vale come risposta.
bot-try-form = Qui si apre il modulo di contatto.
bot-try-hand_over = Qui inizia una chat; se è chiusa, ciò che la coda offre allora.
bot-try-end = Qui il bot finisce.
bot-file = Come file
bot-export = Scarica come JSON
bot-import = Prendi i passi da un file
bot-import-none = Questo file non è JSON. Non è stato preso nulla.
bot-imported = I passi del file sono qui sopra. Non è ancora salvato nulla.
bot-remove = Elimina il bot
bot-remove-text = La sua bozza sparisce, e non si può annullare. Ciò che i visitatori hanno fatto resta leggibile.
bot-remove-used = Una coda offre ancora questo bot. Non è stato eliminato nulla; prima fai offrire altro alla coda.
bot-rule-shape = Qui qualcosa non è come dev’essere in un bot.
bot-rule-too-large = Il bot è troppo grande: al massimo 32 KB.
bot-rule-id = Un nome breve qui ha caratteri non ammessi.
bot-rule-count = Qui non c’è nulla, o c’è troppo.
bot-rule-twice = Un nome breve è qui due volte.
bot-rule-link = Il link deve iniziare con https:// e indicare un host.
bot-rule-required = Manca il testo.
bot-rule-too-long = Il testo è troppo lungo.
bot-rule-line-break = Il testo deve stare su una riga.
bot-rule-target = Porta a un passo che non c’è.
bot-rule-language = Manca il testo nella lingua predefinita.
bot-rule-fallback = Non ancora scritto; i visitatori leggono la lingua predefinita.
bot-rule-say = Il passo non dice nulla.
bot-rule-tag = Il sito non ha questa etichetta.
bot-rule-queue = Il sito non ha questa coda.
bot-rule-fields = Il bot chiede troppo: al massimo 20 risposte.
bot-rule-field-kind = Il modulo non accetta questa risposta con questo nome.
bot-rule-condition = Aspetta una risposta che niente dà.
bot-rule-message = Il modulo deve chiedere un messaggio.
bot-rule-unreachable = Niente porta qui.
bot-rule-dead-end-open = Quando è aperta da qui non si va avanti.
bot-rule-dead-end-closed = Quando è chiusa da qui non si va avanti.
bot-rule-too-far = Da qui la strada fino alla fine è troppo lunga.
bot-rule-too-many-ways = Ci sono troppe strade attraverso questo bot.
bot-findings = { $count ->
    [one] { $count } errore
   *[other] { $count } errori
}

## Taking a queue away

remove = Elimina la coda
remove-hint = Si può eliminare solo una coda che nessuno segue e in cui non c’è nulla di aperto.
remove-button = Elimina coda
remove-title = Eliminare { $name }?
remove-text = Con lei vanno perse impostazioni e orari, e non si può annullare. Le conversazioni precedenti restano.
remove-used = Qualcuno segue ancora questa coda, o c’è qualcosa di aperto. Non è stato eliminato nulla; togli le persone nella pagina Persone e chiudi ciò che è aperto.
remove-done = { $name } è stata eliminata.

## Change log

audit-empty = Non è ancora stato cambiato nulla.
audit-all = Tutte le modifiche
audit-filter = Quali modifiche
audit-csv = Scarica come CSV
audit-operator = { $name } (riga di comando)
audit-address = Indirizzo di rete, impronta abbreviata: { $address }
audit-when = Quando
audit-who = Chi
audit-what = Che cosa
audit-subject = Di che cosa
audit-field = Campo
audit-before = Prima
audit-after = Dopo
audit-role = Ruolo
audit-site-add = Sito aggiunto
audit-site-change = Sito modificato
audit-queue-add = Coda aggiunta
audit-queue-change = Coda modificata
audit-queue-remove = Coda eliminata
audit-bot-add = Bot aggiunto
audit-bot-publish = Bot pubblicato
audit-bot-remove = Bot eliminato
audit-published = Versione pubblicata
audit-person-invite = Invito
audit-person-withdraw = Invito ritirato
audit-person-join = Ingresso
audit-person-add = Persona aggiunta
audit-person-change = Persona modificata
audit-person-sign-out = Disconnessione ovunque
audit-shown = { $count ->
    [one] { $count } modifica
   *[other] { $count } modifiche
}
withheld-title = Non disponibile per questo sito
withheld-hint = Il gestore del servizio ha disattivato qui: { $features }.
withheld-bots = bot
withheld-own-forms = campi propri nei moduli e domande prima della chat
withheld-auto-reply = risposte automatiche
