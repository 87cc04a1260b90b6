# Le e-mail in italiano. [many] è sempre uguale a [other]: le librerie non concordano su 1.000.000.

## Avviso a un agente

notice-subject = Nuovo messaggio su { $site }: { $queue }
notice-submission = { $count ->
    [one] Un visitatore ha lasciato un messaggio nel modulo di contatto.
    [many] I visitatori hanno lasciato { $count } messaggi nel modulo di contatto.
   *[other] I visitatori hanno lasciato { $count } messaggi nel modulo di contatto.
}
notice-chat = { $count ->
    [one] Un visitatore attende una risposta in chat.
    [many] { $count } visitatori attendono una risposta in chat.
   *[other] { $count } visitatori attendono una risposta in chat.
}
notice-message = { $count ->
    [one] Hai un nuovo messaggio non letto.
    [many] Hai { $count } nuovi messaggi non letti.
   *[other] Hai { $count } nuovi messaggi non letti.
}
notice-missed = { $count ->
    [one] Un visitatore se n’è andato prima di ricevere risposta.
    [many] { $count } visitatori se ne sono andati prima di ricevere risposta.
   *[other] { $count } visitatori se ne sono andati prima di ricevere risposta.
}
notice-contents = Per sicurezza i messaggi dei visitatori non vengono inviati via e-mail. Puoi leggerli e rispondere nella console.
notice-site = Sito
notice-queue = Coda
notice-time = Data e ora
notice-open = Apri nella console
notice-why = { $kind ->
    [submission] Ricevi questa e-mail perché non eri online e nelle tue impostazioni sono attivi gli avvisi via e-mail per i nuovi moduli di contatto.
    [chat] Ricevi questa e-mail perché non eri online e nelle tue impostazioni sono attivi gli avvisi via e-mail per le nuove chat.
    [missed] Ricevi questa e-mail perché non eri online e nelle tue impostazioni sono attivi gli avvisi via e-mail per le chat perse.
   *[message] Ricevi questa e-mail perché non eri online e nelle tue impostazioni sono attivi gli avvisi via e-mail per i nuovi messaggi.
}
notice-stop = Per non riceverli più, apri le tue impostazioni nella console e disattiva l’e-mail nella sezione Avvisi.

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
