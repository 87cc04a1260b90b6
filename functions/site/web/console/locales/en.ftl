### The console. Keys are named by place and purpose.

## Everywhere

app-name = Doorbell
skip-to-content = Skip to content
cancel = Cancel
close = Close
save = Save
try-again = Try again
undo = Undo
loading = Loading
not-given = Not given

## Rail

rail-label = Main navigation
rail-inbox = Inbox
rail-inbox-unread = { $count ->
    [one] Inbox, { $count } unread message
   *[other] Inbox, { $count } unread messages
}
rail-queues = Queues
rail-settings = Settings
rail-account = Account of { $name }
help = Help
help-new-tab = (in a new tab)
help-address = /guide/en/index.html
availability-switch = Take part in answering
availability-online = Online
availability-away = Away
sign-out = Sign out
sign-out-title = Sign out and lose what is not sent?
sign-out-text = { $count ->
    [one] { $count } text has not been sent. Signing out removes it from this device.
   *[other] { $count } texts have not been sent. Signing out removes them from this device.
}

## Connection

connection-lost = No connection. What you write is kept and sent when the connection is back.

## Sign-in

sign-in-title = Sign in
sign-in-intro = We send a sign-in link to your e-mail address. There is no password.
sign-in-deep-link = After signing in you continue to the page you came for.
sign-in-email = E-mail address
sign-in-send = Send link
sign-in-sent-title = Check your mail
sign-in-sent = If { $email } belongs to an agent, a link is on its way. It works once, for 10 minutes.
sign-in-again = Send again
sign-in-sent-again = If the address belongs to an agent, another link is on its way. Earlier ones still work for their 10 minutes.
sign-in-too-many = You have asked for enough links for now. Those in your mail still work for their 10 minutes; ask for another in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
sign-in-code = Code
sign-in-code-hint = Did you open the link on another device? Type the 6-digit code it shows; the last digit signs you in.
sign-in-code-send = Sign in with the code
sign-in-code-six = The code has 6 digits.
sign-in-code-wrong = This is not the code. Look at it again where the link was opened.
sign-in-other-address = Use another address
sign-in-confirm-title = Continue to the console
sign-in-confirm = Press the button to sign in with the link from your mail.
sign-in-confirm-button = Sign in
sign-in-other-title = Almost there
sign-in-other = The sign-in began in another browser. Type this code there:
sign-in-other-warning = You did not ask for a link yourself? Give the code to nobody and close this page.
sign-in-used-title = This link no longer works
sign-in-used = A link works once, for 10 minutes. Ask for a new one; nothing was lost.
sign-in-new-link = Ask for a new link

## Invitation

invitation-page = Invitation
invitation-title = Join { $site }
invitation-by = { $name } invites you to answer at { $site }.
invitation-new = Your account is { $email }. There is no password: to sign in you get a link by mail.
invitation-known = You already have an account with { $email }. Your name and your language stay as they are.
invitation-other = { $name } ({ $email }) is signed in in this browser. When you join, you are signed in here instead.
invitation-join = Join
invitation-gone-title = This invitation no longer works
invitation-gone = It was used or withdrawn, or it is older than 14 days. Sign in if you have joined; otherwise ask for a new one.

## Inbox

inbox-title = Inbox
inbox-views = Which conversations
view-open = Open
view-mine = Mine
view-unassigned = Unassigned
view-active = Active
view-resolved = Resolved
view-trashed = Trash
view-more = More
queue-filter = Queue
queue-all = All queues
sort-label = Sort
sort-waiting = Longest waiting first
sort-last = Latest activity first
list-label = Conversations
list-apart = Open, but not in this list
list-waiting = { $count ->
    [one] { $count } new
   *[other] { $count } new
}
list-more = Show more
list-empty-open = Nothing is open. New conversations appear here by themselves.
list-empty-mine = You have no open conversations.
list-empty-unassigned = Every conversation has somebody who answers it.
list-empty-active = Nobody is working on a conversation right now.
list-empty-resolved = Nothing is resolved yet.
list-empty-trashed = The trash is empty.
list-show-open = Show all open
list-show-unassigned = Show unassigned
list-show-resolved = Show resolved
list-no-queues = You are not in any queue yet. An administrator can add you.
list-no-queues-yet = There is no queue yet, so no conversation can come.
list-add-queue = Add a queue
list-check-again = Check again
row-unread = { $count ->
    [one] { $count } unread message
   *[other] { $count } unread messages
}
row-waits = waiting { $time }
row-waits-now = waiting
row-from-agent = Agent:
row-no-text = No messages yet
since-now = now

