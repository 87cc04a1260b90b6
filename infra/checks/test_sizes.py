"""No file, no folder and no function of Python is larger than a reader can hold. Biome holds those of the pages (`biome.jsonc`)."""

import ast
import subprocess
import unittest
from collections import Counter
from pathlib import PurePath

from project import ROOT

CODE = {".css", ".mjs", ".py", ".rs", ".sh", ".ts", ".tsx"}
MOST_LINES = 500
MOST_LINES_OF_A_FUNCTION = 50
MOST_FILES = 15


def code():
    """The files of code that are in the repository, or are to be."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=True
    )
    return [path for path in map(PurePath, listed.stdout.splitlines()) if path.suffix in CODE and (ROOT / path).exists()]


def functions(path):
    """The functions of a Python file, each with its number of lines."""
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, node.end_lineno - node.lineno + 1


class Sizes(unittest.TestCase):
    def test_no_file_is_long(self):
        texts = {str(path): (ROOT / path).read_text(encoding="utf-8") for path in code()}
        # What a program writes is read by programs.
        lines = {path: len(text.splitlines()) for path, text in texts.items() if not text.startswith("// Generated from")}
        self.assertGreater(len(lines), 500, "the files are not found")
        self.assertEqual({}, {path: count for path, count in lines.items() if count > MOST_LINES})

    def test_no_folder_is_wide(self):
        files = Counter(str(path.parent) for path in code())
        self.assertEqual({}, {folder: count for folder, count in files.items() if count > MOST_FILES})

    def test_no_function_of_python_is_long(self):
        found = {f"{path}: {name}": count for path in code() if path.suffix == ".py" for name, count in functions(path)}
        self.assertGreater(len(found), 300, "the functions are not found")
        self.assertEqual({}, {name: count for name, count in found.items() if count > MOST_LINES_OF_A_FUNCTION})


if __name__ == "__main__":
    unittest.main()
