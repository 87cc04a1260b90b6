"""The emulator answers as AWS documents it, but for what tests/contract/known.rs lists: so what is played on it is worth something.

It is asked in the way in which `make test-aws` asks a real account."""

import os
import unittest
from unittest import mock

import boto3

from contract import on_account, shapes
from emulator import REGION, Emulator
from stack import ROOT

WORDS = ["--region", REGION, "--prefix", "doorbell-contract", "--mail-from", "desk@example.com"]


def nobody(_):
    raise EOFError


class Shapes(unittest.TestCase):
    def test_every_shape_of_the_store_is_asked(self):
        used = shapes.of(shapes.expressions(ROOT / "shared" / "store" / "src"))
        asked = shapes.of(shapes.texts(ROOT / "tests" / "contract" / "table"))
        self.assertGreater(len(used), 20, "the store's expressions are not found any more")
        missing = {shape: clause for shape, clause in used.items() if shape not in asked}
        self.assertEqual({}, missing, "no case of tests/contract/table has such an expression")


class Contract(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.emulator = Emulator().__enter__()
        cls.addClassCleanup(cls.emulator.stop)
        given = {"AWS_ENDPOINT_URL": cls.emulator.url, "AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test"}
        cls.enterClassContext(mock.patch.dict(os.environ, given))

    def left(self):
        """What is left in the account."""
        stacks = self.emulator.client("cloudformation").describe_stacks()["Stacks"]
        queues = self.emulator.client("sqs").list_queues().get("QueueUrls", [])
        tables = self.emulator.client("dynamodb").list_tables()["TableNames"]
        return [stacks, queues, tables]

    def test_the_emulator_answers_as_documented_and_nothing_is_left(self):
        account = boto3.client("sts", region_name=REGION).get_caller_identity()["Account"]
        outcome = on_account.main([*WORDS, "--confirm", account])
        self.assertEqual(0, outcome, "see the lines that begin with BAD")
        self.assertEqual([[], [], []], self.left())

    def test_nothing_is_made_unless_somebody_agrees(self):
        said = []
        self.assertEqual(1, on_account.main(WORDS, ask=nobody, say=said.append))
        self.assertEqual("Nothing was made.", said[-1])
        self.assertEqual([[], [], []], self.left())


if __name__ == "__main__":
    unittest.main()
