"""What an example is: a rule in a sentence, a table that goes in, one that comes out."""

from dataclasses import dataclass
from typing import Protocol

from programme.core.calendar import WorkingCalendar
from tests.core.examples.tables import Table, day, table, written


class Example(Protocol):
    """One rule at work."""

    @property
    def title(self) -> str: ...

    @property
    def rule(self) -> str: ...

    def given(self) -> str:
        """Say in Markdown what goes in."""

    def expected(self) -> Table: ...

    def computed(self) -> Table: ...

    def drawing(self) -> str:
        """Draw what comes out; empty when a drawing would not help."""


@dataclass(frozen=True)
class Chapter:
    """Examples that belong together."""

    title: str
    examples: tuple[Example, ...]


@dataclass(frozen=True)
class CountExample:
    """Days moved by working days, or the working days between two of them.

    ``moves`` has the columns *from* and *working days*, or *from* and *to*; ``gives``
    has those of ``moves`` and the answer.
    """

    title: str
    rule: str
    gives: str
    off: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()

    def given(self) -> str:
        return not_worked(self.off, self.extra)

    def expected(self) -> Table:
        return table(self.gives)

    def computed(self) -> Table:
        calendar = calendar_of(self.off, self.extra)
        columns = self.expected().columns
        rows = (_counted(record, calendar) for record in self.expected().records())
        return Table(columns, tuple(tuple(row[c] for c in columns) for row in rows))

    def drawing(self) -> str:
        return ""


def _counted(record: dict[str, str], calendar: WorkingCalendar) -> dict[str, str]:
    first = day(record["from"])
    if "to" in record:
        days = calendar.between(first, day(record["to"]))
        return record | {"working days": str(days)}
    moved = calendar.shift(first, int(record["working days"]))
    return record | {"gives": written(moved)}


def calendar_of(off: tuple[str, ...], extra: tuple[str, ...] = ()) -> WorkingCalendar:
    """Make a Monday to Friday calendar with days off and extra days."""
    return WorkingCalendar(
        days_off=frozenset(map(day, off)), extra_days=frozenset(map(day, extra))
    )


def not_worked(off: tuple[str, ...], extra: tuple[str, ...] = ()) -> str:
    """Say which days a calendar leaves out and adds; empty when there are none."""
    words = []
    if off:
        words.append(f"Not worked: {', '.join(off)}.")
    if extra:
        words.append(f"Worked although at a weekend: {', '.join(extra)}.")
    return " ".join(words)
