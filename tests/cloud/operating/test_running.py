"""What `make emulator` starts can be walked by somebody who knows nothing but what it prints."""

import os
import re
import signal
import subprocess
import sys
import tempfile
import unittest
import urllib.request
from urllib.parse import urlsplit

from emulator import free_port
from operating import running
from operating.running import Running
from play.people import Agent, Visitor, call
from play.sample import OWNER, SITE
from stack import CLOUD, NAME, PROGRAMS


def text_of(url, **headers):
    """What a browser gets. It knows that every name under `localhost` is this machine; here the name is only told to the server."""
    parts = urlsplit(url)
    asked = urllib.request.Request(parts._replace(netloc=f"127.0.0.1:{parts.port}").geturl(), headers={"host": parts.netloc, **headers})
    with urllib.request.urlopen(asked, timeout=30) as answer:
        return answer.read().decode()


class WalkedByHand(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.running = cls.enterClassContext(Running(PROGRAMS))
        cls.stack = cls.running.stack
        cls.told = dict(re.findall(r"^(\w+): +(\S+)", "\n".join(cls.running.told()), re.MULTILINE))

    def test_every_address_that_is_printed_answers(self):
        self.assertIn('<div id="', text_of(self.told["Console"]))
        self.assertIn(f'src="{self.stack.widget}/w.js" data-site="{SITE}"', text_of(self.told["Website"]))
        self.assertIn(f'src="{self.stack.widget}/w.js" data-site="{SITE}"', "\n".join(self.running.told()))
        self.assertGreater(len(text_of(f"{self.stack.widget}/w.js")), 100)
        self.assertIn("<h1>Mailbox</h1>", text_of(self.told["Mailbox"]))

    def test_a_chat_is_answered_by_the_owner_who_signs_in_by_mail(self):
        visitor = Visitor(self.stack)
        conversation = visitor.conversation()
        tab = visitor.socket()
        tab.resume(conversation)
        tab.says(conversation, "tab-00001", 1, "Is the Pier in stock?")
        owner = Agent(self.stack, OWNER)
        self.assertIn(f'<a href="{self.stack.console}/sign-in#token=', text_of(self.told["Mailbox"]))
        self.stack.wait_for(
            "the chat in the list",
            lambda: conversation in [row["conversation"] for row in owner.get("/conversations?queue=support")["items"]],
        )
        owner.does("reply", conversation)
        console = owner.socket()
        console.resume(conversation)
        console.says(conversation, "console-1", 1, "Yes, three of them.")
        tab.hears("Yes, three of them.")
        for socket in (tab, console):
            socket.close()

    def test_the_website_may_call_and_another_may_not(self):
        for origin, allowed in ((self.stack.website, self.stack.website), ("http://localhost:1", None)):
            answer = call(
                "OPTIONS",
                self.stack.api("WidgetHttp") + "/v1/visitor/tickets",
                headers={"origin": origin, "access-control-request-method": "POST"},
            )
            self.assertEqual(allowed, answer.headers.get("access-control-allow-origin"))

    def test_the_account_is_where_it_says(self):
        self.assertEqual(self.told["AWS"], self.stack.emulator.url)
        [stack] = self.stack.emulator.client("cloudformation").describe_stacks(StackName=NAME)["Stacks"]
        self.assertEqual("CREATE_COMPLETE", stack["StackStatus"])
        self.assertIn(f" {NAME};", "\n".join(self.running.told()))


class Ended(unittest.TestCase):
    def test_ctrl_c_ends_it_and_leaves_nothing(self):
        with tempfile.TemporaryDirectory() as folder:
            environment = os.environ | {"PORT": str(free_port()), "TMPDIR": folder, "PYTHONPATH": str(CLOUD)}
            # In a session of its own, so that Ctrl-C reaches what a terminal would reach and nobody else.
            started = subprocess.Popen(
                [sys.executable, "-B", "-m", running.__name__],
                env=environment,
                stdout=subprocess.PIPE,
                text=True,
                start_new_session=True,
                preexec_fn=interruptible,  # noqa: PLW1509 - the child does nothing but this before it runs another program
            )
            with started:
                said = []
                for line in started.stdout:
                    said.append(line)
                    if line.startswith("ready: "):
                        os.killpg(started.pid, signal.SIGINT)
            self.assertEqual(0, started.returncode, "".join(said))
            self.assertTrue(any(line.startswith("ready: ") for line in said), said)
            self.assertEqual([], os.listdir(folder))


def interruptible():
    """What a shell starts in the background does not hear Ctrl-C, nor does what that starts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


if __name__ == "__main__":
    unittest.main()
