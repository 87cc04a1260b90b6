# The contact form
form-intro-closed = We are closed at the moment. Leave us a message and we will get back to you.
form-intro-open = Leave us a message. If you want an answer, give your e-mail address too.
form-topic = Topic
form-topic-choose = Choose a topic
form-choose = Choose
form-message = Message
form-name = Name
form-email = E-mail
form-phone = Phone
form-consent = Consent
form-optional = { $field } (optional)
form-needs = Still needed: { $fields }
form-send = Send message
form-sending = Sending…
form-failed = Your message was not sent. It is kept here. { $reason }
form-waits = Many messages are coming in at once. Yours is kept here and is sent by itself in { $seconds } s.
form-sent-title = Thank you
form-sent = We have received your message.
form-sent-to = We have received your message and will reply to { $email }.
form-another = Write another message
form-to-chat = Back to the chat

# Fields
field-invalid = Check this.
field-email = Check the e-mail address.
field-required = Fill this in.
field-number = Give a number, for example 12.5.
field-date = Give a full date, from 1900 to 2100.

# Questions before a chat
pre-chat-intro = Tell us a little first, then the chat starts.
pre-chat-start = Start chat
pre-chat-refused = The chat has not started yet. Check your answers. Your message is kept and goes with them.

# The bot
bot-back = Back
bot-again = Start again
bot-person = Talk to a person
bot-yes = Yes
bot-no = No
