# Értékelés
rate-question = Hogyan segítettünk?
rate-good = Jól
rate-neutral = Közepesen
rate-bad = Rosszul
rate-comment = Mi nem volt jó? (nem kötelező)
rate-comment-send = Megjegyzés küldése
rate-change = Értékelés módosítása
