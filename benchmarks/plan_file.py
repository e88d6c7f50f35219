"""A plan as lines of text, which every contestant of a cold start reads."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Activity, Link, LinkType, Plan

if TYPE_CHECKING:
    from pathlib import Path


def write(plan: Plan, calendar: WorkingCalendar, path: "Path") -> None:
    """Write the plan and its calendar."""
    path.write_text("\n".join(_lines(plan, calendar)) + "\n")


def read(lines: Iterable[str]) -> tuple[Plan, WorkingCalendar]:
    """Read them back from the lines of the file."""
    words = [line.split() for line in lines]
    start = next(date.fromisoformat(each[1]) for each in words if each[0] == "start")
    off = frozenset(date.fromisoformat(each[1]) for each in words if each[0] == "off")
    activities = (Activity(w[1], int(w[2])) for w in words if w[0] == "activity")
    links = (
        Link(w[1], w[2], LinkType(w[3]), int(w[4])) for w in words if w[0] == "link"
    )
    return Plan(start, tuple(activities), tuple(links)), WorkingCalendar(days_off=off)


def _lines(plan: Plan, calendar: WorkingCalendar) -> Iterator[str]:
    yield f"start {plan.start}"
    for day in sorted(calendar.days_off):
        yield f"off {day}"
    for activity in plan.activities:
        yield f"activity {activity.code} {activity.duration}"
    for link in plan.links:
        yield f"link {link.frm} {link.to} {link.type} {link.lag}"
