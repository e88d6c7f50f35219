"""A plan read from an Excel workbook; the library that opens it works in a child."""

import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any, Final

from programme.core.problems import Place, Problem, ProblemsFoundError
from programme.interchange.limits import read_bytes
from programme.interchange.sheets.packages import UnsoundPackageError
from programme.interchange.sheets.plan_sheet import Cell, PlanSheet, SheetRead
from programme.interchange.sheets.reading import read_sheet
from programme.interchange.sheets.table import Found, FoundRow

_READER: Final = "programme.interchange.sheets.workbook_rows"
_PATIENCE: Final = 120
"""Seconds, of which the child may work half."""


def read_xlsx(path: Path, sheet: PlanSheet) -> SheetRead:
    """Read a workbook of at most 20 MB against the plan as it is now.

    The sheet is the one called Plan, else the first.

    Raises:
        ProblemsFoundError: with everything that is wrong in the file.
    """
    return read_sheet(found_in_xlsx(read_bytes(path), str(path)), sheet)


def found_in_xlsx(data: bytes, file: str) -> Found:
    """Find the rows in the bytes of a workbook; ``file`` is what problems call it.

    Raises:
        ProblemsFoundError: when it may not be opened, or cannot.
    """
    try:
        answer = _answer(data)
    except UnsoundPackageError as error:
        problem = Problem(Place(file), error.what, error.cure)
        raise ProblemsFoundError([problem]) from error
    rows = (
        FoundRow(number, number, tuple(map(_cell, cells)))
        for number, cells in answer["rows"]
    )
    return Found(file, tuple(rows), answer["sheet"])


def _answer(data: bytes) -> dict[str, Any]:
    """Ask the child for the rows.

    Raises:
        UnsoundPackageError: when it gives none, or gave up.
    """
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - our own words
            (sys.executable, "-P", "-m", _READER),
            input=data,
            capture_output=True,
            check=False,
            env=environment,
            timeout=_PATIENCE,
        )
    except subprocess.TimeoutExpired as error:
        raise _too_much() from error
    if done.returncode < 0 or b"MemoryError" in done.stderr:
        raise _too_much()
    if done.returncode:
        what = "the workbook is broken: it cannot be opened"
        raise UnsoundPackageError(what, "Open it in Excel and save it again as .xlsx")
    answer: dict[str, Any] = json.loads(done.stdout)
    if "what" in answer:
        raise UnsoundPackageError(answer["what"], answer["cure"])
    return answer


def _too_much() -> UnsoundPackageError:
    what = "the workbook takes too much time or memory to open"
    return UnsoundPackageError(what, "Export the programme again and change that file")


def _cell(cell: object) -> Cell:
    match cell:
        case {"day": str(day)}:
            return date.fromisoformat(day)
        case bool():
            return "yes" if cell else "no"
        case None | str() | int() | float():
            return cell
        case _:
            raise TypeError(cell)
