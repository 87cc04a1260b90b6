"""The commands of the documents for operators: AWS knows each of them and each of its options. Their links lead somewhere."""

import re
import tempfile
import unittest
from pathlib import Path

import botocore.session
from botocore import xform_name

from project import ROOT, TEMPLATE

# Where only the command line of AWS has a command, and no call of that name exists.
OF_THE_COMMAND_LINE = {
    ("logs", "tail"): {"since", "filter-pattern", "follow"},
    ("dynamodb", "wait"): {"table-name"},
    ("configure", "export-credentials"): {"format"},
}
GLOBAL_OPTIONS = {"query", "output", "region"}


def commands(page):
    """Every `aws …` of a page's shell blocks, also those within quotes, as a list of words."""
    blocks = "\n".join(re.findall(r"```sh\n(.*?)```", page, re.DOTALL)).replace("\\\n", " ")
    for found in re.finditer(r"\baws ([a-z0-9]+) ([a-z-]+)((?:(?!\$\(aws)[^|;)\n])*)", blocks):
        yield found[1], found[2], set(re.findall(r"(?<= )--([a-z0-9-]+)", found[3]))


def complaints(page, session):
    for service, command, options in commands(page):
        own = OF_THE_COMMAND_LINE.get((service, command))
        if own is None:
            if service not in session.get_available_services():
                yield f"no service {service}"
                continue
            model = session.get_service_model(service)
            calls = {xform_name(name, "-"): name for name in model.operation_names}
            if command not in calls:
                yield f"{service} knows no {command}"
                continue
            shape = model.operation_model(calls[command]).input_shape
            members = shape.members if shape else {}
            own = {xform_name(name, "-") for name in members}
            own |= {f"no-{xform_name(name, '-')}" for name, member in members.items() if member.type_name == "boolean"}
        for option in options - own - GLOBAL_OPTIONS:
            yield f"{service} {command} knows no --{option}"


def anchor(heading):
    """The name under which a heading is linked to."""
    return re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")


def broken_links(path):
    """Links of a page to files and headings that are not there."""
    for target in re.findall(r"\]\((?!https?:)([^)]+)\)", path.read_text(encoding="utf-8")):
        file, _, heading = target.partition("#")
        page = path.parent / file if file else path
        if not page.exists() or (heading and heading not in anchors(page)):
            yield target


def anchors(page):
    return {anchor(each) for each in re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)}


class Links(unittest.TestCase):
    def test_every_link_leads_somewhere(self):
        pages = [*(ROOT / "infra").glob("*.md"), ROOT / "tests" / "cloud" / "README.md", ROOT / "ARCHITECTURE.md", ROOT / "README.md"]
        for page in pages:
            self.assertEqual([], list(broken_links(page)), page.name)

    def test_a_broken_link_is_noticed(self):
        with tempfile.TemporaryDirectory() as folder:
            page = Path(folder) / "page.md"
            page.write_text(
                "# Who may do what?\n[a](#who-may-do-what) [b](#nobody) [c](nowhere.md) [d](page.md#who-may-do-what)", encoding="utf-8"
            )
            self.assertEqual(["#nobody", "nowhere.md"], list(broken_links(page)))


class Commands(unittest.TestCase):
    def setUp(self):
        self.session = botocore.session.get_session()
        self.pages = {name: (ROOT / "infra" / name).read_text(encoding="utf-8") for name in ("RUNBOOK.md", "README.md", "OPS.md")}

    def test_aws_knows_every_command_and_option(self):
        for name, page in self.pages.items():
            self.assertEqual([], list(complaints(page, self.session)), name)
        self.assertGreater(len(list(commands(self.pages["RUNBOOK.md"]))), 20, "the commands are not found")

    def test_every_machine_has_what_is_typed(self):
        """Only the GNU tools take these."""
        for name, page in self.pages.items():
            self.assertEqual([], re.findall(r"date (?:-d|--date)\b|sed -i |readlink -f|base64 -w", page), name)

    def test_a_wrong_command_is_noticed(self):
        for wrong in ("aws sqs drain-queue", "aws sqs purge-queue --queue x", "aws sqqs purge-queue"):
            self.assertNotEqual([], list(complaints(f"```sh\n{wrong}\n```", self.session)), wrong)

    def test_every_output_that_is_asked_for_exists(self):
        asked = set(re.findall(r"\(output (\w+)\)", self.pages["RUNBOOK.md"]))
        self.assertLessEqual(asked, set(TEMPLATE["Outputs"]))
        self.assertNotEqual(set(), asked)


if __name__ == "__main__":
    unittest.main()
