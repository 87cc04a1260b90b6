"""Deletes a stack of Doorbell. It names what goes and what stays before it asks."""

import argparse
import sys

from botocore.exceptions import WaiterError

from aws import Aws
from plan import Plan, environments, outputs_of, stack_of, why

# For an hour, which the distributions of a CDN can take.
ASKED_EVERY = {"Delay": 5, "MaxAttempts": 720}


def arguments(words):
    parser = argparse.ArgumentParser(prog="destroy", description="Deletes a stack of Doorbell; the table with all conversations stays.")
    parser.add_argument("--environment", required=True, choices=sorted(environments()), help="which stack")
    parser.add_argument("--confirm", metavar="STACK", help="the stack's name, for scripts that nobody answers")
    return parser.parse_args(words)


def waiting_jobs(aws, outputs):
    sqs = aws.client("sqs")
    for output in ("JobsQueueUrl", "DeadJobsUrl"):
        if output in outputs:
            found = sqs.get_queue_attributes(QueueUrl=outputs[output], AttributeNames=["ApproximateNumberOfMessages"])
            yield int(found["Attributes"]["ApproximateNumberOfMessages"])


def tables(aws, stack):
    """The stack's table also where the first deployment failed: a stack that was taken back has no outputs, but its table stays."""
    for page in aws.client("cloudformation").get_paginator("list_stack_resources").paginate(StackName=stack):
        for each in page["StackResourceSummaries"]:
            if each["ResourceType"] == "AWS::DynamoDB::Table" and "PhysicalResourceId" in each:
                yield from table_if_there(aws.client("dynamodb"), each["PhysicalResourceId"])


def table_if_there(dynamodb, name):
    try:
        yield dynamodb.describe_table(TableName=name)["Table"]
    except dynamodb.exceptions.ResourceNotFoundException:
        return


def what_happens(plan, outputs, aws):
    yield f"Goes, from {plan.region}: the functions, addresses, alarms and logs of {plan.stack}, and {sum(waiting_jobs(aws, outputs))} jobs that wait or failed."
    for table in tables(aws, plan.stack):
        yield f"Stays: the table {table['TableName']} with about {table['ItemCount']} items. Storage is billed until you delete it: infra/RUNBOOK.md#delete-a-stack"
    if "MailRecords" in outputs:
        yield "Goes: the mail domain that the stack made; nothing in this account and region can send from it then."
    yield "Stays: what the stack did not make: other verified senders of SES, certificates, DNS names, the budget, and SAM's bucket of builds."
    yield f"A later stack starts with an empty table, unless it adopts this one: make adopt ENV={plan.environment} TABLE=..."


def main(words, aws_in=Aws, ask=input, say=print):
    asked = arguments(words)
    plan = Plan.read(asked.environment, [])
    aws = aws_in(plan.region)
    cloudformation = aws.client("cloudformation")
    stack = stack_of(cloudformation, plan.stack)
    if stack is None:
        say(f"There is no stack {plan.stack} in {plan.region}.")
        return 0
    for line in what_happens(plan, outputs_of(stack), aws):
        say(line)
    try:
        answer = asked.confirm or ask(f"Type {plan.stack} to delete it: ")
    except EOFError:
        answer = ""
    if answer != plan.stack:
        say("Nothing was deleted.")
        return 1
    cloudformation.delete_stack(StackName=plan.stack)
    say("Deleting; this takes some minutes.")
    try:
        cloudformation.get_waiter("stack_delete_complete").wait(StackName=plan.stack, WaiterConfig=ASKED_EVERY)
    except WaiterError as error:
        say(f"{plan.stack} is not gone: {why(error)}")
        return 1
    say(f"{plan.stack} is gone.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
