### La console. Le chiavi prendono il nome dal luogo e dallo scopo.

## Everywhere

app-name = Doorbell
skip-to-content = Vai al contenuto
cancel = Annulla
close = Chiudi
save = Salva
try-again = Riprova
undo = Annulla l’azione
loading = Caricamento
not-given = Non indicato

## Rail

rail-label = Menu principale
rail-inbox = In arrivo
rail-inbox-unread = { $count ->
    [one] In arrivo, { $count } messaggio non letto
   *[other] In arrivo, { $count } messaggi non letti
}
rail-queues = Code
rail-settings = Impostazioni
rail-account = Account di { $name }
help = Guida
help-new-tab = (in una nuova scheda)
help-address = /guide/en/index.html
availability-switch = Partecipa alle risposte
availability-online = Online
availability-away = Assente
sign-out = Esci
sign-out-title = Uscire e perdere ciò che non è stato inviato?
sign-out-text = { $count ->
    [one] { $count } testo non è stato inviato. Uscendo viene rimosso da questo dispositivo.
   *[other] { $count } testi non sono stati inviati. Uscendo vengono rimossi da questo dispositivo.
}

## Connection

connection-lost = Nessuna connessione. Quello che scrivi viene conservato e inviato quando la connessione torna.

## Sign-in

sign-in-title = Accedi
sign-in-intro = Inviamo un link di accesso al tuo indirizzo e-mail. Non serve una password.
sign-in-deep-link = Dopo l’accesso si apre la pagina che stavi cercando.
sign-in-email = Indirizzo e-mail
sign-in-send = Invia il link
sign-in-sent-title = Controlla la posta
sign-in-sent = Se { $email } è l’indirizzo di un agente, il link è in arrivo. Vale una sola volta, per 10 minuti.
sign-in-again = Invia di nuovo
sign-in-sent-again = Se l’indirizzo è di un agente, un altro link è in arrivo. Quelli precedenti valgono ancora per i loro 10 minuti.
sign-in-too-many = Per ora hai chiesto abbastanza link. Quelli nella tua posta valgono per i loro 10 minuti; potrai chiederne un altro tra { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minuti
}.
sign-in-code = Codice
sign-in-code-hint = Hai aperto il link su un altro dispositivo? Scrivi qui il codice di 6 cifre che mostra: con l’ultima cifra accedi.
sign-in-code-send = Accedi con il codice
sign-in-code-six = Il codice ha 6 cifre.
sign-in-code-wrong = Il codice non corrisponde. Ricontrollalo dove hai aperto il link.
sign-in-other-address = Usa un altro indirizzo
sign-in-confirm-title = Vai alla console
sign-in-confirm = Premi il pulsante per accedere con il link ricevuto per e-mail.
sign-in-confirm-button = Accedi
sign-in-other-title = Ci siamo quasi
sign-in-other = L’accesso è iniziato in un altro browser. Scrivi lì questo codice:
sign-in-other-warning = Non hai chiesto tu il link? Non dare il codice a nessuno e chiudi questa pagina.
sign-in-used-title = Questo link non è più valido
sign-in-used = Il link vale una sola volta, per 10 minuti. Chiedine uno nuovo; non è andato perso nulla.
sign-in-new-link = Chiedi un nuovo link

## Invitation

invitation-page = Invito
invitation-title = Unisciti a { $site }
invitation-by = { $name } ti invita a rispondere per { $site }.
invitation-new = Il tuo account è { $email }. Non c’è password: per accedere ricevi un link via e-mail.
invitation-known = Hai già un account con { $email }. Il nome e la lingua restano come sono.
invitation-other = In questo browser ha effettuato l’accesso { $name } ({ $email }). Se ti unisci, qui accedi tu al suo posto.
invitation-join = Unisciti
invitation-gone-title = Questo invito non è più valido
invitation-gone = È già stato usato o ritirato, oppure ha più di 14 giorni. Se ti sei già unito, accedi; altrimenti chiedi un nuovo invito.

