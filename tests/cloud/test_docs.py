"""What infra/OPS.md tells operators to type works: from an empty account to a stack on a restored table."""

import unittest

from docs import NOT_HERE, Shell, blocks, gap
from emulator import Emulator
from deployed import PROGRAMS
from stack import ROOT

OPS = (ROOT / "infra" / "OPS.md").read_text(encoding="utf-8")
BLOCKS = blocks(OPS)
STACK = "doorbell-dev"


def of(heading):
    """The blocks under a heading that can be run here."""
    found = [block for under, block in BLOCKS if under == heading]
    assert found, f"nothing is to be typed under {heading}"
    return [block for block in found if not gap(block)]


class Operating(unittest.TestCase):
    """One operator, one shell, one account: each test goes on where the one before it ended."""

    @classmethod
    def setUpClass(cls):
        cls.emulator = Emulator().__enter__()
        cls.addClassCleanup(cls.emulator.stop)
        cls.shell = Shell(cls.emulator, PROGRAMS)
        cls.shell.build()
        cls.typed = set()

    def type(self, heading):
        said = []
        for block in of(heading):
            said.append(self.shell.run(block))
            self.typed.add(block)
        return said

    def status(self):
        [stack] = self.emulator.client("cloudformation").describe_stacks(StackName=STACK)["Stacks"]
        return stack["StackStatus"], {each["ParameterKey"]: each["ParameterValue"] for each in stack["Parameters"]}

    def test_1_an_empty_account_gets_a_stack_a_site_and_an_owner(self):
        said = "\n".join(self.type("From an empty account to the first chat"))
        self.assertEqual("CREATE_COMPLETE", self.status()[0])
        for expected in (f"stack: {STACK} is new", "What to do next:", "created: demo", "site demo: 1 origins, 1 queues with agents", "0 findings"):
            self.assertIn(expected, said)

    def test_2_a_second_deployment_changes_nothing(self):
        said = "\n".join(self.type("Upgrade"))
        self.assertIn(f"stack: {STACK} is there (CREATE_COMPLETE)", said)
        self.assertIn("No changes to deploy", said)
        self.assertEqual("CREATE_COMPLETE", self.status()[0])

    def test_3_a_changed_parameter_is_an_update_and_the_others_stay(self):
        self.shell.run('make deploy ENV=dev PARAMETERS="LogDays=60"')
        status, parameters = self.status()
        self.assertEqual(("UPDATE_COMPLETE", "60", "desk@example.com"), (status, parameters["LogDays"], parameters["MailFrom"]))

    def test_4_a_copy_of_the_table_agrees_with_itself(self):
        self.type("Back up and restore")
        said = "\n".join(self.type("The drill"))
        self.assertEqual(2, said.count("0 findings"), said)
        self.assertIn("rows written", said)

    def test_5_a_stack_begins_with_a_restored_table(self):
        said = "\n".join(self.type("Run on the restored table"))
        self.assertIn(f"{STACK} is gone.", said)
        self.assertIn(f"Stays: the table {STACK}-Table", said)
        self.assertIn("0 findings", said)
        # The stream and the rest that a restored table lacks. The emulator takes the change and does not carry it out.
        self.assertRegex(said, r"\* Modify +Table +AWS::DynamoDB::Table")
        self.shell.run('test "$TABLE" = doorbell-dev-restored && doorbell doctor --site demo')

    def test_6_the_old_region_can_be_stopped(self):
        self.type("Move to another region")
        functions = self.emulator.client("lambda")
        held = functions.get_function_concurrency(FunctionName=f"{STACK}-relay")["ReservedConcurrentExecutions"]
        self.assertEqual(0, held)

    def test_7_all_was_typed_but_what_the_emulator_cannot_do(self):
        everything = {block for _, block in BLOCKS}
        left = everything - self.typed
        self.assertEqual([], [block for block in left if not gap(block)])
        self.assertGreater(len(self.typed), 10)

    def test_8_what_the_emulator_cannot_do_it_still_cannot_do(self):
        left = [block for _, block in BLOCKS if gap(block)]
        for part in NOT_HERE:
            with self.subTest(part=part):
                [block, *_] = [block for block in left if part in block]
                with self.assertRaises(AssertionError):
                    self.shell.run(block)


if __name__ == "__main__":
    unittest.main()
