"""Short ways to write plans: January 2027 has Mondays on the 4th, 11th, 18th, 25th."""

from dataclasses import replace
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Activity, Kind, Link, Plan, Progress, no_earlier_than
from programme.core.schedule import Dates, Schedule, compute_schedule

MONDAY_TO_FRIDAY = WorkingCalendar()
START = date(2027, 1, 4)


def jan(day: int) -> date:
    return date(2027, 1, day)


def milestone(code: str, not_before: date | None = None) -> Activity:
    given = None if not_before is None else no_earlier_than(not_before)
    return Activity(code, 0, Kind.MILESTONE, constraint=given)


def gate(code: str, decided: date | None = None) -> Activity:
    return Activity(code, 0, Kind.GATE, progress=Progress(decided, decided))


def finished(activity: Activity, first: date, last: date) -> Activity:
    return replace(activity, progress=Progress(first, last))


def started(activity: Activity, on: date) -> Activity:
    return replace(activity, progress=Progress(on))


def plan(*parts: Activity | Link, start: date = START) -> Plan:
    work = tuple(part for part in parts if isinstance(part, Activity))
    links = tuple(part for part in parts if isinstance(part, Link))
    return Plan(start, work, links)


def schedule(*parts: Activity | Link, as_of: date = START) -> Schedule:
    return compute_schedule(plan(*parts), MONDAY_TO_FRIDAY, as_of)


def days(dates: Dates) -> tuple[date, date]:
    return dates.start, dates.finish
