"""Deploying, adopting, destroying, and the commands of the runbook."""

import sys

from project import ROOT

# The tools import each other by their bare names, as the interpreter finds them when one is started.
sys.path.insert(0, str(ROOT / "infra" / "ops"))
