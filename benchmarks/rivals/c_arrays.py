"""A bare pass over arrays in C, compiled when it is needed: the floor of the machine."""

import ctypes
import shutil
import subprocess
from functools import cache
from itertools import accumulate
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from benchmarks.networks import CALENDAR, START
from benchmarks.rivals.answer import Answer, Contest
from benchmarks.rivals.bare_lists import as_arrays
from programme.core.plan import Plan

SOURCE = Path(__file__).with_name("passes.c")
_WHOLE = np.ctypeslib.ndpointer(np.int32, flags="C_CONTIGUOUS")


def missing() -> str | None:
    """Say what this rival lacks here; None when nothing."""
    return None if shutil.which("cc") else "no C compiler (cc)"


def prepare(plan: Plan) -> Contest:
    """Time the passes alone: no plan is read and no date is given."""
    arrays = as_arrays(plan)
    counts = (len(links) for links in arrays.out)
    first = np.array([*accumulate(counts, initial=0)], np.int32)
    flat = [link for links in arrays.out for link in links]
    target = np.array([j for j, _ in flat], np.int32)
    weight = np.array([days for _, days in flat], np.int32)
    length = np.array(arrays.length, np.int32)
    waiting, order, early, late, free = np.zeros((5, len(length)), np.int32)
    passes, given = _compiled(), (length, first, target, weight)

    def run() -> int:
        end: int = passes(len(length), *given, waiting, order, early, late, free)
        return end

    def answer() -> Answer:
        finish = CALENDAR.day(CALENDAR.index(START) + run() - 1)
        found = [column.tolist() for column in (early, late, late - early, free)]
        return Answer(finish, *found)

    return Contest(run, answer)


@cache
def _compiled() -> "ctypes._NamedFuncPointer":
    with TemporaryDirectory() as folder:
        library = Path(folder) / "passes.so"
        command = ["cc", "-O2", "-shared", "-fPIC", str(SOURCE), "-o", str(library)]
        subprocess.run(command, check=True)  # noqa: S603 - our own source
        passes = ctypes.CDLL(str(library)).passes
    passes.restype = ctypes.c_int32
    passes.argtypes = [ctypes.c_int32, *[_WHOLE] * 9]
    return passes
