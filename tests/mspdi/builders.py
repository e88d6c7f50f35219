"""Short ways to write timed plans: 4 January 2027 is a Monday."""

from dataclasses import replace
from datetime import date, datetime

from programme.core.timed.calendar_rules import (
    EIGHT_HOURS,
    STANDARD_WEEK,
    CalendarException,
    CalendarRules,
)
from programme.core.timed.instants import HOUR
from programme.core.timed.plan import (
    Constraint,
    ConstraintType,
    Duration,
    Lag,
    Link,
    LinkType,
    Settings,
    Task,
    TimedPlan,
)
from programme.core.timed.recurrence import Recurrence, Repeats
from programme.core.timed.schedule import (
    TimedDates,
    TimedSchedule,
    compute_timed_schedule,
)

START = datetime.fromisoformat("2027-01-04T08:00")
STANDARD = CalendarRules(1, "Standard", days=STANDARD_WEEK)
MORNING = EIGHT_HOURS[:1]


def at(text: str) -> datetime:
    """The clock time of "11 08:00" in January 2027."""
    day, clock = text.split()
    return datetime.fromisoformat(f"2027-01-{int(day):02}T{clock}")


def jan(day: int) -> date:
    return date(2027, 1, day)


def task(uid: int, hours: float = 8, **rest: object) -> Task:
    amount = round(hours * HOUR)
    made = Task(uid, f"T{uid}", duration=Duration(amount), milestone=not amount)
    return replace(made, **rest)  # type: ignore[arg-type]


def link(frm: int, to: int, kind: str = "FS", hours: float = 0, unit: int = 7) -> Link:
    return Link(frm, to, LinkType[kind], Lag(round(hours * HOUR), unit))


def must(kind: str, on: str) -> Constraint:
    return Constraint(ConstraintType[kind], at(on))


def day_off(day: int, last: int | None = None) -> CalendarException:
    return CalendarException(Recurrence(Repeats.DAILY, jan(day), jan(last or day)))


def plan(
    *parts: Task | Link,
    calendars: tuple[CalendarRules, ...] = (STANDARD,),
    **settings: object,
) -> TimedPlan:
    chosen = replace(Settings(START, calendar=1), **settings)  # type: ignore[arg-type]
    tasks = tuple(part for part in parts if isinstance(part, Task))
    links = tuple(part for part in parts if isinstance(part, Link))
    return TimedPlan(chosen, tasks, links, calendars)


def schedule(*parts: Task | Link, **rest: object) -> TimedSchedule:
    return compute_timed_schedule(plan(*parts, **rest))  # type: ignore[arg-type]


def span(dates: TimedDates) -> str:
    return _pair(dates.start, dates.finish)


def late(dates: TimedDates) -> str:
    return _pair(dates.late_start, dates.late_finish)


def _pair(start: datetime, finish: datetime) -> str:
    return f"{start.day} {start:%H:%M} to {finish.day} {finish:%H:%M}"
