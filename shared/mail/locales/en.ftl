# Mails in English. Names say mail and place; LOOK "Words" says how they should read.

## A notice to an agent

notice-subject = New message in { $site }: { $queue }
notice-submission = { $count ->
    [one] A visitor has left a message through the contact form.
   *[other] Visitors have left { $count } messages through the contact form.
}
notice-chat = { $count ->
    [one] A visitor is waiting for an answer in the chat.
   *[other] { $count } visitors are waiting for an answer in the chat.
}
notice-message = { $count ->
    [one] You have a new unread message.
   *[other] You have { $count } new unread messages.
}
notice-missed = { $count ->
    [one] A visitor left before anyone answered.
   *[other] { $count } visitors left before anyone answered.
}
notice-contents = For security, what visitors write is not sent by e-mail. Read and answer it in the console.
notice-site = Site
notice-queue = Queue
notice-time = Time
notice-open = Open in the console
notice-why = { $kind ->
    [submission] You get this e-mail because you were away and e-mail notices for new contact form messages are on in your settings.
    [chat] You get this e-mail because you were away and e-mail notices for new chats are on in your settings.
    [missed] You get this e-mail because you were away and e-mail notices for missed chats are on in your settings.
   *[message] You get this e-mail because you were away and e-mail notices for new messages are on in your settings.
}
notice-stop = To stop them, open your settings in the console and turn off e-mail under Notices.

## The sign-in link

sign-in-subject = Sign-in link: { $site }
sign-in-headline = Sign in to the console
sign-in-use = { $minutes ->
    [one] Use this link to sign in. It works once and for { $minutes } minute.
   *[other] Use this link to sign in. It works once and for { $minutes } minutes.
}
sign-in-elsewhere = If you open it in another browser, you get a code to type where you requested the link.
sign-in-browser = Browser
sign-in-browser-unknown = Unknown
sign-in-place = Place
sign-in-time = Requested
sign-in-open = Sign in
sign-in-why = You get this e-mail because a sign-in link was requested for this address.
sign-in-not-you = If you did not request it, do nothing and do not pass the link on. Nobody can sign in without it.
