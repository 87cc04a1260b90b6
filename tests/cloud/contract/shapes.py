"""The shapes of expressions: what is left of one when names and values are called `a` and `v`."""

import re

# Where the store writes expressions down.
CALLS = r"\.(?:set|when|remove|key_condition_expression|filter_expression|condition_expression)\(\s*(?:format!\(\s*)?\"([^\"]*)\""
TEXTS = r'"((?:[^"\\]|\\.)*)"'
FUNCTIONS = "attribute_exists|attribute_not_exists|begins_with|contains|if_not_exists|list_append|size"
WORDS = {"AND", "OR", "NOT", "IN", "BETWEEN"}


def clauses(expression):
    """The parts of an expression that stand for themselves: actions, and conditions that all must hold."""
    text = re.sub(r"^(SET|REMOVE|ADD|DELETE) | (?:SET|REMOVE|ADD|DELETE) ", ", ", expression)
    # `BETWEEN x AND y` is one condition.
    text = re.sub(r"(BETWEEN \S+) AND ", r"\1 & ", text)
    depth, part = 0, ""
    for token in re.split(r"(,|\(|\)| AND )", text):
        depth += {"(": 1, ")": -1}.get(token, 0)
        if depth == 0 and token in (",", " AND "):
            yield part.strip()
            part = ""
        else:
            part += token
    yield part.strip()


def without_brackets(clause):
    """The clause without brackets around all of it."""
    inner = clause[1:-1]
    around = clause.startswith("(") and clause.endswith(")") and inner.find("(") <= inner.find(")")
    return inner if around else clause


def shape(clause):
    def token(found):
        word = found[0]
        if word in WORDS or re.fullmatch(FUNCTIONS, word):
            return word
        return "v" if word.startswith(":") else "a"

    named = re.sub(r"\{\w+\}|\d+", "0", without_brackets(clause))
    return re.sub(r"\s+", " ", re.sub(r"[:#]?[A-Za-z_]\w*", token, named))


def of(expressions):
    """The shapes of all clauses, each with one of its clauses."""
    return {shape(clause): clause for expression in expressions for clause in clauses(expression) if clause}


def expressions(folder):
    """The expressions in the sources of a library that talks to DynamoDB."""
    return found(folder, CALLS)


def texts(folder):
    """Every text in the sources of a folder, whatever it is."""
    return found(folder, TEXTS)


def found(folder, pattern):
    return [text for path in sorted(folder.rglob("*.rs")) for text in re.findall(pattern, path.read_text(encoding="utf-8"))]
