"""An AWS account that answers what it was told to."""

from functools import cache
from typing import ClassVar

import boto3
from botocore.stub import Stubber

NOW = "2026-11-21T08:00:00Z"
CERTIFICATE = "arn:aws:acm:us-east-1:123456789012:certificate/abc"
HEALTHY_MAIL = {
    "SendingEnabled": True,
    "ProductionAccessEnabled": True,
    "SendQuota": {"Max24HourSend": 50000.0, "MaxSendRate": 14.0, "SentLast24Hours": 0.0},
}
SANDBOX = {**HEALTHY_MAIL, "ProductionAccessEnabled": False}
VERIFIED = {"VerifiedForSendingStatus": True, "DkimAttributes": {"Status": "SUCCESS"}}
OUTPUTS = {
    "ConsoleUrl": "https://a.example",
    "EmbedSnippet": "<script></script>",
    "TableName": "doorbell-dev-Table-1",
    "JobsQueueUrl": "https://q/jobs",
    "DeadJobsUrl": "https://q/dead",
}


class Fails(str):
    """An error code that AWS answers with."""


def stack(status="CREATE_COMPLETE", outputs=OUTPUTS, **parameters):
    listed = [{"ParameterKey": key, "ParameterValue": value} for key, value in parameters.items()]
    told = [{"OutputKey": key, "OutputValue": value} for key, value in outputs.items()]
    return {"Stacks": [{"StackName": "doorbell-dev", "CreationTime": NOW, "StackStatus": status, "Parameters": listed, "Outputs": told}]}


def limits(limit=1000, free=1000):
    return {"AccountLimit": {"ConcurrentExecutions": limit, "UnreservedConcurrentExecutions": free}}


def resource(kind, name):
    """A resource as a stack lists it; without a name, one that was never made."""
    listed = {"LogicalResourceId": "X", "ResourceType": kind, "LastUpdatedTimestamp": NOW, "ResourceStatus": "CREATE_COMPLETE"}
    return listed | ({"PhysicalResourceId": name} if name else {})


def quota(value):
    return "get_service_quota", {"Quota": {"Value": float(value)}}


def account_in_order(**changes):
    """What a healthy, empty account answers, by service: one list of (call, answer) each."""
    answers = {
        "sts": [("get_caller_identity", {"Account": "123456789012", "Arn": "arn:aws:iam::123456789012:user/ops"})],
        "cloudformation": [("describe_stacks", Fails("ValidationError"))],
        "logs": [("describe_log_groups", {"logGroups": []})],
        "sesv2": [("get_account", HEALTHY_MAIL), ("get_email_identity", VERIFIED)],
        "lambda": [("get_account_settings", limits())],
        "service-quotas": [quota(10_000), quota(500)],
    }
    return {**answers, **changes}


@cache
def client_of(service):
    """One for all tests: making it takes longer than any test."""
    return boto3.client(service, region_name="eu-north-1", aws_access_key_id="none", aws_secret_access_key="none")


class Account:
    """An account that answers what it was told to, each call once and in order. The newest one speaks."""

    speaking: ClassVar[dict] = {}

    def __init__(self, answers, built=None):
        self.built = built
        self.clients, self.stubs = {}, {}
        for service, calls in answers.items():
            client = client_of(service)
            stub = Stubber(client)
            for call, answer, *expected in calls:
                if isinstance(answer, Fails):
                    stub.add_client_error(call, answer, "Stack does not exist" if answer == "ValidationError" else "refused")
                else:
                    stub.add_response(call, answer, *expected)
            if service in self.speaking:
                self.speaking[service].deactivate()
            stub.activate()
            self.speaking[service] = stub
            self.clients[service], self.stubs[service] = client, stub

    def client(self, service, region=None):
        return self.clients[service]

    def regions(self, service):
        return ["eu-north-1", "us-east-1"]

    def unasked(self):
        return [service for service, stub in self.stubs.items() if stub._queue]
