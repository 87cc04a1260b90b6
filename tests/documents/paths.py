"""Every path in backticks in a document exists: from the root, or from the document's own folder."""

import re

from project import BUILT

SPAN = re.compile(r"`([^`\n]+)`")
PATH = re.compile(r"^(?:\./|\.\./)*[\w.@-]+(?:/[\w.@-]+)*/?$")
# A single word is meant as a file when it ends like one of these.
ENDINGS = (".css", ".ftl", ".json", ".lock", ".md", ".mjs", ".py", ".rs", ".sh", ".toml", ".ts", ".tsx", ".yaml")


def paths(page):
    """What stands in backticks outside of code blocks and looks like a path."""
    prose = re.sub(r"^```.*?^```", "", page, flags=re.DOTALL | re.MULTILINE)
    for span in SPAN.findall(prose):
        words = span.split(":")[0].split("#")[0]
        if PATH.match(words) and ("/" in words.rstrip("/") or words.endswith(("/", *ENDINGS))):
            yield words


def complaints(document, page, files):
    """Paths of a document that lead nowhere. `files` are all files of the project."""
    files = set(files)
    folders = {file.rsplit("/", depth)[0] for file in files for depth in range(1, file.count("/") + 1)}
    first = {entry.split("/")[0] for entry in files}
    own = document.rpartition("/")[0]
    beside = {entry[len(own) + 1:].split("/")[0] for entry in files if own and entry.startswith(f"{own}/")}
    for path in paths(page):
        steps = path.rstrip("/").split("/")
        if BUILT & set(steps) or not (steps[0] in first | beside | {".", ".."} or path.endswith(ENDINGS)):
            continue
        if not any(found in files | folders for found in places(own, steps)) and not within(own, path, files):
            yield f"{document}: there is no {path}"


def places(own, steps):
    """Where a path may lead: from the root, and from the document's folder."""
    yield "/".join(steps)
    whole = own.split("/") if own else []
    for step in steps:
        if step == "..":
            whole = whole[:-1]
        elif step != ".":
            whole = [*whole, step]
    yield "/".join(whole)


def within(own, path, files):
    """A bare name of a file somewhere below the document."""
    return "/" not in path and any(file.startswith(own) and file.endswith(f"/{path}") for file in files)