## Inbox

inbox-title = In arrivo
inbox-views = Quali conversazioni mostrare
view-open = Aperte
view-mine = Mie
view-unassigned = Non assegnate
view-active = Attive
view-resolved = Risolte
view-trashed = Cestino
view-more = Altro
queue-filter = Coda
queue-all = Tutte le code
sort-label = Ordine
sort-waiting = Prima chi aspetta da più tempo
sort-last = Prima l’attività più recente
list-label = Conversazioni
list-apart = Aperta, ma non in questo elenco
list-waiting = { $count ->
    [one] { $count } nuova
   *[other] { $count } nuove
}
list-more = Mostra altre
list-empty-open = Nessuna conversazione aperta. Quelle nuove compaiono qui da sole.
list-empty-mine = Non hai conversazioni aperte.
list-empty-unassigned = Ogni conversazione ha qualcuno che se ne occupa.
list-empty-active = In questo momento nessuno segue una conversazione.
list-empty-resolved = Non ci sono ancora conversazioni risolte.
list-empty-trashed = Il cestino è vuoto.
list-show-open = Mostra tutte le aperte
list-show-unassigned = Mostra le non assegnate
list-show-resolved = Mostra le risolte
list-no-queues = Non fai ancora parte di nessuna coda. Un amministratore può aggiungerti.
list-no-queues-yet = Non c’è ancora nessuna coda, quindi non possono arrivare conversazioni.
list-add-queue = Aggiungi una coda
list-check-again = Controlla di nuovo
row-unread = { $count ->
    [one] { $count } messaggio non letto
   *[other] { $count } messaggi non letti
}
row-waits = in attesa da { $time }
row-waits-now = in attesa
row-from-agent = Agente:
row-no-text = Ancora nessun messaggio
since-now = ora

## First steps of a site

first-run-title = Per iniziare
first-run-count = Fatti { $count } passi su { $all }
first-run-dismiss = Nascondi questi passi
first-run-is-done = fatto
first-run-name = Dai un nome al sito
first-run-name-hint = I visitatori leggono il nome nel widget e nelle e-mail.
first-run-address = Aggiungi l’indirizzo del tuo sito web
first-run-address-hint = Il widget si apre solo agli indirizzi elencati.
first-run-snippet = Inserisci il codice nel tuo sito web
first-run-snippet-hint = Basta copiarlo; il passo è fatto quando il browser di un visitatore lo ha caricato.
first-run-hours = Imposta gli orari di apertura
first-run-hours-hint = Fuori orario il widget dice quando tornate.
first-run-colleague = Invita un collega
first-run-colleague-hint = In due si risponde prima.
first-run-try = Fai una prova
first-run-try-hint = Scrivi a te stesso nel widget; il messaggio appare tra quelli in arrivo.

## What a conversation is

status-unassigned = Non assegnata
status-active = Attiva
status-resolved = Risolta
status-trashed = Nel cestino
mark-missed = Persa
mark-offline = Non c’era nessuno
kind-chat = Chat
kind-submission = Contatto
kind-email = E-mail
kind-channel = Altro canale
visitor-unnamed = Visitatore

## Conversation

conversation-choose = Scegli una conversazione dall’elenco.
conversation-back = Torna all’elenco
conversation-actions = Azioni sulla conversazione
viewers = Sta guardando anche: { $names }
viewer-unnamed = Un collega
action-more = Altre azioni
action-reply = Prendi in carico
action-join = Partecipa
action-leave = Lascia la conversazione
action-assign = Assegna…
action-transfer = Trasferisci…
action-resolve = Risolvi
action-reopen = Riapri
action-trash = Sposta nel cestino
action-restore = Ripristina
assign-title = Assegna a
assign-me = { $name } (tu)
assign-nobody-else = In questa coda non c’è nessun altro.
transfer-title = Trasferisci alla coda
transfer-no-other = Non ci sono altre code.
done-reply = Hai preso in carico la conversazione.
done-join = Ora partecipi alla conversazione.
done-leave = Hai lasciato la conversazione.
done-assign = Assegnata a { $name }.
done-transfer = Trasferita alla coda { $queue }.
done-resolve = Risolta.
done-reopen = Riaperta.
done-trash = Spostata nel cestino.
done-restore = Ripristinata.
undo-failed = Non si può più annullare: nel frattempo qualcuno ha modificato la conversazione.

