"""Rules of the template that no linter knows: nothing is lost, nothing costs money by the hour."""

import re
import unittest

from project import GLOBALS, README, RESOURCES, TEMPLATE, functions, of_type, target

FUNCTIONS = functions()
QUEUES = of_type("AWS::SQS::Queue")
DAY_S = 86_400


def event_sources(kind):
    """Every event source of one type, with the function that it feeds."""
    return [
        (function, event["Properties"])
        for function in FUNCTIONS.values()
        for event in function.get("Events", {}).values()
        if event["Type"] == kind
    ]


def dead_letter_queues():
    """The queues that take what another queue or a stream gave up on."""
    from_queues = {target(each["RedrivePolicy"]["deadLetterTargetArn"]) for each in QUEUES.values() if "RedrivePolicy" in each}
    from_streams = {target(stream["DestinationConfig"]["OnFailure"]["Destination"]) for _, stream in event_sources("DynamoDB")}
    return from_queues | from_streams


class Order(unittest.TestCase):
    def test_the_parts_come_in_the_agreed_order(self):
        self.assertEqual(["Parameters", "Conditions", "Globals", "Resources", "Outputs"], list(TEMPLATE)[-5:])
        parts = {
            "AWS::DynamoDB::Table": 0,
            "AWS::SQS::Queue": 1,
            "AWS::ApiGatewayV2::Api": 2,
            "AWS::Serverless::WebSocketApi": 2,
            "AWS::Serverless::Function": 3,
            "AWS::CloudWatch::Alarm": 4,
        }
        seen = [parts[each["Type"]] for each in RESOURCES.values() if each["Type"] in parts]
        self.assertEqual(sorted(seen), seen)

    def test_every_parameter_says_what_it_is_and_refuses_nonsense(self):
        for name, parameter in TEMPLATE["Parameters"].items():
            self.assertIn("Description", parameter, name)
            self.assertTrue("AllowedPattern" in parameter or "AllowedValues" in parameter, name)
        asked = [name for name, parameter in TEMPLATE["Parameters"].items() if "Default" not in parameter]
        self.assertEqual(["MailFrom"], asked, "only what nobody can guess is asked for")


class Idle(unittest.TestCase):
    # A new kind of resource is a decision about money: it is added here by hand, with its price looked up.
    FREE_WHILE_IDLE = {
        "AWS::ApiGatewayV2::Api",
        "AWS::ApiGatewayV2::Integration",
        "AWS::ApiGatewayV2::Route",
        "AWS::ApiGatewayV2::Stage",
        "AWS::CloudWatch::Alarm",
        "AWS::DynamoDB::Table",
        "AWS::IAM::Role",
        "AWS::Lambda::Permission",
        "AWS::Logs::LogGroup",
        "AWS::SNS::Subscription",
        "AWS::SNS::Topic",
        "AWS::SQS::Queue",
        "AWS::Serverless::Function",
        "AWS::Serverless::WebSocketApi",
    }

    def test_nothing_is_billed_by_the_hour(self):
        for name, resource in RESOURCES.items():
            self.assertIn(resource["Type"], self.FREE_WHILE_IDLE, f"{name}: is it free while nobody rings?")

    def test_no_function_holds_capacity_or_a_network(self):
        for name, function in FUNCTIONS.items():
            for held in ("VpcConfig", "ProvisionedConcurrencyConfig", "SnapStart", "FileSystemConfigs"):
                self.assertNotIn(held, function, name)

    def test_the_table_is_paid_by_the_request(self):
        table = of_type("AWS::DynamoDB::Table")["Table"]
        self.assertEqual("PAY_PER_REQUEST", table["BillingMode"])
        for part in (table, *table["GlobalSecondaryIndexes"]):
            self.assertNotIn("ProvisionedThroughput", part)

    def test_the_alarms_fit_into_the_ten_that_cost_nothing(self):
        self.assertLessEqual(len(of_type("AWS::CloudWatch::Alarm")), 10)


class Table(unittest.TestCase):
    def setUp(self):
        self.resource = RESOURCES["Table"]
        self.table = self.resource["Properties"]

    def test_it_survives_mistakes(self):
        self.assertEqual("Retain", self.resource["DeletionPolicy"])
        self.assertEqual("Retain", self.resource["UpdateReplacePolicy"])
        self.assertIs(True, self.table["DeletionProtectionEnabled"])
        self.assertIs(True, self.table["PointInTimeRecoverySpecification"]["PointInTimeRecoveryEnabled"])
        self.assertIs(True, self.table["SSESpecification"]["SSEEnabled"])

    def test_its_keys_are_those_of_the_store(self):
        keys = {"table": self.table["KeySchema"]} | {each["IndexName"]: each["KeySchema"] for each in self.table["GlobalSecondaryIndexes"]}
        names = {name: [part["AttributeName"] for part in schema] for name, schema in keys.items()}
        expected = {
            "table": ["pk", "sk"],
            "by_bucket": ["bucket", "bumped"],
            "by_agent": ["assignee_bucket", "bumped"],
            "due": ["due_shard", "due_at"],
        }
        self.assertEqual(expected, names)
        self.assertEqual("expires_at_s", self.table["TimeToLiveSpecification"]["AttributeName"])
        self.assertEqual("NEW_AND_OLD_IMAGES", self.table["StreamSpecification"]["StreamViewType"])


