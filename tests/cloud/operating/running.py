"""A stack on the emulator for somebody who wants to look at it. `make emulator` starts it; it runs until Ctrl-C and leaves nothing behind.

It is deployed as the tests deploy theirs. A website with the widget and a mailbox are beside it, which AWS would not bring either."""

import html
import os
import re
import signal
import socket
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from emulator import Emulator
from operating.tool import doorbell
from play.sample import OWNER, QUEUE, SITE
from stack import NAME, PROGRAMS, ROOT, Stack

SHOP = ROOT / "infra" / "local" / "dev" / "demo"
KINDS = {".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8"}


class Beside(BaseHTTPRequestHandler):
    """The website, and the mails that SES was given."""

    stack = None

    def do_GET(self):
        path = self.path.partition("?")[0]
        file = SHOP / ("index.html" if path == "/" else path.lstrip("/"))
        if path == "/mailbox":
            self.answer(KINDS[".html"], mailbox(self.stack.emulator.mails()))
        elif file.name in ("index.html", "shop.css") and file.parent == SHOP:
            sockets = self.stack.outputs["SocketsUrl"].partition("/_aws")[0]
            text = file.read_text(encoding="utf-8")
            self.answer(KINDS[file.suffix], text.replace("{{WIDGET}}", self.stack.widget).replace("{{SOCKETS}}", sockets))
        else:
            self.send_error(404)

    def answer(self, kind, text):
        body = text.encode()
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Says nothing: what is printed is what a reader needs."""


def mailbox(mails):
    """All mails as one page, the newest first; their links can be followed."""
    parts = []
    for mail in reversed(mails):
        text = re.sub(r"https?://\S+", lambda link: f'<a href="{link[0]}">{link[0]}</a>', html.escape(mail["BodyText"]))
        parts.append(f"<h2>{html.escape(mail['Subject'])}</h2><p>To {html.escape(', '.join(mail['To']))}</p><pre>{text}</pre>")
    return "<!doctype html><title>Mailbox</title><h1>Mailbox</h1>" + ("".join(parts) or "<p>No mail was sent yet.</p>")


class Running:
    """Use as a context. `port` is the emulator's, and the one after it the website's; without it, both are free ones."""

    def __init__(self, programs, port=None):
        self.programs, self.emulator = programs, Emulator(port)
        self.beside = ThreadingHTTPServer(("127.0.0.1", port + 1 if port else 0), Beside)
        self.website = f"http://localhost:{self.beside.server_address[1]}"

    def __enter__(self):
        self.emulator.__enter__()
        try:
            # No names of their own: console and widget are where the stack's outputs say.
            self.stack = Beside.stack = Stack(self.emulator, self.programs, self.website, names={})
            doorbell(self.stack, "site", SITE, "--name", "Demo", "--origin", self.website, "--queue", f"{QUEUE}=Support")
            doorbell(self.stack, "owner", OWNER, "--name", "Olivia", "--site", SITE)
        except BaseException:
            self.emulator.stop()
            raise
        threading.Thread(target=self.beside.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.beside.shutdown()
        self.beside.server_close()
        self.emulator.stop()

    def told(self):
        """What somebody needs to know who is new here."""
        yield f"Console:  {self.stack.console}/inbox   sign in as {OWNER}; the link is in the mailbox"
        yield f"Website:  {self.website}   it carries the widget: chat, or leave a message"
        yield f"Mailbox:  {self.website}/mailbox"
        yield f"Widget:   {self.stack.outputs['EmbedSnippet']}"
        yield f"AWS:      {self.emulator.url}   stack {NAME}; credentials test, test"


def must_be_free(port):
    """A program that listens there may be another emulator, and would be taken for this one."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            sys.exit(f"port {port} is in use: stop what listens there, or choose others with PORT=5566 make emulator")


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    port = int(os.environ.get("PORT", "4566"))
    must_be_free(port)
    must_be_free(port + 1)
    try:
        print("Deploying to the emulator takes half a minute.", flush=True)
        with Running(PROGRAMS, port) as running:
            print("\n".join(running.told()))
            print("ready: Ctrl-C ends it and forgets everything.", flush=True)
            # Ctrl-C reaches the emulator, too; nothing stays, no matter which of the two ends first.
            running.emulator.process.wait()
    except KeyboardInterrupt:
        print()


if __name__ == "__main__":
    main()
