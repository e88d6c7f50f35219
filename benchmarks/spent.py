"""What a command of its own process spends: CPU seconds and memory, within a limit."""

import os
import resource
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Timer

ROOT = Path(__file__).parent.parent
_STATUS = Path("/proc/self/status")
_KB, _MB = 1024, 1024 * 1024


@dataclass(frozen=True, slots=True)
class Spent:
    """CPU seconds, user and system, and peak memory in MB of one process; its words.

    ``over`` says that it was stopped at the limit: the seconds are then a lower bound.
    """

    cpu: float
    memory: float
    said: str
    over: bool = False


class FailedError(Exception):
    """A contestant ended with an error; it carries its words."""


def spend(command: Sequence[str], limit: float) -> Spent:
    """Run a command to its end, or for so many seconds by the clock.

    Raises:
        FailedError: when the command fails.
    """
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        process = subprocess.Popen(  # noqa: S603 - commands are our own
            command, stdout=out, stderr=err, cwd=ROOT, start_new_session=True
        )
        timer = Timer(limit, os.killpg, (process.pid, signal.SIGKILL))
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        over = process.returncode == -signal.SIGKILL
        if process.returncode and not over:
            raise FailedError(f"{' '.join(command)}: {err.read()[-1000:]}")
        cpu = usage.ru_utime + usage.ru_stime
        return Spent(cpu, usage.ru_maxrss * _unit(), out.read(), over)


def peak_memory() -> float:
    """Give the peak memory of this process in MB, without what its parent had."""
    if _STATUS.exists():
        lines = _STATUS.read_text().splitlines()
        found = next(line for line in lines if line.startswith("VmHWM"))
        return int(found.split()[1]) / _KB
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _unit()


def _unit() -> float:
    """Give MB to the unit of ru_maxrss: bytes on macOS, else KB."""
    return 1 / _MB if sys.platform == "darwin" else 1 / _KB
