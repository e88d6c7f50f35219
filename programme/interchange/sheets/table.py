"""A sheet as it was found: rows of cells, each with its place, and its headings."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from programme.core.nearest import nearest
from programme.core.problems import Place, Problem, ProblemsFoundError
from programme.interchange.sheets.cells import as_text
from programme.interchange.sheets.columns import COLUMNS, Column, Part, column_called
from programme.interchange.sheets.plan_sheet import Cell

_LETTERS = 26


@dataclass(frozen=True, slots=True)
class FoundRow:
    """Cells from the left; ``number`` is the row's, ``line`` the line of the file."""

    number: int
    line: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """All rows that are not empty; ``sheet`` is empty where files have none."""

    file: str
    rows: tuple[FoundRow, ...]
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the plan as it was found, with its cells by field."""

    number: int
    cells: Mapping[str, Cell]
    places: Mapping[str, Place]

    def has(self, field: str) -> bool:
        """Say whether the sheet has the column."""
        return field in self.cells

    def text(self, field: str) -> str:
        """Give a cell as text; empty where it is empty or not there."""
        return as_text(self.cells.get(field))

    def place(self, field: str) -> Place:
        """Say where the cell stands; where there is no such, where the code does."""
        return self.places.get(field) or self.places["code"]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows below the headings, and what to know about the headings."""

    rows: tuple[Row, ...]
    notes: tuple[Problem, ...]


@dataclass(slots=True)
class _Headings:
    """Which column stands where, in the making."""

    at: dict[str, tuple[int, str]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)


def table_of(found: Found) -> Table:
    """Read the headings in the first row that is not empty, and cells by them.

    Raises:
        ProblemsFoundError: when there is no row, no column of codes, or one twice.
    """
    if not found.rows:
        cure = "Export the programme again and change that file"
        raise ProblemsFoundError([Problem(Place(found.file), "there is no row", cure)])
    head, *rest = found.rows
    headings = _headings(found, head)
    if headings.problems:
        raise ProblemsFoundError(headings.problems)
    rows = (_row(found, row, headings.at) for row in rest)
    return Table(tuple(rows), tuple(headings.notes))


def letters(index: int) -> str:
    """Give the letters by which spreadsheets call a column, from 0 on: A, B, AA."""
    before, last = divmod(index, _LETTERS)
    return (letters(before - 1) if before else "") + chr(ord("A") + last)


def _headings(found: Found, head: FoundRow) -> _Headings:
    headings = _Headings()
    for index, cell in enumerate(head.cells):
        title = as_text(cell)
        column = column_called(title)
        if column is not None:
            _place_column(headings, column, index, title, _place(found, head, index))
        elif title:
            place = _place(found, head, index, title)
            what = f"the column '{title}' is not one of the plan's and was passed over"
            headings.notes.append(Problem(place, what, _meant(title)))
    if "code" not in headings.at:
        what = "no column is called 'Code'"
        place = _place(found, head, 0)
        headings.problems.append(Problem(place, what, "Call the column of codes so"))
    return headings


def _place_column(
    headings: _Headings, column: Column, index: int, title: str, place: Place
) -> None:
    if column.field in headings.at:
        what = f"two columns are called '{column.title}'"
        headings.problems.append(Problem(place, what, "Take one of them away"))
    headings.at.setdefault(column.field, (index, title))


def _meant(title: str) -> str:
    near = nearest(title, [one.title for one in COLUMNS if one.part is not Part.MARK])
    return f"Call it '{near}', if that is meant" if near else "It needs nothing"


def _row(found: Found, row: FoundRow, at: Mapping[str, tuple[int, str]]) -> Row:
    width = len(row.cells)
    return Row(
        row.number,
        {f: row.cells[i] if i < width else None for f, (i, _) in at.items()},
        {f: _place(found, row, i, title) for f, (i, title) in at.items()},
    )


def _place(found: Found, row: FoundRow, index: int, title: str = "") -> Place:
    if found.sheet:
        return Place(found.file, row.number, letters(index), found.sheet)
    return Place(found.file, row.line, title)
