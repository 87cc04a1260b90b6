"""Takes one granted action after the other away from the deployed roles, and plays."""

import copy
import json

from emulator import wait_for
from play import main_job, setting_up
from play.main_job import Cast
from stack import NAME, REFUSED

# Which parts of the main job each function serves.
PARTS = {
    "contact-submit": [
        main_job.a_form_brings_a_mail_with_nothing_but_a_link,
        main_job.a_stranger_who_sends_forms_without_end_is_told_to_wait,
    ],
    "visitor-api": [main_job.a_chat_without_sockets, main_job.a_chat_goes_both_ways],
    "socket-connect": [main_job.a_chat_goes_both_ways],
    "socket-message": [main_job.a_chat_goes_both_ways, main_job.a_console_changes_what_it_watches],
    "socket-disconnect": [main_job.a_closed_socket_is_forgotten],
    "agent-api": [
        main_job.an_agent_signs_in_and_is_told_who_they_are,
        main_job.an_agent_opens_a_form_and_comments,
        main_job.a_chat_without_sockets,
        setting_up.an_owner_changes_settings_and_visitors_see_it,
        setting_up.a_queue_comes_and_goes,
        setting_up.a_bot_is_published_and_leads_to_a_form,
        setting_up.somebody_is_invited_joins_and_leaves,
    ],
    "relay": [
        main_job.a_form_brings_a_mail_with_nothing_but_a_link,
        main_job.an_agent_opens_a_form_and_comments,
        main_job.a_console_that_went_away_is_forgotten,
        main_job.signing_out_closes_the_sockets,
        setting_up.who_is_deactivated_leaves_their_conversations,
    ],
    "email-worker": [
        main_job.a_form_brings_a_mail_with_nothing_but_a_link,
        main_job.an_agent_signs_in_and_is_told_who_they_are,
        main_job.an_address_that_bounced_gets_mails_when_it_is_lifted,
        main_job.a_mail_that_ses_is_too_busy_for_goes_out_later,
    ],
    "sweep": [main_job.a_visitor_who_was_left_alone_is_noticed],
}

LAMBDA_ITSELF = "the emulator feeds functions with its own rights; infra/checks/template/test_rights.py compares it with the triggers"
LOGS = "the emulator keeps logs with its own rights; infra/checks/template/test_rights.py holds each role to its own log"
TOO_SLOW = "the emulator hands on fewer frames a second than a socket may send, so none is closed; tests/it closes one"
LATER = "a mail for all that came since the last goes out five minutes after it; functions/email-worker/src/tests/digest.rs plays that"
# What cannot be taken away here so that it shows, why, and what looks after it instead: function (or all), action, part of the resource.
NOT_HERE = {
    ("*", "logs:CreateLogStream", ""): LOGS,
    ("*", "logs:PutLogEvents", ""): LOGS,
    ("relay", "dynamodb:DescribeStream", ""): LAMBDA_ITSELF,
    ("relay", "dynamodb:ListStreams", ""): LAMBDA_ITSELF,
    ("relay", "dynamodb:GetShardIterator", ""): LAMBDA_ITSELF,
    ("relay", "dynamodb:GetRecords", ""): LAMBDA_ITSELF,
    ("relay", "sqs:SendMessage", "-DeadChanges-"): LAMBDA_ITSELF,
    ("socket-message", "execute-api:ManageConnections", "/live/DELETE/"): TOO_SLOW,
    ("email-worker", "dynamodb:Query", ""): LATER,
    ("email-worker", "dynamodb:BatchWriteItem", ""): LATER,
    (
        "email-worker",
        "ses:GetAccount",
        "",
    ): "what SES does not say of its day holds nothing back; infra/checks/template/test_rights.py compares the role with the calls",
    ("email-worker", "sqs:ReceiveMessage", ""): LAMBDA_ITSELF,
    ("email-worker", "sqs:DeleteMessage", ""): LAMBDA_ITSELF,
    ("email-worker", "sqs:GetQueueAttributes", ""): LAMBDA_ITSELF,
}


# What else in the template grants something, to services of AWS and to no role. The emulator does not ask for it.
TO_SERVICES = {
    "AWS::Lambda::Permission": "infra/checks/template/access.py holds it to the routes and schedules",
    "AWS::SQS::QueuePolicy": "infra/checks/template/rules.py holds it to the rules that send",
}
# Policies of another kind: how answers are kept and what headers they get.
ABOUT_ANSWERS = "AWS::CloudFront::"


