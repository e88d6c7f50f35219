"""The one door to a programme's schedule, whichever time it counts."""

from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Plan
from programme.core.programme import Programme
from programme.core.schedule import Schedule, compute_schedule
from programme.core.timed.plan import TimedPlan
from programme.core.timed_days import schedule_in_days


def schedule_of(programme: Programme, as_of: date) -> Schedule:
    """Compute the schedule of a programme as of a day.

    One that counts clock time is scheduled on it and told in days.

    Raises:
        CircleError, LoopError: when the links make a circle.
        KeyError: when a link or anything else names what is not in the plan.
        ValueError: when an activity's calendars have no weekday in common.
        OutOfTimeError: when a calendar on clock times never works.
    """
    return scheduled(programme.plan, programme.timed, programme.calendar, as_of)


def scheduled(
    plan: Plan, timed: TimedPlan | None, calendar: WorkingCalendar, as_of: date
) -> Schedule:
    """Compute the schedule of what a programme is made of; see ``schedule_of``."""
    if timed is None:
        return compute_schedule(plan, calendar, as_of)
    return schedule_in_days(plan, timed, calendar, as_of)
