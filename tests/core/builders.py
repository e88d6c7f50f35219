"""Short ways to write plans and programmes: January 2027 has Mondays on the 4th, 11th, 18th, 25th."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Activity, Kind, Link, Plan, Progress, no_earlier_than
from programme.core.programme import Detail, Programme
from programme.core.schedule import Dates, Schedule, compute_schedule
from programme.core.status import ProgrammeState

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


def running(
    network: Plan,
    details: Iterable[Detail],
    *,
    calendar: WorkingCalendar = MONDAY_TO_FRIDAY,
    as_of: date = START,
) -> Programme:
    """Give a running programme of a plan, with the schedule of its status date."""
    return Programme(
        id=1,
        organisation_id=1,
        organisation="Example NHS Foundation Trust",
        key="example",
        title="Culture programme",
        definition_hash="",
        variant="two_years",
        start=network.start,
        state=ProgrammeState.RUNNING,
        phase="diagnose",
        version=1,
        as_of=as_of,
        stale_from=None,
        caught_up_to=None,
        calendar=calendar,
        plan=network,
        details={detail.code: detail for detail in details},
        dates=compute_schedule(network, calendar, as_of).dates,
    )
