"""Asks an account the questions of the contract suite (tests/contract). `make test-aws` starts it.

It is a real account, unless AWS_ENDPOINT_URL names an emulator."""

import argparse
import os
import sys

import boto3

from contract.place import Place

MAKES = """Makes, in {region} of account {account}: the stack {name} (two tables, two queues, a function with its role and log, a WebSocket API),
one queue or two for each case about queues, named {name}-..., and mails to SES's simulator: {mails}.
Costs: less than 0.05 US dollars, for requests alone. It takes about five minutes.
Deletes all of it at the end, also when a case fails. If this is killed, delete the stack {name} and the queues by hand."""


def arguments(words):
    parser = argparse.ArgumentParser(prog="on_account", description="Runs the contract suite on an account.")
    parser.add_argument("--region", required=True)
    parser.add_argument("--prefix", required=True, help="the name of the stack, and what the names of queues begin with")
    parser.add_argument("--mail-from", help="a sender that SES has verified; without it no case about mail is asked")
    parser.add_argument("--confirm", metavar="ACCOUNT", help="the account's number, for scripts that nobody answers")
    parser.add_argument("cases", nargs="*", help="only cases whose names contain one of these words")
    return parser.parse_args(words)


def main(words, ask=input, say=print):
    asked = arguments(words)
    session, endpoint = boto3.Session(region_name=asked.region), os.environ.get("AWS_ENDPOINT_URL")
    account = session.client("sts", endpoint_url=endpoint).get_caller_identity()["Account"]
    mails = f"three from {asked.mail_from}" if asked.mail_from else "none"
    say(MAKES.format(region=asked.region, account=account, name=asked.prefix, mails=mails))
    try:
        answer = asked.confirm or ask(f"Type {account} to go on: ")
    except EOFError:
        answer = ""
    if answer != account:
        say("Nothing was made.")
        return 1
    with Place(session, asked.prefix, endpoint, asked.mail_from) as place:
        outcome = place.run_suite(asked.cases)
    say(f"{asked.prefix} is gone.")
    return outcome


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
