"""Deploys Doorbell: looks first, lets SAM do it, and says what to do next.

`make deploy` looks, builds and then runs this. Every finding is one line; one that starts with STOP ends it before anything is changed.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path

import preflight
from aws import Aws
from budget import set_budget
from plan import SAMCONFIG, Plan, environments, outputs_of, stack_of


def arguments(words):
    parser = argparse.ArgumentParser(prog="deploy", description="Deploys Doorbell to an environment of infra/samconfig.toml.")
    parser.add_argument("--environment", required=True, choices=sorted(environments()), help="which stack")
    parser.add_argument("--preflight-only", action="store_true", help="only look, also before anything is built; change nothing")
    parser.add_argument("--build-dir", type=Path, metavar="FOLDER", help="where the build lies that is deployed")
    parser.add_argument("--monthly-budget-usd", type=int, metavar="USD", help="have AlarmEmail told when the account's month costs more")
    parser.add_argument(
        "--confirm", choices=("yes", "no"), default="yes", help="no: do not ask where samconfig.toml would, as when nobody sits there"
    )
    parser.add_argument(
        "parameters", nargs="*", metavar="Name=value", help="parameters of infra/template.yaml; what is not named stays as it is"
    )
    return parser.parse_args(words)


def sam_command(plan, built, asks=True):
    """The deployment as SAM is told it. Every parameter is named, so that what is printed here is what will run."""
    overrides = [f"{name}={json.dumps(value)}" for name, value in sorted(plan.parameters.items())]
    return [
        str(Path(sys.executable).with_name("sam")),
        "deploy",
        "--config-file",
        str(SAMCONFIG),
        "--config-env",
        plan.environment,
        "--template-file",
        str(built / "template.yaml"),
        # A second run has nothing to change, and that is no failure.
        "--no-fail-on-empty-changeset",
        *([] if asks else ["--no-confirm-changeset"]),
        "--parameter-overrides",
        *overrides,
    ]


def what_next(plan, outputs, in_sandbox):
    """What a person has to do, in order; nothing that is done already."""
    aliases = {"ConsoleAlias": "ConsoleOrigin", "WidgetAlias": "WidgetOrigin", "SocketsAlias": "SocketsDomain"}
    for output, parameter in aliases.items():
        if output in outputs:
            yield f"DNS: make {plan.parameters[parameter].removeprefix('https://')} an alias (CNAME) of {outputs[output]}"
    if "MailRecords" in outputs:
        yield f"DNS: set these records for mail: {outputs['MailRecords']}"
    if plan.stack_status is None:
        yield f'Tool: cargo build -p doorbell && eval "$(make -s settings ENV={plan.environment})" && export PATH="$PWD/target/debug:$PATH"'
        yield 'Site: doorbell site demo --name "Demo" --origin https://www.example.com --queue "support=Customer service"'
        yield "First owner: doorbell owner you@example.com --name You --site demo"
    told = plan.parameters.get("AlarmEmail")
    if told and told != plan.running.get("AlarmEmail"):
        yield f"Alarms: {told} must confirm the mail that AWS sent"
    if in_sandbox:
        yield "Mail: ask for production access in the SES console; until then only verified addresses get mail"
    yield f"Agents: sign in at {outputs['ConsoleUrl']}"
    yield f"Website: paste this before </body>, with the name of your site: {outputs['EmbedSnippet']}"


def main(words, aws_in=Aws, run=subprocess.run, say=print):
    asked = arguments(words)
    try:
        plan = Plan.read(asked.environment, asked.parameters)
    except ValueError as error:
        say(preflight.stop(f"parameters: {error}"))
        return 2
    aws = aws_in(plan.region)
    aws.built = asked.build_dir or aws.built
    findings = []
    checks = [check for check in preflight.CHECKS if not (asked.preflight_only and check is preflight.build)]
    for finding in preflight.look(plan, aws, checks):
        say(finding)
        findings.append(finding)
    if any(finding.level == "STOP" for finding in findings):
        say("Nothing was changed.")
        return 1
    if asked.preflight_only:
        return 0
    done = run(sam_command(plan, aws.built, asked.confirm == "yes"), check=False)
    if done.returncode != 0:
        return done.returncode
    if asked.monthly_budget_usd:
        say(set_budget(aws, plan.stack, asked.monthly_budget_usd, plan.parameters.get("AlarmEmail")))
    outputs = outputs_of(stack_of(aws.client("cloudformation"), plan.stack))
    say(f"\nDoorbell runs as {plan.stack} in {plan.region}. What to do next:")
    in_sandbox = any("sandbox" in finding.text for finding in findings)
    for number, step in enumerate(what_next(plan, outputs, in_sandbox), 1):
        say(f"{number}. {step}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