## First steps of a site

first-run-title = Get started
first-run-count = { $count } of { $all } done
first-run-dismiss = Hide these steps
first-run-is-done = done
first-run-name = Name your site
first-run-name-hint = Visitors read the name in the widget and in mails.
first-run-address = Add your website’s address
first-run-address-hint = The widget opens only on the addresses listed.
first-run-snippet = Put the snippet into your website
first-run-snippet-hint = A short piece of code to copy. It counts as done once a visitor’s browser has loaded it.
first-run-hours = Set opening hours
first-run-hours-hint = Outside them the widget says when you are back.
first-run-colleague = Invite a colleague
first-run-colleague-hint = Two people answer sooner than one.
first-run-try = Try it
first-run-try-hint = Write to yourself in the widget; the message appears in the inbox.

## What a conversation is

status-unassigned = Unassigned
status-active = Active
status-resolved = Resolved
status-trashed = In the trash
mark-missed = Missed
mark-offline = Nobody was here
kind-chat = Chat
kind-submission = Contact
kind-email = E-mail
kind-channel = Other channel
visitor-unnamed = Visitor

## Conversation

conversation-choose = Choose a conversation from the list.
conversation-back = Back to the list
conversation-actions = What to do with the conversation
viewers = Also viewing: { $names }
viewer-unnamed = A colleague
action-more = More actions
action-reply = Take
action-join = Join
action-leave = Leave
action-assign = Assign…
action-transfer = Transfer…
action-resolve = Resolve
action-reopen = Reopen
action-trash = Move to trash
action-restore = Restore
assign-title = Assign to
assign-me = { $name } (you)
assign-nobody-else = There is nobody else in this queue.
transfer-title = Transfer to queue
transfer-no-other = There is no other queue.
done-reply = You took the conversation.
done-join = You joined the conversation.
done-leave = You left the conversation.
done-assign = Assigned to { $name }.
done-transfer = Transferred to { $queue }.
done-resolve = Resolved.
done-reopen = Reopened.
done-trash = Moved to the trash.
done-restore = Restored.
undo-failed = This can no longer be undone: somebody has changed the conversation since.

## Log of a conversation

log-label = Messages
log-beginning = The conversation begins here
log-older = Loading older messages
log-to-newest = New messages
log-unread-from-here = New
note-label = Internal note
auto-reply-label = Automatic reply
submission-label = Contact
submission-before-chat = Answered before the chat
answer-topic = Topic
answer-message = Message
answer-name = Name
answer-email = E-mail
answer-phone = Phone
details-add = Add { $value } to the contact details
details-replace = Put { $value } in place of { $old }
details-added = { $value } is in the contact details now.
bot-talk = With the bot
bot-yes = Yes
bot-no = No
message-you = You
delivery-sending = Sending
delivery-sent = Sent
delivery-seen = Seen
delivery-failed = Not sent
delivery-waiting = Not sent yet; trying again
delivery-edit = Edit
typing = { $name } is typing…
announce-message = { $name }: { $text }
announce-messages = { $count ->
    [one] { $count } new message
   *[other] { $count } new messages
}
event-active = { $by ->
    [visitor] The visitor came back and the conversation is active again
    [agent] { $name } reopened the conversation
   *[system] The conversation is active
}
event-unassigned = { $by ->
    [visitor] The visitor came back and nobody is answering yet
    [agent] { $name } reopened the conversation
   *[system] The conversation is unassigned
}
event-resolved = { $by ->
    [visitor] The visitor ended the conversation
    [agent] { $name } resolved the conversation
   *[system] The conversation was resolved automatically
}
event-trashed = { $by ->
    [agent] { $name } moved the conversation to the trash
   *[system] The conversation was moved to the trash
}
event-joined = { $name } joined
event-left = { $name } left
event-taken = { $name } took the conversation
event-assigned = { $by } assigned the conversation to { $name }
event-assigned-nobody = Nobody is assigned to the conversation
event-transferred = { $by } transferred the conversation to { $queue }
event-transferred-system = The conversation was transferred to { $queue }
event-rated = { $score ->
    [good] The visitor rated the conversation: good
    [bad] The visitor rated the conversation: bad
   *[fair] The visitor rated the conversation: fair
}
event-rated-comment = “{ $comment }”
event-redacted = { $by } removed a text
event-redacted-system = A text was removed
event-contact = { $by } corrected the contact details
event-contact-system = The contact details were corrected
redact-menu = Actions for this text
redact = Remove text…
redact-title = Remove this text?
redact-text = It is removed for everyone, and this cannot be undone. Back-ups still hold it for a time.
redact-confirm = Remove text
redact-busy = Removing…
redacted = Text removed

