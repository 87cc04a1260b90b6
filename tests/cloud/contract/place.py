"""A place for the contract suite (tests/contract): a stack of its own, made before and deleted after."""

import contextlib
import json
import os
import subprocess
from pathlib import Path

from emulator import wait_for
from stack import ROOT, TEMPLATE, outputs_when_there, read

HERE = Path(__file__).parent
DEPLOY_S = 600
# What the product's table has to keep its data, and this one must not.
KEEPS = {"DeletionProtectionEnabled", "PointInTimeRecoverySpecification"}
# What stands behind the suite's test binary, as the whole workspace builds it.
SUITE = ("cargo", "test", "--quiet", "--workspace", "--test", "contract", "--")


def template(endpoint):
    """The stack, with the product's table and the function; the sockets are where the emulator has them."""
    place = read(HERE / "place.yaml")
    resources = place["Resources"]
    table = TEMPLATE["Resources"]["Table"]["Properties"]
    resources["Table"]["Properties"] = {name: value for name, value in table.items() if name not in KEEPS}
    resources["Called"]["Properties"]["Code"] = {"ZipFile": (HERE / "called.py").read_text(encoding="utf-8")}
    text = json.dumps(place)
    if endpoint:
        host = "${Sockets}.execute-api.${AWS::Region}.${AWS::URLSuffix}"
        path = f"{endpoint.removeprefix('http://')}/_aws/execute-api/${{Sockets}}"
        text = text.replace(f"https://{host}", f"http://{path}").replace(f"wss://{host}", f"ws://{path}")
    return text


class Place:
    """Use as a context: the stack goes with it. `session` is boto3's, `endpoint` where an emulator answers."""

    def __init__(self, session, name, endpoint=None, mail_from=None):
        self.session, self.name, self.endpoint, self.mail_from = session, name, endpoint, mail_from
        self.cloudformation = session.client("cloudformation", endpoint_url=endpoint)

    def __enter__(self):
        body = template(self.endpoint)
        self.cloudformation.create_stack(StackName=self.name, TemplateBody=body, Capabilities=["CAPABILITY_IAM"])
        try:
            self.outputs = wait_for("the stack", lambda: outputs_when_there(self.cloudformation, self.name), DEPLOY_S)
            if self.endpoint and self.mail_from:
                # An emulator believes it at once; on AWS somebody has verified it before.
                self.session.client("sesv2", endpoint_url=self.endpoint).create_email_identity(EmailIdentity=self.mail_from)
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.cloudformation.delete_stack(StackName=self.name)
        self.cloudformation.get_waiter("stack_delete_complete").wait(
            StackName=self.name, WaiterConfig={"Delay": 1 if self.endpoint else 10}
        )
        # Cases delete their own queues, but for one that was killed.
        sqs = self.session.client("sqs", endpoint_url=self.endpoint)
        for page in sqs.get_paginator("list_queues").paginate(QueueNamePrefix=f"{self.name}-"):
            for url in page.get("QueueUrls", []):
                with contextlib.suppress(sqs.exceptions.QueueDoesNotExist):
                    sqs.delete_queue(QueueUrl=url)

    def description(self):
        """What the suite is told of the place."""
        return {
            "region": self.session.region_name,
            "endpoint": self.endpoint,
            "prefix": self.name,
            "table": self.outputs["Table"],
            "seen": self.outputs["Seen"],
            "mapped_queue": self.outputs["MappedQueue"],
            "mapped_dead": self.outputs["MappedDead"],
            "sockets": self.outputs["Sockets"],
            "connections": self.outputs["Connections"],
            "mail_from": self.mail_from,
        }

    def run_suite(self, words=()):
        """Runs the cases and returns the exit code: 0 when all is as it should be, or as it is known to be."""
        rights = self.session.get_credentials().get_frozen_credentials()
        environment = os.environ | {
            "DOORBELL_PLACE": json.dumps(self.description()),
            "AWS_ACCESS_KEY_ID": rights.access_key,
            "AWS_SECRET_ACCESS_KEY": rights.secret_key,
            "AWS_SESSION_TOKEN": rights.token or "",
        }
        return subprocess.run([*SUITE, *words], cwd=ROOT, env=environment, check=False).returncode