## Log of a conversation

log-label = Messaggi
log-beginning = La conversazione inizia qui
log-older = Caricamento dei messaggi precedenti
log-to-newest = Nuovi messaggi
log-unread-from-here = Nuovi
note-label = Nota interna
auto-reply-label = Risposta automatica
submission-label = Contatto
submission-before-chat = Risposte date prima della chat
answer-topic = Argomento
answer-message = Messaggio
answer-name = Nome
answer-email = E-mail
answer-phone = Telefono
details-add = Aggiungi { $value } ai dati di contatto
details-replace = Sostituisci { $old } con { $value }
details-added = { $value } è ora nei dati di contatto.
bot-talk = Con il bot
bot-yes = Sì
bot-no = No
message-you = Tu
delivery-sending = Invio in corso
delivery-sent = Inviato
delivery-seen = Visto
delivery-failed = Non inviato
delivery-waiting = Non ancora inviato; nuovo tentativo in corso
delivery-edit = Modifica
typing = { $name } sta scrivendo…
announce-message = { $name }: { $text }
announce-messages = { $count ->
    [one] { $count } nuovo messaggio
   *[other] { $count } nuovi messaggi
}
event-active = { $by ->
    [visitor] Il visitatore è tornato e la conversazione è di nuovo attiva
    [agent] { $name } ha riaperto la conversazione
   *[system] La conversazione è attiva
}
event-unassigned = { $by ->
    [visitor] Il visitatore è tornato e nessuno risponde ancora
    [agent] { $name } ha riaperto la conversazione
   *[system] La conversazione non è assegnata
}
event-resolved = { $by ->
    [visitor] Il visitatore ha chiuso la conversazione
    [agent] { $name } ha risolto la conversazione
   *[system] La conversazione è stata risolta automaticamente
}
event-trashed = { $by ->
    [agent] { $name } ha spostato la conversazione nel cestino
   *[system] La conversazione è stata spostata nel cestino
}
event-joined = { $name } partecipa alla conversazione
event-left = { $name } ha lasciato la conversazione
event-taken = { $name } ha preso in carico la conversazione
event-assigned = { $by } ha assegnato la conversazione a { $name }
event-assigned-nobody = La conversazione non è assegnata a nessuno
event-transferred = { $by } ha trasferito la conversazione alla coda { $queue }
event-transferred-system = La conversazione è stata trasferita alla coda { $queue }
event-rated = { $score ->
    [good] Valutazione del visitatore: buona
    [bad] Valutazione del visitatore: cattiva
   *[fair] Valutazione del visitatore: discreta
}
event-rated-comment = «{ $comment }»
event-redacted = { $by } ha rimosso un testo
event-redacted-system = Un testo è stato rimosso
event-contact = { $by } ha corretto i dati di contatto
event-contact-system = I dati di contatto sono stati corretti
redact-menu = Azioni per questo testo
redact = Rimuovi il testo…
redact-title = Rimuovere questo testo?
redact-text = Viene rimosso per tutti e non si può annullare. Nelle copie di backup resta ancora per qualche tempo.
redact-confirm = Rimuovi il testo
redact-busy = Rimozione in corso…
redacted = Testo rimosso

## Composer

