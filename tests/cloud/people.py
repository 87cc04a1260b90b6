"""Who plays: visitors on a page, agents in the console, and their sockets."""

import json
import re
import urllib.error
import urllib.request

from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

from emulator import PATIENCE_S, wait_for
from sample import PAGE, QUEUE, SITE
from stack import CONSOLE


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


def call(method, url, body=None, headers=None):
    """One call as a browser makes it; every status is an answer."""
    given = {"user-agent": "tests/cloud", "accept": "application/json", **(headers or {})}
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
    """An open socket. Frames that nobody waited for yet are kept."""

    def __init__(self, ticket, origin):
        self.kept = []
        self.stream = connect(ticket["url"], origin=origin, subprotocols=["v1", f"ticket.{ticket['ticket']}"], open_timeout=30)

    def send(self, **frame):
        self.stream.send(json.dumps(frame))

    def frame(self, **wanted):
        """The next frame with these parts."""

        def fits(frame):
            return all(frame.get(name) == value for name, value in wanted.items())

        while True:
            for index, frame in enumerate(self.kept):
                if fits(frame):
                    return self.kept.pop(index)
            try:
                self.kept.append(json.loads(self.stream.recv(timeout=PATIENCE_S)))
            except TimeoutError:
                raise AssertionError(f"no frame {wanted} within {PATIENCE_S} s, only {self.kept}") from None

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

    def is_closed(self):
        """Whether the other side closed it."""
        try:
            self.kept.append(json.loads(self.stream.recv(timeout=0)))
        except TimeoutError:
            return False
        except ConnectionClosed:
            return True
        return False

    def close(self):
        self.stream.close()


class Visitor:
    """Somebody on the shop's page, with a token."""

    def __init__(self, stack):
        self.stack = stack
        self.token = call("POST", self.at(f"/v1/sites/{SITE}/visitors"), {}, {"origin": PAGE}).must(201)["token"]

    def at(self, path):
        return self.stack.api("WidgetHttp") + path

    def call(self, method, path, body=None):
        return call(method, self.at(f"/v1/visitor{path}"), body, {"origin": PAGE, "authorization": f"Bearer {self.token}"})

    def conversation(self):
        return self.call("POST", "/conversations", {"queue": QUEUE}).must(201)["conversation"]

    def posts(self, conversation, sender, n, text):
        return self.call("POST", f"/conversations/{conversation}/messages", {"sender": sender, "n": n, "text": text}).must(200)["seq"]

    def log(self, conversation):
        return self.call("GET", f"/conversations/{conversation}/events?after=0").must(200)["events"]

    def socket(self):
        return Socket(self.call("POST", "/tickets", {}).must(201), PAGE)


class Agent:
    """Somebody who answers, signed in by the link in a mail."""

    def __init__(self, stack, email):
        self.stack = stack
        before = len(self.links(email))
        asked = self.public("/v1/auth/links", {"email": email})
        asked.must(202)
        browser = asked.cookie("__Host-sign-in")
        [token] = wait_for(f"the link to {email}", lambda: self.links(email)[before:])
        used = self.public("/v1/auth/sessions", {"token": token}, {"cookie": browser})
        used.must(201)
        self.session = used.cookie("__Host-session")

    def links(self, email):
        """The tokens in the sign-in mails to this address, oldest first."""
        texts = [mail["BodyText"] for mail in self.stack.emulator.mails() if mail["To"] == [email]]
        return [found[1] for text in texts if (found := re.search(rf"{CONSOLE}/sign-in#token=([\w-]+)", text))]

    def public(self, path, body, headers=None):
        """A call without a session."""
        return call("POST", self.stack.api("ConsoleHttp") + path, body, {"origin": CONSOLE, **(headers or {})})

    def call(self, method, path, body=None):
        return call(method, self.stack.api("ConsoleHttp") + f"/v1{path}", body, {"origin": CONSOLE, "cookie": self.session})

    def get(self, path):
        return self.call("GET", path).must(200)

    def does(self, what, conversation, body=None):
        self.call("POST", f"/conversations/{conversation}/{what}", body or {}).must(204)

    def socket(self):
        return Socket(self.call("POST", "/tickets", {}).must(201), CONSOLE)
