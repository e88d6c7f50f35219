"""A plan as CSV: RFC 4180 in UTF-8, safe to open in a spreadsheet, and read back.

A spreadsheet takes a cell that begins with = + - @, tab or return for a formula and may
run it. Such a cell gets an apostrophe in front, which reading takes off again.
"""

import csv
import re
from pathlib import Path
from typing import TextIO

from programme.interchange.csv_rows import csv_rows
from programme.interchange.limits import read_bytes
from programme.interchange.sheets.columns import COLUMNS
from programme.interchange.sheets.plan_sheet import Cell, PlanSheet, SheetRead
from programme.interchange.sheets.reading import read_sheet
from programme.interchange.sheets.table import Found, FoundRow

_RISKY = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")


def write_csv(stream: TextIO, sheet: PlanSheet) -> None:
    """Write a plan; ``stream`` is open with ``ENCODING`` and no newline of its own."""
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(column.heading for column in COLUMNS)
    for row in sheet.rows():
        writer.writerow(_guarded(cell) for cell in row.values())


def read_csv(path: Path, sheet: PlanSheet) -> SheetRead:
    """Read a plan's CSV (see ``csv_rows``) against the plan as it is now.

    Raises:
        ProblemsFoundError: with everything that is wrong in the file.
    """
    return read_sheet(found_in_csv(read_bytes(path), str(path)), sheet)


def found_in_csv(data: bytes, file: str) -> Found:
    """Find the rows in the bytes of a CSV file; ``file`` is what problems call it.

    Raises:
        ProblemsFoundError: when it is too large, or no CSV.
    """
    rows = (
        FoundRow(row.number, row.line, tuple(map(_bared, row.cells)))
        for row in csv_rows(data, file)
    )
    return Found(file, tuple(rows))


def _guarded(cell: Cell) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if _RISKY.match(text) else text


def _bared(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell
