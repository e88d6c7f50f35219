"""A table out of CSV: rows of named columns, each with the line on which it begins."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from programme.core.nearest import nearest
from programme.core.problems import Place, Problem, ProblemsFoundError
from programme.interchange.csv_rows import CsvRow, csv_rows
from programme.interchange.limits import read_bytes


@dataclass(frozen=True, slots=True)
class Row:
    """Cells by column; a cell is trimmed, and its inner spaces are single."""

    place: Place
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that could be read, and what is wrong with the file as a table."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def read_table(path: Path, columns: Sequence[str]) -> Table:
    """Read these columns of a CSV file, whose first row names them. Raises nothing.

    ``columns`` are in small letters; in the file their case, hyphens and order do not
    matter. Columns besides them are passed over, and so are empty rows. A file with no
    row below the first has that as its problem.
    """
    reading = _Reading(path)
    try:
        reading.table(columns)
    except ProblemsFoundError as error:
        reading.problems += error.problems
    return Table(tuple(reading.rows), tuple(reading.problems))


class _Reading:
    """Reads one file; what ends the reading is raised, the rest is collected."""

    def __init__(self, path: Path) -> None:
        self.rows: list[Row] = []
        self.problems: list[Problem] = []
        self._path = path

    def table(self, columns: Sequence[str]) -> None:
        rows = csv_rows(read_bytes(self._path), str(self._path))
        first = next(rows, None)
        if first is None:
            cure = f"Name the columns in its first row: {', '.join(columns)}"
            raise self._problem(0, "the file is empty", cure)
        titles = _trimmed(first)
        wanted = self._wanted(first.line, titles, columns)
        for row in rows:
            self._row(row.line, _trimmed(row), wanted, len(titles))
        if not self.rows and not self.problems:
            raise self._problem(
                0, "there is no row below the first", "Give each entry a row of its own"
            )

    def _wanted(
        self, line: int, titles: list[str], columns: Sequence[str]
    ) -> dict[str, int]:
        """Say at which index each column stands; raise when any is missing."""
        found = [title.casefold().replace("-", "") for title in titles]
        missing = [column for column in columns if column not in found]
        if missing:
            raise ProblemsFoundError(
                Problem(
                    Place(str(self._path), line),
                    f"there is no column '{column}'",
                    _title_cure(column, titles),
                )
                for column in missing
            )
        return {column: found.index(column) for column in columns}

    def _row(
        self, line: int, cells: list[str], wanted: Mapping[str, int], width: int
    ) -> None:
        if len(cells) > width:
            what = f"the row has {len(cells)} cells and the first row has {width}"
            cure = "Put a cell that holds the divider into double quotes"
            self.problems.extend(self._problem(line, what, cure).problems)
            return
        padded = cells + [""] * (width - len(cells))
        named = {column: padded[index] for column, index in wanted.items()}
        self.rows.append(Row(Place(str(self._path), line), named))

    def _problem(self, line: int, what: str, cure: str) -> ProblemsFoundError:
        return ProblemsFoundError([Problem(Place(str(self._path), line), what, cure)])


def _trimmed(row: CsvRow) -> list[str]:
    return [" ".join(cell.split()) for cell in row.cells]


def _title_cure(column: str, titles: list[str]) -> str:
    near = nearest(column, [title for title in titles if title])
    if near is not None:
        return f"Call the column '{near}' '{column}'"
    return f"Add a column '{column}' to the first row"
