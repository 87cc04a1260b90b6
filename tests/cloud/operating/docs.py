"""The commands of the documents for operators, run by a shell against the emulator."""

import copy
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from emulator import REGION
from stack import ROOT, TEMPLATE, nested

# What the emulator cannot do, and why. A block that holds one of these is not run here: infra/checks/operations/test_runbook.py holds its commands to AWS's own list of commands and options.
NOT_HERE = {
    "aws service-quotas": "the emulator has no such service",
    "aws ce ": "the emulator has no such service",
    "cargo lambda": "it compiles each function anew, for minutes",
    "--region eu-west-1": "the emulator restores nothing across regions",
}
# To build takes minutes, and other tests do it.
MAKE = """#!/bin/sh
# The build lies there already.
exec "$REAL_MAKE" --old-file=build ARCH=x86_64 BUILD_DIR="$BUILT" "$@"
"""
CARGO = """#!/bin/sh
case "$*" in
"build -p doorbell") ;;
"run -p doorbell -- "*) shift 4; exec doorbell "$@" ;;
*) exit 2 ;;
esac
"""
# Version 1 of the command line, which PyPI has, looks for SQS at AWS in any case. It cannot follow a log: here the log has to be there.
AWS = """#!/bin/sh
if [ "$1 $2 $4" = "logs tail --since" ]; then
    exec grep --quiet --line-regexp --fixed-strings -- "$3" "$LOG_GROUPS"
fi
exec "$REAL_AWS" --endpoint-url "$AWS_ENDPOINT_URL" "$@"
"""


def blocks(page):
    """The shell blocks under each heading of a page, in order: pairs of heading and block."""
    heading, found = "", []
    for part in re.finditer(r"^(#+ [^\n]*)$|```sh\n(.*?)```", page, re.MULTILINE | re.DOTALL):
        if part[1]:
            heading = part[1].lstrip("# ")
        else:
            found.append((heading, part[2]))
    return found


def gap(block):
    """Why a block cannot be run here, or nothing."""
    return next((reason for part, reason in NOT_HERE.items() if part in block), None)


def head_of_program():
    """All that `make preflight` reads of a program: that it is one for this processor."""
    return b"\x7fELF" + bytes(14) + (0x3E).to_bytes(2, "little") + bytes(44)


class Shell:
    """A shell that an operator leaves open: what one block exports, the next one has."""

    def __init__(self, emulator):
        self.folder = Path(emulator.folder.name) / "operator"
        self.exports = self.folder / "exports"
        (self.folder / "bin").mkdir(parents=True)
        for name, text in (("make", MAKE), ("cargo", CARGO), ("aws", AWS)):
            program = self.folder / "bin" / name
            program.write_text(text, encoding="utf-8")
            program.chmod(0o755)
        self.environment = {
            "PATH": f"{self.folder}/bin:{os.environ['PATH']}",
            # Where Rust is, which the Makefile asks what it can build for; with another home, rustup would fetch it anew.
            **{name: os.environ[name] for name in ("HOME", "RUSTUP_HOME", "CARGO_HOME") if name in os.environ},
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
            "REAL_MAKE": shutil.which("make"),
            "REAL_AWS": str(Path(sys.executable).with_name("aws")),
            "BUILT": str(self.folder / "built"),
            "LOG_GROUPS": str(self.folder / "log-groups"),
            "AWS_ENDPOINT_URL": emulator.url,
            "AWS_ACCESS_KEY_ID": "test",
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": REGION,
            "SAM_CLI_TELEMETRY": "0",
        }

    def build(self):
        """What `make build` would leave, with heads of programs only: nothing here calls a function."""
        built = Path(self.environment["BUILT"])
        template = copy.deepcopy(TEMPLATE)
        del template["Globals"]["Function"]["CodeUri"]
        for name, resource in template["Resources"].items():
            if resource["Type"] == "AWS::Serverless::Function":
                resource["Properties"]["CodeUri"] = name
                (built / name).mkdir(parents=True)
                (built / name / "bootstrap").write_bytes(head_of_program())
        for name, file in nested().items():
            (built / name).mkdir()
            shutil.copy(file, built / name / "template.yaml")
            template["Resources"][name]["Properties"]["TemplateURL"] = f"{name}/template.yaml"
        (built / "template.yaml").write_text(json.dumps(template), encoding="utf-8")

    def look_up_logs(self, emulator):
        """For `aws logs tail`, which is asked for often and takes a second each time."""
        pages = emulator.client("logs").get_paginator("describe_log_groups").paginate()
        names = [group["logGroupName"] for page in pages for group in page["logGroups"]]
        Path(self.environment["LOG_GROUPS"]).write_text("\n".join(names) + "\n", encoding="utf-8")

    def run(self, block):
        """Runs a block; every command in it must succeed. Returns what was printed."""
        return self.look(f"{block}\nexport -p > {self.exports}\n")

    def look(self, block):
        """The same, of a block that exports nothing. Several may run at once."""
        before = f". {self.exports}\n" if self.exports.exists() else ""
        # A question is answered with the name of the stack, as often as it is asked.
        answers = "doorbell-dev\n" * 3
        done = subprocess.run(
            ["bash", "-euo", "pipefail", "-c", before + block],
            cwd=ROOT,
            env=self.environment,
            input=answers,
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        assert done.returncode == 0, f"ended with {done.returncode}:\n{block}\n{done.stdout[-4000:]}"
        return done.stdout
