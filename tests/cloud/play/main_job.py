"""The main job of a contact desk, in parts that can be played alone, and again on the same stack."""

import functools
import json
import re
import secrets
from datetime import UTC, datetime

from play.people import Agent, Visitor, call, somewhere
from play.sample import COLLEAGUE, COLLEAGUE_ID, NOTHING, OWNER, OWNER_ID, QUEUE, SITE, hash_of, items_of_agent
from stack import ROOT

SECRET = "The boiler in the cellar leaks."
LONG = " ".join(["It began on Monday, with a sound as if somebody knocked at the door."] * 8)


class Cast:
    """Who plays. Agents sign in when they are first needed and stay."""

    def __init__(self, stack):
        self.stack = stack

    @functools.cached_property
    def owner(self):
        return Agent(self.stack, OWNER)

    @functools.cached_property
    def colleague(self):
        return Agent(self.stack, COLLEAGUE)


def pages_and_script_are_served(cast):
    """On both hosts the paths that are no API lead to the files."""
    for host, path, kind in (
        ("ConsoleHttp", "/", "text/html"),
        ("ConsoleHttp", "/c/any", "text/html"),
        ("WidgetHttp", "/w.js", "javascript"),
    ):
        answer = call("GET", cast.stack.api(host) + path)
        answer.must(200)
        assert kind in answer.headers["content-type"], (path, answer.headers["content-type"])


