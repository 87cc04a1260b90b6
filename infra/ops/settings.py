"""Prints what the tool `doorbell` needs to know of a stack, for a shell: eval "$(make -s settings ENV=dev)"."""

import argparse
import shlex
import sys

from aws import Aws
from plan import Plan, environments, outputs_of, stack_of

# The tool's variable, and the output of the stack that fills it.
FROM_OUTPUTS = {
    "TABLE": "TableName",
    "CONSOLE_ORIGIN": "ConsoleUrl",
    "WIDGET_ORIGIN": "WidgetUrl",
    "JOBS_QUEUE_URL": "JobsQueueUrl",
    "DEAD_JOBS_URL": "DeadJobsUrl",
    "DEAD_CHANGES_URL": "DeadChangesUrl",
}


def arguments(words):
    parser = argparse.ArgumentParser(prog="settings", description="Prints a stack's settings for the tool `doorbell`.")
    parser.add_argument("--environment", required=True, choices=sorted(environments()), help="which stack")
    return parser.parse_args(words)


def settings(plan, outputs):
    yield "AWS_REGION", plan.region
    yield "STACK", plan.stack
    yield "MAIL_IDENTITY", plan.mail_identity
    for variable, output in FROM_OUTPUTS.items():
        yield variable, outputs[output]


def main(words, aws_in=Aws, say=print):
    plan = Plan.read(arguments(words).environment, [])
    cloudformation = aws_in(plan.region).client("cloudformation")
    plan.look(cloudformation)
    if plan.stack_status is None:
        print(f"There is no stack {plan.stack} in {plan.region}.", file=sys.stderr)
        return 1
    for variable, value in settings(plan, outputs_of(stack_of(cloudformation, plan.stack))):
        say(f"export {variable}={shlex.quote(value)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
