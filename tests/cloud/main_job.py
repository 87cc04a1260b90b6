"""The main job of a contact desk, in parts that can be played alone and again on the same stack."""

import itertools
import re
import time

from emulator import wait_for
from people import Agent, Visitor, call
from sample import OWNER, PAGE, QUEUE, SITE
from stack import CONSOLE

SECRET = "The boiler in the cellar leaks."
numbers = itertools.count(1)


def submit(stack, key):
    path = f"/v1/sites/{SITE}/submissions"
    form = {"queue": QUEUE, "answers": {"message": SECRET, "name": "Eva", "email": "eva@visitor.example"}}
    headers = {"origin": PAGE, "idempotency-key": key}
    return call("POST", stack.api("WidgetHttp") + path, form, headers).must(201)["conversation"]


def a_form_is_left_and_a_mail_with_a_link_comes(stack):
    """The owner is away: she is told by one mail, which says nothing of what was written."""
    key = f"key-{next(numbers):05}-{time.monotonic_ns()}"
    known = len(stack.emulator.mails())
    conversation = submit(stack, key)
    assert submit(stack, key) == conversation, "a repeat of a form made another conversation"
    mails = wait_for("a mail about the form", lambda: stack.emulator.mails()[known:])
    [mail] = mails
    assert mail["To"] == [OWNER], mail
    assert mail["Subject"] == "New message in Demo: Support", mail
    text = mail["BodyText"] + (mail["BodyHtml"] or "")
    assert SECRET not in text and "Eva" not in text and "eva@" not in text, "contents travel in a mail"
    links = set(re.findall(r"https?://[^\s\"<]+", text))
    assert len(links) == 1, links
    [link] = links
    found = re.fullmatch(rf"{CONSOLE}/queues/{QUEUE}/log#(\w+)", link)
    assert found, link
    return conversation, found[1]
