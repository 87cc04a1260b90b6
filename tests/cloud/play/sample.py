"""The sample that `infra/local/dev` has too, as items of the table: a site, its queue and its agents."""

import hashlib

SITE = "demo"
QUEUE = "support"
# The website that holds the widget.
WEBSITE = "https://shop.example"
OWNER = "owner@example.com"
COLLEAGUE = "aino@example.com"
OWNER_ID = "0" * 25 + "1"
COLLEAGUE_ID = "0" * 25 + "2"
AGENTS = {OWNER: ("Olivia", "owner", OWNER_ID), COLLEAGUE: ("Aino", "agent", COLLEAGUE_ID)}
EVERYTHING = {"sound": True, "desktop": True, "email": True}
NOTHING = {"sound": False, "desktop": False, "email": False}


def hash_of(text):
    return hashlib.sha256(text.encode()).hexdigest()


def items(origins):
    """Everything that must be there before the first visitor comes."""
    yield {
        "pk": f"S#{SITE}", "sk": "SITE", "name": "Demo", "language": "en", "colour": "#2457D6",
        "time_zone": "Europe/Helsinki", "origins": origins, "queues": [QUEUE],
    }  # fmt: skip
    for origin in origins:
        yield {"pk": f"O#{origin}", "sk": "ORIGIN", "sites": {SITE}}
    yield {"pk": f"Q#{QUEUE}", "sk": "QUEUE", "site": SITE, "name": "Support", "hours": [], "offline": "form", "topics": []}
    for email, (name, role, agent) in AGENTS.items():
        # The owner wants to be told of everything by every way, her colleague of nothing.
        yield from items_of_agent(agent, email, name, role, EVERYTHING if email == OWNER else NOTHING)
        yield {"pk": f"Q#{QUEUE}", "sk": f"MEMBER#{agent}", "agent": agent}
        yield {"pk": f"S#{SITE}", "sk": f"PERSON#{agent}", "agent": agent}


def items_of_agent(agent, email, name, role, ways):
    """Somebody who may sign in."""
    yield {
        "pk": f"A#{agent}", "sk": "PROFILE", "agent": agent, "email": email, "name": name, "language": "en",
        "sites": {SITE: role}, "queues": [QUEUE], "away": False,
        "notices": dict.fromkeys(("submission", "chat", "message", "missed"), ways),
    }  # fmt: skip
    yield {"pk": f"E#{hash_of(email)}", "sk": "EMAIL", "agent": agent}


def put(stack):
    """Writes the sample with the account's own rights, as an installer would."""
    for item in items([stack.website, stack.widget, stack.console]):
        stack.table.put(**item)
