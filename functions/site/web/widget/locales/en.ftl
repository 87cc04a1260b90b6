# The launcher
launcher-open = Contact us
launcher-failed = Try again.

# The panel
panel-close = Close
panel-back = Back
panel-loading = Loading…
try-again = Try again
expect-here = We are here
expect-nobody = Nobody is here right now, we answer as soon as we can
expect-closed = Closed at the moment
expect-opens = Opens { $when }
opening-time = { $day } at { $time }
choose-queue = Who would you like to reach?
queue-open = Open
queue-closed = Closed

# Closed, with opening hours
hours-title = Opening hours
hours-closed = Closed
hours-all-day = Open all day
hours-zone = { $place } time
contacts-title = Other ways to reach us
leave-message = Leave a message

# The chat
chat-greeting = Write your message below. The answer comes here.
chat-closed = We are closed at the moment. Your message waits for us, and the answer comes here.
chat-wait-or-leave = You can keep waiting here or leave your e-mail address.
chat-label = Messages
composer-label = Your message
composer-send = Send
composer-too-long = The message is too long. At most { $most } characters.
chat-you = You
chat-agent = Customer service
chat-automatic = { $site } · automatic reply
state-sending = Sending
state-sent = Sent
state-seen = Seen
state-failed = Not sent
state-waiting = Waits for the connection
state-goes-on = Goes on in { $seconds } s
message-delete = Delete
message-removed = Message removed
chat-typing = { $name } is writing…
event-joined = { $name } joined the conversation
event-left = { $name } left the conversation
event-resolved = The conversation was closed. You can go on by writing again.
event-reopened = The conversation goes on
chat-older = Earlier messages
new-messages = New messages
announce-messages = { $count ->
    [one] { $count } new message
   *[other] { $count } new messages
}
chat-offline = No connection. What you write is kept and sent when the connection is back.
conversation-gone = This conversation is no longer available. You can start a new one.

# Why something failed
error-too-long = This is too long.
error-unreachable = There is no connection.
error-too-many = Too many messages in a short time. Wait a moment and try again.
error-refused = It was not accepted. Change the text and try again.
error-origin = Messages cannot be sent from this page.
error-trouble = The service does not answer right now. Try again in a moment.
