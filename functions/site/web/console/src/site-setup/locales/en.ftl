### The pages on which a site is set up.

## Cards

discard = Discard changes
unsaved-title = Leave without saving?
unsaved-text = This page has changes that are not saved. They are lost when you leave it.
unsaved-leave = Leave
conflict = Somebody else changed this meanwhile. Nothing is saved yet.
conflict-who = { $name } changed this meanwhile. Nothing is saved yet.
conflict-theirs = There now
conflict-mine = Yours
conflict-take-theirs = Take theirs
conflict-keep-mine = Keep mine
value-none = Nothing
value-yes = Yes
value-no = No
list-remove = Remove { $line }
list-twice = This is on the list already.
short-name = Short name
short-name-hint = Stands in addresses, and cannot be changed later.
short-name-invalid = Use a–z, 0–9 and hyphens, at most 40.

## Site

site-name = Name
site-name-field = Name of the site
site-name-hint = Visitors read it in the widget, and in the mails they get.
site-origins = Websites
site-origins-hint = Only pages of these addresses can use the widget. With “*.” all names below one are meant: https://*.shop.example.
site-origins-none = No website can use the widget yet. Add the address of yours.
site-origin-number = Address { $number }
site-origin-add = Add an address
site-origin-invalid = Write it as https://shop.example, with nothing behind the name.
site-languages = Languages
site-languages-hint = The widget speaks the language of the page it is on, if it is one of these.
site-languages-offered = Offered languages
site-language = Default language
site-language-hint = For visitors whose language is not offered.
site-colour = Colour
site-colour-hint = The launcher and the head of the widget have it.
site-colour-field = Colour, as # and six digits
site-colour-choose = Choose a colour
site-colour-invalid = Write # and six of 0–9 and A–F, as #2457D6.
site-colour-light = On light ground
site-colour-dark = On dark ground
site-colour-kept = Stands out well (contrast { $contrast }). It is shown as { $colour }.
site-colour-moved = Stands out too little (contrast { $contrast }, needed 3). It is shown as { $colour } instead.
site-zone = Time zone
site-zone-hint = Opening hours are read by this clock.
site-zone-field = Time zone
site-zone-now = There it is now { $time }.
site-launcher = Launcher
site-launcher-hint = The round button with which visitors open the widget.
site-launcher-corner = Corner
site-launcher-right = Lower right
site-launcher-left = Lower left
site-launcher-side = Pixels from the side
site-launcher-bottom = Pixels from below
site-launcher-invalid = A whole number from 0 to { $most }.
site-in-line = Stands in the line on your website: after a change, copy that line anew under Install.
site-hidden = Pages without the widget
site-hidden-hint = The path of a page, or the beginning of several with a * at the end: /checkout/*.
site-path-number = Path { $number }
site-path-add = Add a path
site-path-invalid = Begin with / and use * only at the end, as /checkout/*.
sites-add = Add another site
sites-added = { $name } is added.
sites-full = You have as many sites as one person can have.

## Texts

texts-hint = What you write here the widget says in your words. Where a field is empty it says what stands there in grey.
texts-beside = Language beside the default one
texts-default = default
texts-missing = { $count ->
    [one] { $count } missing
   *[other] { $count } missing
}
texts-complete = complete
texts-too-long = At most { $most } characters.
texts-header = Header
texts-header-hint = On top of the widget.
texts-greeting = Greeting
texts-greeting-hint = Before the first message of a chat.
texts-closed = While closed
texts-closed-hint = When nobody can be reached.
texts-form-intro = Before the form
texts-form-intro-hint = Above the fields of the contact form.
texts-thanks = Thanks
texts-thanks-hint = When the form has been sent.

## Install

install-snippet = Line for your website
install-snippet-hint = Put this line on every page that is to have the widget, anywhere on it.
install-again = Copy it anew after changing colour, launcher or hidden pages: they stand in it.
install-copy = Copy
install-copied = Copied
install-copy-failed = The browser does not let us copy. Select the line and copy it yourself.
install-seen = Is it installed?
install-yes = Yes: last seen on { $origin }, { $when }.
install-no = Not yet. Put the line on a page, open that page, and check again.
install-looked = Looked just now.

## Queues

queues-add = Add a queue
queues-none = There is no queue yet. Visitors need one to write to.
queues-full = The site has as many queues as it can have.
queues-up = Move { $name } up
queues-down = Move { $name } down
queues-moved = { $name } is now in place { $place }.
queue-open-until = Open until { $when }
queue-open-always = Open
queue-closed-until = Closed, opens { $when }
queue-closed-always = Closed
queue-names = Name and description
queue-names-hint = Visitors choose by these where a site has several queues.
queue-name = Name
queue-name-hint = For agents, and for visitors where their language has none below.
queue-name-in = Name for visitors
queue-description-in = What it is for

## Open now

by-hand = Open now?
by-hand-opened = It was opened by hand; the opening hours do not count for now.
by-hand-closed = It was closed by hand; the opening hours do not count for now.
by-hand-schedule = By its opening hours
by-hand-open = Open now
by-hand-close = Close now
by-hand-end = Go by the opening hours again
by-hand-open-title = Open the queue now?
by-hand-close-title = Close the queue now?
by-hand-open-text = Visitors can start conversations, whatever the opening hours say.
by-hand-close-text = Visitors read that it is closed. Conversations that are going on stay, and who waits may leave a message.
by-hand-no-end = Until somebody changes it
by-hand-until = Until a certain time
by-hand-until-field = Until when, by the clock of { $zone }
by-hand-until-invalid = Choose a time that is still to come.

## Opening hours

hours-week = Opening hours
hours-week-hint = By the clock of { $zone }. A day may have several; 24:00 is the end of a day, and an end before the beginning lies on the next day.
hours-suspended = Suspend the opening hours
hours-suspended-hint = The queue is open day and night until this is switched off; hours and exceptions are kept.
hours-always = Without any hours the queue is open day and night.
hours-day-and-night = Open day and night
hours-closed = Closed
hours-opens = { $name }: opens
hours-closes = { $name }: closes
hours-add = Add hours: { $name }
hours-remove = Remove { $hours }: { $name }
hours-copy = Copy the hours: { $name }
hours-copy-weekdays = To Monday–Friday
hours-copy-all = To every day
hours-next-day = next day
hours-invalid = Write two different times from 00:00 to 24:00, as 09:00 and 16:30.
hours-too-many = At most { $most } intervals in a week.
exceptions = Exceptions
exceptions-hint = Days with other hours, or none. What happens once goes before what comes every year.
exceptions-add = Add an exception
exceptions-number = Exception { $number }
exceptions-remove = Remove: { $name }
exceptions-from = First day
exceptions-to = Last day
exceptions-yearly = Every year
exceptions-hours = Hours on these days
exceptions-closed = Closed
exceptions-other-hours = Open at other hours
exceptions-note = Note for colleagues
exceptions-invalid = The last day must not be before the first, and at most a year after it.

## While nobody answers

auto-reply = Automatic reply
auto-reply-hint = Visitors read it when nobody has answered in time, once in a conversation, while the queue is open. It does not count as an answer, and is not sent once a person has answered.
auto-reply-on = Send an automatic reply
auto-reply-off = Off
auto-reply-after = When nobody has answered for
auto-reply-seconds = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
auto-reply-minutes = { $count ->
    [one] { $count } minute
   *[other] { $count } minutes
}
auto-reply-text = Text
auto-reply-in-none = Without it visitors of this language read the text above.

## While it is closed

offline = While closed or nobody is here
offline-hint = What visitors meet then.
offline-message = Message
offline-message-hint = The opening hours and the other ways to reach you.
offline-form = Contact form
offline-form-hint = Visitors leave a message and their address.
offline-bot = Bot
offline-bot-hint = Questions and buttons that you have set up.
offline-which-bot = Which bot
picture = Picture (https address)
picture-hint = Visitors see it with the opening hours while the queue is closed. Your page must allow pictures from there.
picture-look = Look at the picture
picture-invalid = Write an address that begins with https://.
contacts = Other ways to reach you
contacts-hint = Shown with the opening hours, in this order.
contacts-add = Add a way
contact-kind = Kind of way { $number }
contact-email = E-mail
contact-phone = Phone
contact-link = Link
contact-place = Address
contact-email-invalid = Write an e-mail address, as help@shop.example.
contact-phone-invalid = Write a phone number, as +358 40 123 4567.
contact-link-invalid = Write an address that begins with https://.
contact-place-invalid = Write it in one line.

## Contact form

form = Contact form
form-hint = Messages through it come into the inbox, also when nobody is here.
form-offer = When it is offered
form-offer-always = Always, also beside the chat
form-offer-while-closed = While closed
form-offer-never = Never
form-topics = Topics
form-topics-hint = Visitors choose one of them; without any the form does not ask.
form-topic-number = Topic { $number }
form-topic-add = Add a topic
form-topic-queues = Queues of the topics
form-topic-leads = “{ $topic }” leads to
form-topic-here = goes to this queue
form-topic-to = goes to { $queue }
form-topic-lost = This queue is no longer there. Choose another.
fields = Fields of the form
fields-hint = What the form asks, in this order.
fields-change = Change the fields
fields-standard-again = Use the usual fields again
preview = How visitors see it
preview-language = Language of the preview
preview-open = While somebody is here
fields-add = Add a field
fields-add-ours = { $name } (as in the contact details)
fields-full = A form can have at most { $most } fields.
fields-too-long = All fields together are too long. Shorten some texts, or take a field away.
fields-nameless = New field
fields-removed = { $name } is removed.
fields-duplicate = Duplicate { $name }
fields-kind = Kind
fields-kind-text = Text in one line
fields-kind-long-text = Text in several lines
fields-kind-choice = List to choose from
fields-kind-buttons = Buttons to choose from
fields-kind-checkbox = Box to tick
fields-kind-email = E-mail address
fields-kind-phone = Phone number
fields-kind-number = Number
fields-kind-date = Date
fields-label = Label
fields-label-ours = Where it is empty, visitors read “{ $name }” in their language.
fields-placeholder = Example in the empty field
fields-help = Help below the field
fields-required = Required
fields-required-choice = Must be answered
fields-hidden = Hidden
fields-hidden-choice = Hidden: only your page’s script fills it
fields-stored-as = Answers are kept under “{ $name }”.
fields-hidden-how = Your page fills it with Doorbell("prefill", { "{" } { $name }: "…" { "}" }).
fields-options = Choices
fields-options-hint = First what visitors read, then what is kept as the answer.
fields-options-none = Add at least one choice.
fields-option-add = Add a choice
fields-option-number = Choice { $number }
fields-option-value = { $name }: what is kept
pre-chat = Before a chat
pre-chat-hint = What visitors answer before they can start a chat. Without any field nothing is asked.
pre-chat-warning = Questions before a chat make fewer people start one.
consent = Consent
consent-hint = The form can only be sent by those who tick this. Without a text it does not ask.
consent-field = What visitors agree to
consent-version = Version in use: { $version }
consent-none = No consent is asked for now.
consent-in-none = Without it visitors of this language read the text above.
consent-new = A new text, in any language, is a new version of all of them. Those who agreed before agreed to the old one, which is kept with their message.

## Bots

bots-hint = A bot shows visitors buttons and asks them questions while nobody is here. A queue offers it under “While closed or nobody is here”.
bots-none = There is no bot yet.
bots-add = Add a bot
bots-full = The site has as many bots as it can have.
bots-name = Name for visitors
bots-name-hint = Visitors read it above what the bot says.
bots-starter = Begin with
bots-starter-hours = Opening hours, and a message
bots-starter-order = Questions about an order
bots-starter-busy = We are busy: wait, or leave an address
bots-published = Version { $version } is published
bots-draft = Not published yet
bot-missing = This bot is not there, or no longer.
bot-steps = Steps
bot-steps-hint = What the bot says and asks, in the order in which you read it. Visitors go where the buttons lead.
bot-steps-full = A bot can have at most { $most } steps.
bot-step = Step
bot-step-add = Add a step
bot-step-name = Short name of the step
bot-step-name-invalid = Use a–z, 0–9 and hyphens, a letter first, at most 16, and no name twice.
bot-step-starts = The bot begins here
bot-step-start = Begin here
bot-say = What the bot says
bot-show = Shown below it
bot-show-none = Nothing
bot-show-hours = The opening hours
bot-show-contacts = The other ways to reach you
bot-show-link = A link
bot-link-label = Words of the link
bot-link-url = Address, with https://
bot-thing = And then
bot-thing-choices = Buttons
bot-thing-ask = A question
bot-thing-form = The contact form
bot-thing-hand_over = A chat
bot-thing-end = The end
bot-choice-number = Button { $number }
bot-choice-add = Add a button
bot-choice-to = “{ $name }” leads to
bot-choice-when = When “{ $name }” is shown
bot-choice-notes = Kept as it is: { $notes }
bot-when-always = always
bot-when-open = while open
bot-when-closed = while closed
bot-when-answer = after a certain answer
bot-to-new = a new step…
bot-to-gone = { $step } (not there)
bot-go = Go to { $step }
bot-ask-label = Question
bot-ask-kind = Kind of answer
bot-ask-yes-no = Yes or no
bot-ask-field = The answer is kept as
bot-ask-to = Then it goes on with
bot-form-asks = What the form asks
bot-queue = Queue
bot-queue-own = the one the visitor came for
bot-publish = Publish
bot-publish-hint = Visitors meet the published version. What is saved above is a draft until then.
bot-added = New: { $steps }
bot-changed = Changed: { $steps }
bot-removed = Gone: { $steps }
bot-differs-not = No step differs from what is published.
bot-unsaved = Save the steps first.
bot-blocked = Put right first what is marked above.
bot-overtaken = Somebody else changed the draft meanwhile. Nothing was published; look at it, and publish again.
bot-try = Try it
bot-try-hint = The draft as a visitor goes through it. Nothing of it is stored.
bot-try-back = Back
bot-try-again = Start again
bot-try-answer = Answer
bot-try-refused = This does not count as an answer.
bot-try-form = Here the contact form opens.
bot-try-hand_over = Here a chat begins; while closed, what the queue offers then.
bot-try-end = Here the bot ends.
bot-file = As a file
bot-export = Download as JSON
bot-import = Take the steps from a file
bot-import-none = This file is not JSON. Nothing was taken.
bot-imported = The steps of the file stand above. Nothing is saved yet.
bot-remove = Delete the bot
bot-remove-text = Its draft goes, and this cannot be undone. What visitors did with it stays readable.
bot-remove-used = A queue still offers this bot. Nothing was deleted; let the queue offer something else first.
bot-rule-shape = Something here is not as it must be in a bot.
bot-rule-too-large = The bot is too large: at most 32 KB.
bot-rule-id = A short name here has signs that it may not have.
bot-rule-count = There is nothing here, or too much.
bot-rule-twice = A short name is here twice.
bot-rule-link = The link must begin with https:// and name a host.
bot-rule-required = Words are missing.
bot-rule-too-long = The text is too long.
bot-rule-line-break = The text must stay on one line.
bot-rule-target = It leads to a step that is not there.
bot-rule-language = Words in the default language are missing.
bot-rule-fallback = Not written yet; visitors read the default language.
bot-rule-say = The step says nothing.
bot-rule-tag = The site has no such tag.
bot-rule-queue = The site has no such queue.
bot-rule-fields = The bot asks for too much: at most 20 answers.
bot-rule-field-kind = The form does not take such an answer under this name.
bot-rule-condition = It waits for an answer that nothing gives.
bot-rule-message = The form must ask for a message.
bot-rule-unreachable = Nothing leads here.
bot-rule-dead-end-open = While open there is no way on from here.
bot-rule-dead-end-closed = While closed there is no way on from here.
bot-rule-too-far = The way to an end is too long from here.
bot-rule-too-many-ways = There are too many ways through this bot.
bot-findings = { $count ->
    [one] { $count } fault
   *[other] { $count } faults
}

## Taking a queue away

remove = Delete the queue
remove-hint = Only a queue that nobody serves and in which nothing is open can be deleted.
remove-button = Delete queue
remove-title = Delete { $name }?
remove-text = Its settings and hours go with it, and this cannot be undone. Earlier conversations stay.
remove-used = Somebody still serves this queue, or something is open in it. Nothing was deleted; take the people out under People and close what is open.
remove-done = { $name } is deleted.

## Change log

audit-empty = Nothing has been changed yet.
audit-all = All changes
audit-filter = Which changes
audit-csv = Download as CSV
audit-operator = { $name } (command line)
audit-address = Network address, shortened fingerprint: { $address }
audit-when = When
audit-who = Who
audit-what = What
audit-subject = Of what
audit-field = Field
audit-before = Before
audit-after = After
audit-role = Role
audit-site-add = Site added
audit-site-change = Site changed
audit-queue-add = Queue added
audit-queue-change = Queue changed
audit-queue-remove = Queue deleted
audit-bot-add = Bot added
audit-bot-publish = Bot published
audit-bot-remove = Bot deleted
audit-published = Published version
audit-person-invite = Invited
audit-person-withdraw = Invitation withdrawn
audit-person-join = Joined
audit-person-add = Person added
audit-person-change = Person changed
audit-person-sign-out = Signed out everywhere
audit-shown = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}
withheld-title = Not part of this site
withheld-hint = The operator of this desk has switched off here: { $features }.
withheld-bots = bots
withheld-own-forms = own fields in forms, and questions before a chat
withheld-auto-reply = automatic replies
