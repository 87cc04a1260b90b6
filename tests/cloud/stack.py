"""The template as SAM transforms it, made fit for the emulator and deployed there."""

import contextlib
import copy
import io
import json
import os
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import boto3
import yaml
from samtranslator.parser.parser import Parser
from samtranslator.translator.translator import Translator

from emulator import REGION, wait_for
from table import Table

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "infra" / "checks"))

from project import TEMPLATE, Reader  # noqa: E402

INFRA = ROOT / "infra"
CLOUD = ROOT / "tests" / "cloud"

# Where the functions' programs are; they must be built for this machine's processor.
PROGRAMS = Path(os.environ.get("DOORBELL_PROGRAMS", ROOT / "target" / "debug")).resolve()
NAME = "doorbell"
BUCKET = "doorbell-code"
# Without names of their own, console and widget have those that the emulator gives its APIs.
MAIL_DOMAIN = "example.com"
PARAMETERS = {"Architecture": "x86_64", "MailFrom": f"desk@{MAIL_DOMAIN}"}
OWN_NAMES = {"ConsoleOrigin": "https://console.example.com", "WidgetOrigin": "https://widget.example.com"}
DEPLOY_S = 120
# How AWS says that a role lacks a right.
REFUSED = "AccessDenied"


def read(file):
    """A template as plain data, with CloudFormation's short forms."""
    return yaml.load(file.read_text(encoding="utf-8"), Reader)


def zipped(binary):
    """A function's package as Lambda wants it: the program under the name `bootstrap`."""
    entry = zipfile.ZipInfo("bootstrap")
    entry.external_attr = 0o755 << 16
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        archive.writestr(entry, binary.read_bytes())
    return packed.getvalue()


def binaries():
    """The name of each function's program."""
    resources = TEMPLATE["Resources"].values()
    return [each["Metadata"]["BuildProperties"]["Binary"] for each in resources if each["Type"] == "AWS::Serverless::Function"]


def upload(emulator, folder):
    """Puts every program where the template's functions take their code from."""
    s3 = emulator.client("s3")
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": REGION})
    with ThreadPoolExecutor(2) as workers:
        packages = workers.map(lambda name: (name, zipped(folder / name)), binaries())
        for name, package in packages:
            s3.put_object(Bucket=BUCKET, Key=f"{name}.zip", Body=package)


def nested():
    """The file of each stack within the stack, by its logical id."""
    stacks = {name: each for name, each in TEMPLATE["Resources"].items() if each["Type"] == "AWS::CloudFormation::Stack"}
    return {name: INFRA / each["Properties"]["TemplateURL"] for name, each in stacks.items()}


def upload_nested(emulator, template):
    """Puts the stacks within the stack where CloudFormation can fetch them, as `sam deploy` does."""
    for name, file in nested().items():
        emulator.client("s3").put_object(Bucket=BUCKET, Key=file.name, Body=file.read_bytes())
        template["Resources"][name]["Properties"]["TemplateURL"] = f"{emulator.url}/{BUCKET}/{file.name}"


def transformed(parameters):
    """The template after SAM, as `sam deploy` hands it to CloudFormation."""
    template = copy.deepcopy(TEMPLATE)
    template["Globals"]["Function"].pop("CodeUri")
    for resource in template["Resources"].values():
        if resource["Type"] == "AWS::Serverless::Function":
            binary = resource["Metadata"]["BuildProperties"]["Binary"]
            resource["Properties"]["CodeUri"] = {"Bucket": BUCKET, "Key": f"{binary}.zip"}
    # The managed policies are asked for only when a function names one; ours have roles of their own.
    session = boto3.session.Session(region_name=REGION)
    return Translator({}, Parser(), boto_session=session).translate(template, parameter_values=parameters)


def fit(template, url):
    """What the emulator needs otherwise than AWS: addresses, and a number that it does not make of a text. The roles are deployed as they are."""
    text = json.dumps(template)
    # A host name for each API needs a name server; the emulator also listens under a path.
    host = "${Sockets}.execute-api.${AWS::Region}.${AWS::URLSuffix}"
    path = f"{url.removeprefix('http://')}/_aws/execute-api/${{Sockets}}"
    text = text.replace(f"https://{host}", f"http://{path}").replace(f"wss://{host}", f"ws://{path}")
    fitted = json.loads(text)
    for resource in fitted["Resources"].values():
        # CloudFormation makes a number of a parameter; the emulator hands on its text, and then reads no queue.
        if resource["Type"] == "AWS::Lambda::EventSourceMapping" and "ScalingConfig" in resource["Properties"]:
            resource["Properties"]["ScalingConfig"]["MaximumConcurrency"] = int(template["Parameters"]["MailConcurrency"]["Default"])
    return fitted