def preflights_are_answered(cast):
    """Browsers ask before a page of the website may call; the page of a stranger is allowed nothing."""
    website = cast.stack.website
    for path in (f"/v1/sites/{SITE}/submissions", "/v1/visitor/tickets"):
        for origin, expected in ((website, website), ("https://other.example", None)):
            asked = {"origin": origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type"}
            answer = call("OPTIONS", cast.stack.api("WidgetHttp") + path, headers=asked)
            assert answer.headers.get("access-control-allow-origin") == expected, (path, origin, answer.status)


def forget_earlier_mails(stack):
    """As if the owner had not been mailed for long: a second mail within five minutes would wait."""
    names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
    ask = {"QueueUrl": stack.outputs["JobsQueueUrl"], "AttributeNames": names}
    sqs = stack.emulator.client("sqs")

    def idle():
        return all(n == "0" for n in sqs.get_queue_attributes(**ask)["Attributes"].values())

    stack.wait_for("the end of earlier jobs", idle)
    stack.table.delete(f"A#{OWNER_ID}", "NOTICES")


def submit(stack):
    """A visitor leaves a form, and the browser sends it twice."""
    forget_earlier_mails(stack)
    url = stack.api("WidgetHttp") + f"/v1/sites/{SITE}/submissions"
    form = {"queue": QUEUE, "answers": {"message": SECRET, "name": "Eva", "email": "eva@visitor.example"}}
    call("POST", url, form, {"origin": stack.website}).must(400)
    headers = {"origin": stack.website, "idempotency-key": secrets.token_hex(8)}
    conversation = call("POST", url, form, headers).must(201)["conversation"]
    again = call("POST", url, form, headers).must(201)["conversation"]
    assert conversation == again, "a repeat made a second conversation"
    return conversation


def a_stranger_who_sends_forms_without_end_is_told_to_wait(cast):
    """One address may send five forms a minute. The minute may change on the way, so the sixth or one of those behind it is refused."""
    stack, caller = cast.stack, somewhere()
    url = stack.api("WidgetHttp") + f"/v1/sites/{SITE}/submissions"
    form = {"queue": QUEUE, "answers": {"message": SECRET, "name": "Eva"}}
    headers = {"origin": stack.website, "x-caller": caller}
    answers = [call("POST", url, form, {**headers, "idempotency-key": secrets.token_hex(8)}) for _ in range(11)]
    refused = [answer for answer in answers if answer.status != 201]
    assert refused, "nobody is told to wait"
    for answer in refused:
        answer.must(429)
        assert 0 < int(answer.headers["retry-after"]) <= 60 and answer.headers["access-control-allow-origin"] == stack.website, (
            answer.headers
        )
    assert stack.table.all(f"X#form-minute#{hash_of(caller)}"), "processes do not learn of each other"


def line_of(stack, conversation):
    """The line of the queue's log about a form."""
    lines = stack.table.all(f"Q#{QUEUE}")
    found = [line["sk"].removeprefix("LOG#") for line in lines if line.get("conversation") == conversation]
    assert len(found) <= 1, f"{len(found)} lines about one form"
    return found[0] if found else None


def a_form_brings_a_mail_with_nothing_but_a_link(cast):
    """The owner is away: one mail tells her, and says nothing of what was written."""
    stack = cast.stack
    conversation = submit(stack)
    entry = stack.wait_for("a line in the queue's log", lambda: line_of(stack, conversation))
    link = f"{stack.console}/queues/{QUEUE}/log#{entry}"

    def about():
        return [mail for mail in stack.emulator.mails() if link in mail["BodyText"]]

    [mail] = stack.wait_for("a mail about the form", about)
    assert mail["To"] == [OWNER], mail
    assert mail["Subject"] == "New contact in Demo: Support", mail
    text = mail["BodyText"] + (mail["BodyHtml"] or "")
    assert not re.search("boiler|Eva|visitor.example", text), "contents travel in a mail"
    assert set(re.findall(r"https?://[^\s\"<]+", text)) == {link, f"{stack.console}/settings"}, text
    lease = f"ONCE#notice-{conversation.lower()}-{OWNER_ID}-submission-0"
    stack.wait_for("the end of the job", lambda: stack.table.get(lease, "JOB").get("state") == "done")
    assert len(about()) == 1, "two mails about one form"
    return conversation, entry


def bounced(address):
    """What EventBridge would put on the queue about a mail that was sent to this address now."""
    [record] = json.loads((ROOT / "events/email-worker/bounce.json").read_text(encoding="utf-8"))["Records"]
    now = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    event = json.loads(record["body"].replace(COLLEAGUE, address))
    event["detail"]["mail"]["timestamp"] = event["detail"]["bounce"]["timestamp"] = now
    return json.dumps(event)


def an_address_that_bounced_gets_mails_when_it_is_lifted(cast):
    """Nothing of SES's events is imitated, so the play puts one on the queue. Before the next mail the worker has SES forget the bounce."""
    stack = cast.stack
    stack.emulator.client("sqs").send_message(QueueUrl=stack.outputs["JobsQueueUrl"], MessageBody=bounced(OWNER))
    try:
        told = stack.wait_for("what SES told", lambda: cast.owner.get("/me")["suppressed"])
        assert told["reason"] == "bounce", told
        mails = len(stack.emulator.mails())
        lease = f"ONCE#notice-{submit(stack).lower()}-{OWNER_ID}-submission-0"
        stack.wait_for("the end of the job", lambda: stack.table.get(lease, "JOB").get("state") == "done")
        assert len(stack.emulator.mails()) == mails, "a mail to an address that bounced"
        lifted = cast.owner.call("DELETE", "/me/suppression", {}).must(200)
        assert lifted["suppressed"] is None, lifted
        a_form_brings_a_mail_with_nothing_but_a_link(cast)
    finally:
        stack.table.delete(f"E#{hash_of(OWNER)}", "SUPPRESSION")


def a_mail_that_ses_is_too_busy_for_goes_out_later(cast):
    """Somebody in no queue, with an address for which SES is busy at first."""
    email = f"busy-{secrets.token_hex(4)}@example.com"
    for item in items_of_agent("0" * 25 + "3", email, "Bea", "agent", NOTHING):
        cast.stack.table.put(**item)
    agent = Agent(cast.stack, email)
    assert len(agent.links(email)) == 1, "a mail that was put off went out twice"


def an_agent_signs_in_and_is_told_who_they_are(cast):
    agent = Agent(cast.stack, COLLEAGUE)
    assert agent.get("/me")["email"] == COLLEAGUE
    assert [each["queue"] for each in agent.get("/queues")["items"]] == [QUEUE]
    changed = agent.call("PATCH", "/me", {"name": "Aino"}).must(200)
    assert changed["name"] == "Aino"
    return agent


def an_agent_opens_a_form_and_comments(cast):
    """List, contents, comment; a colleague's open console shows the comment at once."""
    stack = cast.stack
    conversation = submit(stack)
    entry = stack.wait_for("a line in the queue's log", lambda: line_of(stack, conversation))
    console = cast.colleague.socket()
    console.send(action="watch", queues=[QUEUE])
    console.so_far()

    def listed():
        rows = cast.owner.get(f"/conversations?queue={QUEUE}&status=unassigned")["items"]
        return [row for row in rows if row["conversation"] == conversation]

    [row] = stack.wait_for("the form in the list", listed)
    assert (row["kind"], row["name"], row["unread"]) == ("submission", "Eva", 1), row
    [event] = cast.owner.get(f"/conversations/{conversation}/events?after=0")["events"]
    assert event["event"]["answers"]["message"] == SECRET, event
    assert cast.owner.get(f"/conversations/{conversation}")["contact"]["email"] == "eva@visitor.example"
    lines = [line["entry"] for line in cast.owner.get(f"/queues/{QUEUE}/log")["items"]]
    assert lines.count(entry) == 1, lines
    cast.owner.call("POST", f"/queues/{QUEUE}/log/{entry}/comments", {"text": "Handled."}).must(200)
    # The line is shown when it is new and again with each comment.
    shown = console.frame(type="log")["entry"]
    while shown["entry"] != entry or not shown["comments"]:
        shown = console.frame(type="log")["entry"]
    [comment] = shown["comments"]
    assert (comment["text"], comment["name"]) == ("Handled.", "Olivia"), shown
    console.close()


def a_chat_goes_both_ways(cast):
    """Over real sockets, with a repeat, a broken socket and a resume; both sides end with the same log."""
    stack, visitor, console = cast.stack, Visitor(cast.stack), None
    conversation = visitor.conversation()
    tab = visitor.socket()
    tab.resume(conversation)
    assert tab.says(conversation, "tab-00001", 1, "Hello?") == 1
    cast.owner.does("reply", conversation)
    console = cast.owner.socket()
    console.resume(conversation)
    ghost = stack.table.ghost_in(conversation, visitor.visitor)
    answered = console.says(conversation, "console-1", 1, LONG)
    stack.wait_for("the end of a socket that is gone", lambda: not stack.table.get(*ghost))
    assert console.says(conversation, "console-1", 1, LONG) == answered, "a repeat was stored twice"
    seen = tab.hears(LONG)
    assert "agent" not in seen["event"], "a visitor learns an agent's id"
    tab.send(action="read", conversation=conversation, seq=seen["seq"])
    console.frame(type="read", conversation=conversation)
    tab.send(action="typing", conversation=conversation)
    console.frame(type="typing", conversation=conversation)

    tab.close()
    console.says(conversation, "console-1", 2, "Are you still there?")
    tab = visitor.socket()
    assert tab.resume(conversation, after=seen["seq"])["last"] == seen["seq"] + 1
    missed = tab.hears("Are you still there?")
    assert missed["seq"] == seen["seq"] + 1, (missed, visitor.log(conversation))
    tab.says(conversation, "tab-00001", 2, "Yes.")
    console.hears("Yes.")
    same_log_on_both_sides(cast, visitor, conversation)
    for socket in (tab, console):
        assert not [frame for frame in socket.so_far() if frame["type"] == "error"]
        assert len(socket.shown) == len(set(socket.shown)), f"an event came twice: {socket.shown}"
    tab.close()
    console.close()


def same_log_on_both_sides(cast, visitor, conversation):
    """Dense numbers, nothing twice, and the same words in the same order."""
    mine, theirs = visitor.log(conversation), cast.owner.get(f"/conversations/{conversation}/events?after=0")["events"]
    for log in (mine, theirs):
        assert [event["seq"] for event in log] == list(range(1, len(log) + 1)), log

    def texts(log):
        return [event["event"]["text"] for event in log if event["event"]["type"] == "message"]

    assert texts(mine) == texts(theirs) == ["Hello?", LONG, "Are you still there?", "Yes."], texts(mine)


def a_chat_without_sockets(cast):
    """Everything over HTTP, as behind a proxy that lets no socket through; it ends with a rating."""
    stack, visitor = cast.stack, Visitor(cast.stack)
    settings = call("GET", visitor.at(f"/v1/sites/{SITE}"), headers={"origin": stack.website}).must(200)
    assert settings["queues"][0]["queue"] == QUEUE, settings
    conversation = visitor.conversation()
    ghost = stack.table.ghost_in(conversation, visitor.visitor)
    console = cast.owner.socket()
    assert visitor.posts(conversation, "tab-00001", 1, "Hello?") == 1
    stack.wait_for("the end of a socket that is gone", lambda: not stack.table.get(*ghost))
    stack.wait_for("a place in the line", lambda: visitor.call("GET", f"/conversations/{conversation}/place").must(200)["place"])
    cast.owner.does("reply", conversation)
    console.resume(conversation)
    first = visitor.posts(conversation, "tab-00001", 2, LONG)
    assert visitor.posts(conversation, "tab-00001", 2, LONG) == first, "a repeat was stored twice"
    console.hears(LONG)
    said = {"sender": "console-1", "n": 1, "text": "Good evening."}
    ghost = stack.table.ghost_in(conversation, visitor.visitor)
    cast.owner.call("POST", f"/conversations/{conversation}/messages", said).must(200)
    stack.wait_for("the end of a socket that is gone", lambda: not stack.table.get(*ghost))
    cast.owner.call("POST", f"/conversations/{conversation}/notes", {"sender": "console-1", "n": 2, "text": LONG}).must(200)
    assert [event["seq"] for event in visitor.log(conversation)] == list(range(1, len(visitor.log(conversation)) + 1))
    stack.wait_for(
        "the chat in the owner's own list",
        lambda: [row for row in cast.owner.get("/conversations?agent=me")["items"] if row["conversation"] == conversation],
    )
    cast.owner.does("resolve", conversation)
    visitor.call("PUT", f"/conversations/{conversation}/rating", {"score": 1}).must(204)
    visitor.posts(conversation, "tab-00001", 3, "One more thing.")
    assert cast.owner.get(f"/conversations/{conversation}")["status"] == "active", "a resolved chat stays closed"
    visitor.call("PUT", f"/conversations/{conversation}/contact", {"email": "eva@visitor.example"}).must(204)
    assert cast.owner.get(f"/conversations/{conversation}")["contact"]["email"] == "eva@visitor.example"
    visitor.call("POST", f"/conversations/{conversation}/end", {}).must(204)
    assert cast.owner.get(f"/conversations/{conversation}")["status"] == "resolved", "the visitor ended it"
    console.close()


def a_console_changes_what_it_watches(cast):
    console = cast.colleague.socket()
    console.send(action="watch", queues=[QUEUE])
    console.so_far()

    def watching():
        return [each for each in cast.stack.table.all(f"Q#{QUEUE}") if each["sk"].startswith("WATCH#")]

    assert len(watching()) == 1, watching()
    console.send(action="watch", queues=[])
    console.so_far()
    assert not watching()


def a_closed_socket_is_forgotten(cast):
    stack, visitor = cast.stack, Visitor(cast.stack)
    conversation = visitor.conversation()
    tab = visitor.socket()
    tab.resume(conversation)

    def followed_by():
        return stack.table.get(f"C#{conversation}", "HEAD")["connections"]

    [connection] = followed_by()
    tab.close()
    stack.wait_for("the socket's end in the conversation", lambda: not followed_by())
    assert not stack.table.get(f"K#{connection}", "CONNECTION")


def a_console_that_went_away_is_forgotten(cast):
    """relay shows a change to everyone who watches and forgets who is gone."""
    ghost = cast.stack.table.ghost_at(QUEUE, COLLEAGUE_ID)
    submit(cast.stack)
    cast.stack.wait_for("the end of a console that is gone", lambda: not cast.stack.table.get(*ghost))


def signing_out_closes_the_sockets(cast):
    agent = Agent(cast.stack, COLLEAGUE)
    console = agent.socket()
    console.so_far()
    agent.call("DELETE", "/auth/sessions/current", {}).must(204)
    cast.stack.wait_for("the end of the socket", lambda: not console.listen())
    agent.call("GET", "/me").must(401)


def a_visitor_who_was_left_alone_is_noticed(cast):
    """Nobody answers and the visitor leaves, while the stream says nothing: sweep does all that must follow, and the queue speaks by itself."""
    stack, visitor = cast.stack, Visitor(cast.stack)
    queue, language = cast.owner.get(f"/queues/{QUEUE}"), cast.owner.get(f"/sites/{SITE}")["language"]
    speaks = {"auto_reply": {"after_s": 30, "texts": {language: "One moment, please."}}}
    cast.owner.call("PATCH", f"/queues/{QUEUE}", speaks, queue["version"]).must(200)
    with stack.without_stream():
        conversation = visitor.conversation()
        visitor.posts(conversation, "tab-00001", 1, LONG)
        ghost = stack.table.ghost_at(QUEUE, COLLEAGUE_ID)
        # Two minutes pass in no time.
        head = f"C#{conversation}", "HEAD"
        past_s = int(stack.table.get(*head)["last_ms"]) // 1000 - 200
        stack.table.set(*head, last_ms=past_s * 1000, waiting_ms=past_s * 1000, due_at=past_s + 120)
        forget_earlier_mails(stack)
        stack.invoke("sweep", {})
        marked = stack.table.get(*head)
        assert marked["offline"] is True and marked["number"] > 0, marked
        assert "due_at" not in marked, "sweep would look at it for ever"
        said = [event["event"].get("text") for event in visitor.log(conversation) if event["event"]["type"] == "auto_reply"]
        assert said == ["One moment, please."], visitor.log(conversation)
        assert stack.table.get(f"C#{conversation}", "ROW"), "no list shows it"
        assert not stack.table.get(*ghost), "a console that is gone is not forgotten"
        link = f"{stack.console}/c/{conversation}"
        stack.wait_for("a mail about the chat", lambda: [mail for mail in stack.emulator.mails() if link in mail["BodyText"]])