## Composer

composer-label = Write
composer-reply = Reply
composer-note = Note
composer-reply-text = Reply to the visitor
composer-note-text = Internal note
composer-reply-hint = Write a reply.
composer-note-hint = Write a note for the other agents.
composer-goes-to-widget = Goes to the widget; the visitor is there now
composer-waits-in-widget = Goes to the widget; the visitor sees it on coming back
composer-goes-to-agents = Only agents see this
composer-send = Send
composer-add-note = Add note
composer-keys = Enter sends, Shift+Enter breaks the line.
composer-too-long = { $count ->
    [one] { $count } character too long
   *[other] { $count } characters too long
}
composer-nobody-answers = Nobody has taken this conversation yet.
composer-other-answers = { $name } is answering this conversation.
composer-resolved = This conversation is resolved.
composer-trashed = This conversation is in the trash.
composer-read-only = You can read this conversation but not write in it.
composer-form-mail = This came through the contact form, so there is no chat to answer in. The visitor left the address { $email }.
composer-form-silent = This came through the contact form, so there is no chat to answer in.
composer-write-mail = Write an e-mail

## Visitor card

card-title = Visitor details
card-show = Visitor details
card-failed = The details could not be read.
card-online = On the site now
card-left = Not on the site now
card-name = Name
card-email = E-mail
card-suppressed-bounce = Cannot be e-mailed: mail came back
card-suppressed-complaint = Cannot be e-mailed: mail was marked as spam
card-phone = Phone
card-page = Page
card-referrer = Came from
card-browser = Browser
card-language = Language
card-consent = Consent
card-consent-given = Version { $version }, { $date }
card-participants = Participants
card-responsible = assigned
card-conversation = Conversation
card-number = Number
card-kind = Kind
card-queue = Queue
card-status = Status
card-assignee = Assigned to
card-nobody = Nobody
card-rating = Rating
card-rated = { $score ->
    [good] good
    [bad] bad
   *[fair] fair
}
card-started = Started
card-latest = Last activity
card-edit = Edit
card-edit-form = Contact details
card-edit-saving = Saving…
card-edit-meanwhile = Changed meanwhile: { $value }

## Queue log

queues-title = Queues
queue-open = Open
queue-closed = Closed
log-title = Activity log
log-table = Activity of { $queue }
log-reload = Reload activity
log-reloaded = The activity is up to date.
log-event-accepted = Took the conversation
log-event-opened = Opened the queue
log-event-closed = Closed the queue
log-source-submission = Contact
log-source-system = Schedule
log-view-content = View content
log-hide-content = Hide content
log-content-of = Content of { $number }
log-open-conversation = Open conversation
log-comment-add = Add comment
log-comments = { $count ->
    [one] { $count } comment
   *[other] { $count } comments
}
log-comments-of = Comments on { $number }
log-comments-full = This entry has 20 comments, the most there can be.
log-only-waiting = Contacts without a comment
log-none-waiting = Every contact here has a comment.
log-show-all = Show all entries
log-comment-field = Comment: what is the status, who handles it
log-comment-label = Comment on { $number }
log-empty = Nothing has happened in this queue yet.
log-entry-missing = The entry is not among these. It may be older, or you may not see it.

