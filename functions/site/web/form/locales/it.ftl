# Il modulo è stato salvato
sent-title = Grazie
sent-text = Abbiamo ricevuto il tuo messaggio. Se hai lasciato un indirizzo e-mail, ti risponderemo lì.
sent-back = Per tornare al sito usa il pulsante Indietro del browser.

# Il modulo non è stato salvato
failed-title = Il messaggio non è stato inviato
failed-text = Quello che hai scritto è ancora nel modulo.
failed-back = Torna al modulo con il pulsante Indietro del browser, controlla i campi e invia di nuovo il messaggio.