def outputs_when_there(cloudformation, name):
    """The outputs of a stack, as soon as everything is there."""
    [stack] = cloudformation.describe_stacks(StackName=name)["Stacks"]
    if stack["StackStatus"] == "CREATE_COMPLETE":
        return {each["OutputKey"]: each["OutputValue"] for each in stack["Outputs"]}
    if "FAILED" in stack["StackStatus"] or "ROLLBACK" in stack["StackStatus"]:
        events = cloudformation.describe_stack_events(StackName=name)["StackEvents"]
        reasons = [
            f"{each['LogicalResourceId']}: {each.get('ResourceStatusReason')}" for each in events if "FAILED" in each["ResourceStatus"]
        ]
        raise RuntimeError("not deployed:\n" + "\n".join(reasons))
    return None


class Stack:
    """A deployed stack with the programs of a folder, and a website whose pages hold the widget."""

    def __init__(self, emulator, folder, website, names=OWN_NAMES):
        self.emulator, self.website = emulator, website
        parameters = PARAMETERS | names
        upload(emulator, folder)
        emulator.client("sesv2").create_email_identity(EmailIdentity=MAIL_DOMAIN)
        cloudformation = emulator.client("cloudformation")
        self.template = fit(transformed(parameters), emulator.url)
        upload_nested(emulator, self.template)
        body = json.dumps(self.template)
        # Longer texts than this CloudFormation takes only from a bucket.
        emulator.client("s3").put_object(Bucket=BUCKET, Key="template.json", Body=body.encode())
        cloudformation.create_stack(
            StackName=NAME,
            TemplateURL=f"{emulator.url}/{BUCKET}/template.json",
            Capabilities=["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"],
            Parameters=[{"ParameterKey": name, "ParameterValue": value} for name, value in parameters.items()],
        )
        self.outputs = wait_for("the stack", lambda: outputs_when_there(cloudformation, NAME), DEPLOY_S)
        self.console, self.widget = self.outputs["ConsoleUrl"], self.outputs["WidgetUrl"]
        pages = cloudformation.get_paginator("list_stack_resources").paginate(StackName=NAME)
        self.resources = {
            each["LogicalResourceId"]: each["PhysicalResourceId"] for page in pages for each in page["StackResourceSummaries"]
        }
        self.table = Table(emulator.client("dynamodb"), self.outputs["TableName"])
        self.logs = emulator.client("logs")
        self.since_ms = 0
        # Every socket that anybody opened.
        self.sockets = []
        # The functions that this run expects to be refused something: waiting ends at once when they are.
        self.watched = ()

    def api(self, name):
        """Where an HTTP API of the template listens."""
        return f"{self.emulator.url}/_aws/execute-api/{self.resources[name]}"

    def begin(self):
        """A play begins: nobody is there, and from now on complaints count."""
        while self.sockets:
            self.sockets.pop().close()
        for item in self.table.all(""):
            if item["pk"].startswith("K#") or item["sk"].startswith(("CONN#", "WATCH#")):
                self.table.delete(item["pk"], item["sk"])
        self.since_ms = time.time_ns() // 1_000_000

    @contextlib.contextmanager
    def without_stream(self):
        """The table's stream says nothing meanwhile; relay catches up afterwards."""
        functions, mapping = self.emulator.client("lambda"), self.resources["RelayChanges"]
        functions.update_event_source_mapping(UUID=mapping, Enabled=False)
        try:
            yield
        finally:
            functions.update_event_source_mapping(UUID=mapping, Enabled=True)

    def invoke(self, function, event):
        """Runs a function with an event, as Lambda would, and returns its answer."""
        answer = self.emulator.client("lambda").invoke(FunctionName=f"{NAME}-{function}", Payload=json.dumps(event).encode())
        payload = answer["Payload"].read()
        assert "FunctionError" not in answer, payload
        return json.loads(payload)

    def clear_jobs(self):
        """Forgets the jobs that a broken play left behind."""
        self.emulator.client("sqs").purge_queue(QueueUrl=self.outputs["JobsQueueUrl"])

    def complaints(self, functions=None):
        """What functions logged as an error, or as refused by AWS, since the play began."""
        found = []
        for function in functions or binaries():
            group = f"/aws/lambda/{NAME}-{function}"
            for event in self.logs.filter_log_events(logGroupName=group, startTime=self.since_ms)["events"]:
                if '"level":"ERROR"' in event["message"] or REFUSED in event["message"]:
                    found.append(f"{function}: {event['message']}")
        return found

    def wait_for(self, what, condition):
        """Asks until the condition holds, unless a watched function complains before."""

        def known():
            if self.watched and (complaints := self.complaints(self.watched)):
                raise AssertionError(complaints[0])
            return condition()

        return wait_for(what, known)