class Queues(unittest.TestCase):
    def test_every_queue_has_dead_letters_or_is_one(self):
        for name, queue in QUEUES.items():
            self.assertIs(True, queue["SqsManagedSseEnabled"], name)
            if name in dead_letter_queues():
                self.assertEqual(14 * DAY_S, queue["MessageRetentionPeriod"], name)
                continue
            self.assertIn("RedrivePolicy", queue, f"{name} has no dead letters")
            self.assertGreaterEqual(queue["RedrivePolicy"]["maxReceiveCount"], 5, name)
            self.assertLess(queue["MessageRetentionPeriod"], 14 * DAY_S, f"{name}: dead letters are kept longer than it keeps its own")

    def test_every_dead_letter_wakes_somebody(self):
        watched = {target(part["Value"]) for alarm in of_type("AWS::CloudWatch::Alarm").values() for part in alarm.get("Dimensions", [])}
        self.assertLessEqual(dead_letter_queues(), watched)

    def test_a_message_stays_hidden_long_enough(self):
        for function, source in event_sources("SQS"):
            visible = QUEUES[target(source["Queue"])]["VisibilityTimeout"]
            self.assertGreaterEqual(visible, 6 * function["Timeout"])

    def test_a_batch_says_which_message_failed(self):
        for _, source in event_sources("SQS"):
            self.assertEqual(["ReportBatchItemFailures"], source["FunctionResponseTypes"])
            self.assertGreaterEqual(source["ScalingConfig"]["MaximumConcurrency"], 2)


class Stream(unittest.TestCase):
    def setUp(self):
        [(self.function, self.stream)] = event_sources("DynamoDB")

    def test_one_bad_record_stops_neither_its_batch_nor_the_stream(self):
        self.assertEqual(["ReportBatchItemFailures"], self.stream["FunctionResponseTypes"])
        self.assertIs(True, self.stream["BisectBatchOnFunctionError"])
        self.assertIn(self.stream["MaximumRetryAttempts"], range(5, 101))
        self.assertLess(self.stream["MaximumRecordAgeInSeconds"], DAY_S)
        self.assertIn(target(self.stream["DestinationConfig"]["OnFailure"]["Destination"]), QUEUES)

    def test_nothing_that_was_written_before_the_first_start_is_skipped(self):
        self.assertEqual("TRIM_HORIZON", self.stream["StartingPosition"])


class Functions(unittest.TestCase):
    def test_they_are_small_and_short(self):
        for name, function in FUNCTIONS.items():
            self.assertEqual("provided.al2023", function["Runtime"], name)
            self.assertEqual("rust-cargolambda", RESOURCES[function["Id"]]["Metadata"]["BuildMethod"], name)
            self.assertEqual(512, function["MemorySize"], name)
            self.assertLessEqual(function["Timeout"], 20, name)
        self.assertEqual([{"Ref": "Architecture"}], GLOBALS["Architectures"])
        self.assertEqual("arm64", TEMPLATE["Parameters"]["Architecture"]["Default"])

    def test_every_http_route_reaches_a_function_that_may_be_called_for_it(self):
        integrations = of_type("AWS::ApiGatewayV2::Integration")
        called = {
            (target(each["FunctionName"]), re.search(r"\$\{(\w+)\}/\*$", each["SourceArn"]["Fn::Sub"])[1])
            for each in of_type("AWS::Lambda::Permission").values()
        }
        for name, route in of_type("AWS::ApiGatewayV2::Route").items():
            reached = integrations[re.search(r"\$\{(\w+)\}", route["Target"]["Fn::Sub"])[1]]
            self.assertEqual(route["ApiId"], reached["ApiId"], name)
            self.assertEqual("2.0", reached["PayloadFormatVersion"], name)
            self.assertIn((target(reached["IntegrationUri"]), target(route["ApiId"])), called, name)

    def test_a_throttled_route_is_there_before_its_stage(self):
        keys = {(target(each["ApiId"]), each["RouteKey"]): name for name, each in of_type("AWS::ApiGatewayV2::Route").items()}
        for name, stage in of_type("AWS::ApiGatewayV2::Stage").items():
            awaited = RESOURCES[name].get("DependsOn", [])
            for key in stage.get("RouteSettings", {}):
                self.assertIn(keys[target(stage["ApiId"]), key], [awaited] if isinstance(awaited, str) else awaited)


class Alarms(unittest.TestCase):
    def test_each_alarm_says_what_to_do(self):
        headings = {heading.lower().replace(" ", "-") for heading in re.findall(r"^#+ (.+)$", README, re.MULTILINE)}
        for name, alarm in of_type("AWS::CloudWatch::Alarm").items():
            anchor = re.search(r"infra/README\.md#([a-z-]+)$", alarm["AlarmDescription"])
            self.assertIsNotNone(anchor, f"{name} names no section of infra/README.md")
            self.assertIn(anchor[1], headings, name)
            self.assertEqual([{"Ref": "AlarmTopic"}], alarm["AlarmActions"], name)

    def test_each_alarm_rings_within_five_minutes(self):
        for name, alarm in of_type("AWS::CloudWatch::Alarm").items():
            self.assertLessEqual(alarm["Period"] * alarm["EvaluationPeriods"], 300, name)


if __name__ == "__main__":
    unittest.main()
