"""What stands in backticks in a document exists: paths from the root or from the document's own folder, and names of the code."""

import re

from project import BUILT

SPAN = re.compile(r"`([^`\n]+)`")
NAME = re.compile(r"^(?:\w+::)+(\w+)$")
DEFINED = re.compile(r"\b(?:fn|struct|enum|trait|mod|const|static|type)\s+(\w+)")
MEMBER = re.compile(r"^\s+(?:pub(?:\(crate\))? )?(\w+)(?=[:,({]| \{)", re.MULTILINE)
PATH = re.compile(r"^(?:\./|\.\./)*[\w.@-]+(?:/[\w.@-]+)*/?$")
# A single word is meant as a file when it ends like one of these.
ENDINGS = (".css", ".ftl", ".json", ".lock", ".md", ".mjs", ".py", ".rs", ".sh", ".toml", ".ts", ".tsx", ".yaml")


def spans(page):
    """What stands in backticks outside of code blocks."""
    return SPAN.findall(re.sub(r"^```.*?^```", "", page, flags=re.DOTALL | re.MULTILINE))


def defined(sources):
    """Every name that Rust sources define, fields and variants among them."""
    return {name for source in sources for kind in (DEFINED, MEMBER) for name in kind.findall(source)}


def complaints_of_names(document, page, known):
    """Names such as `domain::rights` that no source defines. A library is a name too."""
    for span in spans(page):
        name = NAME.match(span)
        if name and name[1] not in known:
            yield f"{document}: no source defines {span}"


def complaints_of_methods(document, page, known):
    """Methods in the second column of a table of access patterns that no source defines."""
    table = page.partition("## Access patterns")[2]
    for row in re.findall(r"^\| [^|]+\|([^|]+)\|", table, re.MULTILINE):
        for method in re.findall(r"`(\w+)[^`]*`", row):
            if method not in known:
                yield f"{document}: no source defines {method}"


def paths(page):
    """What looks like a path."""
    for span in spans(page):
        words = span.split(":")[0].split("#")[0]
        if PATH.match(words) and ("/" in words.rstrip("/") or words.endswith(("/", *ENDINGS))):
            yield words


def complaints(document, page, files):
    """Paths of a document that lead nowhere. `files` are all files of the project."""
    files = set(files)
    folders = {file.rsplit("/", depth)[0] for file in files for depth in range(1, file.count("/") + 1)}
    first = {entry.split("/")[0] for entry in files}
    own = document.rpartition("/")[0]
    beside = {entry[len(own) + 1 :].split("/")[0] for entry in files if own and entry.startswith(f"{own}/")}
    for path in paths(page):
        steps = path.rstrip("/").split("/")
        if BUILT & set(steps) or not (steps[0] in first | beside | {".", ".."} or path.endswith(ENDINGS)):
            continue
        if not any(found in files | folders for found in places(own, steps)) and not within(own, path, files):
            yield f"{document}: there is no {path}"


def complaints_of_pages(source, text, files):
    """Pages such as OPS.md that a source or document names and the project does not have."""
    known = {file.rpartition("/")[2] for file in files}
    for page in sorted(set(re.findall(r"\b[A-Z]{2,}\.md\b", text)) - known):
        yield f"{source}: there is no page {page}"


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
