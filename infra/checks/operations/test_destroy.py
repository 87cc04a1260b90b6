"""Destroying a stack: what is said before, what is asked, what stays."""

import unittest

import destroy
from operations.account import OUTPUTS, Account, Fails, resource, stack


class Destroying(unittest.TestCase):
    def destroy(self, answer, words=(), was=None, becomes=None):
        def count(number):
            return "get_queue_attributes", {"Attributes": {"ApproximateNumberOfMessages": str(number)}}

        table = {"Table": {"TableName": OUTPUTS["TableName"], "ItemCount": 12}}
        gone = [("delete_stack", {}, {"StackName": "doorbell-dev"}), ("describe_stacks", becomes or stack("DELETE_COMPLETE"))]
        held = [
            resource("AWS::SQS::Queue", "q"),
            resource("AWS::DynamoDB::Table", OUTPUTS["TableName"]),
            resource("AWS::DynamoDB::Table", None),
        ]
        calls = [("describe_stacks", was or stack()), ("list_stack_resources", {"StackResourceSummaries": held}), *gone]
        account = Account({"cloudformation": calls, "sqs": [count(3), count(4)], "dynamodb": [("describe_table", table)]})
        said = []

        def ask(question):
            said.append(question)
            return answer

        code = destroy.main(["--environment", "dev", *words], lambda region: account, ask, said.append)
        return code, said, "cloudformation" not in account.unasked()

    def test_it_says_what_goes_and_stays_before_it_asks(self):
        code, said, deleted = self.destroy("doorbell-dev")
        self.assertEqual((0, True), (code, deleted))
        self.assertFalse(any("mail domain" in line for line in said), "it made none")
        before = "\n".join(said[: next(i for i, line in enumerate(said) if line.startswith("Type "))])
        self.assertIn("7 jobs", before)
        self.assertIn("doorbell-dev-Table-1 with about 12 items", before)

    def test_the_table_of_a_deployment_that_failed_is_named_too(self):
        """CloudFormation leaves it, and such a stack has no outputs."""
        _, said, _ = self.destroy("doorbell-dev", was=stack("ROLLBACK_COMPLETE", outputs={}))
        self.assertIn("Stays: the table doorbell-dev-Table-1", "\n".join(said))

    def test_a_table_that_is_gone_already_is_not_named(self):
        account = Account(
            {
                "cloudformation": [("list_stack_resources", {"StackResourceSummaries": [resource("AWS::DynamoDB::Table", "gone")]})],
                "dynamodb": [("describe_table", Fails("ResourceNotFoundException"))],
            }
        )
        self.assertEqual([], list(destroy.tables(account, "doorbell-dev")))

    def test_a_stack_that_does_not_go_says_why(self):
        stuck = stack("DELETE_FAILED")
        stuck["Stacks"][0]["StackStatusReason"] = "The following resource(s) failed to delete:\n[MailSet]."
        code, said, _ = self.destroy("doorbell-dev", becomes=stuck)
        self.assertEqual((1, "doorbell-dev is not gone: The following resource(s) failed to delete: [MailSet]."), (code, said[-1]))

    def test_any_other_answer_deletes_nothing(self):
        for answer in ("", "yes", "doorbell-prod"):
            code, _, deleted = self.destroy(answer)
            self.assertEqual((1, False), (code, deleted), answer)

    def test_a_script_answers_with_the_name(self):
        code, said, deleted = self.destroy("never asked", ["--confirm", "doorbell-dev"])
        self.assertEqual((0, True), (code, deleted))
        self.assertFalse(any(line.startswith("Type ") for line in said))

    def test_a_stack_that_is_not_there_is_no_failure(self):
        account = Account({"cloudformation": [("describe_stacks", Fails("ValidationError"))]})
        self.assertEqual(0, destroy.main(["--environment", "dev"], lambda region: account, say=lambda line: None))


if __name__ == "__main__":
    unittest.main()
