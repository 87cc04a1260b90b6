# Rating
rate-question = How did we do?
rate-good = Well
rate-neutral = Fairly
rate-bad = Badly
rate-thanks = Thank you for your rating.
rate-comment = What went wrong? (optional)
rate-comment-send = Send comment
rate-change = Change your rating

# The line
place-next = You are next.
place-number = You are number { $place } in the line.
place-far = More than ninety-nine people are before you in the line.

# Menu
menu = More
menu-sound = Sound for new messages
end-chat = End chat
end-question = End this chat? You can go on later by writing again.
end-keep = Keep chatting

# An address
address-ask = Leave your e-mail in case we are cut off
address-later = Not now
address-wrong = Check the e-mail address.
address-kept = Thank you. If we are cut off, we will write to { $email }.
address-known = We already have an e-mail address of yours.
