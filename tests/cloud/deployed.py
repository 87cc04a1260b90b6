"""The one deployment that all tests of a run share: to deploy takes longer than to play."""

import atexit
import signal
import sys

from emulator import Emulator
from play import sample
from stack import PROGRAMS, Stack

_emulator = Emulator().__enter__()
atexit.register(_emulator.stop)
signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
STACK = Stack(_emulator, PROGRAMS, sample.WEBSITE)
sample.put(STACK)
