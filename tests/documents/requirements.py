"""REQUIREMENTS.md is honest: its tests exist, what is done is shown, and every id that the project names is listed."""

import re
from pathlib import Path

from project import files

ROW = re.compile(r"^\| (?P<id>[A-Z]+\+?\d+) \|(?P<sentence>[^|]*)\| (?P<state>[^|]*?) \|(?P<tests>.*)\|$")
STATE = re.compile(r"^(done|partly: .+|not yet)$")
TEST = re.compile(r"`([^`:]+): ([^`]+)`")
# In a comment or a text: `N6`, `SM4`, `U+5`; not `%F2`, `0xF2`, `X86_64` or a code point such as `U+2022`.
NAMED = re.compile(r"(?<![\w%#$+.\\/])(?<![A-Za-z]-)(?:(?:SM|[NUT])\+?|[RFSX])[1-9]\d?(?![\w.+%]\w|\w|-[a-z\d])")
SOURCES = {".mjs", ".py", ".rs", ".ts", ".tsx"}
READ = SOURCES | {".css", ".md", ".sh", ".toml", ".yaml"}
# Words that look like an id: the window system of Unix in the names of browsers, and Amazon S3 is listed by chance.
NO_ID = {"X11"}


def rows(page):
    """The rows of all tables, each with the number of its line."""
    for number, line in enumerate(page.splitlines(), 1):
        found = ROW.match(line)
        if found:
            yield number, found
        elif line.startswith("| ") and not line.startswith("| id "):
            yield number, None


def parts(name):
    """`U+14` as ("U+", 14), which sorts as the tables do."""
    letters = name.rstrip("0123456789")
    return letters, int(name[len(letters) :])


def complaints_of_table(page):
    """Rows that are malformed, doubled, out of order, or say done without a test."""
    seen = set()
    before = None
    for number, row in rows(page):
        if row is None:
            yield f"line {number} is no row of id, requirement, state and tests"
            continue
        name = row["id"]
        group, place = parts(name)
        if name in seen:
            yield f"{name} is listed twice"
        elif before and before[0] == group and place <= before[1]:
            yield f"{name} is out of order"
        seen.add(name)
        before = group, place
        if not STATE.match(row["state"]):
            yield f'{name}: the state is "done", "partly: what is missing" or "not yet", not "{row["state"]}"'
        if row["state"] == "done" and not TEST.search(row["tests"]):
            yield f"{name} is done, and no test shows it"
        if TEST.sub("", row["tests"]).strip(" ,"):
            yield f"{name}: tests are written `path: name`, with a comma between them"


def holds(path, text, name):
    """Whether a file has a test of this name."""
    if path.endswith(".rs"):
        return re.search(rf"\bfn {re.escape(name)}\(", text) is not None
    if path.endswith(".py"):
        return re.search(rf"\bdef {re.escape(name)}\(", text) is not None
    return any(f"{quote}{name}{quote}" in text for quote in "\"'`")


def now_in(root, name):
    """Where a test of this name is, for the person who moved it."""
    for path in files(root):
        if Path(path).suffix in SOURCES and holds(path, (root / path).read_text(encoding="utf-8"), name):
            return f"; it is in {path} now"
    return ""


def complaints_of_tests(page, root):
    """Tests that are not where a row says."""
    for _, row in rows(page):
        for path, name in TEST.findall(row["tests"]) if row else ():
            file = root / path
            if not file.is_file():
                yield f"{row['id']}: there is no file {path}{now_in(root, name)}"
            elif not holds(path, file.read_text(encoding="utf-8"), name):
                yield f'{row["id"]}: {path} has no test "{name}"{now_in(root, name)}'


def listed(page):
    return {row["id"] for _, row in rows(page) if row}


def complaints_of_names(page, path, text):
    """Ids that a file names and the table does not have."""
    known = listed(page) | NO_ID
    for number, line in enumerate(text.splitlines(), 1):
        for name in NAMED.findall(line):
            if name not in known:
                yield f"{path}:{number} names {name}, which is not listed"
