# Valutazione
rate-question = Come è andata?
rate-good = Bene
rate-neutral = Così così
rate-bad = Male
rate-thanks = Grazie per la valutazione.
rate-comment = Che cosa non ha funzionato? (facoltativo)
rate-comment-send = Invia commento
rate-change = Cambia valutazione

# La coda
place-next = Il prossimo turno è il tuo.
place-number = Il tuo posto in coda: { $place }.
place-far = Hai più di 99 persone davanti a te in coda.

# Menu
menu = Altro
menu-sound = Suono per i nuovi messaggi
end-chat = Termina la chat
end-question = Vuoi terminare la chat? Potrai riprenderla in seguito scrivendo di nuovo.
end-keep = Continua la chat

# Un indirizzo
address-ask = Lascia la tua e-mail, nel caso si interrompa la connessione
address-later = Non ora
address-wrong = Controlla l’indirizzo e-mail.
address-kept = Grazie. Se la connessione si interrompe, ti scriveremo a { $email }.
address-known = Abbiamo già il tuo indirizzo e-mail.
