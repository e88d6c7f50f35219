"""CSV as spreadsheets of all countries leave it: rows of cells, each with its place."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from programme.core.problems import Place, Problem, ProblemsFoundError
from programme.interchange.limits import MOST_BYTES, MOST_ROWS

ENCODING: Final = "utf-8-sig"
"""UTF-8 with the mark at its beginning by which Excel knows it."""

_DIVIDERS: Final = ";\t,"


@dataclass(frozen=True, slots=True)
class CsvRow:
    """Cells as they stand; ``number`` is the row's, ``line`` that on which it begins."""

    number: int
    line: int
    cells: tuple[str, ...]


def csv_rows(data: bytes, file: str) -> Iterator[CsvRow]:
    """Give the rows of a CSV file that are not empty; problems call it ``file``.

    Commas, semicolons or tabs divide the cells, or what a first line ``sep=`` says. The
    text is UTF-8, UTF-16 with its mark or, as European Excel writes it, Windows-1252.

    Raises:
        ProblemsFoundError: at the row from which it is no CSV, or too large.
    """
    if len(data) > MOST_BYTES:
        raise _problem(file, 0, "the file is larger than 20 MB", "Divide it")
    for found, row in enumerate(_rows(_text(data, file), file)):
        if found == MOST_ROWS:
            what = f"there are more than {MOST_ROWS:,} rows"
            raise _problem(file, row.line, what, "Take away what need not be read")
        yield row


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


def _rows(text: str, file: str) -> Iterator[CsvRow]:
    divider, begins, text = _divider(text)
    stream = io.StringIO(text, newline="")
    # A cell may be as long as the file, which is not long.
    csv.field_size_limit(MOST_BYTES)
    reader = csv.reader(stream, delimiter=divider, strict=True)
    first = begins
    try:
        for number, cells in enumerate(reader, begins):
            if any(cell.strip() for cell in cells):
                yield CsvRow(number, begins, tuple(cells))
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
