"""Begins a stack with a table that is there already: one that was restored, moved, or left by a stack that is gone.

CloudFormation imports the table as the new stack's only resource. `make deploy` then adds all the rest to it.
"""

import argparse
import json
import sys

from botocore.exceptions import ClientError, WaiterError

from aws import Aws
from plan import Plan, declared, environments, is_never_made, stack_of, why

CHANGE_SET = "adopt"
# Importing takes seconds, so it is asked for more often than every half minute.
ASKED_EVERY = {"Delay": 3, "MaxAttempts": 100}


def arguments(words):
    parser = argparse.ArgumentParser(prog="adopt", description="Begins a stack with a table that is there already.")
    parser.add_argument("--environment", required=True, choices=sorted(environments()), help="which stack")
    parser.add_argument("--table", required=True, help="the table's name")
    return parser.parse_args(words)


def table_as_it_is(dynamodb, name):
    """The template's table without what this one lacks, so that the first deployment sees a difference and adds it."""
    resource = json.loads(json.dumps(declared("Resources")["Table"]))
    table = dynamodb.describe_table(TableName=name)["Table"]
    expiry = dynamodb.describe_time_to_live(TableName=name)["TimeToLiveDescription"]
    backups = dynamodb.describe_continuous_backups(TableName=name)["ContinuousBackupsDescription"]
    recovery = backups.get("PointInTimeRecoveryDescription", {})
    has = {
        "StreamSpecification": table.get("StreamSpecification", {}).get("StreamEnabled", False),
        "DeletionProtectionEnabled": table.get("DeletionProtectionEnabled", False),
        "SSESpecification": table.get("SSEDescription", {}).get("Status") == "ENABLED",
        "TimeToLiveSpecification": expiry.get("TimeToLiveStatus") == "ENABLED",
        "PointInTimeRecoverySpecification": recovery.get("PointInTimeRecoveryStatus") == "ENABLED",
    }
    for setting, is_on in has.items():
        if not is_on:
            del resource["Properties"][setting]
    return resource


def main(words, aws_in=Aws, say=print):
    asked = arguments(words)
    plan = Plan.read(asked.environment, [])
    aws = aws_in(plan.region)
    cloudformation = aws.client("cloudformation")
    there = stack_of(cloudformation, plan.stack)
    if there is not None and not is_never_made(there):
        say(
            f"There is a stack {plan.stack} already ({there['StackStatus']}). One without a table goes with `make destroy ENV={plan.environment}`."
        )
        return 1
    try:
        resource = table_as_it_is(aws.client("dynamodb"), asked.table)
    except ClientError as error:
        say(f"The table {asked.table} cannot be adopted: {error.response['Error']['Message']}")
        return 1
    if there is not None:
        forget_change_sets(cloudformation, plan.stack)
    try:
        import_table(cloudformation, plan.stack, asked.table, resource)
    except WaiterError as error:
        say(f"{plan.stack} did not adopt {asked.table}: {why(error)}")
        return 1
    say(f"{plan.stack} has the table {asked.table}. Now deploy: make deploy ENV={plan.environment}")
    return 0


def forget_change_sets(cloudformation, stack):
    """Deletes what an earlier run left; the stack has nothing else."""
    for page in cloudformation.get_paginator("list_change_sets").paginate(StackName=stack):
        for each in page["Summaries"]:
            cloudformation.delete_change_set(ChangeSetName=each["ChangeSetId"])


def import_table(cloudformation, stack, table, resource):
    imported = {"ResourceType": resource["Type"], "LogicalResourceId": "Table", "ResourceIdentifier": {"TableName": table}}
    named = {"StackName": stack, "ChangeSetName": CHANGE_SET}
    cloudformation.create_change_set(
        **named, ChangeSetType="IMPORT", TemplateBody=json.dumps({"Resources": {"Table": resource}}), ResourcesToImport=[imported]
    )
    cloudformation.get_waiter("change_set_create_complete").wait(**named, WaiterConfig=ASKED_EVERY)
    cloudformation.execute_change_set(**named)
    cloudformation.get_waiter("stack_import_complete").wait(StackName=stack, WaiterConfig=ASKED_EVERY)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