composer-label = Scrivi
composer-reply = Risposta
composer-note = Nota
composer-reply-text = Risposta al visitatore
composer-note-text = Nota interna
composer-reply-hint = Scrivi una risposta.
composer-note-hint = Scrivi una nota per gli altri agenti.
composer-goes-to-widget = Va nel widget; il visitatore è lì adesso
composer-waits-in-widget = Va nel widget; il visitatore la vede quando torna
composer-goes-to-agents = La vedono solo gli agenti
composer-send = Invia
composer-add-note = Aggiungi nota
composer-keys = Invio spedisce, Maiusc+Invio va a capo.
composer-too-long = { $count ->
    [one] { $count } carattere di troppo
   *[other] { $count } caratteri di troppo
}
composer-nobody-answers = Nessuno ha ancora preso in carico questa conversazione.
composer-other-answers = Di questa conversazione si occupa { $name }.
composer-resolved = Questa conversazione è risolta.
composer-trashed = Questa conversazione è nel cestino.
composer-read-only = Puoi leggere questa conversazione ma non scriverci.
composer-form-mail = È arrivata dal modulo di contatto, quindi non c’è una chat in cui rispondere. Il visitatore ha lasciato l’indirizzo { $email }.
composer-form-silent = È arrivata dal modulo di contatto, quindi non c’è una chat in cui rispondere.
composer-write-mail = Scrivi un’e-mail

## Visitor card

card-title = Dati del visitatore
card-show = Dati del visitatore
card-failed = Non è stato possibile leggere i dati.
card-online = Ora sul sito
card-left = Ora non è sul sito
card-name = Nome
card-email = E-mail
card-suppressed-bounce = Non gli si può scrivere: un’e-mail è tornata indietro
card-suppressed-complaint = Non gli si può scrivere: un’e-mail è stata segnalata come spam
card-phone = Telefono
card-page = Pagina
card-referrer = Arriva da
card-browser = Browser
card-language = Lingua
card-consent = Consenso
card-consent-given = Versione { $version }, { $date }
card-participants = Partecipanti
card-responsible = se ne occupa
card-conversation = Conversazione
card-number = Numero
card-kind = Tipo
card-queue = Coda
card-status = Stato
card-assignee = Assegnata a
card-nobody = Nessuno
card-rating = Valutazione
card-rated = { $score ->
    [good] buona
    [bad] cattiva
   *[fair] discreta
}
card-started = Inizio
card-latest = Ultima attività
card-edit = Modifica
card-edit-form = Dati di contatto
card-edit-saving = Salvataggio…
card-edit-meanwhile = Modificato nel frattempo: { $value }

## Queue log

queues-title = Code
queue-open = Aperta
queue-closed = Chiusa
log-title = Registro attività
log-table = Attività di { $queue }
log-reload = Aggiorna il registro
log-reloaded = Il registro è aggiornato.
log-event-accepted = Ha preso in carico la conversazione
log-event-opened = Ha aperto la coda
log-event-closed = Ha chiuso la coda
log-source-submission = Contatto
log-source-system = Orari
log-view-content = Mostra il contenuto
log-hide-content = Nascondi il contenuto
log-content-of = Contenuto di { $number }
log-open-conversation = Apri la conversazione
log-comment-add = Aggiungi un commento
log-comments = { $count ->
    [one] { $count } commento
   *[other] { $count } commenti
}
log-comments-of = Commenti: { $number }
log-comments-full = Questa voce ha già 20 commenti, il massimo possibile.
log-only-waiting = Contatti senza commento
log-none-waiting = Ogni contatto ha già un commento.
log-show-all = Mostra tutte le voci
log-comment-field = Commento: a che punto è, chi se ne occupa
log-comment-label = Commento: { $number }
log-empty = In questa coda non è ancora successo nulla.
log-entry-missing = La voce non è tra queste. Può essere più vecchia, oppure non puoi vederla.

## People of a site

