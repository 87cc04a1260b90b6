# The form was stored
sent-title = Thank you
sent-text = We have received your message. If you left an e-mail address, we will reply to it.
sent-back = Use the Back button of your browser to return to the site.

# The form was not stored
failed-title = Your message was not sent
failed-text = What you wrote is still in the form.
failed-back = Use the Back button of your browser to return to it, check the fields and send the message again.
