# Mails in English. Names say mail and place; LOOK "Words" says how they should read.

## A notice to an agent

notice-subject = { $kind ->
    [submission] New contact in { $site }: { $queue }
    [chat] New chat in { $site }: { $queue }
    [missed] Missed chat in { $site }: { $queue }
    [offline] Nobody was there for a chat in { $site }: { $queue }
    [assigned] Conversation assigned to you in { $site }: { $queue }
   *[message] New message in { $site }: { $queue }
}
notice-submission = A new contact is waiting.
notice-chat = { $count ->
    [one] A visitor is waiting for an answer.
   *[other] A visitor is waiting for an answer ({ $count } messages).
}
notice-message = { $count ->
    [one] A visitor wrote in your conversation.
   *[other] A visitor wrote in your conversation ({ $count } messages).
}
notice-missed = { $count ->
    [one] A visitor left before anybody answered.
   *[other] A visitor left before anybody answered ({ $count } messages).
}
notice-offline = { $count ->
    [one] A visitor wrote while nobody was there, and left.
   *[other] A visitor wrote while nobody was there, and left ({ $count } messages).
}
notice-assigned = A colleague assigned a conversation to you.
notice-contents = For security, what visitors write is not sent by e-mail. Read and answer it in the console.
notice-site = Site
notice-queue = Queue
notice-time = Time
notice-open = Open in the console
notice-why = { $kind ->
    [submission] You get this e-mail because e-mail notices for new contacts are on.
    [chat] You get this e-mail because e-mail notices for new chats are on.
    [missed] You get this e-mail because e-mail notices for missed chats are on.
    [offline] You get this e-mail because e-mail notices for chats to which nobody came are on.
    [assigned] You get this e-mail because e-mail notices for conversations assigned to you are on.
   *[message] You get this e-mail because e-mail notices for new messages are on.
}
notice-stop = Change this in your settings

## One notice for many

digest-subject = { $what } waiting in { $site }
digest-subject-unusual = Unusually many in { $site }: { $what } waiting
digest-headline = { $what } waiting for you.
digest-headline-unusual = Unusually many: { $what } waiting for you.
digest-contacts = { $count ->
    [one] { $count } contact
   *[other] { $count } contacts
}
digest-chats = { $count ->
    [one] { $count } chat
   *[other] { $count } chats
}
digest-messages = { $count ->
    [one] { $count } conversation of yours
   *[other] { $count } conversations of yours
}
digest-missed = { $count ->
    [one] { $count } missed chat
   *[other] { $count } missed chats
}
digest-offline = { $count ->
    [one] { $count } chat to which nobody came
   *[other] { $count } chats to which nobody came
}
digest-assigned = { $count ->
    [one] { $count } conversation assigned to you
   *[other] { $count } conversations assigned to you
}
digest-and = { $first } and { $last }
digest-time = Latest
digest-hourly = While so much comes in, you get at most one such e-mail an hour.
digest-why = You get this e-mail because e-mail notices are on.

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

## The invitation

invitation-subject = Invitation to answer visitors: { $site }
invitation-headline = Join { $site }
invitation-who = { $inviter } invites you to answer the visitors of { $site }.
invitation-use = { $days ->
    [one] Use this link to accept. It works once and for { $days } day.
   *[other] Use this link to accept. It works once and for { $days } days.
}
invitation-open = Accept
invitation-not-you = If you do not know what this is about, do nothing and do not pass the link on.
