# Lomake tallennettiin
sent-title = Kiitos
sent-text = Viestisi on vastaanotettu. Jos annoit sähköpostiosoitteesi, vastaamme sinulle sähköpostitse.
sent-back = Palaa sivustolle selaimen takaisin-painikkeella.

# Lomaketta ei tallennettu
failed-title = Viestiä ei lähetetty
failed-text = Kirjoittamasi tiedot ovat yhä lomakkeella.
failed-back = Palaa lomakkeelle selaimen takaisin-painikkeella, tarkista kentät ja lähetä viesti uudelleen.
