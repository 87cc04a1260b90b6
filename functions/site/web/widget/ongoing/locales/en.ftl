# Rating
rate-question = How did we do?
rate-good = Well
rate-neutral = Fairly
rate-bad = Badly
rate-comment = What went wrong? (optional)
rate-comment-send = Send comment
rate-change = Change your rating
