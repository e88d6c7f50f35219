"""Examples of a plan: its work goes in, its dates come out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from programme.core.calendar import EVERY_DAY, WorkingCalendar
from programme.core.committee import Committee
from programme.core.plan import (
    ELAPSED,
    Activity,
    Constraint,
    ConstraintKind,
    Kind,
    Link,
    LinkType,
    MonthAnchor,
    Plan,
    Progress,
    no_earlier_than,
)
from programme.core.schedule import Dates, Schedule, compute_schedule
from tests.core.examples.example import calendar_of, not_worked
from tests.core.examples.gantt import gantt
from tests.core.examples.tables import MONTHS, Table, day, filled, table, written

POINTS = {"milestone": Kind.MILESTONE, "gate": Kind.GATE}
LINK = re.compile(
    r"(?P<frm>.+?)(?: (?P<type>FS|SS|FF|SF)(?P<lag>[+-]\d+)?(?P<elapsed>e)?)?"
)
WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
SHOWN: dict[str, Callable[[Dates], str]] = {
    "work": lambda dates: dates.code,
    "status": lambda dates: dates.status,
    "starts": lambda dates: written(dates.start),
    "finishes": lambda dates: written(dates.finish),
    "starts at the latest": lambda dates: written(dates.late_start),
    "finishes at the latest": lambda dates: written(dates.late_finish),
    "total float": lambda dates: str(dates.total_float),
    "free float": lambda dates: str(dates.free_float),
    "critical": lambda dates: "yes" if dates.critical else "no",
    "due": lambda dates: written(dates.due),
}


@dataclass(frozen=True)
class PlanExample:
    """A plan from its start, as of that day when no other is said.

    ``work`` has the columns *work*, *days* and *waits for*, and any of *not before*,
    *demand*, *starts in*, *worked on*, *decided by* and *so far*. ``meetings`` are the
    days of the board, which wants papers so many working days before. ``gives`` has
    any of the columns above.
    """

    title: str
    rule: str
    work: str
    gives: str
    start: str = "Mon 4 Jan 2027"
    as_of: str = ""
    off: tuple[str, ...] = ()
    meetings: tuple[str, ...] = ()
    papers: int = 0

    def given(self) -> str:
        when = f"The plan starts on {self.start}."
        if self.as_of:
            when += f" Today is {self.as_of}."
        if self.meetings:
            when += f" The board meets on {' and '.join(self.meetings)}."
        if self.papers:
            when += f" It wants papers {self.papers} working days before."
        sentences = f"{when} {not_worked(self.off)}".strip()
        return f"{sentences}\n\n{table(self.work).markdown()}"

    def expected(self) -> Table:
        return table(self.gives)

    def computed(self) -> Table:
        records = (
            {column: show(dates) for column, show in SHOWN.items()}
            for dates in self._schedule().dates.values()
        )
        return filled(self.expected().columns, records)

    def drawing(self) -> str:
        return gantt(self._plan(), calendar_of(self.off), self._schedule())

    def _schedule(self) -> Schedule:
        as_of = day(self.as_of or self.start)
        return compute_schedule(self._plan(), calendar_of(self.off), as_of)

    def _plan(self) -> Plan:
        rows = table(self.work).records()
        links = (link for row in rows for link in _links(row))
        board = Committee("The board", self.papers, tuple(map(day, self.meetings)))
        return Plan(
            day(self.start),
            tuple(map(_activity, rows)),
            tuple(links),
            {ELAPSED: EVERY_DAY, **_calendars(rows)},
            {"board": board},
        )


def _activity(row: dict[str, str]) -> Activity:
    kind = POINTS.get(row["days"], Kind.ACTIVITY)
    months = row.get("starts in", "")
    return Activity(
        row["work"],
        0 if row["days"] in POINTS else int(row["days"]),
        kind,
        anchor=_anchor(months) if months else None,
        constraint=_constraint(row),
        calendars=tuple(filter(None, [row.get("worked on", "")])),
        committee=row.get("decided by", ""),
        progress=_progress(row.get("so far", "")),
    )


def _constraint(row: dict[str, str]) -> Constraint | None:
    """Read a demand: the words of a kind, and its day."""
    if row.get("not before"):
        return no_earlier_than(day(row["not before"]))
    for kind in ConstraintKind:
        if row.get("demand", "").startswith(kind):
            on = row["demand"].removeprefix(kind).strip()
            return Constraint(kind, day(on) if on else None)
    return None


def _calendars(rows: list[dict[str, str]]) -> dict[str, WorkingCalendar]:
    """Give a calendar for each set of weekdays: Tue and Thu."""
    names = {row["worked on"] for row in rows if row.get("worked on")}
    return {
        name: WorkingCalendar(
            frozenset(WEEKDAYS.index(one) for one in name.split(" and "))
        )
        for name in names
    }


def _anchor(words: str) -> MonthAnchor:
    names = re.findall(r"[A-Z][a-z]{2}", words)
    return MonthAnchor(tuple(MONTHS.index(name) + 1 for name in names))


def _progress(words: str) -> Progress:
    """Read what has happened: started, finished or decided, or so many days left."""
    left = re.search(r"(\d+) days? left", words)
    return Progress(
        _day_of("started", words),
        _day_of("finished", words) or _day_of("decided", words),
        int(left[1]) if left else None,
        _day_of("left on", words),
    )


def _day_of(what: str, words: str) -> date | None:
    found = re.search(rf"{what} (\w+ \d+ \w+ \d+)", words)
    return day(found[1]) if found else None


def _links(row: dict[str, str]) -> Iterator[Link]:
    for text in filter(None, row["waits for"].split(", ")):
        found = LINK.fullmatch(text)
        if found is None:
            raise ValueError(f"{text} is not a link")
        type_ = LinkType(found["type"] or "FS")
        calendar = ELAPSED if found["elapsed"] else ""
        yield Link(found["frm"], row["work"], type_, int(found["lag"] or 0), calendar)
