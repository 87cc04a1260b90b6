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
site-hidden = Pages without the widget
site-hidden-hint = The path of a page, or the beginning of several with a * at the end: /checkout/*.
site-path-number = Path { $number }
site-path-add = Add a path
site-path-invalid = Begin with / and use * only at the end, as /checkout/*.

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
install-host = Put the widget’s host of this installation in place of { $host }; who runs Doorbell knows it.
install-copy = Copy
install-copied = Copied
install-copy-failed = The browser does not let us copy. Select the line and copy it yourself.
install-seen = Is it installed?
install-yes = Yes: last seen on { $origin }, { $when }.
install-no = Not yet. Put the line on a page, open that page, and check again.
install-looked = Looked just now.