## People of a site

people-active = Who answers
people-search = Name or address
people-found = { $count ->
    [one] { $count } person found
   *[other] { $count } people found
}
people-none-found = Nobody has such a name or address.
people-show-all = Show everybody
people-deactivated = Deactivated ({ $count })
person-you = (you)
person-form = Change { $name }
person-edit = Edit
person-edit-of = Edit { $name }
person-role = Role
person-queues = Queues
person-queues-hint = New conversations of these queues reach them, and notices too.
person-queues-none = Without a queue an agent sees no conversations.
person-queues-none-there = The site has no queues yet.
person-no-queue = no queue
person-most = Most open conversations at once
person-most-hint = From 1 to 100. New ones wait once there are so many. Leave it empty for no limit.
person-most-wrong = A whole number from 1 to 100, or nothing.
person-most-any = no limit
person-most-of = { $count ->
    [one] at most { $count } conversation at once
   *[other] at most { $count } conversations at once
}
person-saved = { $name } is saved.
person-overtaken = Somebody else changed { $name } meanwhile. Their changes are in the form now; save again to add yours.
person-overtaken-both = Somebody else changed { $name } meanwhile. Where you both changed something, theirs stands below yours; save again to keep yours.
person-last-owner = { $name } is the only owner. Make somebody else an owner first.
person-owners-only = Only an owner may change owners or make them.
person-deactivate = Deactivate…
person-deactivate-title = Deactivate { $name }?
person-deactivate-text = They are signed out of this site at once and see nothing of it any more. Their open conversations go back to the queue. You can reactivate them later.
person-deactivate-yes = Deactivate
person-deactivated = { $name } is deactivated.
person-sign-out = Sign out…
person-sign-out-of = Sign { $name } out everywhere
person-sign-out-title = Sign { $name } out everywhere?
person-sign-out-text = All their sessions end within seconds, on every device and at every site. They can sign in again at once.
person-sign-out-yes = Sign out everywhere
person-signed-out = { $name } is signed out everywhere.
person-reactivate = Reactivate…
person-reactivate-of = Reactivate { $name }
person-reactivate-title = Reactivate { $name }?
person-reactivate-text = They may sign in again, with the role and the queues they had.
person-reactivate-yes = Reactivate
person-reactivated = { $name } is active again.
role-owner-hint = Does everything, and decides who else is an owner.
role-administrator-hint = Sets up the site, its queues and its people, and sees every conversation.
role-full-access-hint = Sees, joins and resolves every conversation of the site.
role-agent-hint = Sees and answers the conversations of their own queues.
invite-open = Invite a colleague
invite-title = Invite a colleague
invite-language = Language of the mail
invite-send = Send invitation
invite-sent = The invitation to { $email } is on its way.
invite-there = This person is at the site already, perhaps deactivated.
invite-too-many = This site has sent many invitations today. Nothing is lost; send it in { $minutes ->
    [one] { $minutes } minute
   *[other] { $minutes } minutes
}.
invitations-title = Invited
invitation-expires = { $count ->
    [one] Expires in { $count } day
   *[other] Expires in { $count } days
}
invitation-expired = Has expired
invitation-resend = Send again
invitation-resend-to = Send the invitation to { $email } again
invitation-withdraw = Withdraw
invitation-withdraw-of = Withdraw the invitation to { $email }
invitation-withdraw-title = Withdraw the invitation?
invitation-withdraw-text = The link in the mail to { $email } stops working at once. You can invite them again.
invitation-withdrawn = The invitation to { $email } is withdrawn.
invitation-taken = This invitation is no longer open: it was used or withdrawn. Read the list again.

## Settings