people-active = Chi risponde
people-search = Nome o indirizzo
people-found = { $count ->
    [one] { $count } persona trovata
   *[other] { $count } persone trovate
}
people-none-found = Nessuno ha un nome o un indirizzo simile.
people-show-all = Mostra tutti
people-deactivated = Disattivati ({ $count })
person-you = (tu)
person-form = Modifica { $name }
person-edit = Modifica
person-edit-of = Modifica { $name }
person-role = Ruolo
person-queues = Code
person-queues-hint = Riceve le nuove conversazioni e gli avvisi di queste code.
person-queues-none = Senza una coda un agente non vede nessuna conversazione.
person-queues-none-there = Il sito non ha ancora code.
person-no-queue = nessuna coda
person-most = Conversazioni aperte al massimo
person-most-hint = Da 1 a 100. Raggiunto il limite, le nuove aspettano. Vuoto significa nessun limite.
person-most-wrong = Un numero intero da 1 a 100, oppure niente.
person-most-any = nessun limite
person-most-of = { $count ->
    [one] al massimo { $count } conversazione per volta
   *[other] al massimo { $count } conversazioni per volta
}
person-saved = { $name }: salvato.
person-overtaken = Nel frattempo qualcun altro ha modificato { $name }. Le sue modifiche sono ora nel modulo; salva di nuovo per aggiungere le tue.
person-overtaken-both = Nel frattempo qualcun altro ha modificato { $name }. Dove avete cambiato la stessa cosa, il suo valore sta sotto il tuo; salva di nuovo per tenere il tuo.
person-last-owner = { $name } è l’unico proprietario. Prima nomina proprietario qualcun altro.
person-owners-only = Solo un proprietario può modificare o nominare i proprietari.
person-deactivate = Disattiva…
person-deactivate-title = Disattivare { $name }?
person-deactivate-text = Esce subito da questo sito e non ne vede più nulla. Le sue conversazioni aperte tornano alla coda. Potrai riattivare l’accesso in seguito.
person-deactivate-yes = Disattiva
person-deactivated = { $name }: accesso disattivato.
person-sign-out = Disconnetti…
person-sign-out-of = Disconnetti { $name } ovunque
person-sign-out-title = Disconnettere { $name } ovunque?
person-sign-out-text = Tutte le sue sessioni terminano in pochi secondi, su ogni dispositivo e in ogni sito. Può accedere di nuovo subito.
person-sign-out-yes = Disconnetti ovunque
person-signed-out = { $name }: tutte le sessioni sono terminate.
person-reactivate = Riattiva…
person-reactivate-of = Riattiva { $name }
person-reactivate-title = Riattivare { $name }?
person-reactivate-text = Potrà di nuovo accedere, con il ruolo e le code che aveva.
person-reactivate-yes = Riattiva
person-reactivated = { $name }: accesso riattivato.
role-owner-hint = Fa tutto e decide chi altro è proprietario.
role-administrator-hint = Configura il sito, le code e le persone e vede ogni conversazione.
role-full-access-hint = Vede ogni conversazione del sito, vi partecipa e la risolve.
role-agent-hint = Vede le conversazioni delle proprie code e vi risponde.
invite-open = Invita un collega
invite-title = Invita un collega
invite-language = Lingua dell’e-mail
invite-send = Invia l’invito
invite-sent = L’invito a { $email } è in viaggio.
invite-there = Questa persona è già nel sito, forse disattivata.
invite-too-many = Oggi da questo sito sono partiti molti inviti. Non si è perso nulla; invialo tra { $minutes ->
    [one] { $minutes } minuto
   *[other] { $minutes } minuti
}.
invitations-title = Invitati
invitation-expires = { $count ->
    [one] Scade tra { $count } giorno
   *[other] Scade tra { $count } giorni
}
invitation-expired = Scaduto
invitation-resend = Invia di nuovo
invitation-resend-to = Invia di nuovo l’invito a { $email }
invitation-withdraw = Ritira
invitation-withdraw-of = Ritira l’invito a { $email }
invitation-withdraw-title = Ritirare l’invito?
invitation-withdraw-text = Il link nell’e-mail a { $email } smette subito di funzionare. Potrai invitare di nuovo.
invitation-withdrawn = L’invito a { $email } è stato ritirato.
invitation-taken = Questo invito non è più aperto: è stato usato o ritirato. Leggi di nuovo l’elenco.

