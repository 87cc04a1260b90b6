# Il modulo
form-intro-closed = Al momento siamo chiusi. Lasciaci un messaggio e ti risponderemo.
form-intro-open = Lasciaci un messaggio. Se vuoi una risposta, indica anche la tua e-mail.
form-topic = Argomento
form-topic-choose = Scegli un argomento
form-choose = Scegli
form-message = Messaggio
form-name = Nome
form-email = E-mail
form-phone = Telefono
form-consent = Consenso
form-optional = { $field } (facoltativo)
form-needs = Manca ancora: { $fields }
form-send = Invia messaggio
form-sending = Invio in corso…
form-failed = Il messaggio non è stato inviato, ma il testo è conservato qui. { $reason }
form-waits = In questo momento arrivano molti messaggi. Il tuo resta qui e parte da solo tra { $seconds } s.
form-sent-title = Grazie
form-sent = Abbiamo ricevuto il tuo messaggio.
form-sent-to = Abbiamo ricevuto il tuo messaggio e risponderemo a { $email }.
form-another = Scrivi un altro messaggio
form-to-chat = Torna alla chat

# I campi
field-invalid = Controlla questo campo.
field-email = Controlla l’indirizzo e-mail.
field-required = Compila questo campo.
field-number = Scrivi un numero, per esempio 12,5.
field-date = Indica una data completa, dal 1900 al 2100.

# Le domande prima della chat
pre-chat-intro = Prima rispondi a qualche domanda, poi inizia la chat.
pre-chat-start = Inizia la chat
pre-chat-refused = La chat non è ancora iniziata. Controlla le risposte. Il tuo messaggio è conservato e parte insieme a loro.

# Il bot
bot-back = Indietro
bot-again = Ricomincia
bot-person = Parla con una persona
bot-yes = Sì
bot-no = No
