# Il pulsante
launcher-open = Scrivici
launcher-failed = Riprova.

# La finestra
panel-close = Chiudi
panel-back = Indietro
panel-loading = Caricamento…
try-again = Riprova
expect-here = Siamo qui
expect-nobody = Al momento non c’è nessuno. Risponderemo appena possibile.
expect-closed = Al momento siamo chiusi
expect-opens = Riapriamo: { $when }
opening-time = { $day } alle { $time }
choose-queue = A chi vuoi rivolgerti?
queue-open = Aperto
queue-closed = Chiuso

# Chiuso, con gli orari
hours-title = Orari di apertura
hours-closed = Chiuso
hours-all-day = Aperto tutto il giorno
hours-zone = ora di { $place }
contacts-title = Altri modi per contattarci
leave-message = Lascia un messaggio

# La chat
chat-greeting = Scrivi il tuo messaggio qui sotto. La risposta arriverà qui.
chat-closed = Al momento siamo chiusi. Leggeremo il tuo messaggio appena possibile e la risposta arriverà qui.
chat-wait-or-leave = Puoi aspettare qui o lasciare la tua e-mail.
chat-label = Messaggi
composer-label = Il tuo messaggio
composer-send = Invia
composer-too-long = Il messaggio è troppo lungo. Al massimo { $most } caratteri.
chat-you = Tu
chat-agent = Assistenza
chat-automatic = { $site } · risposta automatica
state-sending = Invio in corso
state-sent = Inviato
state-seen = Visto
state-failed = Non inviato
state-waiting = In attesa della connessione
state-goes-on = Riprende tra { $seconds } s
message-delete = Elimina
message-removed = Messaggio rimosso
chat-typing = { $name } sta scrivendo…
event-joined = { $name } partecipa ora alla conversazione
event-left = { $name } ha lasciato la conversazione
event-resolved = La conversazione è stata chiusa. Per continuare, scrivi di nuovo.
event-reopened = La conversazione continua
chat-older = Messaggi precedenti
new-messages = Nuovi messaggi
announce-messages = { $count ->
    [one] { $count } nuovo messaggio
    [many] { $count } nuovi messaggi
   *[other] { $count } nuovi messaggi
}
chat-offline = Nessuna connessione. Quello che scrivi resta qui e parte appena la connessione torna.
conversation-gone = Questa conversazione non è più disponibile. Puoi iniziarne una nuova.

# Perché qualcosa non è riuscito
error-too-long = Il testo è troppo lungo.
error-unreachable = Non c’è connessione.
error-too-many = Troppi messaggi in poco tempo. Attendi un momento e riprova.
error-refused = Non è stato accettato. Modifica il testo e riprova.
error-origin = Da questa pagina non è possibile inviare messaggi.
error-trouble = Il servizio non risponde in questo momento. Riprova tra poco.
