### What stands around every page of the guide.

guide = Doorbell guide
contents = Contents
languages = Other languages
agents = For agents
administrators = For administrators
previous = Previous:
next = Next:
console = Open the console
