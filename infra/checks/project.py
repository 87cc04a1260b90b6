"""The files that the checks compare: the template as plain data, and the manifests of our packages."""

import tomllib
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "infra" / "README.md").read_text(encoding="utf-8")


class Reader(yaml.SafeLoader):
    """Reads CloudFormation's short forms: `!Ref Table` becomes `{"Ref": "Table"}`."""


def short_form(loader, tag, node):
    name = tag if tag in ("Ref", "Condition") else f"Fn::{tag}"
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
        return {name: value.split(".", 1) if tag == "GetAtt" else value}
    if isinstance(node, yaml.SequenceNode):
        return {name: loader.construct_sequence(node, deep=True)}
    return {name: loader.construct_mapping(node, deep=True)}


Reader.add_multi_constructor("!", short_form)

TEMPLATE = yaml.load((ROOT / "infra" / "template.yaml").read_text(encoding="utf-8"), Reader)
RESOURCES = TEMPLATE["Resources"]
GLOBALS = TEMPLATE["Globals"]["Function"]


def of_type(kind):
    """The properties of all resources of one type, by logical id."""
    return {name: each.get("Properties", {}) for name, each in RESOURCES.items() if each["Type"] == kind}


def target(value):
    """The logical id that `!Ref X` or `!GetAtt X.Arn` points at."""
    if isinstance(value, dict) and "Ref" in value:
        return value["Ref"]
    if isinstance(value, dict) and "Fn::GetAtt" in value:
        return value["Fn::GetAtt"][0]
    return None


def functions():
    """Each function's properties, with the defaults of the globals, by the name of its package."""
    return {
        each["Metadata"]["BuildProperties"]["Binary"]: {**GLOBALS, **each["Properties"], "Id": name}
        for name, each in RESOURCES.items()
        if each["Type"] == "AWS::Serverless::Function"
    }


def statements(function):
    """What a function's own role allows."""
    role = RESOURCES[target(function["Role"])]["Properties"]
    return [each for policy in role["Policies"] for each in policy["PolicyDocument"]["Statement"]]


def allowed_actions(function):
    """Every action that a function's own role allows, wherever."""
    return {action for each in statements(function) for action in each["Action"]}


def manifests(folder):
    """The parsed Cargo.toml of every package in a folder, by the name of the package."""
    found = {}
    for path in sorted((ROOT / folder).glob("*/Cargo.toml")):
        manifest = tomllib.loads(path.read_text(encoding="utf-8"))
        found[manifest["package"]["name"]] = manifest
    return found


def linked(package, libraries):
    """The libraries of ours that a package links, also by way of another one."""
    found = set()
    ahead = [package]
    while ahead:
        used = set(ahead.pop()["dependencies"]) & set(libraries)
        ahead += [libraries[each] for each in used - found]
        found |= used
    return found
