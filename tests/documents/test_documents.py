"""The documents hold: REQUIREMENTS.md and the paths of all of them. Each rule is tried on a fault that is planted."""

import tempfile
import unittest
from pathlib import Path

import paths
import requirements
from project import ROOT, files

# Its faults are planted.
HERE = Path(__file__).resolve().relative_to(ROOT).as_posix()
PAGE = (ROOT / "tests/REQUIREMENTS.md").read_text(encoding="utf-8")
TABLE = """
| id | requirement | state | shown by |
|---|---|---|---|
| N1 | A form. | done | `a.rs: a_form_is_stored`, `b.test.ts: a form, and more` |
| N2 | A list. | partly: no pages | |
| N+1 | A dot. | not yet | |
"""


class TheProject(unittest.TestCase):
    def assert_none(self, complaints):
        complaints = list(complaints)
        self.assertFalse(complaints, "\n" + "\n".join(complaints))

    def test_every_row_is_in_order_and_what_is_done_is_shown(self):
        self.assert_none(requirements.complaints_of_table(PAGE))

    def test_every_listed_test_exists(self):
        self.assert_none(requirements.complaints_of_tests(PAGE, ROOT))

    def test_every_id_that_is_named_is_listed(self):
        self.assert_none(
            complaint
            for path in files()
            if Path(path).suffix in requirements.READ and path != HERE
            for complaint in requirements.complaints_of_names(PAGE, path, (ROOT / path).read_text(encoding="utf-8"))
        )

    def test_every_path_of_a_document_exists(self):
        known = list(files())
        self.assert_none(
            complaint
            for path in known
            if path.endswith(".md")
            for complaint in paths.complaints(path, (ROOT / path).read_text(encoding="utf-8"), known)
        )

    def test_every_page_that_is_named_exists(self):
        known = list(files())
        self.assert_none(
            complaint
            for path in known
            if Path(path).suffix in requirements.READ and path != HERE
            for complaint in paths.complaints_of_pages(path, (ROOT / path).read_text(encoding="utf-8"), known)
        )

    def test_every_name_of_the_code_in_a_document_is_defined(self):
        known = paths.defined((ROOT / path).read_text(encoding="utf-8") for path in files() if path.endswith(".rs"))
        for document in (path for path in files() if path.endswith(".md")):
            page = (ROOT / document).read_text(encoding="utf-8")
            self.assert_none(paths.complaints_of_names(document, page, known))
            self.assert_none(paths.complaints_of_methods(document, page, known))


class ATable(unittest.TestCase):
    def complaints(self, old, new):
        self.assertIn(old, TABLE)
        return list(requirements.complaints_of_table(TABLE.replace(old, new, 1)))

    def test_a_good_one_has_no_complaints(self):
        self.assertEqual([], self.complaints("N1", "N1"))

    def test_an_id_that_is_listed_twice_is_found(self):
        self.assertEqual(["N1 is listed twice"], self.complaints("N2", "N1"))

    def test_an_id_out_of_order_is_found(self):
        self.assertEqual(["N2 is out of order"], self.complaints("N1", "N3"))

    def test_a_group_of_its_own_begins_anew(self):
        self.assertEqual([], self.complaints("N1 ", "N0 "))

    def test_done_without_a_test_is_found(self):
        for tests in ("| |", "| |", "| later |"):
            found = self.complaints("| `a.rs: a_form_is_stored`, `b.test.ts: a form, and more` |", tests)
            self.assertIn("N1 is done, and no test shows it", found)

    def test_a_state_of_another_kind_is_found(self):
        for state in ("soon", "partly", "Done", "not yet done"):
            self.assertEqual(1, len(self.complaints("not yet", state)), state)

    def test_words_in_the_place_of_a_test_are_found(self):
        self.assertEqual(1, len(self.complaints("no pages | |", "no pages | by hand |")))

    def test_a_row_that_is_none_is_found(self):
        self.assertEqual(1, len(self.complaints("| A dot. |", "|")))


class TestsOfATable(unittest.TestCase):
    def complaints(self, rust, script):
        with tempfile.TemporaryDirectory() as folder:
            root = Path(folder)
            for name, text in (("a.rs", rust), ("b.test.ts", script)):
                if text is not None:
                    (root / name).write_text(text, encoding="utf-8")
            return list(requirements.complaints_of_tests(TABLE, root))

    def test_those_that_exist_are_found(self):
        self.assertEqual([], self.complaints("async fn a_form_is_stored() {}", 'test("a form, and more", ok)'))

    def test_a_file_that_is_gone_is_told(self):
        self.assertEqual(["N1: there is no file a.rs"], self.complaints(None, "`a form, and more`"))

    def test_a_test_that_is_gone_or_has_another_name_is_told(self):
        for rust in ("", "fn a_form_is_stored_twice() {}", "// a_form_is_stored", "fn form() {}"):
            found = self.complaints(rust, "'a form, and more'")
            self.assertEqual(['N1: a.rs has no test "a_form_is_stored"'], found, rust)

    def test_where_a_test_went_is_told(self):
        found = self.complaints("mod other;", '"a form, and more"; // fn a_form_is_stored(')
        self.assertEqual(['N1: a.rs has no test "a_form_is_stored"'], found)
        found = self.complaints("fn a_form_is_stored() {}", None)
        self.assertEqual(["N1: there is no file b.test.ts"], found)
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "moved").mkdir()
            (Path(folder) / "moved/a.rs").write_text("fn a_form_is_stored() {}", encoding="utf-8")
            told = list(requirements.complaints_of_tests(TABLE, Path(folder)))
            self.assertEqual("N1: there is no file a.rs; it is in moved/a.rs now", told[0])

    def test_a_longer_name_is_another_test(self):
        self.assertEqual(1, len(self.complaints("fn a_form_is_stored() {}", '"a form, and more of it"')))


