"""The operator's tool beside the functions that run: what they do agrees, and what it changes they see."""

import unittest

from deployed import STACK
from people import Agent, Visitor, call
from sample import QUEUE, SITE
from tool import doorbell

NEWCOMER = "nea@example.com"


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
        STACK.wait_for("the chat in the list", lambda: conversation in [row["conversation"] for row in owner.get(f"/conversations?queue={QUEUE}")["items"]])
        owner.does("reply", conversation)
        owner.call("POST", f"/conversations/{conversation}/messages", {"sender": "console-1", "n": 1, "text": "Welcome."}).must(200)
        texts = [event["event"].get("text") for event in visitor.log(conversation)]
        self.assertEqual(["Hello?", "Welcome."], [text for text in texts if text])

    def test_visitors_see_what_the_tool_changes(self):
        self.doorbell("site", SITE, "--name", "Renamed", "--queue", "support=Helpers")
        settings = call("GET", f"{STACK.api('WidgetHttp')}/v1/sites/{SITE}", headers={"origin": STACK.website}).must(200)
        self.assertEqual("Helpers", settings["queues"][0]["name"])
        self.doorbell("site", SITE, "--name", "Demo", "--queue", "support=Support")

    def test_the_doctor_looks_at_the_stack(self):
        said, _ = self.doorbell("doctor", "--site", SITE)
        what = [each["what"] for each in said["findings"]]
        for about in ("table: ", "dead jobs: ", "dead changes: ", f"site {SITE}: ", "mail: example.com is verified"):
            self.assertTrue(any(each.startswith(about) for each in what), (about, what))


if __name__ == "__main__":
    unittest.main()
