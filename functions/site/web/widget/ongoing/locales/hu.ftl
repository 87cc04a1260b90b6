# Értékelés
rate-question = Hogyan segítettünk?
rate-good = Jól
rate-neutral = Közepesen
rate-bad = Rosszul
rate-thanks = Köszönjük az értékelést.
rate-comment = Mi nem volt jó? (nem kötelező)
rate-comment-send = Megjegyzés küldése
rate-change = Értékelés módosítása

# A sor
place-next = Ön a következő.
place-number = Helye a sorban: { $place }.
place-far = Több mint 99 ember van Ön előtt a sorban.

# Menü
menu = Továbbiak
menu-sound = Hangjelzés új üzenetnél
end-chat = Beszélgetés befejezése
end-question = Befejezi a beszélgetést? Ha később újra ír, folytathatja.
end-keep = Beszélgetés folytatása

# Cím
address-ask = Adja meg az e-mail-címét arra az esetre, ha megszakadna a kapcsolat
address-later = Most nem
address-wrong = Ellenőrizze az e-mail-címet.
address-kept = Köszönjük. Ha megszakad a kapcsolat, erre a címre írunk: { $email }.
address-known = Az e-mail-címe már megvan nálunk.
