"""What the documents in infra tell operators to type works: from an empty account to a stack on a restored table."""

import unittest
from concurrent.futures import ThreadPoolExecutor

from emulator import Emulator
from operating.docs import NOT_HERE, Shell, blocks, gap
from stack import ROOT

OPS, README, RUNBOOK = (blocks((ROOT / "infra" / name).read_text(encoding="utf-8")) for name in ("OPS.md", "README.md", "RUNBOOK.md"))
STACK = "doorbell-dev"
# README.md shows these to look them up; OPS.md has them in the order in which they work.
SHOWN_ONLY = "Deploy"


def of(heading, page=OPS):
    """The blocks under a heading that can be run here."""
    found = [block for under, block in page if under == heading]
    assert found, f"nothing is to be typed under {heading}"
    return [block for block in found if not gap(block)]


class Operating(unittest.TestCase):
    """One operator, one shell, one account: each test goes on where the one before it ended."""

    @classmethod
    def setUpClass(cls):
        cls.emulator = Emulator().__enter__()
        cls.addClassCleanup(cls.emulator.stop)
        cls.shell = Shell(cls.emulator)
        cls.shell.build()
        cls.typed = set()

    def type(self, heading, page=OPS, replacing=("", "")):
        said = []
        for block in of(heading, page):
            said.append(self.shell.run(block.replace(*replacing)))
            self.typed.add(block)
        return said

    def status(self):
        [stack] = self.emulator.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"]
        return stack["StackStatus"], {each["ParameterKey"]: each["ParameterValue"] for each in stack["Parameters"]}

    def test_1_an_empty_account_gets_a_stack_a_site_and_an_owner(self):
        said = "\n".join(self.type("From an empty account to the first chat"))
        self.assertEqual("CREATE_COMPLETE", self.status()[0])
        for expected in (
            f"stack: {STACK} is new",
            "What to do next:",
            "created: demo",
            "site demo: 1 origins, 1 queues with agents",
            "0 findings",
        ):
            self.assertIn(expected, said)

    def test_1a_a_team_is_set_up_without_the_console(self):
        said = "\n".join(self.type("Without the console"))
        for expected in ("created: returns", "returns: Returns; closed by hand; while closed: message", "removed: returns"):
            self.assertIn(expected, said)
        self.assertIn("Nea <nea@example.com>: full-access; support", said)
        self.assertIn("demo: full-access, deactivated; support", said)
        self.assertIn("0 findings", self.shell.run("doorbell verify"))

    def test_2_a_second_deployment_changes_nothing(self):
        said = "\n".join(self.type("Upgrade"))
        self.assertIn(f"stack: {STACK} is there (CREATE_COMPLETE)", said)
        self.assertIn("No changes to deploy", said)
        self.assertEqual("CREATE_COMPLETE", self.status()[0])

    def test_3_a_changed_parameter_is_an_update_and_the_others_stay(self):
        self.shell.run('make deploy ENV=dev PARAMETERS="LogDays=60"')
        status, parameters = self.status()
        self.assertEqual(("UPDATE_COMPLETE", "60", "desk@example.com"), (status, parameters["LogDays"], parameters["MailFrom"]))

    def test_3a_alarms_come_and_go_with_a_parameter(self):
        def alarms():
            return self.emulator.client("cloudwatch").describe_alarms()["MetricAlarms"]

        self.assertEqual([], alarms())
        self.shell.run('make deploy ENV=dev PARAMETERS="Watched=yes"')
        self.assertGreater(len(alarms()), 20)
        self.shell.run("make deploy ENV=dev")
        self.assertEqual(("UPDATE_COMPLETE", []), (self.status()[0], alarms()))

    def test_3b_a_person_gets_their_data_and_is_erased(self):
        said = "\n".join(self.type("A person asks for their data"))
        self.assertIn("0 conversations with 0 events", said)
        said = "\n".join(self.type("A person asks to be erased"))
        self.assertEqual(2, said.count("nothing is kept"), said)

    def test_3c_what_has_leaked_is_ended(self):
        said = "\n".join(self.type("Something has leaked"))
        self.assertEqual(3, said.count("ended: "), said)

    def test_3d_a_flood_is_stopped_and_then_limited(self):
        self.type("A wave of spam")
        functions = self.emulator.client("lambda")
        self.assertNotIn("ReservedConcurrentExecutions", functions.get_function_concurrency(FunctionName=f"{STACK}-contact-submit"))
        self.assertIn("/webacl/", self.status()[1]["WebAclArn"])

    def test_4_a_copy_of_the_table_agrees_with_itself(self):
        self.type("Back up and restore")
        said = "\n".join(self.type("The drill"))
        self.assertEqual(2, said.count("0 findings"), said)
        self.assertIn("rows written", said)

    def test_5_a_stack_begins_with_a_table_that_is_there(self):
        """With the one that the stack before left: the emulator gives a stack's table one name for ever, and would replace any other."""
        [left] = self.tables()
        said = "\n".join(
            self.type("Run on the restored table", replacing=("adopt ENV=dev TABLE=doorbell-dev-restored", f"adopt ENV=dev TABLE={left}"))
        )
        for expected in (f"Stays: the table {left}", f"{STACK} is gone.", f"{STACK} has the table {left}", "0 findings"):
            self.assertIn(expected, said)
        self.assertEqual([left], self.tables())
        self.shell.run(f'test "$TABLE" = {left}')

    def tables(self):
        names = self.emulator.client("dynamodb").list_tables()["TableNames"]
        return [name for name in names if name.startswith(f"{STACK}-Table")]

    def test_6_the_readme_shows_the_tool_in_use(self):
        said = "\n".join(self.type("The tool", README))
        self.assertIn("site demo: 1 origins, 1 queues with agents", said, "the site was there before the stack was")
        self.assertIn("0 dead letters waited", said)

    def test_7_the_runbook_can_be_followed(self):
        """Block by block: each begins with the page's first one, as the page says."""
        (_, first), *others = RUNBOOK
        self.shell.look_up_logs(self.emulator)
        events = self.emulator.client("events")
        [rule] = [each["Name"] for each in events.list_rules()["Rules"] if each.get("ScheduleExpression") == "rate(1 minute)"]
        placeholders = {"--name RULE": f"--name {rule}", "--table-name TABLE": "--table-name doorbell-dev-restored"}

        def follow(block):
            for placeholder, name in placeholders.items():
                block = block.replace(placeholder, name)
            self.shell.look(f"{first}\nSTACK={STACK}\n{block}")

        with ThreadPoolExecutor(2) as workers:
            list(workers.map(follow, [block for _, block in others if not gap(block)]))
        self.assertGreater(len(others), 15)

    def test_8_the_old_region_can_be_stopped(self):
        self.type("Move to another region")
        functions = self.emulator.client("lambda")
        held = functions.get_function_concurrency(FunctionName=f"{STACK}-relay")["ReservedConcurrentExecutions"]
        self.assertEqual(0, held)

    def test_9_all_was_typed_but_what_the_emulator_cannot_do(self):
        left = [block for heading, block in OPS + README if block not in self.typed and heading != SHOWN_ONLY]
        self.assertEqual([], [block for block in left if not gap(block)])
        for part in NOT_HERE:
            with self.subTest(part=part):
                [block, *_] = [block for _, block in OPS + README + RUNBOOK if part in block]
                with self.assertRaises(AssertionError, msg="the emulator can do it by now"):
                    self.shell.look(block)


if __name__ == "__main__":
    unittest.main()
