"""An owner sets the desk up: settings, hours, people."""

import re
import secrets

from play.people import Visitor, call
from play.sample import QUEUE, SITE


def an_owner_changes_settings_and_visitors_see_it(cast):
    """A change is made from the version that was read, is logged, and shows in the widget."""
    owner, stack = cast.owner, cast.stack
    site = owner.get(f"/sites/{SITE}")
    changed = owner.call("PATCH", f"/sites/{SITE}", {"texts": {"en": {"greeting": f"Hello {secrets.token_hex(4)}"}}}, site["version"]).must(
        200
    )
    owner.call("PATCH", f"/sites/{SITE}", {"name": "Too late"}, site["version"]).must(412)
    shown = call("GET", stack.api("WidgetHttp") + f"/v1/sites/{SITE}?language=en", None, {"origin": stack.website}).must(200)
    assert shown["texts"] == changed["texts"]["en"], shown
    seen = owner.get(f"/sites/{SITE}")["installed"]
    assert seen["origin"] == stack.website, seen
    queue = owner.get(f"/queues/{QUEUE}")
    hours = [{"day": day, "opens": "00:00", "closes": "24:00"} for day in range(1, 8)]
    owner.call("PATCH", f"/queues/{QUEUE}", {"hours": hours, "names": {"fi": secrets.token_hex(4)}}, queue["version"]).must(200)
    actions = [entry["action"] for entry in owner.get(f"/sites/{SITE}/audit")["items"]]
    assert actions[:2] == ["queue.change", "site.change"], actions


def a_queue_comes_and_goes(cast):
    name = f"queue-{secrets.token_hex(4)}"
    cast.owner.call("POST", f"/sites/{SITE}/queues", {"queue": name, "name": "For a day"}).must(201)
    cast.owner.call("DELETE", f"/queues/{name}", {}).must(204)


BOT = {
    "v": 1,
    "start": "hello",
    "name": {"en": "Help desk"},
    "steps": {
        "hello": {"say": {"en": "How can we help?"}, "choices": [{"id": "write", "label": {"en": "Leave a message"}, "to": "write"}]},
        "write": {"form": {"ask": ["message", "email"]}},
    },
}


def a_bot_is_published_and_leads_to_a_form(cast):
    """A closed queue offers it, and the path of the visitor is kept with the form."""
    owner, stack = cast.owner, cast.stack
    name = f"bot-{secrets.token_hex(4)}"
    bot, queue = f"/sites/{SITE}/bots/{name}", f"/queues/{name}"
    owner.call("POST", f"/sites/{SITE}/bots", {"bot": name, "definition": {}}).must(201)
    owner.call("PUT", f"{bot}/draft", {"definition": BOT}, 0).must(200)
    owner.call("POST", f"{bot}/publish", {}, 1).must(200)
    owner.call("POST", f"/sites/{SITE}/queues", {"queue": name, "name": "Of a bot"}).must(201)
    closed = {"offline": "bot", "bot": name, "by_hand": {"open": False}}
    version = owner.call("PATCH", queue, closed, 0).must(200)["version"]
    widget, page = stack.api("WidgetHttp"), {"origin": stack.website}
    queues = call("GET", f"{widget}/v1/sites/{SITE}", None, page).must(200)["queues"]
    played = next(one["bot"] for one in queues if one["queue"] == name)
    assert played == {"bot": name, "version": 1, "definition": BOT}, played
    talk = {"bot": name, "version": 1, "path": [{"step": "hello", "choice": "write"}]}
    form = {"queue": name, "answers": {"message": "Hello", "email": "aino@example.com"}, "bot": talk}
    headers = page | {"idempotency-key": secrets.token_hex(8)}
    call("POST", f"{widget}/v1/sites/{SITE}/submissions", form, headers).must(201)
    owner.call("DELETE", bot, {}).must(409)
    owner.call("PATCH", queue, {"bot": None}, version).must(200)
    owner.call("DELETE", bot, {}).must(204)


def joins(cast, role):
    """Somebody new, by the link of the mail: their id and the call that used the link."""
    owner, stack = cast.owner, cast.stack
    email = f"{secrets.token_hex(6)}@example.com"
    invitation = {"email": email, "role": role, "queues": [QUEUE], "language": "fi"}
    owner.call("POST", f"/sites/{SITE}/invitations", invitation).must(201)

    def links():
        texts = [mail["BodyText"] for mail in stack.emulator.mails() if mail["To"] == [email]]
        return [found[1] for text in texts if (found := re.search(rf"{re.escape(stack.console)}/invitation#token=([\w.-]+)", text))]

    token = stack.wait_for(f"the invitation of {email}", links)[-1]

    def public(path, **body):
        return call("POST", stack.api("ConsoleHttp") + path, {"token": token, **body}, {"origin": stack.console})

    assert public("/v1/invitations").must(200)["known"] is False
    joined = public("/v1/invitations/accept", name="Noora")
    agent = joined.must(201)["agent"]
    public("/v1/invitations/accept", name="Noora").must(410)
    return agent, joined.cookie("__Host-session")


def somebody_is_invited_joins_and_leaves(cast):
    """The mail's link is enough to join; an owner is made and unmade, which asks whether another one is left."""
    owner = cast.owner
    agent, _ = joins(cast, "owner")
    person = f"/sites/{SITE}/people/{agent}"
    down = owner.call("PATCH", person, {"role": "agent"}, 0).must(200)
    owner.call("PATCH", person, {"active": False}, down["version"]).must(200)


def who_is_deactivated_leaves_their_conversations(cast):
    """What they had goes back to the queue."""
    owner, stack = cast.owner, cast.stack
    agent, session = joins(cast, "agent")
    visitor = Visitor(stack)
    conversation = visitor.conversation()
    visitor.posts(conversation, "tab-00000001", 1, "Hello?")
    headers = {"origin": stack.console, "cookie": session}
    call("POST", stack.api("ConsoleHttp") + f"/v1/conversations/{conversation}/reply", {}, headers).must(200)

    def assigned():
        rows = owner.get(f"/conversations?queue={QUEUE}&status=active")["items"]
        return [row for row in rows if row["conversation"] == conversation]

    stack.wait_for("the conversation in the list of its agent", assigned)
    owner.call("PATCH", f"/sites/{SITE}/people/{agent}", {"active": False}, 0).must(200)
    stack.wait_for("the conversation without an agent", lambda: owner.get(f"/conversations/{conversation}")["status"] == "unassigned")