class NamesOfRequirements(unittest.TestCase):
    def names(self, text):
        return [found.split()[2].strip(",") for found in requirements.complaints_of_names(TABLE, "a.rs", text)]

    def test_one_that_is_not_listed_is_told(self):
        for text, name in {
            "// as often as it likes (N3)": "N3",
            "(N1, T9)": "T9",
            "(N1-N16)": "N16",
            "SM4: opens": "SM4",
            "see U+5.": "U+5",
            "R41 says": "R41",
        }.items():
            self.assertEqual([name], self.names(text), text)

    def test_what_is_listed_or_no_id_is_not_told(self):
        for text in ("(N1, N2, N+1)", "%CF%F0%E8", "U+2022", "U+00AD", "0xF2", "X86_64", "Linux X11;", "v2.R1x", "ES2022", "#F5F5F5"):
            self.assertEqual([], self.names(text), text)


class Paths(unittest.TestCase):
    FILES = ("README.md", "shared/store/README.md", "shared/store/src/keys.rs", "tests/it/form.rs")

    def complaints(self, document, page):
        return [found.split()[-1] for found in paths.complaints(document, page, self.FILES)]

    def test_what_exists_is_found(self):
        for page in ("`shared/store/src/keys.rs`", "`shared/store/`", "`keys.rs`", "`tests/it/form.rs: a_form`"):
            self.assertEqual([], self.complaints("README.md", page), page)
        for page in ("`src/keys.rs`", "`../../tests/it`", "`keys.rs`"):
            self.assertEqual([], self.complaints("shared/store/README.md", page), page)

    def test_what_is_gone_is_told(self):
        for path in ("shared/store/src/key.rs", "shared/storage", "form.rs2.md", "tests/its/", "shared/store/keys.rs"):
            told = [path] if "shared" in path or "tests" in path or path.endswith(".md") else []
            self.assertEqual(told, self.complaints("README.md", f"See `{path}`."), path)
        self.assertEqual(["form.rs"], self.complaints("shared/store/README.md", "`form.rs`"))

    def test_a_page_that_is_elsewhere_is_told(self):
        for text in ("// see PLAN.md", "[plan](../PLAN.md)", "(PLAN.md, S3)", "`notes/PLAN.md`"):
            self.assertEqual(["a.rs: there is no page PLAN.md"], list(paths.complaints_of_pages("a.rs", text, self.FILES)), text)
        self.assertEqual([], list(paths.complaints_of_pages("a.rs", "README.md and readme.md", self.FILES)))

    def test_what_is_no_path_is_left_alone(self):
        for page in ("`/v1/me`", "`application/json`", "`make run`", "`N#<site>`", "`target/debug/dev`", "`a/b`", "```\nshared/none\n```"):
            self.assertEqual([], self.complaints("README.md", page), page)


class NamesOfTheCode(unittest.TestCase):
    KNOWN = paths.defined(["pub async fn head() {}\npub enum Kind {\n    Chat,\n    Form { of: u8 },\n}\nmod rights;"])

    def test_what_is_defined_is_found(self):
        page = "`domain::rights`, `Kind::Chat`, `domain::Kind::Form`, `a::*`, `Cloud::cut(…)`\n## Access patterns\n| p | method |\n| read | `head`, `head(Newest)` | |"
        self.assertEqual([], list(paths.complaints_of_names("a.md", page, self.KNOWN)))
        self.assertEqual([], list(paths.complaints_of_methods("a.md", page, self.KNOWN)))

    def test_what_is_gone_is_told(self):
        for name in ("domain::right", "domain::rights::judge", "Kind::Mail", "store::Head"):
            self.assertEqual([f"a.md: no source defines {name}"], list(paths.complaints_of_names("a.md", f"`{name}`", self.KNOWN)))
        page = "## Access patterns\n| p | method |\n| read | `heads` | |"
        self.assertEqual(["a.md: no source defines heads"], list(paths.complaints_of_methods("a.md", page, self.KNOWN)))


if __name__ == "__main__":
    unittest.main()
