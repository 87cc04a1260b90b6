# Valutazione
rate-question = Come è andata?
rate-good = Bene
rate-neutral = Così così
rate-bad = Male
rate-comment = Che cosa non ha funzionato? (facoltativo)
rate-comment-send = Invia commento
rate-change = Cambia valutazione