## Settings

settings-title = Impostazioni
settings-profile = Profilo
settings-name = Nome
settings-name-hint = I visitatori vedono questo nome accanto alle tue risposte.
settings-email = E-mail
settings-language = Lingua
settings-availability = Disponibilità
settings-availability-online = Online: finché la console è aperta, i visitatori vedono che c’è qualcuno
settings-availability-away = Assente: non conti tra i presenti e le notifiche arrivano anche per e-mail
settings-saved = Salvato
settings-role = Siti
role-owner = Proprietario
role-administrator = Amministratore
role-full-access = Agente con accesso completo
role-agent = Agente
notices-title = Notifiche
notices-intro = Scegli di che cosa vuoi essere avvisato. Se non scegli nulla, anche la console tace. L’e-mail contiene un link, mai il contenuto, e ne arriva al massimo una ogni cinque minuti.
notices-kind = Che cosa è successo
notices-sound = Suono
notices-desktop = Desktop
notices-email = E-mail
notices-submission = Contatto
notices-submission-hint = Qualcuno ha inviato il modulo di contatto.
notices-chat = Nuova chat
notices-chat-hint = Un visitatore ha iniziato una conversazione che nessuno ha ancora preso in carico.
notices-message = Nuovo messaggio
notices-message-hint = Un visitatore ha scritto in una tua conversazione.
notices-missed = Chat persa
notices-missed-hint = Un visitatore se n’è andato prima di ricevere risposta.
notices-offline = Non c’era nessuno
notices-offline-hint = Un visitatore ha scritto quando non c’era nessuno e se n’è andato.
notices-assigned = Assegnata a me
notices-assigned-hint = Un collega ti ha assegnato una conversazione.
notices-suppressed-bounce = Un’e-mail inviata a { $email } è tornata indietro ({ $when }), perciò non vi inviamo più notifiche. L’indirizzo funziona di nuovo?
notices-suppressed-complaint = Un’e-mail inviata a { $email } è stata segnalata come spam ({ $when }), perciò non vi inviamo più notifiche. Le vuoi di nuovo?
notices-lifted = Le notifiche partono di nuovo per e-mail. Se una torna indietro, lo vedi qui.
notices-cell = { $kind }: { $way }
notices-hear = Ascolta il suono
notices-desktop-ask = Il browser non mostra ancora le notifiche desktop di Doorbell.
notices-desktop-enable = Attiva
notices-desktop-refused = Il browser blocca le notifiche desktop di Doorbell. Consentile nelle sue impostazioni per questo sito, poi ricarica la pagina.
notices-desktop-missing = Questo browser non ha notifiche desktop.
notices-mail = L’e-mail arriva
notices-mail-away = Solo quando non ci sono o non ho guardato entro due minuti
notices-mail-always = Sempre, anche se la console mi ha già avvisato
notices-quiet = Ore di silenzio
notices-quiet-on = Ogni giorno nessuna notifica in queste ore
notices-quiet-hint = Niente suono, notifiche desktop o e-mail. Elenchi e contatori si aggiornano comunque. Se ricevi e-mail, alla fine di queste ore ti scriviamo che cosa attende ancora una risposta.
notices-quiet-from = Dalle
notices-quiet-to = Alle
notices-quiet-zone = Fuso orario: { $zone }
notices-quiet-here = Usa il fuso orario di questo dispositivo: { $zone }
notices-quiet-same = Inizio e fine devono essere diversi.
notices-queues = Code
notices-queues-hint = Non ricevi notifiche dalle code non selezionate.
notices-browser = In questo browser
notices-front = Mostra le notifiche desktop anche quando la console è in primo piano
notices-stay = Tieni le notifiche desktop finché non ci faccio clic
first-notices-title = Di che cosa ti avvisiamo
first-notices-off = Nessuna notifica
first-notices-away = L’e-mail arriva solo quando non ci sei o non hai guardato entro due minuti.
first-notices-dismiss = Ho capito
first-notices-change = Cambia nelle impostazioni
sessions-title = Dove hai effettuato l’accesso
sessions-intro = Termina una sessione che non riconosci. Smette di funzionare in pochi secondi.
sessions-this = Questa sessione
sessions-last-seen = Ultimo uso { $when }
sessions-since = accesso { $when }
sessions-end = Termina
sessions-end-label = Termina la sessione: { $browser }
sessions-end-others = Termina tutte le altre sessioni
sessions-only-this = Hai effettuato l’accesso solo qui.
sessions-ended = La sessione è terminata.
sessions-others-ended = Tutte le altre sessioni sono terminate.
browser-on = { $browser } su { $system }
browser-unknown = Browser sconosciuto

