### Mitä oppaan jokaisen sivun ympärillä on.

guide = Doorbellin opas
contents = Sisällys
languages = Muut kielet
agents = Agentille
administrators = Ylläpitäjälle
previous = Edellinen:
next = Seuraava:
console = Avaa konsoli
