"""Small tables written as text, and the days in them."""

from calendar import day_abbr, month_abbr
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

MONTHS = tuple(month_abbr)[1:]
WEEKDAYS = tuple(day_abbr)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Table:
    """Named columns and rows of text, one cell for each column."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def records(self) -> list[dict[str, str]]:
        return [dict(zip(self.columns, row, strict=True)) for row in self.rows]

    def markdown(self) -> str:
        rule = tuple("---" for _ in self.columns)
        lines = (self.columns, rule, *self.rows)
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def table(text: str) -> Table:
    """Read a table: a line for each row, the columns' names first, ``|`` between."""
    lines = [line for line in text.splitlines() if line.strip()]
    cells = [tuple(cell.strip() for cell in line.split("|")) for line in lines]
    return Table(cells[0], tuple(cells[1:]))


def filled(columns: tuple[str, ...], records: Iterable[dict[str, str]]) -> Table:
    """Make a table of these columns from whatever more is known of each row."""
    rows = (tuple(record[column] for column in columns) for record in records)
    return Table(columns, tuple(rows))


def day(text: str) -> date:
    """Read a day such as ``Mon 4 Jan 2027``; its weekday must be right."""
    weekday, number, month, year = text.split()
    found = date(int(year), MONTHS.index(month) + 1, int(number))
    if WEEKDAYS[found.weekday()] != weekday:
        raise ValueError(f"{text} is a {WEEKDAYS[found.weekday()]}")
    return found


def written(day: date) -> str:
    """Write a day as in the tables."""
    month = MONTHS[day.month - 1]
    return f"{WEEKDAYS[day.weekday()]} {day.day} {month} {day.year}"
