"""The one deployment that all tests of a run share: to deploy takes longer than to play."""

import atexit
import os
import signal
import sys
from pathlib import Path

import sample
from emulator import Emulator
from stack import ROOT, Stack

# Where the functions' programs are; they must be built for this machine's processor.
PROGRAMS = Path(os.environ.get("DOORBELL_PROGRAMS", ROOT / "target" / "debug")).resolve()

_emulator = Emulator().__enter__()
atexit.register(_emulator.stop)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
STACK = Stack(_emulator, PROGRAMS, sample.WEBSITE)
sample.put(STACK)
