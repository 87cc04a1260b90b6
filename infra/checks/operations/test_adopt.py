"""What the tool is told of a stack, and beginning a stack with a table that is there, against botocore's stubs."""

import contextlib
import io
import json
import shlex
import subprocess
import unittest

import adopt
import settings
from operations.account import OUTPUTS, Account, Fails, stack
from plan import NEVER_MADE
from project import ROOT, TEMPLATE

OF_THE_TOOL = {**OUTPUTS, "WidgetUrl": "https://w.example", "DeadChangesUrl": "https://q/changes"}


class Settings(unittest.TestCase):
    def settings(self, answer):
        said = []
        code = settings.main(["--environment", "dev"], lambda region: Account({"cloudformation": answer}), said.append)
        return code, said

    def test_a_shell_can_read_them(self):
        seen = stack(outputs={**OF_THE_TOOL, "ConsoleUrl": "https://a.example/?a=1&b='2'"}, MailFrom="desk@example.com")
        code, said = self.settings([("describe_stacks", seen), ("describe_stacks", seen)])
        self.assertEqual(0, code)
        read = dict(shlex.split(line)[1].split("=", 1) for line in said)
        self.assertEqual(("eu-north-1", "doorbell-dev", "example.com"), (read["AWS_REGION"], read["STACK"], read["MAIL_IDENTITY"]))
        self.assertEqual(("doorbell-dev-Table-1", "https://q/dead"), (read["TABLE"], read["DEAD_JOBS_URL"]))
        self.assertEqual("https://a.example/?a=1&b='2'", read["CONSOLE_ORIGIN"])

    def test_progress_of_make_is_not_among_them(self):
        """A shell evaluates what `make -s settings` prints, and tools may have to be fetched before."""
        for does in ("true", "false"):
            probe = f"include Makefile\nprobe: ; $(call timed,a step,{does})\n"
            ran = subprocess.run(["make", "-s", "-f", "-", "probe"], input=probe, cwd=ROOT, capture_output=True, text=True, check=False)
            self.assertEqual("", ran.stdout)
            self.assertIn("==> a step", ran.stderr)

    def test_without_a_stack_there_are_none(self):
        # The shell takes what is printed for settings, so this goes where people read.
        with contextlib.redirect_stderr(io.StringIO()) as complaint:
            self.assertEqual((1, []), self.settings([("describe_stacks", Fails("ValidationError"))]))
        self.assertIn("There is no stack doorbell-dev", complaint.getvalue())

    def test_every_output_exists(self):
        self.assertLessEqual(set(settings.FROM_OUTPUTS.values()), set(TEMPLATE["Outputs"]))


class Adopting(unittest.TestCase):
    def dynamodb(self, is_restored):
        table = {"TableName": "restored", "SSEDescription": {"Status": "ENABLED"}}
        if not is_restored:
            table |= {"StreamSpecification": {"StreamEnabled": True}, "DeletionProtectionEnabled": True}
        on = "DISABLED" if is_restored else "ENABLED"
        recovery = {"ContinuousBackupsStatus": "ENABLED", "PointInTimeRecoveryDescription": {"PointInTimeRecoveryStatus": on}}
        return [
            ("describe_table", {"Table": table}),
            ("describe_time_to_live", {"TimeToLiveDescription": {"TimeToLiveStatus": on}}),
            ("describe_continuous_backups", {"ContinuousBackupsDescription": recovery}),
        ]

    def adopt(self, is_restored, left=()):
        """The properties of the table that CloudFormation is told to import."""
        ready = ("describe_change_set", {"Status": "CREATE_COMPLETE"})
        calls = [
            *(left or [("describe_stacks", Fails("ValidationError"))]),
            ("create_change_set", {}),
            ready,
            ("execute_change_set", {}),
            ("describe_stacks", stack("IMPORT_COMPLETE")),
        ]
        account = Account({"cloudformation": calls, "dynamodb": self.dynamodb(is_restored)})
        asked = []
        account.clients["cloudformation"].meta.events.register_first(
            "before-parameter-build.cloudformation.CreateChangeSet", lambda params, **_: asked.append(dict(params))
        )
        code = adopt.main(["--environment", "dev", "--table", "restored"], lambda region: account, lambda line: None)
        self.assertEqual((0, []), (code, account.unasked()))
        self.assertEqual("IMPORT", asked[0]["ChangeSetType"])
        [imported] = asked[0]["ResourcesToImport"]
        self.assertEqual({"TableName": "restored"}, imported["ResourceIdentifier"])
        [resource] = json.loads(asked[0]["TemplateBody"])["Resources"].values()
        self.assertEqual("Retain", resource["DeletionPolicy"], "CloudFormation imports nothing without it")
        return set(resource["Properties"])

    def test_what_a_restored_table_lacks_is_left_to_the_deployment(self):
        whole = set(TEMPLATE["Resources"]["Table"]["Properties"])
        added = {"StreamSpecification", "TimeToLiveSpecification", "PointInTimeRecoverySpecification", "DeletionProtectionEnabled"}
        self.assertEqual(whole - added, self.adopt(is_restored=True))
        self.assertEqual(whole, self.adopt(is_restored=False))

    def test_what_an_earlier_run_left_does_not_stop_it(self):
        change_set = "arn:aws:cloudformation:eu-north-1:123456789012:changeSet/adopt/1"
        listed = {"Summaries": [{"ChangeSetId": change_set, "ChangeSetName": "adopt", "Status": "FAILED"}]}
        left = [
            ("describe_stacks", stack(NEVER_MADE, outputs={})),
            ("list_change_sets", listed, {"StackName": "doorbell-dev"}),
            ("delete_change_set", {}, {"ChangeSetName": change_set}),
        ]
        self.adopt(True, left)

    def fails(self, *calls, dynamodb=None):
        account = Account(
            {"cloudformation": [("describe_stacks", Fails("ValidationError")), *calls], "dynamodb": dynamodb or self.dynamodb(True)}
        )
        said = []
        code = adopt.main(["--environment", "dev", "--table", "restored"], lambda region: account, said.append)
        self.assertEqual((1, 1, []), (code, len(said), account.unasked()))
        self.assertNotIn("\n", said[0])
        return said[0]

    def test_a_failure_is_one_line_with_its_reason(self):
        refused = ("describe_change_set", {"Status": "FAILED", "StatusReason": "Resource Table\nis in another stack"})
        self.assertIn("Table is in another stack", self.fails(("create_change_set", {}), refused))
        back = stack("IMPORT_ROLLBACK_COMPLETE", outputs={})
        back["Stacks"][0]["StackStatusReason"] = "Table does not match"
        ready = ("describe_change_set", {"Status": "CREATE_COMPLETE"})
        self.assertIn(
            "Table does not match", self.fails(("create_change_set", {}), ready, ("execute_change_set", {}), ("describe_stacks", back))
        )
        self.assertIn("refused", self.fails(dynamodb=[("describe_table", Fails("ResourceNotFoundException"))]))

    def test_a_stack_that_is_there_is_left_alone(self):
        account = Account({"cloudformation": [("describe_stacks", stack())]})
        said = []
        self.assertEqual(1, adopt.main(["--environment", "dev", "--table", "restored"], lambda region: account, said.append))
        self.assertEqual([], account.unasked())


if __name__ == "__main__":
    unittest.main()
