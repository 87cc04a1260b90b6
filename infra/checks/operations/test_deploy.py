"""Deploying against botocore's stubs, which hold every call and answer to AWS's own models."""

import tempfile
import unittest
from pathlib import Path
from types import SimpleNamespace

from botocore.exceptions import NoCredentialsError

import deploy
import preflight
from aws import Aws
from budget import set_budget
from operations.account import (
    CERTIFICATE,
    HEALTHY_MAIL,
    OUTPUTS,
    SANDBOX,
    VERIFIED,
    Account,
    Fails,
    account_in_order,
    client_of,
    limits,
    quota,
    stack,
)
from plan import NEVER_MADE, Plan, environments
from project import TEMPLATE


class Deploying(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.built = Path(folder.name)
        self.program("Site", 0xB7)

    def program(self, function, machine):
        place = self.built / function / "bootstrap"
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(b"\x7fELF" + bytes(14) + machine.to_bytes(2, "little") + bytes(44))

    def findings(self, *parameters, **answers):
        """What the look before a deployment finds, as text."""
        plan = Plan.read("dev", ["MailFrom=desk@example.com", *parameters])
        return [str(each) for each in preflight.look(plan, Account(account_in_order(**answers), self.built))]

    def stops(self, *parameters, **answers):
        return [each for each in self.findings(*parameters, **answers) if each.startswith("STOP")]

    def test_a_healthy_account_has_one_good_line_for_each_check(self):
        found = self.findings()
        self.assertEqual([], [each for each in found if not each.startswith("ok")])
        self.assertGreaterEqual(len(found), len(preflight.CHECKS))
        self.assertTrue(all("\n" not in each for each in found))

    def test_without_credentials_nothing_else_is_asked(self):
        class NobodySignedIn(Account):
            def client(self, service, region=None):
                raise NoCredentialsError()

        found = list(preflight.look(Plan.read("dev", []), NobodySignedIn({}, self.built)))
        self.assertEqual(["STOP"], [each.level for each in found])
        self.assertIn("credentials", found[0].text)

    def test_a_region_counts_in_every_partition_that_has_ses(self):
        for region, expected in {
            "eu-north-1": "ok",
            "us-gov-west-1": "ok",
            "eusc-de-east-1": "ok",
            "cn-north-1": "STOP",
            "eu-nowhere-1": "STOP",
        }.items():
            plan = Plan.read("dev", [])
            plan.region = region
            [found] = preflight.region(plan, Aws(region))
            self.assertEqual(expected, found.level, region)

    def test_a_sender_that_ses_does_not_know_stops(self):
        unknown = [("get_account", HEALTHY_MAIL), ("get_email_identity", Fails("NotFoundException"), {"EmailIdentity": "example.com"})]
        [line] = self.stops(sesv2=unknown)
        self.assertIn("MailIdentity=desk@example.com", line)

    def test_the_named_identity_is_looked_up(self):
        asked = [("get_account", HEALTHY_MAIL), ("get_email_identity", VERIFIED, {"EmailIdentity": "desk@example.com"})]
        self.assertEqual([], self.stops("MailIdentity=desk@example.com", sesv2=asked))

    def test_a_sender_that_is_not_verified_stops(self):
        pending = {"VerifiedForSendingStatus": False}
        self.assertEqual(1, len(self.stops(sesv2=[("get_account", HEALTHY_MAIL), ("get_email_identity", pending)])))

    def test_a_mail_domain_is_made_once_and_not_lost(self):
        known, unknown = ("get_email_identity", VERIFIED), ("get_email_identity", Fails("NotFoundException"))
        pending = ("get_email_identity", {"VerifiedForSendingStatus": False})
        made = [("describe_stacks", stack(MailFrom="desk@example.com", MailDomain="yes"))]
        account = ("get_account", HEALTHY_MAIL)
        self.assertEqual([], self.stops("MailDomain=yes", sesv2=[account, unknown]))
        self.assertEqual(1, len(self.stops("MailDomain=yes", sesv2=[account, known])), "another has made it")
        self.assertEqual(1, len(self.stops("MailDomain=yes", "MailIdentity=example.org", sesv2=[account])), "which of the two?")
        self.assertEqual([], self.stops(sesv2=[account, known], cloudformation=made))
        self.assertEqual([], self.stops(sesv2=[account, pending], cloudformation=made), "its records are not set yet")
        self.assertEqual(1, len(self.stops("MailDomain=no", sesv2=[account, known], cloudformation=made)), "it would go")

    def test_an_account_that_may_not_send_stops(self):
        paused = {**HEALTHY_MAIL, "SendingEnabled": False}
        self.assertEqual(1, len(self.stops(sesv2=[("get_account", paused), ("get_email_identity", VERIFIED)])))

    def test_the_sandbox_and_a_missing_signature_are_noted(self):
        unsigned = {"VerifiedForSendingStatus": True, "DkimAttributes": {"Status": "PENDING"}}
        found = self.findings(sesv2=[("get_account", SANDBOX), ("get_email_identity", unsigned)])
        notes = [each for each in found if each.startswith("note")]
        self.assertEqual(2, len(notes))
        self.assertIn("sandbox", notes[0])
        self.assertIn("DKIM", notes[1])

    def test_a_small_account_is_noted_and_cannot_hold_places_back(self):
        small = [("get_account_settings", limits(10, 10))]
        self.assertEqual([], self.stops(**{"lambda": small}))
        self.assertIn("L-B99A9384", "".join(self.findings(**{"lambda": small})))
        self.assertEqual(1, len(self.stops("SendConcurrency=5", **{"lambda": small})))

    def test_mail_that_could_take_all_places_is_noted(self):
        for limit, places, expected in ((10, 2, 0), (10, 3, 1), (49, 10, 1), (50, 10, 0), (1000, 10, 0)):
            answer = [("get_account_settings", limits(limit, limit))]
            found = [each for each in self.findings(f"MailConcurrency={places}", **{"lambda": answer}) if "MailConcurrency=2" in each]
            self.assertEqual(expected, len(found), (limit, places))
        for wrong in ("1", "11", "many"):
            self.assertEqual(1, len(self.stops(f"MailConcurrency={wrong}")), wrong)

    def test_an_account_that_lets_few_through_is_noted(self):
        found = [each for each in self.findings(**{"service-quotas": [quota(10_000), quota(10)]}) if each.startswith("note")]
        self.assertEqual(1, len(found))
        self.assertIn("10 new sockets a second", found[0])
        self.assertIn("L-9ED1E49A", found[0])

    def test_the_throttles_of_the_template_are_not_above_what_is_looked_for(self):
        resources = TEMPLATE["Resources"]
        stages = [
            each["Properties"]["DefaultRouteSettings"]
            for each in resources.values()
            if "DefaultRouteSettings" in each.get("Properties", {})
        ]
        self.assertGreaterEqual(preflight.GATES["requests"][1], sum(each["ThrottlingRateLimit"] for each in stages))
        sockets = resources["Sockets"]["Properties"]["RouteSettings"]["$connect"]
        self.assertGreaterEqual(preflight.GATES["new sockets"][1], sockets["ThrottlingRateLimit"])

    def test_a_build_for_another_processor_stops(self):
        self.program("Relay", 0x3E)
        [line] = self.stops()
        self.assertIn("Relay", line)
        self.assertNotIn("Site", line)

    def test_a_change_of_processor_is_noted(self):
        runs = [("describe_stacks", stack(MailFrom="desk@example.com", Architecture="x86_64"))]
        self.assertIn(
            "note  build: doorbell-dev runs on x86_64 and will run on arm64", self.findings("Architecture=arm64", cloudformation=runs)
        )
        self.assertEqual([], [each for each in self.findings("Architecture=arm64") if each.startswith("note")])

    def test_a_missing_build_stops(self):
        (self.built / "Site" / "bootstrap").unlink()
        self.assertIn("make build", "".join(self.stops()))

    def test_parameters_that_do_not_fit_stop(self):
        for wrong in (
            "MailFrom=desk",
            "LogDays=8",
            "SendConcurrency=many",
            "Colour=red",
            "CertificateArn=arn:aws:acm:eu-north-1:123456789012:certificate/abc",
        ):
            with self.subTest(wrong=wrong):
                [line] = self.stops(wrong)
                self.assertIn("parameters", line)

    def test_logs_of_an_earlier_stack_stop(self):
        left = {"logGroups": [{"logGroupName": "/aws/lambda/doorbell-dev-site"}]}
        self.assertIn("/aws/lambda/doorbell-dev-site", "".join(self.stops(logs=[("describe_log_groups", left)])))

    def test_a_stack_that_cannot_be_changed_stops(self):
        """Every state that AWS knows of a stack: what can be deployed over, and what must go or be waited for first."""
        deployed = {"CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_FAILED", "UPDATE_ROLLBACK_COMPLETE", "IMPORT_COMPLETE"}
        deleted_first = {
            "CREATE_FAILED",
            "ROLLBACK_COMPLETE",
            "ROLLBACK_FAILED",
            "DELETE_FAILED",
            "IMPORT_ROLLBACK_COMPLETE",
            "IMPORT_ROLLBACK_FAILED",
        }
        # A stack that is gone is not found by its name.
        every = set(client_of("cloudformation").meta.service_model.shape_for("StackStatus").enum) - {"DELETE_COMPLETE"}
        self.assertLessEqual(deployed | deleted_first | {NEVER_MADE, "UPDATE_ROLLBACK_FAILED"}, every)
        for status in sorted(every):
            with self.subTest(status=status):
                answer = [("describe_stacks", stack(status, outputs={}, MailFrom="desk@example.com"))]
                [said, *_] = [each for each in self.findings(cloudformation=answer) if " stack: " in each]
                level = "ok" if status in deployed else "note" if status == NEVER_MADE else "STOP"
                self.assertTrue(said.startswith(level), said)
                self.assertEqual(status in deleted_first, "make destroy" in said, said)

    def test_a_change_set_that_nobody_carried_out_is_no_stack(self):
        """What it was to have is not kept: the next deployment begins anew, and tells the first steps."""
        begun = ("describe_stacks", stack(NEVER_MADE, outputs={}, LogDays="90"))
        code, _, said, account = self.deploy(account_in_order(cloudformation=[begun, ("describe_stacks", stack())]))
        self.assertEqual((0, []), (code, account.unasked()))
        self.assertIn("note  stack: doorbell-dev is new; an earlier change set was not carried out", said)
        self.assertIn("First owner", said)
        plan = Plan.read("dev", [])
        plan.look(Account({"cloudformation": [begun]}).client("cloudformation"))
        self.assertEqual((None, "30"), (plan.stack_status, plan.parameters["LogDays"]))

    def test_where_nobody_sits_nobody_is_asked(self):
        for words, expected in (([], False), (["--confirm", "yes"], False), (["--confirm", "no"], True)):
            answers = account_in_order(cloudformation=[("describe_stacks", Fails("ValidationError")), ("describe_stacks", stack())])
            _, [command], _, _ = self.deploy(answers, words)
            self.assertEqual(expected, "--no-confirm-changeset" in command, words)

    def test_a_stack_keeps_what_it_is_not_told_to_change(self):
        plan = Plan.read("dev", ["LogDays=7"])
        running = stack(MailFrom="old@example.com", LogDays="90", Gone="x", Watched="yes")
        plan.look(Account({"cloudformation": [("describe_stacks", running)]}).client("cloudformation"))
        self.assertEqual(("old@example.com", "7"), (plan.parameters["MailFrom"], plan.parameters["LogDays"]))
        self.assertNotIn("Gone", plan.parameters, "a parameter that the template no longer has is let go")
        self.assertEqual("no", plan.parameters["Watched"], "what samconfig.toml says holds")

    def test_a_check_that_may_not_look_says_so_and_the_rest_goes_on(self):
        found = self.findings(sesv2=[("get_account", Fails("AccessDeniedException"))])
        self.assertIn("note  mail: could not look: AccessDeniedException", found)
        self.assertIn("hosts", found[-1])

    def hosts(self, *parameters, **certificate):
        body = {"Status": "ISSUED", "DomainName": "desk.example.com", "SubjectAlternativeNames": ["chat.example.com"], **certificate}
        return self.stops(*parameters, acm=[("describe_certificate", {"Certificate": body})])

    def test_a_certificate_must_be_issued_and_cover_every_name(self):
        both = ("ConsoleOrigin=https://desk.example.com", "WidgetOrigin=https://chat.example.com", f"CertificateArn={CERTIFICATE}")
        self.assertEqual([], self.hosts(*both))
        self.assertEqual([], self.hosts(*both, DomainName="*.example.com", SubjectAlternativeNames=["example.com"]))
        self.assertIn("chat.example.com", "".join(self.hosts(*both, SubjectAlternativeNames=["example.com"])))
        self.assertIn("PENDING_VALIDATION", "".join(self.hosts(*both, Status="PENDING_VALIDATION")))

    def test_half_given_hosts_stop(self):
        same = ("ConsoleOrigin=https://a.example.com", "WidgetOrigin=https://a.example.com")
        for parameters in (same, (f"CertificateArn={CERTIFICATE}",), ("SocketsDomain=live.example.com",)):
            self.assertEqual(1, len(self.stops(*parameters)), parameters)

    def deploy(self, answers, words=(), returncode=0):
        """Exit code, what SAM was told, and what was printed."""
        said, told = [], []

        def run(command, check):
            told.append(command)
            return SimpleNamespace(returncode=returncode)

        account = Account(answers, self.built)
        words = ["--environment", "dev", "MailFrom=desk@example.com", *words]
        code = deploy.main(words, lambda region: account, run, lambda line: said.append(str(line)))
        return code, told, "\n".join(said), account

    def test_a_finding_that_stops_changes_nothing(self):
        code, told, said, _ = self.deploy(account_in_order(), ["LogDays=8"])
        self.assertEqual((1, []), (code, told))
        self.assertTrue(said.endswith("Nothing was changed."))

    def test_looking_only_changes_nothing_and_needs_no_build(self):
        (self.built / "Site" / "bootstrap").unlink()
        code, told, _, account = self.deploy(account_in_order(), ["--preflight-only"])
        self.assertEqual((0, [], []), (code, told, account.unasked()))

    def test_sam_is_told_everything_and_a_second_run_is_no_failure(self):
        answers = account_in_order(cloudformation=[("describe_stacks", Fails("ValidationError")), ("describe_stacks", stack())])
        code, [command], said, account = self.deploy(answers, ["AlarmEmail=ops@example.com"])
        self.assertEqual((0, []), (code, account.unasked()))
        self.assertIn("--no-fail-on-empty-changeset", command)
        told = dict(each.split("=", 1) for each in command[command.index("--parameter-overrides") + 1 :])
        self.assertEqual(set(TEMPLATE["Parameters"]), set(told))
        self.assertEqual(('"desk@example.com"', '"no"', '""'), (told["MailFrom"], told["Watched"], told["ConsoleOrigin"]))
        steps = (
            "1. Tool: ",
            "2. Site: ",
            "3. First owner: ",
            "4. Alarms: ops@example.com",
            "5. Agents: sign in at https://a.example",
            "6. Website: ",
        )
        for step in steps:
            self.assertIn(step, said)
        self.assertNotIn("DNS", said)
        self.assertNotIn("production access", said)

    def test_a_second_deployment_does_not_repeat_the_first_steps(self):
        answers = account_in_order(cloudformation=[("describe_stacks", stack()), ("describe_stacks", stack())])
        answers["sesv2"][0] = ("get_account", SANDBOX)
        _, _, said, _ = self.deploy(answers)
        self.assertNotIn("First owner", said)
        self.assertIn("production access", said.split("What to do next")[1])

    def test_names_of_ones_own_are_told_with_their_aliases(self):
        outputs = {**OUTPUTS, "ConsoleAlias": "d1.cloudfront.net", "SocketsAlias": "x.execute-api.example", "MailRecords": "a CNAME b"}
        given = {"ConsoleOrigin": "https://desk.example.com", "SocketsDomain": "live.example.com"}
        plan = Plan.read("dev", [f"{name}={value}" for name, value in given.items()])
        steps = list(deploy.what_next(plan, outputs, in_sandbox=False))
        self.assertIn("DNS: make desk.example.com an alias (CNAME) of d1.cloudfront.net", steps)
        self.assertIn("DNS: make live.example.com an alias (CNAME) of x.execute-api.example", steps)
        self.assertIn("DNS: set these records for mail: a CNAME b", steps)

    def test_somebody_new_who_hears_of_alarms_is_asked_to_confirm(self):
        for running, asked in ((stack(), True), (stack(AlarmEmail="ops@example.com"), False)):
            answers = account_in_order(cloudformation=[("describe_stacks", running), ("describe_stacks", stack())])
            _, _, said, _ = self.deploy(answers, ["AlarmEmail=ops@example.com"])
            self.assertEqual(asked, "must confirm" in said)

    def test_the_failure_of_sam_is_the_failure_of_the_command(self):
        code, _, said, _ = self.deploy(account_in_order(), returncode=3)
        self.assertEqual(3, code)
        self.assertNotIn("What to do next", said)

    def test_every_output_that_is_used_exists(self):
        named = set(OUTPUTS) | {"ConsoleAlias", "WidgetAlias", "SocketsAlias", "MailRecords"}
        self.assertLessEqual(named, set(TEMPLATE["Outputs"]))


class Budget(unittest.TestCase):
    def setUp(self):
        self.asked = ("get_caller_identity", {"Account": "123456789012"})

    def test_a_second_run_changes_the_amount(self):
        calls = [("create_budget", Fails("DuplicateRecordException")), ("update_budget", {})]
        account = Account({"sts": [self.asked], "budgets": calls})
        self.assertEqual("ok", set_budget(account, "doorbell-dev", 20, "ops@example.com").level)
        self.assertEqual([], account.unasked())

    def test_without_somebody_to_tell_there_is_none(self):
        self.assertEqual("note", set_budget(Account({}), "doorbell-dev", 20, "").level)


class Environments(unittest.TestCase):
    def test_there_are_three_that_share_nothing(self):
        found = environments()
        self.assertEqual({"dev", "stage", "prod"}, set(found))
        self.assertEqual(3, len({each["stack_name"] for each in found.values()}))

    def test_only_dev_does_without_alarms_and_only_prod_asks_before_it_changes(self):
        watched = {name: Plan.read(name, []).parameters["Watched"] for name in environments()}
        self.assertEqual({"dev": "no", "stage": "yes", "prod": "yes"}, watched)
        self.assertEqual(
            {"dev": False, "stage": False, "prod": True}, {name: each["confirm_changeset"] for name, each in environments().items()}
        )

    def test_what_they_set_fits_the_template(self):
        for name in environments():
            self.assertEqual([], list(Plan.read(name, ["MailFrom=desk@example.com"]).faults()), name)


if __name__ == "__main__":
    unittest.main()
