"""CSV read safely: rows of named columns, each with the line on which it begins."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from programme.core.nearest import nearest
from programme.core.problems import Place, Problem, ProblemsFoundError

MOST_BYTES: Final = 1_000_000


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
        text = self._text()
        if not text.strip():
            cure = f"Name the columns in its first row: {', '.join(columns)}"
            raise self._problem(0, "the file is empty", cure)
        lines = self._lines(text)
        line, titles = next(lines, (0, []))
        wanted = self._wanted(line, titles, columns)
        for line, cells in lines:
            self._row(line, cells, wanted, len(titles))
        if not self.rows and not self.problems:
            raise self._problem(
                0, "there is no row below the first", "Give each entry a row of its own"
            )

    def _text(self) -> str:
        try:
            with self._path.open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
        except OSError as error:
            what = f"the file cannot be read: {error.strerror or error}"
            cure = "Check that it is there and that you may read it"
            raise self._problem(0, what, cure) from error
        if len(data) > MOST_BYTES:
            what = f"the file is larger than {MOST_BYTES:,} bytes"
            raise self._problem(0, what, "Divide it into several files")
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            cure = "Save the file as 'CSV UTF-8'"
            raise self._problem(line, "this is not text in UTF-8", cure) from error

    def _lines(self, text: str) -> Iterator[tuple[int, list[str]]]:
        first = text.partition("\n")[0]
        divider = ";" if first.count(";") > first.count(",") else ","
        reader = csv.reader(
            io.StringIO(text, newline=""), delimiter=divider, strict=True
        )
        begins = 1
        try:
            for cells in reader:
                trimmed = [" ".join(cell.split()) for cell in cells]
                if any(trimmed):
                    yield begins, trimmed
                begins = reader.line_num + 1
        except csv.Error as error:
            cure = "Look for a double quote that is not closed or not doubled"
            raise self._problem(begins, f"this is not CSV: {error}", cure) from error

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


def _title_cure(column: str, titles: list[str]) -> str:
    near = nearest(column, [title for title in titles if title])
    if near is not None:
        return f"Call the column '{near}' '{column}'"
    return f"Add a column '{column}' to the first row"
