"""A plan as CSV: RFC 4180 in UTF-8, safe to open in a spreadsheet, and read back.

A spreadsheet takes a cell that begins with = + - @, tab or return for a formula and may
run it. Such a cell gets an apostrophe in front, which reading takes off again.
"""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

from programme.core.problems import Place, Problem, ProblemsFoundError
from programme.interchange.sheets.columns import COLUMNS
from programme.interchange.sheets.limits import MOST_BYTES, MOST_ROWS, read_bytes
from programme.interchange.sheets.plan_sheet import Cell, PlanSheet, SheetRead
from programme.interchange.sheets.reading import read_sheet
from programme.interchange.sheets.table import Found, FoundRow

ENCODING: Final = "utf-8-sig"
"""UTF-8 with the mark at its beginning by which Excel knows it."""

_RISKY = re.compile(r"'*[=+\-@\t\r]")
_GUARDED = re.compile(r"'+[=+\-@\t\r]")
_DIVIDERS = ";\t,"


def write_csv(stream: TextIO, sheet: PlanSheet) -> None:
    """Write a plan; ``stream`` is open with ``ENCODING`` and no newline of its own."""
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(column.heading for column in COLUMNS)
    for row in sheet.rows():
        writer.writerow(_guarded(cell) for cell in row.values())


def read_csv(path: Path, sheet: PlanSheet) -> SheetRead:
    """Read a plan's CSV of at most 20 MB against the plan as it is now.

    Commas, semicolons or tabs divide the cells. The text is UTF-8, UTF-16 with its mark
    or, as European Excel writes it, Windows-1252.

    Raises:
        ProblemsFoundError: with everything that is wrong in the file.
    """
    return read_sheet(found_in_csv(read_bytes(path), str(path)), sheet)


def found_in_csv(data: bytes, file: str) -> Found:
    """Find the rows in the bytes of a CSV file; ``file`` is what problems call it.

    Raises:
        ProblemsFoundError: when it is too large, or no CSV.
    """
    if len(data) > MOST_BYTES:
        raise _problem(file, 0, "the file is larger than 20 MB", "Divide it")
    rows: list[FoundRow] = []
    for row in _rows(_text(data, file), file):
        if len(rows) == MOST_ROWS:
            what = f"there are more than {MOST_ROWS:,} rows"
            raise _problem(file, row.line, what, "Take away what is no plan")
        rows.append(row)
    return Found(file, tuple(rows))


def _guarded(cell: Cell) -> str:
    text = "" if cell is None else str(cell)
    return f"'{text}" if _RISKY.match(text) else text


def _bared(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def _text(data: bytes, file: str) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        encodings = ["utf-16"]
    else:
        encodings = [ENCODING, "cp1252"]
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
    cure = "Save the file as 'CSV UTF-8'"
    raise _problem(file, line, "this is no text that can be read", cure)


def _rows(text: str, file: str) -> Iterator[FoundRow]:
    divider, begins, text = _divider(text)
    stream = io.StringIO(text, newline="")
    # A cell may be as long as the file, which is not long.
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(stream, delimiter=divider, strict=True)
    first = begins
    try:
        for number, cells in enumerate(reader, begins):
            if any(cell.strip() for cell in cells):
                yield FoundRow(number, begins, tuple(map(_bared, cells)))
            begins = reader.line_num + first
    except csv.Error as error:
        cure = "Look for a double quote that is not closed or not doubled"
        raise _problem(file, begins, f"this is not CSV: {error}", cure) from error


def _divider(text: str) -> tuple[str, int, str]:
    """Give what divides cells, the number of the first row, and the text from there."""
    first, _, rest = text.partition("\n")
    said = re.fullmatch(r'"?sep=(.)"?\r?', first)
    if said:
        return said[1], 2, rest
    return max(_DIVIDERS, key=lambda one: (first.count(one), one == ",")), 1, text


def _problem(file: str, line: int, what: str, cure: str) -> ProblemsFoundError:
    return ProblemsFoundError([Problem(Place(file, line), what, cure)])
