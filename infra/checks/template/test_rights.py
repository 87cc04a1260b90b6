"""What each function may do: no more than its dependencies use, and no less."""

import re
import unittest
from typing import ClassVar

from project import README, ROOT, allowed_actions, functions, linked, manifests, statements, target
from template.calls import called_on, reached, source

FUNCTIONS = functions()
PACKAGES = manifests("functions")
LIBRARIES = manifests("shared")

# What a library calls AWS with, so what a function that links it must be allowed, and nobody else.
LIBRARY_ACTIONS = {
    "store": {
        "dynamodb:BatchGetItem",
        "dynamodb:BatchWriteItem",
        "dynamodb:ConditionCheckItem",
        "dynamodb:DeleteItem",
        "dynamodb:GetItem",
        "dynamodb:PutItem",
        "dynamodb:Query",
        "dynamodb:UpdateItem",
    },
    "jobs": {"sqs:SendMessage"},
    "mail": {"ses:DeleteSuppressedDestination", "ses:GetAccount", "ses:SendEmail"},
    "sockets": {"execute-api:ManageConnections"},
}
# What Lambda itself does with the function's role to feed it.
TRIGGER_ACTIONS = {
    "SQS": {"sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"},
    "DynamoDB": {"dynamodb:DescribeStream", "dynamodb:ListStreams", "dynamodb:GetShardIterator", "dynamodb:GetRecords"},
}
LOG_ACTIONS = {"logs:CreateLogStream", "logs:PutLogEvents"}


def settings_read_by(package):
    """The names of settings in a function's source, those that must be there and those that may be."""
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "functions" / package / "src").rglob("*.rs"))
    every = set(re.findall(r'Setting\("([A-Z_]+)"\)', source))
    optional = set(re.findall(r'Setting\("([A-Z_]+)"\)\s*\.optional', source))
    return every - optional, optional


def triggers(function):
    return {each["Type"] for each in function.get("Events", {}).values()}


def actions_on(function, resource):
    """What a function may do to one resource."""
    return {action for each in statements(function) if target(each["Resource"]) == resource for action in each["Action"]}


def granted_on_table(function):
    """What a function may ask of the table, and of which index, in the words of `calls`."""
    on_table = {action.removeprefix("dynamodb:") for action in actions_on(function, "Table") if action not in TRIGGER_ACTIONS["DynamoDB"]}
    for each in statements(function):
        indexes = each["Resource"] if isinstance(each["Resource"], list) else [each["Resource"]]
        for index in indexes:
            if "/index/" in str(index):
                on_table |= {f"{action.removeprefix('dynamodb:')} {index['Fn::Sub'].rpartition('/')[2]}" for action in each["Action"]}
    return on_table


class Rights(unittest.TestCase):
    def test_each_package_is_one_function_of_its_name(self):
        self.assertEqual(set(PACKAGES), set(FUNCTIONS))
        for name, function in FUNCTIONS.items():
            self.assertEqual("".join(word.capitalize() for word in name.split("-")), function["Id"])

    def test_a_function_may_do_what_its_libraries_do_and_nothing_else(self):
        for name, function in FUNCTIONS.items():
            uses = linked(PACKAGES[name], LIBRARIES)
            granted = allowed_actions(function)
            fed = set().union(*(TRIGGER_ACTIONS.get(each, set()) for each in triggers(function)))
            needed = LOG_ACTIONS | fed
            for library, actions in LIBRARY_ACTIONS.items():
                if library in uses:
                    needed |= actions
                    self.assertTrue(granted & actions, f"{name} links {library} but may make none of its calls")
            self.assertEqual(set(), granted - needed, f"{name} may do more than its libraries and its trigger need")
            self.assertLessEqual(LOG_ACTIONS | fed, granted, f"{name} cannot read its own trigger")

    def test_a_function_may_call_the_table_as_its_source_does_and_not_otherwise(self):
        for name, function in FUNCTIONS.items():
            with self.subTest(function=name):
                granted, made = granted_on_table(function), reached(name)
                refused = {f"{call} by {way}" for call, way in made.items() if call not in granted}
                self.assertEqual(set(), refused, "AWS would refuse these calls")
                self.assertEqual(set(), granted - set(made), "these calls are never made")

    def test_only_a_function_that_closes_sockets_may_close_them(self):
        """API Gateway checks the method as a part of the resource: a post is POST, a close is DELETE."""
        for name, function in FUNCTIONS.items():
            closes = "close" in called_on(source(f"functions/{name}"), "sockets")
            opens = [str(each["Resource"]) for each in statements(function) if "execute-api:ManageConnections" in each["Action"]]
            self.assertEqual(closes, "/live/DELETE/@connections/" in "".join(opens), name)

    def test_only_a_function_that_pushes_jobs_may_send_to_the_queue(self):
        for name, function in FUNCTIONS.items():
            pushes = "jobs" in PACKAGES[name]["dependencies"]
            sends = {queue for queue in ("Jobs", "SignInJobs") if "sqs:SendMessage" in actions_on(function, queue)}
            self.assertEqual(pushes, bool(sends), name)

    def test_only_sign_in_jobs_go_on_their_queue(self):
        """A flood of notices must not be in the way of who wants to sign in."""
        for name, function in FUNCTIONS.items():
            sends = "sqs:SendMessage" in actions_on(function, "SignInJobs")
            self.assertEqual(name in {"agent-api", "email-worker"}, sends, name)
        self.assertNotIn("sqs:SendMessage", actions_on(FUNCTIONS["agent-api"], "Jobs"))

    def test_each_role_is_called_after_its_function(self):
        for name, function in FUNCTIONS.items():
            self.assertEqual(f"{function['Id']}Role", target(function["Role"]))
            self.assertNotIn("Policies", function, f"{name}: SAM would add a role of its own making")

    def test_only_the_mail_worker_may_send_mail(self):
        self.assertEqual(["email-worker"], [name for name, each in FUNCTIONS.items() if "ses:SendEmail" in allowed_actions(each)])

    def test_the_readme_says_the_same(self):
        rows = dict(re.findall(r"^\| `([a-z-]+)` \|.*\| ([^|]*) \|$", README, re.MULTILINE))
        self.assertEqual(set(FUNCTIONS), set(rows), "infra/README.md has one row per function in its table")
        for name, function in FUNCTIONS.items():
            granted = allowed_actions(function) - LOG_ACTIONS
            said = set(re.findall(r"`([a-z-]+:\w+)`", rows[name]))
            self.assertEqual(granted, said, f"the row of {name} in infra/README.md")


