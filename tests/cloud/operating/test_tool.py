"""The operator's tool beside the functions that run: what they do agrees, and what it changes they see."""

import json
import secrets
import subprocess
import tempfile
import unittest
from pathlib import Path

from deployed import STACK
from operating.tool import PROGRAM, doorbell, settings
from play.people import Agent, Visitor, call
from play.sample import COLLEAGUE, OWNER, QUEUE, SITE

NEWCOMER = "nea@example.com"
LEAVER = "lea@example.com"
# In all that a person says of themselves, and nowhere else.
CANARY = "Kanarienvogel"
ADDRESS = "Kanarienvogel@visitor.example"


def canaries():
    """What the table knows of the person."""
    return [item for item in STACK.table.all("") if CANARY.lower() in repr(item).lower()]


class Tool(unittest.TestCase):
    def doorbell(self, *words):
        """What a command says, and whether all is well."""
        return doorbell(STACK, *words)

    def test_a_chat_is_whole_once_relay_has_followed(self):
        STACK.begin()
        visitor = Visitor(STACK)
        conversation = visitor.conversation()
        self.assertEqual(1, visitor.posts(conversation, "tab-00001", 1, "Hello?"))

        def agrees():
            # Other tests leave conversations behind that nothing could follow up.
            said, _ = self.doorbell("verify")
            return said["conversations"] > 0 and not [each for each in said["findings"] if each["conversation"] == conversation]

        STACK.wait_for("a chat without findings", agrees)
        row = f"C#{conversation}", "ROW"
        STACK.wait_for("the row of the message", lambda: STACK.table.get(*row).get("seq") == 1)
        with STACK.without_stream():
            STACK.table.delete(*row)
            said, is_well = self.doorbell("verify")
            self.assertFalse(is_well)
            self.assertIn({"conversation": conversation, "what": "is in no list"}, said["findings"])
            self.doorbell("rebuild")
            self.assertTrue(agrees())

    def test_an_owner_whom_the_tool_makes_signs_in_and_answers_the_first_chat(self):
        said, _ = self.doorbell("owner", NEWCOMER, "--name", "Nea", "--site", SITE)
        # The other tests count who is mailed.
        self.addCleanup(STACK.table.delete, f"Q#{QUEUE}", f"MEMBER#{said['id']}")
        self.assertEqual("created", said["done"])
        owner, visitor = Agent(STACK, NEWCOMER), Visitor(STACK)
        conversation = visitor.conversation()
        visitor.posts(conversation, "tab-00001", 1, "Hello?")
        STACK.wait_for(
            "the chat in the list",
            lambda: conversation in [row["conversation"] for row in owner.get(f"/conversations?queue={QUEUE}")["items"]],
        )
        owner.does("reply", conversation)
        owner.call("POST", f"/conversations/{conversation}/messages", {"sender": "console-1", "n": 1, "text": "Welcome."}).must(200)
        texts = [event["event"].get("text") for event in visitor.log(conversation)]
        self.assertEqual(["Hello?", "Welcome."], [text for text in texts if text])

    def test_visitors_see_what_the_tool_changes(self):
        self.doorbell("site", SITE, "--name", "Renamed", "--queue", "support=Helpers")
        settings = call("GET", f"{STACK.api('WidgetHttp')}/v1/sites/{SITE}", headers={"origin": STACK.website}).must(200)
        self.assertEqual("Helpers", settings["queues"][0]["name"])
        self.doorbell("site", SITE, "--name", "Demo", "--queue", "support=Support")

    def test_a_queue_that_the_tool_closes_is_closed_to_visitors(self):
        def is_open():
            settings = call("GET", f"{STACK.api('WidgetHttp')}/v1/sites/{SITE}", headers={"origin": STACK.website}).must(200)
            return next(each["open"] for each in settings["queues"] if each["queue"] == QUEUE)

        self.doorbell("queue", "change", SITE, QUEUE, "--closed")
        self.addCleanup(self.doorbell, "queue", "change", SITE, QUEUE, "--by-hours")
        self.assertFalse(is_open())
        self.doorbell("queue", "change", SITE, QUEUE, "--open")
        self.assertTrue(is_open())

    def test_who_is_deactivated_by_the_tool_is_out_and_comes_back(self):
        """What they had goes back to the queue, as when an owner does it in the console."""
        STACK.begin()
        self.doorbell("member", "add", SITE, LEAVER, "agent", "--name", "Lea", "--queue", QUEUE)
        self.addCleanup(self.doorbell, "member", "remove", SITE, LEAVER)
        owner, agent, visitor = Agent(STACK, OWNER), Agent(STACK, LEAVER), Visitor(STACK)
        conversation = visitor.conversation()
        visitor.posts(conversation, "tab-00001", 1, "Hello?")
        agent.does("reply", conversation)
        STACK.wait_for(
            "the chat in the list of its agent",
            lambda: conversation in [row["conversation"] for row in agent.get("/conversations?agent=me")["items"]],
        )
        self.doorbell("agent", "deactivate", LEAVER)
        agent.call("GET", "/me").must(401)
        STACK.wait_for("the chat without an agent", lambda: owner.get(f"/conversations/{conversation}")["status"] == "unassigned")
        said, _ = self.doorbell("agent", "reactivate", LEAVER)
        self.assertEqual([SITE], said["sites"])
        self.assertEqual(LEAVER, Agent(STACK, LEAVER).get("/me")["email"])

    def test_the_doctor_looks_at_the_stack(self):
        said, _ = self.doorbell("doctor", "--site", SITE)
        what = [each["what"] for each in said["findings"]]
        for about in ("table: ", "dead jobs: ", "dead changes: ", f"site {SITE}: ", "mail: example.com is verified"):
            self.assertTrue(any(each.startswith(about) for each in what), (about, what))

    def person(self, agent):
        """Somebody who sent a form and writes in a chat that an agent took and noted on. Returns the visitor, their socket and both conversations."""
        url = f"{STACK.api('WidgetHttp')}/v1/sites/{SITE}/submissions"
        answers = {"message": f"{CANARY} wants to know", "name": CANARY, "email": ADDRESS}
        headers = {"origin": STACK.website, "idempotency-key": secrets.token_hex(16)}
        form = call("POST", url, {"queue": QUEUE, "answers": answers}, headers).must(201)["conversation"]
        visitor = Visitor(STACK)
        opened = visitor.call("POST", "/conversations", {"queue": QUEUE, "answers": {"name": CANARY, "email": ADDRESS}})
        chat = opened.must(201)["conversation"]
        socket = visitor.socket()
        socket.resume(chat)
        for n in range(1, 9):
            socket.says(chat, "tab-00001", n, f"{CANARY} says something that is long enough to be moved into a block, and more of it")
        agent.does("reply", chat)
        agent.call("POST", f"/conversations/{chat}/notes", {"sender": "console-1", "n": 1, "text": f"{CANARY} called."}).must(200)
        for conversation in (form, chat):
            [line] = STACK.wait_for("the line of the log", lambda it=conversation: self.lines(agent, it))
            agent.call("POST", f"/queues/{QUEUE}/log/{line['entry']}/comments", {"text": f"{CANARY} is a friend."}).must(200)
        return visitor, socket, form, chat

    def lines(self, agent, conversation):
        return [each for each in agent.get(f"/queues/{QUEUE}/log")["items"] if each["conversation"] == conversation]

    def until_relay_has_come_so_far(self, agent):
        """Records of other items may be ahead of these, but a chat of now is not followed up before those of a while ago."""
        visitor = Visitor(STACK)
        after = visitor.conversation()
        visitor.posts(after, "tab-00001", 1, "Me too")
        STACK.wait_for("a later chat in the list", lambda: STACK.table.get(f"C#{after}", "ROW"))

    def test_a_person_gets_all_that_is_kept_of_them_and_then_nothing_is(self):
        STACK.begin()
        agent = Agent(STACK, OWNER)
        visitor, socket, form, chat = self.person(agent)
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "person.json"
            said, _ = self.doorbell("export", "--email", ADDRESS.lower(), "--output", str(file))
            document = json.loads(file.read_text(encoding="utf-8"))
        self.assertEqual((2, 1), (said["conversations"], said["visitors"]))
        of = {each["details"]["conversation"]: each for each in document["conversations"]}
        self.assertEqual({form, chat}, set(of))
        self.assertEqual(f"{CANARY} called.", of[chat]["events"][-1]["event"]["text"])
        self.assertEqual(
            [f"{CANARY} is a friend."] * 2,
            [comment["text"] for each in of.values() for line in each["lines"] for comment in line["comments"]],
        )

        shown, _ = self.doorbell("erase", "--email", ADDRESS, "--dry-run")
        self.assertNotEqual([], canaries())
        erased, is_well = self.doorbell("erase", "--email", ADDRESS, "--yes")
        self.assertTrue(is_well, erased)
        self.assertEqual((shown["counts"], 2), (erased["counts"], len(erased["conversations"])))
        self.until_relay_has_come_so_far(agent)
        self.assertEqual([], canaries())

        visitor.call("GET", f"/conversations/{chat}/events?after=0").must(401)
        socket.send(action="send", conversation=chat, sender="tab-00001", n=9, text="Am I still here?")
        socket.frame(type="error")
        for conversation in (form, chat):
            agent.call("GET", f"/conversations/{conversation}").must(404)
            agent.call("POST", f"/conversations/{conversation}/restore", {}).must(404)
            self.assertEqual([], self.lines(agent, conversation))
            number = next(each["number"] for each in erased["conversations"] if each["conversation"] == conversation)
            [line] = [each for each in agent.get(f"/queues/{QUEUE}/log")["items"] if each["number"] == number]
            self.assertEqual((None, None, []), (line["conversation"], line.get("comment"), line.get("comments", [])))
            self.assertNotIn("row", STACK.table.get(f"C#{conversation}", "ROW"))
        said, _ = self.doorbell("verify")
        self.assertEqual([], [each for each in said["findings"] if each["conversation"] in (form, chat)])
        again, _ = self.doorbell("erase", "--email", ADDRESS, "--yes")
        self.assertEqual(({}, []), (again["counts"], again["conversations"]))

    def test_a_killed_process_is_followed_by_one_that_goes_on(self):
        STACK.begin()
        agent = Agent(STACK, OWNER)
        _, _, form, chat = self.person(agent)
        words, killed = [PROGRAM, "erase", "--email", ADDRESS, "--yes"], 0
        for steps in range(1, 40):
            process = subprocess.Popen(words, env=settings(STACK), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                process.wait(steps * 0.03)
                break
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                killed += 1
        self.assertGreater(killed, 2)
        _, is_well = self.doorbell("erase", "--email", ADDRESS, "--yes")
        self.assertTrue(is_well)
        self.until_relay_has_come_so_far(agent)
        self.assertEqual([], canaries())
        for conversation in (form, chat):
            said, is_well = self.doorbell("erase", "--conversation", conversation, "--yes")
            self.assertEqual(({}, True), (said["counts"], is_well))

    def test_a_leaked_session_ends_with_its_socket(self):
        STACK.begin()
        agent, other = Agent(STACK, COLLEAGUE), Agent(STACK, OWNER)
        console = agent.socket()
        said, _ = self.doorbell("rotate", "sessions", "--agent", COLLEAGUE)
        self.assertGreaterEqual(said["sessions"], 1)
        agent.call("GET", "/me").must(401)
        STACK.wait_for("relay to close the socket", lambda: not console.listen())
        other.get("/me")
        self.doorbell("rotate", "sessions", "--all")
        other.call("GET", "/me").must(401)

    def test_leaked_tokens_of_visitors_end_with_their_sockets(self):
        STACK.begin()
        visitor = Visitor(STACK)
        chat, socket = visitor.conversation(), visitor.socket()
        socket.resume(chat)
        socket.says(chat, "tab-00001", 1, "Hello?")
        said, _ = self.doorbell("rotate", "visitors", "--site", SITE)
        self.assertGreaterEqual(min(said["visitors"], said["sockets"]), 1)
        visitor.call("POST", "/tickets", {}).must(401)
        socket.send(action="send", conversation=chat, sender="tab-00001", n=2, text="And now?")
        socket.frame(type="error")
        self.assertEqual(1, STACK.table.get(f"C#{chat}", "HEAD")["seq"])
        Visitor(STACK).conversation()


if __name__ == "__main__":
    unittest.main()