## Setting up a site: which page, and who may

setup-title = Sito
setup-site = Sito
setup-texts = Testi
setup-install = Installazione
setup-queues = Code
setup-bots = Bot
setup-people = Persone
setup-log = Registro modifiche
setup-which = Quale sito
setup-no-right-title = Questo lo impostano altri
setup-no-right = Il sito { $site } è impostato dai suoi proprietari e amministratori. Il tuo ruolo non lo prevede; chiedi a uno di loro.

## Notices in the console

notices-region = Ultime notifiche
notice-submission = Nuovo contatto
notice-chat = Nuova chat
notice-message = Nuovo messaggio
notice-missed = Chat persa
notice-offline = Un visitatore ha scritto quando non c’era nessuno
notice-assigned = Ti è stata assegnata una conversazione
notice-chat-many = { $count ->
    [one] { $count } nuova chat
   *[other] { $count } nuove chat
}
notice-missed-many = { $count ->
    [one] { $count } chat persa
   *[other] { $count } chat perse
}
notice-message-many = { $count ->
    [one] Nuovi messaggi in { $count } conversazione
   *[other] Nuovi messaggi in { $count } conversazioni
}
notice-submission-many = { $count ->
    [one] { $count } nuovo contatto
   *[other] { $count } nuovi contatti
}
notice-offline-many = { $count ->
    [one] { $count } visitatore ha scritto quando non c’era nessuno
   *[other] { $count } visitatori hanno scritto quando non c’era nessuno
}
notice-assigned-many = { $count ->
    [one] Ti è stata assegnata { $count } conversazione
   *[other] Ti sono state assegnate { $count } conversazioni
}
notice-view-log = Mostra l’attività della coda
notice-view-conversation = Apri la conversazione
notice-view-list = Mostra l’elenco
export-menu = Esporta in CSV
export-failed = L’esportazione non è riuscita
export-number = Numero
export-id = Conversazione
export-agent = Operatore
export-customer = Cliente
export-rating = Valutazione
export-time = Ora
export-author = Autore
export-details = Dettagli
export-content = Contenuto
export-note = Nota
export-automatic = Risposta automatica
why-menu = Perché ho ricevuto o no una notifica?
why-title = Notifiche per te su questa conversazione
why-mails = E-mail
why-line = { $kind } ({ $when }): { $mail }
why-under-way = in corso di invio
why-waits = in attesa di partire insieme ad altre
why-quiet = in attesa della fine delle ore di silenzio
why-sent = inviata
why-taken-care-of = non inviata: qualcuno se n’era già occupato
why-switched-off = non inviata: l’avevi disattivata
why-refused = non inviata: il tuo indirizzo rifiuta le e-mail
why-dropped = non inviata
why-no-mail = Non era prevista nessuna e-mail per te.
why-now = Con le impostazioni attuali
why-now-outside = Non rispondi in questa coda, perciò non ricevi notifiche.
why-now-muted = Hai disattivato le notifiche di questa coda.
why-now-off = Le notifiche «{ $kind }» sono disattivate.
why-now-no-mail = Le e-mail «{ $kind }» sono disattivate.
why-now-other = Se ne occupa { $name }: i nuovi messaggi vengono segnalati solo lì.
why-now-quiet = Hai ore di silenzio dalle { $from } alle { $to }.
why-now-away = Con la console aperta ricevi e-mail solo per ciò che non hai guardato entro due minuti.
why-now-always = Ricevi le notifiche in tutti i modi.
why-settings = Modifica le impostazioni
notice-dismiss = Chiudi la notifica

