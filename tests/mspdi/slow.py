"""Working time counted a minute at a time, the slow and obvious way."""

from programme.core.timed.calendar import WorkingTime
from programme.core.timed.instants import DAY, MINUTE


def is_worked(calendar: WorkingTime, instant: int) -> bool:
    """Whether the minute that begins here is worked, by the rules as written."""
    day, clock = divmod(instant, DAY)
    week = calendar.week
    for stretch in calendar.stretches:
        if stretch.first <= day <= stretch.last:
            week = stretch.week
            break
    return any(first <= clock < last for first, last in week[day % 7])


def minutes_between(calendar: WorkingTime, first: int, last: int) -> int:
    steps = range(first, last, MINUTE)
    return sum(is_worked(calendar, instant) for instant in steps)


def walk(calendar: WorkingTime, instant: int, minutes: int) -> int:
    """Forward to the end of so many worked minutes, or back to their start."""
    while minutes > 0:
        minutes -= is_worked(calendar, instant)
        instant += MINUTE
    while minutes < 0:
        instant -= MINUTE
        minutes += is_worked(calendar, instant)
    return instant