def granting(template):
    """The kinds of resources in a transformed template that grant something, beside the roles."""
    kinds = {resource["Type"] for resource in template["Resources"].values()}
    return {kind for kind in kinds if kind.endswith(("Policy", "Permission")) and not kind.startswith(ABOUT_ANSWERS)}


def grants(template):
    """Everything that the roles of a transformed template allow: role, policy, number of the statement, action, number of the resource."""
    for name, resource in template["Resources"].items():
        if resource["Type"] != "AWS::IAM::Role":
            continue
        assert not resource["Properties"].get("ManagedPolicyArns"), f"{name} has rights that the template does not spell out"
        for policy in resource["Properties"]["Policies"]:
            for row, statement in enumerate(policy["PolicyDocument"]["Statement"]):
                assert set(statement) - {"Condition"} == {"Effect", "Action", "Resource"} and statement["Effect"] == "Allow", (
                    f"{name}: {statement}"
                )
                for action in statement["Action"]:
                    for nth, _ in enumerate(resources_of(statement)):
                        yield name, policy["PolicyName"], row, action, nth


class Right:
    """One action that one statement of a role allows on one resource."""

    def __init__(self, function, document, statement, action, nth):
        self.function, self.document, self.statement = function, document, statement
        self.action, self.nth = action, nth
        self.resource = resources_of(document["Statement"][statement])[nth]

    def grant(self):
        """Which of the template's grants this is."""
        return role_of(self.function), self.function, self.statement, self.action, self.nth

    def __str__(self):
        return f"{self.function}: {self.action} on {self.resource.split(':', 5)[-1]}"

    def not_here(self):
        """Why it cannot be shown here; nothing if it can."""
        for exception, reason in NOT_HERE.items():
            if self.is_excepted_by(*exception):
                return reason
        return None

    def is_excepted_by(self, function, action, resource):
        return function in ("*", self.function) and action == self.action and resource in self.resource

    def document_without(self):
        """The role's document without this right and with every other."""
        document = copy.deepcopy(self.document)
        statement = document["Statement"][self.statement]
        elsewhere = [each for each in resources_of(statement) if each != self.resource]
        statement["Action"].remove(self.action)
        document["Statement"].append({**statement, "Action": [self.action], "Resource": elsewhere})
        document["Statement"] = [each for each in document["Statement"] if each["Action"] and each["Resource"]]
        return document


def resources_of(statement):
    resource = statement["Resource"]
    return resource if isinstance(resource, list) else [resource]


def role_of(function):
    """The role of a function in the template."""
    return "".join(word.capitalize() for word in function.split("-")) + "Role"


class Roles:
    """The deployed roles of the functions."""

    def __init__(self, stack):
        self.stack, self.cast = stack, Cast(stack)
        self.iam, self.functions = stack.emulator.client("iam"), stack.emulator.client("lambda")

    def role(self, function):
        return self.stack.resources[role_of(function)]

    def rights(self, function):
        """Everything that the function's role grants, one by one."""
        document = self.iam.get_role_policy(RoleName=self.role(function), PolicyName=function)["PolicyDocument"]
        return [
            Right(function, document, row, action, nth)
            for row, statement in enumerate(document["Statement"])
            for action in statement["Action"]
            for nth, _ in enumerate(resources_of(statement))
        ]

    def put(self, function, document):
        """Changes a role in place. The function starts anew, for a warm one still knows what it read before."""
        self.iam.put_role_policy(RoleName=self.role(function), PolicyName=function, PolicyDocument=json.dumps(document))
        self.functions.update_function_configuration(FunctionName=f"{NAME}-{function}", MemorySize=512)

    def what_breaks_without(self, right):
        """The first thing that goes wrong without this right, or nothing."""
        # Signed in before the right is gone.
        _ = self.cast.owner, self.cast.colleague
        self.put(right.function, right.document_without())
        try:
            for part in PARTS[right.function]:
                if broken := self.broken(part, right.function):
                    return broken
            return None
        finally:
            self.put(right.function, right.document)
            self.stack.clear_jobs()

    def broken(self, part, function):
        """How a part of the main job fails because the function is refused something."""
        self.stack.begin()
        self.stack.watched = [function]
        try:
            part(self.cast)
        except AssertionError as failure:
            # What fails for another reason proves nothing.
            wait_for("a word of the refusal in the log", lambda: self.refused(function))
            return str(failure)
        finally:
            self.stack.watched = ()
        refused = self.refused(function)
        return refused[0] if refused else None

    def refused(self, function):
        return [complaint for complaint in self.stack.complaints([function]) if REFUSED in complaint]
