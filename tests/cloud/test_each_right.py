"""No role lacks a right (test_main_job.py), and none has one that nothing needs: without it, something breaks."""

import time
import unittest

from deployed import STACK
from rights import NOT_HERE, PARTS, Roles
from stack import binaries

ROLES = Roles(STACK)


class Rights(unittest.TestCase):
    def test_each_function_is_played(self):
        self.assertEqual(set(binaries()) - {"site"}, set(PARTS), "site has no right but to its log")

    def test_every_exception_is_granted(self):
        granted = [right for function in binaries() for right in ROLES.rights(function)]
        for exception in NOT_HERE:
            with self.subTest(exception=exception):
                self.assertTrue(any(right.is_excepted_by(*exception) for right in granted), "nobody may do it")

    def test_no_right_can_be_taken_away(self):
        for function in PARTS:
            for right in ROLES.rights(function):
                with self.subTest(right=str(right)):
                    self.check(right)

    def check(self, right):
        if reason := right.not_here():
            print(f"not here: {right}: {reason}")
            return
        began = time.monotonic()
        broken = ROLES.what_breaks_without(right)
        print(f"{time.monotonic() - began:.1f} s: without {right}: {(broken or 'nothing breaks')[:160]}", flush=True)
        self.assertIsNotNone(broken, "superfluous: nothing breaks without it")


if __name__ == "__main__":
    unittest.main()
