"""Examples of a plan: its work goes in, its dates come out."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from programme.core.plan import (
    Activity,
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
LINK = re.compile(r"(?P<frm>.+?)(?: (?P<type>FS|SS|FF|SF)(?P<lag>[+-]\d+)?)?")
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
    *starts in* and *so far*. ``gives`` has any of the columns above.
    """

    title: str
    rule: str
    work: str
    gives: str
    start: str = "Mon 4 Jan 2027"
    as_of: str = ""
    off: tuple[str, ...] = ()

    def given(self) -> str:
        when = f"The plan starts on {self.start}."
        if self.as_of:
            when += f" Today is {self.as_of}."
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
        return Plan(day(self.start), tuple(map(_activity, rows)), tuple(links))


def _activity(row: dict[str, str]) -> Activity:
    kind = POINTS.get(row["days"], Kind.ACTIVITY)
    not_before, months = row.get("not before", ""), row.get("starts in", "")
    return Activity(
        row["work"],
        0 if row["days"] in POINTS else int(row["days"]),
        kind,
        anchor=_anchor(months) if months else None,
        constraint=no_earlier_than(day(not_before)) if not_before else None,
        progress=_progress(row.get("so far", "")),
    )


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
        yield Link(found["frm"], row["work"], type_, int(found["lag"] or 0))
