# Az űrlapot eltároltuk
sent-title = Köszönjük
sent-text = Megkaptuk az üzenetét. Ha megadta az e-mail-címét, e-mailben válaszolunk Önnek.
sent-back = A böngésző Vissza gombjával térhet vissza a webhelyre.

# Az űrlapot nem tároltuk el
failed-title = Az üzenetet nem sikerült elküldeni
failed-text = Amit beírt, az űrlapon megmaradt.
failed-back = Lépjen vissza az űrlaphoz a böngésző Vissza gombjával, ellenőrizze a mezőket, majd küldje el újra az üzenetet.
