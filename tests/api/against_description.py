"""Both hosts against their own descriptions: schemathesis sends what the description allows, and what it forbids, and checks every answer.

The stack is the one of `make run`, on ports and data of its own. `make test-api` starts this; SEED and EXAMPLES choose how much.
"""

import json
import os
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OWNER = "owner@example.com"
SEED = os.environ.get("SEED", "1")
EXAMPLES = os.environ.get("EXAMPLES", "10")


def call(method, url, body=None, **headers):
    """The answer's JSON and its headers."""
    data = None if body is None else json.dumps(body).encode()
    headers = {name.replace("_", "-"): value for name, value in headers.items()}
    request = urllib.request.Request(url, data, {"content-type": "application/json", **headers}, method=method)
    with urllib.request.urlopen(request, timeout=20) as answer:
        text = answer.read()
        return (json.loads(text) if text else None), answer.headers


def free_ports():
    """The first of four free ports in a row."""
    for _ in range(100):
        first = random.randrange(20_000, 30_000)
        sockets = []
        try:
            for port in range(first, first + 4):
                sockets.append(socket.create_server(("127.0.0.1", port)))
            return first
        except OSError:
            continue
        finally:
            for each in sockets:
                each.close()
    raise SystemExit("no four free ports in a row")


@contextmanager
def stack():
    """The addresses of console and widget, while the stack runs."""
    port = free_ports()
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "PORT": str(port), "DATA": data, "LIMITS": "off"}
        program = subprocess.Popen(
            [ROOT / "target/debug/dev"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
        )
        try:
            if not program.stdout.readline().startswith("ready"):
                raise SystemExit("the stack did not start")
            yield f"http://localhost:{port}", f"http://localhost:{port + 1}"
        finally:
            program.terminate()
            program.wait(20)


def session(console):
    """The session of the owner, by the mailed link."""
    _, asked = call("POST", f"{console}/v1/auth/links", {"email": OWNER}, origin=console)
    proof = asked["set-cookie"].partition(";")[0]
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        mails, _ = call("GET", f"{console}/mailbox/messages")
        tokens = [token for mail in mails for token in re.findall(r"#token=([\w-]+)", mail["text"])]
        if tokens:
            _, started = call("POST", f"{console}/v1/auth/sessions", {"token": tokens[0]}, origin=console, cookie=proof)
            cookies = [cookie.partition(";")[0] for cookie in started.get_all("set-cookie")]
            return next(cookie.partition("=")[2] for cookie in cookies if cookie.startswith("__Host-session="))
        time.sleep(0.2)
    raise SystemExit("no sign-in mail came")


def visit(widget):
    """The token of a visitor, and the conversation in which they wrote."""
    visitor, _ = call("POST", f"{widget}/v1/sites/demo/visitors", {})
    bearer = visitor["token"]
    opened, _ = call("POST", f"{widget}/v1/visitor/conversations", {"queue": "support"}, authorization=f"Bearer {bearer}")
    path = f"{widget}/v1/visitor/conversations/{opened['conversation']}/messages"
    call("POST", path, {"sender": "described", "n": 1, "text": "Is anybody there?"}, authorization=f"Bearer {bearer}")
    return bearer, opened["conversation"]


# 422: where a text has to show something, be an address or the name of a thing that there is, no schema says so.
# 400: a cursor is what a page before has given, and nothing that can be made up.
CONFIGURATION = """
[checks.positive_data_acceptance]
# 410: what a link opened is over. 412: the version in If-Match is not the one that is there.
expected-statuses = ["2xx", "400", "401", "403", "404", "409", "410", "412", "422"]

[dictionaries.conversations]
values = {conversations}

[parameters]
"path.conversation" = {{ dictionary = "conversations", probability = 0.9 }}
"path.id" = {{ dictionary = "conversations", probability = 0.9 }}
"path.site" = "demo"
"path.queue" = "support"
{proof}
"""


def described(address, conversations, headers, proof, *choice):
    """Whether a host does as it says."""
    with tempfile.TemporaryDirectory() as folder:
        configuration = Path(folder) / "schemathesis.toml"
        text = CONFIGURATION.format(conversations=json.dumps(conversations), proof=proof)
        configuration.write_text(text, encoding="utf-8")
        program = Path(sys.executable).with_name("st")
        options = ["--checks=all", "--seed", SEED, "--max-examples", EXAMPLES, "--generation-database=none", "--warnings=off", "--no-color"]
        named = [part for header in headers for part in ("--header", header)]
        command = [program, "--config-file", configuration, "run", f"{address}/v1/openapi.json", *options, *named, *choice]
        return subprocess.run(command, cwd=folder, check=False).returncode == 0


def main():
    with stack() as (console, widget):
        signed_in = f'[auth.openapi.session]\napi_key = "{session(console)}"'
        visits = [visit(widget) for _ in range(3)]
        bearer, own = visits[0]
        visiting = f'[auth.openapi.visitor]\nbearer = "{bearer}"'
        conversations = [conversation for _, conversation in visits]
        origin = [f"Origin: {console}"]
        # Without a proof nearly everything ends at once, so the cases that cover the description are enough.
        briefly = ["--phases=coverage"]
        # What ends a session or a visit comes last: nothing else is allowed after it.
        runs = [
            ("console, without a session", console, conversations, origin, "", briefly),
            ("console, signed in", console, conversations, origin, signed_in, ["--exclude-operation-id=endSession"]),
            ("console, signing out", console, conversations, origin, signed_in, ["--include-operation-id=endSession"]),
            ("widget, a stranger", widget, [own], [], "", briefly),
            ("widget, a visitor", widget, [own], [], visiting, ["--exclude-operation-id=endVisit"]),
            ("widget, leaving", widget, [own], [], visiting, ["--include-operation-id=endVisit"]),
        ]
        failed = []
        for name, *run, choice in runs:
            print(f"\n==> {name}", flush=True)
            if not described(*run, *choice):
                failed.append(name)
    if failed:
        raise SystemExit(f"not as described: {'; '.join(failed)}")


if __name__ == "__main__":
    main()
