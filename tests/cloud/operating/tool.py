"""The operator's tool, pointed at a stack on the emulator."""

import json
import os
import subprocess

from emulator import REGION
from stack import MAIL_DOMAIN, ROOT

PROGRAM = ROOT / "target" / "debug" / "doorbell"


def settings(stack):
    """What `make settings` prints of a stack in an account."""
    return {
        "AWS_ENDPOINT_URL": stack.emulator.url,
        "AWS_REGION": REGION,
        "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test",
        "TABLE": stack.outputs["TableName"],
        "JOBS_QUEUE_URL": stack.outputs["JobsQueueUrl"],
        "DEAD_JOBS_URL": stack.outputs["DeadJobsUrl"],
        "DEAD_CHANGES_URL": stack.outputs["DeadChangesUrl"],
        "MAIL_IDENTITY": MAIL_DOMAIN,
    }


def doorbell(stack, *words):
    """What a command says, and whether all is well."""
    environment = {"PATH": os.environ["PATH"]} | settings(stack)
    done = subprocess.run([PROGRAM, "--json", *words], env=environment, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout), done.returncode == 0