settings-title = Settings
settings-profile = Profile
settings-name = Name
settings-name-hint = Visitors see this name beside your replies.
settings-email = E-mail
settings-language = Language
settings-availability = Availability
settings-availability-online = Online: while your console is open, visitors read that somebody is here
settings-availability-away = Away: you do not count as here, and notices also come by mail
settings-saved = Saved
settings-role = Sites
role-owner = Owner
role-administrator = Administrator
role-full-access = Full-access agent
role-agent = Agent
notices-title = Notices
notices-intro = Choose what you want to hear about. Where nothing is chosen, the console is silent about it too. An e-mail holds a link, never the contents, and comes at most once in five minutes.
notices-kind = What happened
notices-sound = Sound
notices-desktop = Desktop
notices-email = E-mail
notices-submission = Contact
notices-submission-hint = Somebody sent the contact form.
notices-chat = New chat
notices-chat-hint = A visitor started a conversation nobody has taken yet.
notices-message = New message
notices-message-hint = A visitor wrote in your conversation.
notices-missed = Missed chat
notices-missed-hint = A visitor left before anybody answered.
notices-offline = Nobody was here
notices-offline-hint = A visitor wrote while nobody was here, and left.
notices-assigned = Assigned to me
notices-assigned-hint = A colleague assigned a conversation to you.
notices-suppressed-bounce = Mail to { $email } came back ({ $when }), so no notices are sent there any more. Does the address work again?
notices-suppressed-complaint = Mail to { $email } was marked as spam ({ $when }), so no notices are sent there any more. Do you want them again?
notices-lifted = Notices are sent by e-mail again. If one comes back, it says so here.
notices-cell = { $kind }: { $way }
notices-hear = Play the sound
notices-desktop-ask = Your browser does not show desktop notices from Doorbell yet.
notices-desktop-enable = Enable
notices-desktop-refused = Your browser blocks desktop notices from Doorbell. Allow them in its settings for this site, then reload the page.
notices-desktop-missing = This browser has no desktop notices.
notices-mail = E-mail comes
notices-mail-away = Only when I am away, or have not looked within two minutes
notices-mail-always = Always, also when the console has told me already
notices-quiet = Quiet hours
notices-quiet-on = No notices in these hours of each day
notices-quiet-hint = No sound, no desktop notice, no e-mail. Lists and counts still change. If you get e-mail of it, what still waits for an answer when the hours end is mailed then.
notices-quiet-from = From
notices-quiet-to = To
notices-quiet-zone = Time zone: { $zone }
notices-quiet-here = Use the time zone of this device: { $zone }
notices-quiet-same = Beginning and end must differ.
notices-queues = Queues
notices-queues-hint = You get no notices of a queue that is not ticked.
notices-browser = In this browser
notices-front = Show desktop notices also while the console is in front
notices-stay = Keep desktop notices until I click them
first-notices-title = What you are told of
first-notices-off = No notice
first-notices-away = E-mail comes only when you are away, or have not looked within two minutes.
first-notices-dismiss = Got it
first-notices-change = Change it in the settings
sessions-title = Where you are signed in
sessions-intro = End a session you do not recognise. It stops working within seconds.
sessions-this = This session
sessions-last-seen = Last used { $when }
sessions-since = signed in { $when }
sessions-end = End
sessions-end-label = End the session in { $browser }
sessions-end-others = End all other sessions
sessions-only-this = You are signed in only here.
sessions-ended = The session has ended.
sessions-others-ended = All other sessions have ended.
browser-on = { $browser } on { $system }
browser-unknown = Unknown browser

## Setting up a site: which page, and who may

setup-title = Set up
setup-site = Site
setup-texts = Texts
setup-install = Install
setup-queues = Queues
setup-bots = Bots
setup-people = People
setup-log = Change log
setup-which = Which site
setup-no-right-title = This is set up by others
setup-no-right = Owners and administrators of { $site } set it up. Your role does not include that; ask one of them.

## Notices in the console

