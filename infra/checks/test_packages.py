"""Who may depend on whom. cargo-deny holds the arrows that end at a library; these are the ones it cannot say."""

import unittest

from project import manifests

LIBRARIES = manifests("shared")
FUNCTIONS = manifests("functions")
OURS = set(LIBRARIES) | set(FUNCTIONS) | set(manifests("infra/local"))

MAY_USE = {
    "domain": set(),
    "protocol": {"domain"},
    "store": {"domain", "protocol"},
    "jobs": {"domain", "protocol"},
    "mail": {"domain", "protocol"},
    "sockets": {"domain", "protocol"},
    "delivery": {"domain", "protocol", "store", "sockets"},
    "follow-up": {"domain", "protocol", "store", "jobs", "sockets"},
    "limits": {"domain", "protocol", "store"},
    "runtime": {"domain", "protocol"},
}


class Arrows(unittest.TestCase):
    def test_a_library_uses_only_the_libraries_below_it(self):
        self.assertEqual(set(MAY_USE), set(LIBRARIES), "a new library needs a row in MAY_USE")
        for name, manifest in LIBRARIES.items():
            used = set(manifest["dependencies"]) & OURS
            self.assertLessEqual(used, MAY_USE[name], f"{name} uses a package that it may not")

    def test_the_domain_does_no_io(self):
        used = set(LIBRARIES["domain"]["dependencies"])
        io = {each for each in used if each.startswith("aws") or each in {"tokio", "rand", "reqwest", "http", "tracing"}}
        self.assertEqual(set(), io, "domain has no AWS, no runtime, no randomness")

    def test_runtime_has_no_client_of_a_service(self):
        clients = {each for each in LIBRARIES["runtime"]["dependencies"] if each.startswith("aws-sdk-")}
        self.assertEqual(set(), clients)

    def test_no_function_uses_another(self):
        for name, manifest in FUNCTIONS.items():
            every = set(manifest["dependencies"]) | set(manifest.get("dev-dependencies", {}))
            self.assertEqual(set(), every & set(FUNCTIONS), f"{name} uses another function")

    def test_every_package_opts_in_to_the_lints(self):
        for name, manifest in {**LIBRARIES, **FUNCTIONS, **manifests("infra/local"), **manifests("tests")}.items():
            self.assertEqual({"workspace": True}, manifest.get("lints"), f"{name} has no [lints] workspace = true")


if __name__ == "__main__":
    unittest.main()