class Sending(unittest.TestCase):
    """AWS's own rule for a call: each resource that the service asks for must be allowed by a statement whose conditions hold."""

    HERE = "arn:aws:ses:eu-north-1:123456789012"
    NAMES: ClassVar = {
        "AWS::Partition": "aws",
        "AWS::Region": "eu-north-1",
        "AWS::AccountId": "123456789012",
        "MailFrom": "desk@example.com",
        "MailSet": "doorbell-dev",
    }
    # The sender's domain or address, and the recipient's while the account is in its sandbox: SES picks which.
    IDENTITIES = ("example.com", "desk@example.com", "olivia@example.org", "example.org", "mail.example.com")

    def text(self, value):
        if "Ref" in value:
            return self.NAMES[value["Ref"]]
        return re.sub(r"\$\{([\w:]+)\}", lambda found: self.NAMES[found[1]], value["Fn::Sub"])

    def allows(self, statement, action, resource, context):
        if action not in statement["Action"] or statement["Resource"] == "*":
            return False
        pattern = re.escape(self.text(statement["Resource"])).replace(r"\*", ".*")
        conditions = statement.get("Condition", {"StringEquals": {}})
        self.assertEqual({"StringEquals"}, set(conditions), "this reading knows no other condition")
        held = all(context.get(key) == self.text(value) for key, value in conditions["StringEquals"].items())
        return held and re.fullmatch(pattern, resource) is not None

    def may(self, resource, action="ses:SendEmail", **context):
        named = {f"ses:{key}": value for key, value in context.items()}
        own = [each for each in statements(FUNCTIONS["email-worker"]) if any(part.startswith("ses:") for part in each["Action"])]
        return any(self.allows(each, action, resource, named) for each in own)

    def test_a_mail_from_the_desk_goes_out_whichever_identity_ses_asks_for(self):
        for identity in self.IDENTITIES:
            self.assertTrue(self.may(f"{self.HERE}:identity/{identity}", FromAddress="desk@example.com"), identity)

    def test_a_mail_from_anybody_else_does_not(self):
        for other in ("other@example.com", "desk@example.org", "desk@example.com.evil.example", "", None):
            for identity in self.IDENTITIES:
                self.assertFalse(self.may(f"{self.HERE}:identity/{identity}", FromAddress=other), (other, identity))
        self.assertFalse(self.may(f"{self.HERE}:identity/example.com"), "SES does not say from whom")

    def test_the_configuration_set_is_the_stack_s_own_for_every_sender(self):
        for context in ({}, {"FromAddress": "desk@example.com"}):
            self.assertTrue(self.may(f"{self.HERE}:configuration-set/doorbell-dev", **context))
            for other in ("doorbell-prod", "doorbell-dev2", "*"):
                self.assertFalse(self.may(f"{self.HERE}:configuration-set/{other}", **context), other)

    def test_nothing_else_is_opened(self):
        desk = {"FromAddress": "desk@example.com"}
        self.assertFalse(self.may(f"{self.HERE}:identity/example.com", "ses:SendRawEmail", **desk))
        self.assertFalse(self.may(f"{self.HERE}:template/notice", **desk))
        self.assertFalse(self.may("arn:aws:ses:eu-north-1:210987654321:identity/example.com", **desk))
        self.assertFalse(self.may("arn:aws:ses:us-east-1:123456789012:identity/example.com", **desk))


class Settings(unittest.TestCase):
    def test_a_setting_goes_only_where_the_right_goes(self):
        needs = {
            "TABLE": "dynamodb:",
            "SOCKETS_ENDPOINT": "execute-api:ManageConnections",
            "MAIL_FROM": "ses:SendEmail",
            "MAIL_CONFIGURATION_SET": "ses:SendEmail",
        }
        for name, function in FUNCTIONS.items():
            given = function.get("Environment", {}).get("Variables", {})
            for setting, action in needs.items():
                allowed = any(each.startswith(action) for each in allowed_actions(function))
                self.assertEqual(allowed, setting in given, f"{name}: {setting}")
            for setting, queue in (("JOBS_QUEUE_URL", "Jobs"), ("SIGN_IN_QUEUE_URL", "SignInJobs")):
                self.assertEqual("sqs:SendMessage" in actions_on(function, queue), setting in given, f"{name}: {setting}")

    def test_a_function_is_given_the_settings_that_it_reads(self):
        for name, function in FUNCTIONS.items():
            given = set(function.get("Environment", {}).get("Variables", {}))
            needed, optional = settings_read_by(name)
            with self.subTest(function=name):
                self.assertEqual(set(), needed - given, "it would not start")
                self.assertEqual(set(), given - needed - optional, "it is never read")


if __name__ == "__main__":
    unittest.main()
