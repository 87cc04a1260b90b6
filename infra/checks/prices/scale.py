"""What ten and a thousand times as many chats ask for: measured counts against limits. `make pages` writes infra/SCALE.md anew."""

from prices.cost import MEMORY_GB, ROOT, amount, dollars, read, walks

PAGE = ROOT / "infra" / "SCALE.md"

CHATS_A_DAY = 1_000
TIMES = (1, 10, 100, 1_000)
# A shop's day is not even: the busiest hour has a seventh of it, and its busiest second three times as much as its average one. Assumed.
BUSY_HOUR = 1 / 7
BUSY_SECOND = 3
CHAT = "a chat of 20 messages, with one notice by mail"
MESSAGES = 20
SOCKET_MINUTES = 15
# How often a row is written anew in a chat: when it is opened, taken, answered, closed, and once in each minute of talk. Assumed.
ROWS = 12
ROW_UNITS = 2

# `sweep` looks at a conversation two minutes after it was written to, and again as long as it is. Each look takes so many of them, and comes every minute.
LOOKS = SOCKET_MINUTES / 2
# Ten places for ten seconds, and a tenth of a second for each conversation: assumed, some six round trips and one that waits.
LOOKED_AT = 1_000

# How many of its functions a new account runs at once, and how many of them work that nobody waits for may take at its worst: mail as the template lets it by itself,
# `relay` one for each shard of a new table's stream, `sweep` one. The number of shards is assumed.
NEW_ACCOUNT = 10
NOTICES_AT_ONCE, SIGN_INS_AT_ONCE = 2, 2
BACKGROUND = {"email-worker": NOTICES_AT_ONCE + SIGN_INS_AT_ONCE, "relay": 4, "sweep": 1}

# What a limit is called, how much of it is used in the busiest second of so many chats a second, how much there is, and what to do.
LIMITS = [
    (
        "Lambda: functions at once",
        lambda chats, chat: chats * chat["gigabyte second"] / MEMORY_GB,
        1_000,
        "ask AWS for more (`L-B99A9384`)",
    ),
    ("API Gateway: new sockets a second, visitors alone", lambda chats, chat: chats, 500, "ask AWS for more"),
    ("`template.yaml`: `$connect` a second", lambda chats, chat: chats, 50, "raise `ThrottlingRateLimit` of `$connect`"),
    (
        "`template.yaml`: frames a second",
        lambda chats, chat: chats * (MESSAGES + SOCKET_MINUTES / 4),
        500,
        "raise `ThrottlingRateLimit` of `Sockets`",
    ),
    (
        "`template.yaml`: visitors' calls a second",
        lambda chats, chat: chats * chat["HTTP request"],
        200,
        "raise `ThrottlingRateLimit` of `WidgetStage`",
    ),
    ("DynamoDB: write units a second of the table", lambda chats, chat: chats * chat["write unit"], 40_000, "ask AWS for more"),
    (
        "DynamoDB: write units a second of one item, the counter of running numbers",
        lambda chats, chat: chats * 2,
        1_000,
        "a counter for each site",
    ),
    (
        "DynamoDB: write units a second of one list, all chats in one queue",
        lambda chats, chat: chats * ROWS * ROW_UNITS,
        1_000,
        "more queues, or shards of a list",
    ),
    (
        "`sweep`: conversations a second, through the busiest hour",
        lambda chats, chat: chats / BUSY_SECOND * LOOKS,
        LOOKED_AT / 60,
        "more places in one look (`AT_ONCE`); until then missed chats are found late",
    ),
    ("`email-worker`: mails a second, two at once", lambda chats, chat: chats, NOTICES_AT_ONCE * 1000 / 40, "raise `MailConcurrency`"),
    ("SES: mails a second", lambda chats, chat: chats * chat["mail"], 14, "ask AWS for more; until then mails wait"),
]


def busiest_second(times):
    """Chats that begin in the busiest second."""
    return CHATS_A_DAY * times * BUSY_HOUR / 3600 * BUSY_SECOND


def used(value):
    return f"{value:,.0f}" if value >= 10 else f"{value:.2f}"


def cell(value, limit):
    text = used(value)
    return f"**{text}**" if value > limit else text


def reached(of, chat, limit):
    """Chats a day at which the limit is reached."""
    return limit / of(1, chat) / BUSY_SECOND * 3600 / BUSY_HOUR


def page():
    measured, prices = read("tests/bench/measured.json"), read("infra/checks/prices/prices.json")
    rows = walks(measured)
    chat, month = rows[CHAT], rows["a month in which nobody rings"]
    lines = [
        "# Ten times, a thousand times",
        "",
        "Computed by `infra/checks/prices/scale.py` from `tests/bench/measured.json`; `make check` fails when this page is behind it. Nothing here was tried at this size.",
        "",
        f"One is {CHATS_A_DAY:,} chats a day of {MESSAGES} messages each. A seventh of them come in the busiest hour, and its busiest second has {BUSY_SECOND} times its average. The cells are what that second asks",
        "for; bold is more than a new account or the template gives. Limits are those of AWS's pages of 2026-11 for large regions.",
        "",
        "| limit | there is | " + " | ".join(f"x {times:,}" for times in TIMES) + " | reached at chats a day | then |",
        "|---|---|" + "---|" * (len(TIMES) + 2),
    ]
    for name, of, limit, then in sorted(LIMITS, key=lambda each: reached(each[1], chat, each[2])):
        cells = [cell(of(busiest_second(times), chat), limit) for times in TIMES]
        lines.append(f"| {name} | {used(limit)} | " + " | ".join(cells) + f" | {reached(of, chat, limit):,.0f} | {then} |")
    costs = [amount(dollars(chat, prices) * CHATS_A_DAY * 30 * times + dollars(month, prices)) for times in TIMES]
    lines += [f"| US dollars a month | – | {' | '.join(costs)} | – | [COST.md](COST.md) |", "", *remarks()]
    return "\n".join(lines)


def remarks():
    return [
        "What does not grow:",
        "",
        "- A message costs the same in the first and in the millionth conversation: it writes one item, and reads none.",
        "- A page of a list is one query of an index. It costs what stands on it, not what stands behind it.",
        "",
        "What grows: the rows stand in the order in which they are reached. Quotas and the throttles of `template.yaml` are there to be raised. Three rows ask for a change of code: how many",
        "conversations `sweep` takes in one look, the partition of the index that holds all rows of one queue and status, and the one counter that gives every conversation its number.",
        "",
        f"A new account may run {NEW_ACCOUNT} functions at once. Mail, `relay` and `sweep` take {sum(BACKGROUND.values())} of them at most, while all of them have work, so {NEW_ACCOUNT - sum(BACKGROUND.values())} stay for people:",
        f"`email-worker` {NOTICES_AT_ONCE} for notices (`MailConcurrency`) and {SIGN_INS_AT_ONCE} for sign-in mails (AWS's least, and hardly ever both at work), `relay` one for each shard of the table's stream, of which a new table is assumed to have {BACKGROUND['relay']}, `sweep` {BACKGROUND['sweep']}.",
        "",
        "What the figures hold and leave out:",
        "",
        "- Units, calls and posts are measured; the time that a function runs is assumed as in [COST.md](COST.md), without cold starts.",
        f"- A row of the list is written {ROWS} times in a chat at {ROW_UNITS} units each; a mail takes `email-worker` 40 ms. Both are assumed.",
        "- Agents' own sockets and lists are left out. A console that watches a queue gets a frame for each change in it.",
        "- `doorbell verify` reads everything: a million chats of 6 KB are 6 GB, 0.30 US dollars and half an hour.",
        "",
    ]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
