# Le e-mail in italiano. [many] è sempre uguale a [other]: le librerie non concordano su 1.000.000.

## Notifica a un agente

notice-subject = { $kind ->
    [submission] Nuovo contatto su { $site }: { $queue }
    [chat] Nuova chat su { $site }: { $queue }
    [missed] Chat persa su { $site }: { $queue }
    [offline] Non c’era nessuno per una chat su { $site }: { $queue }
    [assigned] Conversazione assegnata a te su { $site }: { $queue }
   *[message] Nuovo messaggio su { $site }: { $queue }
}
notice-submission = È arrivato un nuovo contatto.
notice-chat = { $count ->
    [one] Un visitatore attende una risposta.
    [many] Un visitatore attende una risposta ({ $count } messaggi).
   *[other] Un visitatore attende una risposta ({ $count } messaggi).
}
notice-message = { $count ->
    [one] Un visitatore ha scritto in una tua conversazione.
    [many] Un visitatore ha scritto in una tua conversazione ({ $count } messaggi).
   *[other] Un visitatore ha scritto in una tua conversazione ({ $count } messaggi).
}
notice-missed = { $count ->
    [one] Un visitatore se n’è andato prima di ricevere risposta.
    [many] Un visitatore se n’è andato prima di ricevere risposta ({ $count } messaggi).
   *[other] Un visitatore se n’è andato prima di ricevere risposta ({ $count } messaggi).
}
notice-offline = { $count ->
    [one] Un visitatore ha scritto quando non c’era nessuno e se n’è andato.
    [many] Un visitatore ha scritto quando non c’era nessuno e se n’è andato ({ $count } messaggi).
   *[other] Un visitatore ha scritto quando non c’era nessuno e se n’è andato ({ $count } messaggi).
}
notice-assigned = Un collega ti ha assegnato una conversazione.
notice-contents = Per sicurezza i messaggi dei visitatori non vengono inviati via e-mail. Puoi leggerli e rispondere nella console.
notice-site = Sito
notice-queue = Coda
notice-time = Data e ora
notice-open = Apri nella console
notice-why = { $kind ->
    [submission] Ricevi questa e-mail perché sono attive le notifiche via e-mail per i nuovi contatti.
    [chat] Ricevi questa e-mail perché sono attive le notifiche via e-mail per le nuove chat.
    [missed] Ricevi questa e-mail perché sono attive le notifiche via e-mail per le chat perse.
    [offline] Ricevi questa e-mail perché sono attive le notifiche via e-mail per le chat a cui nessuno ha potuto rispondere.
    [assigned] Ricevi questa e-mail perché sono attive le notifiche via e-mail per le conversazioni che ti vengono assegnate.
   *[message] Ricevi questa e-mail perché sono attive le notifiche via e-mail per i nuovi messaggi.
}
notice-stop = Modifica nelle tue impostazioni

## Una notifica per molti

digest-subject = In attesa su { $site }: { $what }
digest-subject-unusual = Insolitamente tanti su { $site }: { $what }
digest-headline = Ti attendono { $what }.
digest-headline-unusual = Insolitamente tanti: ti attendono { $what }.
digest-contacts = { $count ->
    [one] { $count } contatto
    [many] { $count } contatti
   *[other] { $count } contatti
}
digest-chats = { $count ->
    [one] { $count } nuova chat
    [many] { $count } nuove chat
   *[other] { $count } nuove chat
}
digest-messages = { $count ->
    [one] { $count } tua conversazione
    [many] { $count } tue conversazioni
   *[other] { $count } tue conversazioni
}
digest-missed = { $count ->
    [one] { $count } chat persa
    [many] { $count } chat perse
   *[other] { $count } chat perse
}
digest-offline = { $count ->
    [one] { $count } chat a cui nessuno ha potuto rispondere
    [many] { $count } chat a cui nessuno ha potuto rispondere
   *[other] { $count } chat a cui nessuno ha potuto rispondere
}
digest-assigned = { $count ->
    [one] { $count } conversazione assegnata a te
    [many] { $count } conversazioni assegnate a te
   *[other] { $count } conversazioni assegnate a te
}
digest-and = { $first } e { $last }
digest-time = Ultimo
digest-hourly = Finché arriva così tanto, ricevi al massimo una di queste e-mail all’ora.
digest-why = Ricevi questa e-mail perché sono attive le notifiche via e-mail.

## Il link di accesso

sign-in-subject = Link di accesso: { $site }
sign-in-headline = Accedi alla console
sign-in-use = { $minutes ->
    [one] Usa questo link per accedere. Funziona una sola volta ed è valido per { $minutes } minuto.
    [many] Usa questo link per accedere. Funziona una sola volta ed è valido per { $minutes } minuti.
   *[other] Usa questo link per accedere. Funziona una sola volta ed è valido per { $minutes } minuti.
}
sign-in-elsewhere = Se lo apri in un altro browser, vedrai un codice da inserire dove hai richiesto il link.
sign-in-browser = Browser
sign-in-browser-unknown = Sconosciuto
sign-in-place = Luogo
sign-in-time = Richiesto il
sign-in-open = Accedi
sign-in-why = Ricevi questa e-mail perché con questo indirizzo è stato richiesto un link di accesso.
sign-in-not-you = Se la richiesta non è tua, non fare nulla e non inoltrare il link: senza, nessuno può accedere.

## L'invito

invitation-subject = Invito a rispondere ai visitatori: { $site }
invitation-headline = Entra in { $site }
invitation-who = { $inviter } ti invita a rispondere ai visitatori di { $site }.
invitation-use = { $days ->
    [one] Usa questo link per accettare. Funziona una sola volta ed è valido per { $days } giorno.
    [many] Usa questo link per accettare. Funziona una sola volta ed è valido per { $days } giorni.
   *[other] Usa questo link per accettare. Funziona una sola volta ed è valido per { $days } giorni.
}
invitation-open = Accetta
invitation-not-you = Se non sai di che cosa si tratta, non fare nulla e non inoltrare il link.
