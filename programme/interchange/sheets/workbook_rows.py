"""The rows of a workbook, by openpyxl: run as a program of its own, under limits.

Bytes of a workbook come on standard input, JSON goes to standard output. Whatever a
broken or hostile file does to the library, it does to this process only, which may take
a minute of processor and a gigabyte of memory.
"""

import json
import os
import sys
from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, cast

from programme.interchange.limits import (
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_LETTERS,
    MOST_ROWS,
)
from programme.interchange.sheets.packages import UnsoundPackageError, look_at

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet
    from openpyxl.worksheet.worksheet import Worksheet

SECONDS = 60
MEMORY = 1024**3
SHEET = "Plan"


def main() -> None:
    """Answer with the rows, or with what is wrong and its cure."""
    os.environ |= {"OPENPYXL_LXML": "False", "OPENPYXL_DEFUSEDXML": "True"}
    import openpyxl  # noqa: PLC0415, F401 - before the limit, with all it imports

    limit()
    data = sys.stdin.buffer.read(MOST_BYTES + 1)
    try:
        answer = rows_of(data)
    except UnsoundPackageError as error:
        answer = {"what": error.what, "cure": error.cure}
    json.dump(answer, sys.stdout)


def rows_of(data: bytes) -> dict[str, object]:
    """Give the sheet's name and its rows that are not empty, each with its number.

    The sheet is the one called Plan, else the first. Formulas come as the values that
    were stored with them. A day comes as an object with its ISO text.

    Raises:
        UnsoundPackageError: when the workbook may not be opened, or holds too much.
    """
    from openpyxl import load_workbook  # noqa: PLC0415 - 0.3 s, in this process only

    look_at(data)
    book = load_workbook(
        BytesIO(data), read_only=True, data_only=True, keep_links=False
    )
    sheet = _sheet(book)
    return {"sheet": sheet.title, "rows": list(_rows(sheet))}


def _sheet(book: "Workbook") -> "Worksheet":
    sheets = book.worksheets
    if not sheets:
        what = "the workbook has no sheet of cells"
        raise UnsoundPackageError(what, "Export the programme again")
    named = (one for one in sheets if one.title.casefold() == SHEET.casefold())
    return next(named, sheets[0])


def _rows(sheet: "Worksheet") -> Iterator[tuple[int, list[object]]]:
    # What the file says of its own size may be wrong.
    cast("ReadOnlyWorksheet", sheet).reset_dimensions()
    rows = letters = 0
    every = sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)
    for number, cells in enumerate(every, 1):
        # Files may claim a million empty rows: they must cost next to nothing.
        if not any(cells):
            continue
        given = [_given(cell) for cell in cells]
        rows += 1
        letters += sum(len(cell) for cell in given if isinstance(cell, str))
        if rows > MOST_ROWS or letters > MOST_LETTERS:
            what = f"the sheet '{sheet.title}' holds more than {MOST_ROWS:,} rows"
            raise UnsoundPackageError(f"{what} of text", "Take away what is no plan")
        yield number, given


def _given(cell: object) -> object:
    match cell:
        case None | str() | int() | float():
            return cell or None if isinstance(cell, str) else cell
        case datetime():
            return {"day": cell.date().isoformat()}
        case date():
            return {"day": cell.isoformat()}
        case _:
            return str(cell)


def limit() -> None:
    """Bound what this process may take, where the system can."""
    try:
        import resource  # noqa: PLC0415 - not everywhere
    except ImportError:
        return
    for what, most in (
        (resource.RLIMIT_CPU, SECONDS),
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(what)[1]
        unbound = hard == resource.RLIM_INFINITY
        resource.setrlimit(what, (most if unbound else min(most, hard), hard))


if __name__ == "__main__":
    main()