notices-region = Latest notices
notice-submission = New contact
notice-chat = New chat
notice-message = New message
notice-missed = Missed chat
notice-offline = A visitor wrote while nobody was here
notice-assigned = A conversation was assigned to you
notice-chat-many = { $count ->
    [one] { $count } new chat
   *[other] { $count } new chats
}
notice-missed-many = { $count ->
    [one] { $count } missed chat
   *[other] { $count } missed chats
}
notice-message-many = { $count ->
    [one] New messages in { $count } conversation
   *[other] New messages in { $count } conversations
}
notice-submission-many = { $count ->
    [one] { $count } new contact
   *[other] { $count } new contacts
}
notice-offline-many = { $count ->
    [one] { $count } visitor wrote while nobody was here
   *[other] { $count } visitors wrote while nobody was here
}
notice-assigned-many = { $count ->
    [one] { $count } conversation was assigned to you
   *[other] { $count } conversations were assigned to you
}
notice-view-log = View queue activity
notice-view-conversation = Open conversation
notice-view-list = Show the list
export-menu = Export as CSV
export-failed = The export did not succeed
export-number = Number
export-id = Conversation
export-agent = Agent
export-customer = Customer
export-rating = Rating
export-time = Time
export-author = Author
export-details = Details
export-content = Content
export-note = Note
export-automatic = Automatic reply
why-menu = Why was I told, or not?
why-title = Notices of this conversation to you
why-mails = E-mail
why-line = { $kind } ({ $when }): { $mail }
why-under-way = is being sent
why-waits = waits to be sent with others
why-quiet = waits for the end of your quiet hours
why-sent = sent
why-taken-care-of = not sent, somebody had taken care of it
why-switched-off = not sent, you had switched it off
why-refused = not sent, your address refuses e-mail
why-dropped = not sent
why-no-mail = No e-mail was due to you.
why-now = As your settings are now
why-now-outside = You do not answer in this queue, so you hear nothing of it.
why-now-muted = You have switched off notices of this queue.
why-now-off = Notices of “{ $kind }” are switched off.
why-now-no-mail = E-mail of “{ $kind }” is switched off.
why-now-other = { $name } answers it, and alone hears of new messages.
why-now-quiet = You have quiet hours from { $from } to { $to }.
why-now-away = While your console is open, you get e-mail only of what you have not looked at within two minutes.
why-now-always = You are told in every way.
why-settings = Change settings
notice-dismiss = Dismiss

## Other screens

missing-title = Nothing here
missing-text = There is no such page, or it is not yours to see.
missing-action = Go to the inbox
missing-queue = There is no such queue, or it is not yours to see.
missing-queues = Go to the queues

## Problems: what happened, what was kept, what to do

problem-malformed = The server could not read the request. Nothing you wrote is lost; reload the page and try again.
problem-unauthenticated = Your session has ended. Drafts are kept; sign in again to continue.
problem-forbidden = Your role does not allow this. Nothing was changed; ask an owner of the site.
problem-origin = The request came from an address that is not on the site’s list. Nothing was changed; open the console at its own address.
problem-not-found = This does not exist, or it is not yours to see. Nothing was changed; go back to the list.
problem-conflict = Somebody else was faster: the conversation is now “{ $state }”. Look at it and decide again.
problem-conflict-unknown = Somebody else was faster and the conversation has changed. Look at it and decide again.
problem-overtaken = Somebody else changed this meanwhile. Nothing you wrote is lost; look at both values and decide.
problem-taken = { $name } took this conversation first.
problem-text-kept = Your text is kept.
problem-next-unassigned = Next unassigned
problem-gap = An earlier message has not arrived yet. Your text is kept and is sent after it.
problem-sender-expired = This tab was away for too long. Your text is kept; send it again.
problem-other-browser = The sign-in began in another browser. Type the code there.
problem-gone = This sign-in link has been used or is too old. Ask for a new one.
problem-too-large = The text is too big to send. It is kept; shorten it and try again.
problem-invalid = Something in what you filled in is not right. Nothing is lost; correct it and try again.
problem-too-many = That was too much at once. Nothing is lost; wait { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
} and try again.
problem-internal = Something broke on our side. Nothing you wrote is lost; try again, and give support the number { $trace } if it happens again.
problem-unavailable = The service is busy. Nothing is lost; try again in a moment.
problem-unreachable = The server cannot be reached. Nothing is lost; check the connection and try again.
problem-not-joined = The connection to this conversation was renewed. Your text is kept and is sent again.
field-required = Fill this in.
field-invalid = Check the format.
field-too-long = This is too long.
field-line-break = This must stay on one line.
field-unknown = The server does not know this field.
field-taken = This is taken already.
