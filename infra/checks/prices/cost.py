"""What Doorbell costs: measured counts times a table of prices. `make pages` writes infra/COST.md anew."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "infra" / "COST.md"

# What a call waits for, beside its instructions: one round trip to a service in the same region. Assumed, not measured.
ROUND_TRIP_MS = 6
MEMORY_GB = 0.5
SWEEPS_A_MONTH = 30 * 24 * 60
# Each of them asks the list and the notes of the day before, with half a unit each when there is nothing.
LOOKS_BACK_A_MONTH = 30
# Lambda asks a queue for jobs even when there are none: five askers, each waiting 20 s, for each of two queues.
ASKED_A_MONTH = 2 * 5 * 30 * 24 * 3600 // 20


def read(path):
    return json.loads((ROOT / path).read_text(encoding="utf-8"))


def own_metrics():
    """The names of the figures that functions write for AWS to count."""
    source = (ROOT / "shared" / "runtime" / "src" / "metric.rs").read_text(encoding="utf-8")
    return set(re.findall(r'Self::\w+ => \("(\w+)", "\w+"\)', source))


class Counts(dict):
    """How often something that has a price happens."""

    def add(self, what, count):
        self[what] = self.get(what, 0) + count
        return self

    def plus(self, other, times=1):
        for what, count in other.items():
            self.add(what, count * times)
        return self


def call(measured, case):
    """One warm call of a function."""
    warm = measured[case]["warm"]
    counts = Counts({"function call": 1, "write unit": warm["write_units"], "read unit": warm["read_units"]})
    counts.add("gigabyte second", MEMORY_GB * (ROUND_TRIP_MS * warm["round_trips"] + 1) / 1000)
    counts.add("socket message", warm["calls"].get("Sockets.Post", 0))
    counts.add("queue request", warm["calls"].get("SQS.SendMessage", 0))
    counts.add("mail", warm["calls"].get("SES.SendEmail", 0))
    return counts


def walks(measured):
    """What people do, as counts."""

    def of(case):
        return call(measured, case)

    http, frame = Counts({"HTTP request": 1}), Counts({"socket message": 1})
    followed = of("relay: message")
    # The job is sent, received and deleted.
    mail = of("email-worker: notice").plus(Counts({"queue request": 3}))
    form = of("contact-submit: form").plus(http).plus(followed).plus(mail)
    message = of("socket-message: message of 120 characters").plus(frame).plus(followed)
    opened = Counts()
    for case in ("visitor-api: settings", "visitor-api: message over HTTP", "visitor-api: settings"):
        # Settings, visitor and ticket, conversation: three calls over HTTP, counted as what was measured of that function.
        opened.plus(of(case)).plus(http)
    opened.plus(of("socket-connect: visitor")).plus(of("socket-disconnect: visitor")).plus(Counts({"socket minute": 15}))
    chat = Counts().plus(opened).plus(message, 20).plus(mail)
    idle = of("sweep: nothing due").plus({}, 1)
    back = Counts({"function call": 1, "read unit": 1, "gigabyte second": MEMORY_GB * (2 * ROUND_TRIP_MS + 1) / 1000})
    month = Counts().plus(idle, SWEEPS_A_MONTH).plus(back, LOOKS_BACK_A_MONTH).plus(Counts({"queue request": ASKED_A_MONTH}))
    return {
        "a form, with one notice by mail": form,
        "a message of 120 characters": message,
        "a chat of 20 messages, with one notice by mail": chat,
        "a month in which nobody rings": month,
        "a month of 1,000 chats": Counts().plus(month).plus(chat, 1_000),
        "a month of 10,000 chats": Counts().plus(month).plus(chat, 10_000),
        "a month of 100,000 chats": Counts().plus(month).plus(chat, 100_000),
    }


def dollars(counts, prices):
    per_one = {what: price / 1e6 for what, price in prices["per_million"].items()}
    per_one["gigabyte second"] = prices["gigabyte second"]
    return sum(count * per_one[what] for what, count in counts.items())


def amount(value):
    return f"{value:,.2f}" if value >= 0.005 else f"{value:.7f}"


def page():
    measured, prices = read("tests/bench/measured.json"), read("infra/checks/prices/prices.json")
    rows = walks(measured)
    columns = ["write unit", "read unit", "function call", "socket message", "HTTP request", "queue request", "mail"]
    lines = [
        "# What it costs",
        "",
        "Computed by `infra/checks/prices/cost.py` from `tests/bench/measured.json` and `infra/checks/prices/prices.json`; `make check` fails when this page is behind them.",
        "",
        f"Prices of {prices['date']}, {prices['region']}. {prices['note']}",
        "",
        "| what | US dollars | " + " | ".join(column + "s" for column in columns) + " |",
        "|---|---|" + "---|" * len(columns),
    ]
    for what, counts in rows.items():
        cells = [f"{counts.get(column, 0):,.2f}".removesuffix(".00") for column in columns]
        lines.append(f"| {what} | {amount(dollars(counts, prices))} | " + " | ".join(cells) + " |")
    lines += [
        "",
        "What the figures hold and leave out:",
        "",
        f"- A function has {int(MEMORY_GB * 1024)} MB and waits {ROUND_TRIP_MS} ms for each round trip to a service; that is assumed, all counts are measured.",
        "- A chat is 20 messages, a socket of 15 minutes, three calls over HTTP to open it, and one mail to one agent. The agent's own socket and console are not in it.",
        f"- A month in which nobody rings is {SWEEPS_A_MONTH:,} looks of `sweep`, {LOOKS_BACK_A_MONTH} looks back at the day before, and {ASKED_A_MONTH:,} questions of Lambda to the two empty queues.",
        f"  The calls lie within the free tier that does not end, and of the questions a million does; the {ASKED_A_MONTH - 1_000_000:,} above it are {amount((ASKED_A_MONTH - 1_000_000) * prices['per_million']['queue request'] / 1e6)} US dollars, and the reads of `sweep` are billed. The second",
        "  queue keeps sign-in mails from waiting behind notices.",
        f"- Where the stack is watched, each of its {len(own_metrics())} own metrics costs {prices['metric a month']:.2f} US dollars a month, by the hours in which it is written: nothing while nobody rings, and",
        f"  at most {len(own_metrics()) * prices['metric a month']:.2f} US dollars a month for all of them, however much is said. That is not in the table.",
        "- Left out too: what `sweep` reads and writes for a conversation whose visitor wrote two minutes ago, once every two minutes while nobody answers.",
        "- What follows from a form is counted as what follows from a message; its running number and its line of the queue's log are a few units more.",
        "- Left out: alarms and dashboard (`infra/RUNBOOK.md` says what they cost), storage, logs, data transfer, certificates, domain names, a firewall.",
        "",
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
