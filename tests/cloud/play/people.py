"""Who plays: visitors on a page, agents in the console, and their sockets."""

import ipaddress
import json
import re
import secrets
import urllib.error
import urllib.request

from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import connect

from play.sample import QUEUE, SITE


class Answer:
    """What a call was answered with."""

    def __init__(self, status, headers, body):
        self.status, self.headers = status, headers
        self.body = json.loads(body) if body and "json" in headers.get("content-type", "") else None

    def must(self, status):
        """The body, when this is the status."""
        if self.status != status:
            raise AssertionError(f"answered {self.status} instead of {status}: {self.body}")
        return self.body

    def cookie(self, name):
        for line in self.headers.get_all("set-cookie") or []:
            if line.startswith(f"{name}="):
                return line.split(";")[0]
        raise AssertionError(f"no cookie {name}")


def somewhere():
    """An address from which nobody has called yet."""
    return str(ipaddress.IPv4Address(0x0A000000 + secrets.randbits(24)))


def call(method, url, body=None, headers=None):
    """One call as a browser makes it, from an address of its own; every status is an answer."""
    given = {"user-agent": "tests/cloud", "accept": "application/json", "x-caller": somewhere(), **(headers or {})}
    data = None if body is None else json.dumps(body).encode()
    if data is not None:
        given.setdefault("content-type", "application/json")
    request = urllib.request.Request(url, data=data, headers=given, method=method)
    try:
        with urllib.request.urlopen(request, timeout=30) as answer:
            return Answer(answer.status, answer.headers, answer.read())
    except urllib.error.HTTPError as answer:
        return Answer(answer.code, answer.headers, answer.read())


class Socket:
    """An open socket."""

    def __init__(self, stack, ticket, origin):
        # Frames that nobody waited for yet, and the numbers of all events that came.
        self.stack, self.kept, self.shown = stack, [], []
        protocols = ["v1", f"ticket.{ticket['ticket']}"]
        try:
            self.stream = connect(ticket["url"], origin=origin, subprotocols=protocols, open_timeout=30, legacy=True)
        except InvalidStatus as refused:
            raise AssertionError(f"no socket: {refused}") from None
        # Browsers close a socket that was asked for with subprotocols and answers with none.
        assert self.stream.subprotocol == "v1", self.stream.subprotocol
        stack.sockets.append(self)

    def send(self, **frame):
        self.stream.send(json.dumps(frame))

    def frame(self, **wanted):
        """The next frame with these parts; others wait for their turn."""

        def fitting():
            self.listen()
            for index, frame in enumerate(self.kept):
                if wanted.items() <= frame.items():
                    return self.kept.pop(index)
            return None

        return self.stack.wait_for(f"a frame {wanted}", fitting)

    def hears(self, text):
        """The next message with this text."""

        def heard():
            self.listen()
            for index, frame in enumerate(self.kept):
                if frame["type"] == "event" and frame["event"].get("text") == text:
                    return self.kept.pop(index)
            return None

        return self.stack.wait_for(f"the message {text!r}", heard)

    def listen(self):
        """Keeps what has come. Returns whether the socket is open."""
        while True:
            try:
                frame = json.loads(self.stream.recv(timeout=0.01))
            except TimeoutError:
                return True
            except ConnectionClosed:
                return False
            self.kept.append(frame)
            if frame["type"] == "event":
                self.shown.append((frame["conversation"], frame["seq"]))

    def so_far(self):
        """Everything that came before the answer to a ping, and was not waited for."""
        self.send(action="ping", nonce="so far")
        self.frame(type="pong")
        frames, self.kept = self.kept, []
        return frames

    def resume(self, conversation, after=0):
        self.send(action="resume", conversation=conversation, after=after)
        return self.frame(type="resumed", conversation=conversation)

    def says(self, conversation, sender, n, text):
        """Sends a message and returns the number that it was stored under."""
        self.send(action="send", conversation=conversation, sender=sender, n=n, text=text)
        return self.frame(type="ack", sender=sender, n=n)["seq"]

    def close(self):
        self.stream.close()


class Visitor:
    """Somebody on the shop's page, with a token."""

    def __init__(self, stack):
        self.stack = stack
        arrived = call("POST", self.at(f"/v1/sites/{SITE}/visitors"), {}, {"origin": stack.website}).must(201)
        self.visitor, self.token = arrived["visitor"], arrived["token"]

    def at(self, path):
        return self.stack.api("WidgetHttp") + path

    def call(self, method, path, body=None):
        return call(method, self.at(f"/v1/visitor{path}"), body, {"origin": self.stack.website, "authorization": f"Bearer {self.token}"})

    def conversation(self):
        return self.call("POST", "/conversations", {"queue": QUEUE}).must(201)["conversation"]

    def posts(self, conversation, sender, n, text):
        return self.call("POST", f"/conversations/{conversation}/messages", {"sender": sender, "n": n, "text": text}).must(200)["seq"]

    def log(self, conversation):
        return self.call("GET", f"/conversations/{conversation}/events?after=0").must(200)["events"]

    def socket(self):
        return Socket(self.stack, self.call("POST", "/tickets", {}).must(201), self.stack.website)


class Agent:
    """Somebody who answers, signed in by the link in a mail."""

    def __init__(self, stack, email):
        self.stack = stack
        # Three links in a quarter of an hour are enough for a person, but not for a test.
        for limit in stack.table.all("X#"):
            stack.table.delete(limit["pk"], limit["sk"])
        before = len(self.links(email))
        asked = self.public("/v1/auth/links", {"email": email})
        asked.must(202)
        browser = asked.cookie("__Host-sign-in")
        [token] = stack.wait_for(f"the link to {email}", lambda: self.links(email)[before:])
        used = self.public("/v1/auth/sessions", {"token": token}, {"cookie": browser})
        used.must(201)
        self.session = used.cookie("__Host-session")

    def links(self, email):
        """The tokens in the sign-in mails to this address, oldest first."""
        texts = [mail["BodyText"] for mail in self.stack.emulator.mails() if mail["To"] == [email]]
        return [found[1] for text in texts if (found := re.search(rf"{re.escape(self.stack.console)}/sign-in#token=([\w-]+)", text))]

    def public(self, path, body, headers=None):
        """A call without a session."""
        return call("POST", self.stack.api("ConsoleHttp") + path, body, {"origin": self.stack.console, **(headers or {})})

    def call(self, method, path, body=None, version=None):
        headers = {"origin": self.stack.console, "cookie": self.session}
        if version is not None:
            headers["if-match"] = f'"{version}"'
        return call(method, self.stack.api("ConsoleHttp") + f"/v1{path}", body, headers)

    def get(self, path):
        return self.call("GET", path).must(200)

    def does(self, what, conversation, body=None):
        self.call("POST", f"/conversations/{conversation}/{what}", body or {}).must(200)

    def socket(self):
        return Socket(self.stack, self.call("POST", "/tickets", {}).must(201), self.stack.console)
