"""No role lacks a right (test_main_job.py), and none has one that nothing needs: without it, something breaks."""

import time
import unittest

from deployed import STACK
from play.rights import NOT_HERE, PARTS, TO_SERVICES, Roles, granting, grants
from stack import binaries

ROLES = Roles(STACK)


def every_right():
    """Every right of every function, one by one."""
    return [right for function in binaries() for right in ROLES.rights(function)]


class Rights(unittest.TestCase):
    def test_each_function_is_played(self):
        self.assertEqual(set(binaries()) - {"site"}, set(PARTS), "site has no right but to its log")

    def test_every_exception_is_granted(self):
        for exception in NOT_HERE:
            with self.subTest(exception=exception):
                self.assertTrue(any(right.is_excepted_by(*exception) for right in every_right()), "nobody may do it")

    def test_every_statement_of_the_template_is_taken_apart(self):
        """What is granted and what is taken away are the same list: each action of each statement on each resource, once."""
        granted, taken = list(grants(STACK.template)), [right.grant() for right in every_right()]
        self.assertEqual(sorted(granted), sorted(taken))
        self.assertEqual(set(TO_SERVICES), granting(STACK.template), "something grants beside the roles")

    def test_no_right_can_be_taken_away(self):
        for right in every_right():
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
