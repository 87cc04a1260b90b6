"""The template as CloudFormation gets it: SAM's own short forms written out by SAM's own translator, nested stacks written into their parent."""

import copy
import logging
import os
import re

from samtranslator.translator.transform import transform
from samtranslator.yaml_helper import yaml_parse

from project import ROOT

# The translator asks for a region to know the partition; nothing is called.
os.environ.setdefault("AWS_DEFAULT_REGION", "eu-north-1")
# It also warns that nobody reads its own measurements.
logging.getLogger("samtranslator").setLevel(logging.ERROR)


class NoManagedPolicies:
    """Names of AWS's policies are looked up here; our roles spell out what they allow."""

    @staticmethod
    def load():
        return {}


def transformed():
    source = yaml_parse((ROOT / "infra" / "template.yaml").read_text(encoding="utf-8"))
    # Where the built code lies is known after the build.
    source["Globals"]["Function"]["CodeUri"] = "s3://built/functions"
    return with_nested(transform(source, {}, NoManagedPolicies()))


def with_nested(body):
    """The template with what its nested stacks make, as if it stood there itself: rules look at both sides of a boundary at once."""
    for name, stack in [(name, each) for name, each in body["Resources"].items() if each["Type"] == "AWS::CloudFormation::Stack"]:
        nested = yaml_parse((ROOT / "infra" / stack["Properties"]["TemplateURL"]).read_text(encoding="utf-8"))
        given = stack["Properties"]["Parameters"]
        if set(given) != set(nested["Parameters"]):
            raise ValueError(f"{name} is given {sorted(set(given) ^ set(nested['Parameters']))} or lacks it")
        for condition, value in substituted(nested["Conditions"], given).items():
            # It may be asked on both sides, but not differently.
            if body["Conditions"].setdefault(condition, value) != value:
                raise ValueError(f"{name} and its parent mean different things by {condition}")
        for each, resource in substituted(nested["Resources"], given).items():
            if each in body["Resources"]:
                raise ValueError(f"{name} and its parent both have {each}")
            # A condition of its own comes beside that of its stack, and by itself says enough for the rules.
            body["Resources"][each] = {"Condition": stack["Condition"], **resource}
    return body


def substituted(part, given):
    """A piece of a nested stack with what its parent gives in place of the parameters."""
    if isinstance(part, list):
        return [substituted(each, given) for each in part]
    if not isinstance(part, dict):
        return part
    if part.get("Ref") in given:
        return given[part["Ref"]]
    if isinstance(part.get("Fn::Sub"), str):
        return {"Fn::Sub": re.sub(r"\$\{(\w+)\}", lambda name: in_text(given.get(name[1], {"Ref": name[1]})), part["Fn::Sub"])}
    return {name: substituted(each, given) for name, each in part.items()}


def in_text(value):
    """A reference as `Fn::Sub` writes it."""
    if "Ref" in value:
        return f"${{{value['Ref']}}}"
    found = value["Fn::GetAtt"]
    return f"${{{found if isinstance(found, str) else '.'.join(found)}}}"


class Template:
    """A transformed template, and ways to ask it. Copies of it may be spoiled to see a rule complain."""

    def __init__(self, body=None):
        self.body = transformed() if body is None else body
        self.resources = self.body["Resources"]

    def copy(self):
        return Template(copy.deepcopy(self.body))

    def of_type(self, kind):
        """The properties of all resources of one type, by logical id."""
        return {name: each.setdefault("Properties", {}) for name, each in self.resources.items() if each["Type"] == kind}

    def properties(self, name):
        return self.resources[name]["Properties"]

    def functions(self):
        return self.of_type("AWS::Lambda::Function")

    def statements(self):
        """Every statement of every role, with the role's name."""
        for name, role in self.of_type("AWS::IAM::Role").items():
            for policy in role.get("Policies", []):
                for statement in policy["PolicyDocument"]["Statement"]:
                    yield name, statement

    def sources(self, kind):
        """The event sources that read a resource of one type: function, source, id of what it reads."""
        for source in self.of_type("AWS::Lambda::EventSourceMapping").values():
            read = target(source["EventSourceArn"])
            if self.resources[read]["Type"] == kind:
                yield target(source["FunctionName"]), source, read

    def alarms(self, metric):
        """The ids of what the alarms on a metric look at."""
        return {
            target(part["Value"])
            for alarm in self.of_type("AWS::CloudWatch::Alarm").values()
            if alarm.get("MetricName") == metric
            for part in alarm.get("Dimensions", [])
        }


def target(value):
    """The logical id that a reference, an attribute or an address made of one points at."""
    if not isinstance(value, dict):
        return None
    if "Ref" in value:
        return value["Ref"]
    if "Fn::GetAtt" in value:
        found = value["Fn::GetAtt"]
        return found[0] if isinstance(found, list) else found.split(".")[0]
    return None


def listed(value):
    return value if isinstance(value, list) else [value]
