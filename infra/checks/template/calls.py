"""Which calls of AWS can be reached from a function's source.

A reading of the source by its form, not by its types. It leans on three habits of this code: sources are formatted by rustfmt, a library's
struct is held in a field or variable of the library's name (`state.store.put_entry(…)`), and only libraries call AWS.
"""

import re

from project import ROOT

# A library of ours and the name that its struct goes by.
HELD_AS = {"store": "store", "delivery": "delivery", "follow-up": "follow_up", "limits": "limits"}
CALLS = {
    r"\.get_item\(\)": "GetItem",
    r"\.batch_get_item\(\)": "BatchGetItem",
    r"\.batch_write_item\(\)": "BatchWriteItem",
    r"\.put_item\(\)|TransactWriteItem::builder\(\)\.put\(": "PutItem",
    r"\.update_item\(\)|\.in_transaction\(": "UpdateItem",
    r"\.delete_item\(\)|TransactWriteItem::builder\(\)\.delete\(": "DeleteItem",
    r"TransactWriteItem::builder\(\)\.condition_check\(": "ConditionCheckItem",
    r"\.query\(\)": "Query",
}
INDEXES = {"BY_BUCKET": "by_bucket", "BY_AGENT": "by_agent", "DUE": "due"}
FUNCTION = re.compile(r"^( *)(?:pub(?:\([a-z]+\))? )?(?:async )?fn (\w+)\b.*?^\1}", re.MULTILINE | re.DOTALL)


def source(folder):
    """All the source of a package without its tests, with every chain of calls on one line."""
    parts = []
    for path in sorted((ROOT / folder / "src").rglob("*.rs")):
        if path.stem != "tests" and "tests" not in path.parent.parts:
            parts.append(path.read_text(encoding="utf-8").split("#[cfg(test)]\nmod tests {")[0])
    return re.sub(r"\s*\n\s*\.(?=\w)", ".", "\n".join(parts))


def bodies(text):
    """The text of every function, by name; functions of the same name count as one."""
    found = {}
    for match in FUNCTION.finditer(text):
        found[match[2]] = found.get(match[2], "") + match[0].split("{", 1)[-1]
    return found


BODIES = {library: bodies(source(f"shared/{library}")) for library in HELD_AS}


def called_on(text, name):
    return set(re.findall(rf"\b{name}(?:\(\))?\.(\w+)\(", text))


def calls_in(text):
    """What a piece of source asks of the table, and of which index."""
    found = {operation for pattern, operation in CALLS.items() if re.search(pattern, text)}
    if ".index_name(" in text:
        found.discard("Query")
    return found | {f"Query {index}" for constant, index in INDEXES.items() if re.search(rf"\b{constant}\b", text)}


def reached(package):
    """What a package of `functions/` can ask of the table, and by which methods it gets there."""
    text = source(f"functions/{package}")
    ahead = [(library, name, f"{held}.{name}") for library, held in HELD_AS.items() for name in called_on(text, held)]
    seen, found = set(), {}
    while ahead:
        library, name, way = ahead.pop()
        body = BODIES[library].get(name)
        if (library, name) in seen or body is None:
            continue
        seen.add((library, name))
        for call in calls_in(body):
            found.setdefault(call, way)
        within = called_on(body, "self") | set(re.findall(r"(?<![\w.:])(?:Self::)?([a-z_]+)\(", body))
        ahead += [(library, each, f"{way} > {each}") for each in within]
        ahead += [(other, each, f"{way} > {held}.{each}") for other, held in HELD_AS.items() for each in called_on(body, held)]
    return found