## Other screens

missing-title = Qui non c’è nulla
missing-text = La pagina non esiste, oppure non puoi vederla.
missing-action = Vai alle conversazioni in arrivo
missing-queue = La coda non esiste, oppure non puoi vederla.
missing-queues = Vai alle code

## Problems: what happened, what was kept, what to do

problem-malformed = Il server non è riuscito a leggere la richiesta. Non è andato perso nulla di quello che hai scritto; ricarica la pagina e riprova.
problem-unauthenticated = La sessione è terminata. Le bozze sono conservate; accedi di nuovo per continuare.
problem-forbidden = Il tuo ruolo non lo consente. Non è cambiato nulla; chiedi al proprietario del sito.
problem-origin = La richiesta viene da un indirizzo che non è nell’elenco del sito. Non è cambiato nulla; apri la console al suo indirizzo.
problem-not-found = Non esiste, oppure non puoi vederlo. Non è cambiato nulla; torna all’elenco.
problem-conflict = Qualcuno è stato più veloce: ora lo stato della conversazione è «{ $state }». Guarda il nuovo stato e decidi di nuovo.
problem-conflict-unknown = Qualcuno è stato più veloce e la conversazione è cambiata. Guarda il nuovo stato e decidi di nuovo.
problem-overtaken = Nel frattempo qualcun altro ha modificato questi dati. Quello che hai scritto è conservato: confronta i due valori e scegli.
problem-taken = La conversazione è già stata presa in carico da { $name }.
problem-text-kept = Il tuo testo è conservato.
problem-next-unassigned = Prossima non assegnata
problem-gap = Un messaggio precedente non è ancora arrivato. Il tuo testo è conservato e parte subito dopo.
problem-sender-expired = Questa scheda è rimasta assente troppo a lungo. Il tuo testo è conservato; invialo di nuovo.
problem-other-browser = L’accesso è iniziato in un altro browser. Scrivi lì il codice.
problem-gone = Questo link di accesso è già stato usato o è scaduto. Chiedine uno nuovo.
problem-too-large = Il testo è troppo grande da inviare. È conservato; accorcialo e riprova.
problem-invalid = Qualcosa di quello che hai inserito non va bene. Non è andato perso nulla; correggi e riprova.
problem-too-many = Troppi tentativi in una volta. Non è andato perso nulla; aspetta { $seconds ->
    [one] { $seconds } secondo
   *[other] { $seconds } secondi
} e riprova.
problem-internal = Da noi si è guastato qualcosa. Non è andato perso nulla di quello che hai scritto; riprova e, se succede ancora, comunica all’assistenza il numero { $trace }.
problem-unavailable = Il servizio è sovraccarico. Non è andato perso nulla; riprova tra poco.
problem-unreachable = Il server non è raggiungibile. Non è andato perso nulla; controlla la connessione e riprova.
problem-not-joined = La connessione a questa conversazione è stata rinnovata. Il tuo testo è conservato e viene inviato di nuovo.
field-required = Compila questo campo.
field-invalid = Controlla il formato.
field-too-long = Testo troppo lungo.
field-line-break = Il testo deve stare su una sola riga.
field-unknown = Il server non conosce questo campo.
field-taken = È già in uso.
