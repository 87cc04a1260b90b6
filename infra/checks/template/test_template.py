"""The form of the template, and whether it fits what the code relies on. Its safety and its price are in rules.py."""

import copy
import re
import unittest

from project import GLOBALS, RESOURCES, ROOT, TEMPLATE, functions, of_type, target
from template.transformed import with_nested

FUNCTIONS = functions()
NESTED = of_type("AWS::CloudFormation::Stack")
# What CloudFormation takes without a bucket, and what a person can still read.
MOST_BYTES = 51_200


class Order(unittest.TestCase):
    def test_the_parts_come_in_the_agreed_order(self):
        self.assertEqual(["Parameters", "Conditions", "Globals", "Resources", "Outputs"], list(TEMPLATE)[-5:])
        parts = {
            "AWS::DynamoDB::Table": 0,
            "AWS::SQS::Queue": 1,
            "AWS::ApiGatewayV2::Api": 2,
            "AWS::Serverless::WebSocketApi": 2,
            "AWS::Serverless::Function": 3,
            "AWS::CloudFormation::Stack": 4,
        }
        seen = [parts[each["Type"]] for each in RESOURCES.values() if each["Type"] in parts]
        self.assertEqual(sorted(seen), seen)

    def test_every_parameter_says_what_it_is_and_refuses_nonsense(self):
        for name, parameter in TEMPLATE["Parameters"].items():
            self.assertIn("Description", parameter, name)
            self.assertTrue({"AllowedPattern", "AllowedValues", "MaxValue"} & set(parameter), name)
        asked = [name for name, parameter in TEMPLATE["Parameters"].items() if "Default" not in parameter]
        self.assertEqual(["MailFrom"], asked, "only what nobody can guess is asked for")


class Nested(unittest.TestCase):
    """Stacks within the stack. Every other test sees what they make as if it stood in the template itself."""

    def test_no_template_is_longer_than_cloudformation_takes_at_once(self):
        for name in ["template.yaml", *(each["TemplateURL"] for each in NESTED.values())]:
            self.assertLess((ROOT / "infra" / name).stat().st_size, MOST_BYTES, name)

    def test_a_resource_has_the_same_name_on_both_sides(self):
        for stack, properties in NESTED.items():
            for name, value in properties["Parameters"].items():
                if target(value) in {*RESOURCES, *TEMPLATE["Parameters"]}:
                    self.assertEqual(name, target(value), stack)

    def test_what_does_not_fit_together_is_noticed(self):
        def given(body):
            return body["Resources"]["Watching"]["Properties"]["Parameters"]

        for spoil in (
            lambda body: given(body).pop("Relay"),
            lambda body: given(body).update(Stranger="x"),
            lambda body: body["Conditions"].update(ConsoleCdn={"Condition": "OwnCertificate"}),
            lambda body: body["Resources"].update(AlarmTopic={"Type": "AWS::SNS::Topic"}),
        ):
            body = copy.deepcopy(TEMPLATE)
            spoil(body)
            with self.assertRaises(ValueError):
                with_nested(body)


class Table(unittest.TestCase):
    def setUp(self):
        self.resource = RESOURCES["Table"]
        self.table = self.resource["Properties"]

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


if __name__ == "__main__":
    unittest.main()
