"""What is to be deployed: the environment's stack, region and parameters."""

import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from botocore.exceptions import ClientError
from samtranslator.yaml_helper import yaml_parse

ROOT = Path(__file__).resolve().parents[2]
SAMCONFIG = ROOT / "infra" / "samconfig.toml"
TEMPLATE = ROOT / "infra" / "template.yaml"
# A stack whose first change set was declined, or failed: it has a name and nothing else.
NEVER_MADE = "REVIEW_IN_PROGRESS"


def environments():
    """The deploy parameters of each environment, by its name."""
    config = tomllib.loads(SAMCONFIG.read_text(encoding="utf-8"))
    return {name: each["deploy"]["parameters"] for name, each in config.items() if isinstance(each, dict)}


@cache
def declared(section):
    """A section of the template: `Parameters` with type, default and pattern of each, or `Resources`."""
    return yaml_parse(TEMPLATE.read_text(encoding="utf-8"))[section]


def pairs(words):
    """`["A=1", "B="]` as a dictionary."""
    found = {}
    for word in words:
        name, equals, value = word.partition("=")
        if not equals:
            raise ValueError(f"{word} is not written Name=value")
        found[name] = value
    return found


@dataclass
class Plan:
    environment: str
    stack: str
    region: str
    # What the template declares: types, defaults, patterns.
    declared: dict
    # What the command line and samconfig.toml say.
    given: dict
    # What the stack runs with, if it is there.
    running: dict = field(default_factory=dict)
    stack_status: str | None = None
    # Whether a first change set was made that nobody carried out.
    was_begun: bool = False

    @classmethod
    def read(cls, environment, words):
        config = environments()[environment]
        written = config.get("parameter_overrides", [])
        written = written.split() if isinstance(written, str) else written
        return cls(environment, config["stack_name"], config["region"], declared("Parameters"), {**pairs(written), **pairs(words)})

    def look(self, cloudformation):
        """Asks what runs already: a deployment keeps what it is not told to change."""
        stack = stack_of(cloudformation, self.stack)
        self.was_begun = is_never_made(stack)
        if stack is not None and not self.was_begun:
            self.stack_status = stack["StackStatus"]
            self.running = {each["ParameterKey"]: each["ParameterValue"] for each in stack.get("Parameters", [])}

    @property
    def parameters(self):
        """Every parameter as the stack will have it; what has no value yet is left out."""
        defaults = {name: str(each["Default"]) for name, each in self.declared.items() if "Default" in each}
        kept = {name: value for name, value in self.running.items() if name in self.declared}
        return {**defaults, **kept, **self.given}

    @property
    def mail_identity(self):
        return self.parameters.get("MailIdentity") or self.parameters.get("MailFrom", "").rpartition("@")[2]

    def faults(self):
        """What CloudFormation would refuse, said before anything is uploaded."""
        parameters = self.parameters
        for name in sorted(set(parameters) - set(self.declared)):
            yield f"the template has no parameter {name}"
        for name, declared in self.declared.items():
            if name not in parameters:
                yield f"{name} is missing: {declared['Description']}"
            elif not fits(parameters[name], declared):
                yield f"{name} cannot be {parameters[name]!r}: {declared['Description']}"


def fits(value, declared):
    if "AllowedValues" in declared:
        return value in map(str, declared["AllowedValues"])
    if declared["Type"] == "Number":
        return value.isdecimal() and declared.get("MinValue", 0) <= int(value) <= declared.get("MaxValue", int(value))
    return re.fullmatch(declared.get("AllowedPattern", ".*"), value) is not None


def stack_of(cloudformation, name):
    """The stack, or nothing when there is none of this name."""
    try:
        return cloudformation.describe_stacks(StackName=name)["Stacks"][0]
    except ClientError as error:
        if "does not exist" in error.response["Error"]["Message"]:
            return None
        raise


def is_never_made(stack):
    return stack is not None and stack["StackStatus"] == NEVER_MADE


def why(error):
    """The reason that CloudFormation gives for what a waiter waited for in vain, on one line."""
    last = error.last_response or {}
    told = (last.get("Stacks") or [last])[0]
    reason = told.get("StackStatusReason") or told.get("StatusReason") or last.get("Error", {}).get("Message") or str(error)
    return " ".join(reason.split())


def outputs_of(stack):
    return {each["OutputKey"]: each["OutputValue"] for each in stack.get("Outputs", [])}
