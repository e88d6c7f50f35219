"""Our scheduler: read the plan, both passes, every date and float.

The dates are columns of the schedule; a row of them is made when it is read. So it is
timed without reading and with every row read, and once more with the links in no order.
"""

from collections import deque
from dataclasses import replace
from random import Random

from benchmarks.networks import CALENDAR, START
from benchmarks.rivals.answer import Answer, Contest
from programme.core.plan import Plan
from programme.core.schedule import Schedule, compute_schedule


def prepare(plan: Plan) -> Contest:
    """Take the plan as the core holds it; give all dates in columns."""
    return Contest(
        lambda: compute_schedule(plan, CALENDAR, START), lambda: answer(plan)
    )


def prepare_to_read(plan: Plan) -> Contest:
    """The same, and every row of the dates is read."""
    return Contest(lambda: schedule(plan), lambda: answer(plan))


def prepare_out_of_order(plan: Plan) -> Contest:
    """The same as the first, with the links shuffled."""
    links = list(plan.links)
    Random(0).shuffle(links)  # noqa: S311 - the same at every run
    return prepare(replace(plan, links=tuple(links)))


def schedule(plan: Plan) -> Schedule:
    """Compute the schedule, and read the dates of every activity."""
    found = compute_schedule(plan, CALENDAR, START)
    deque(found.dates.values(), maxlen=0)
    return found


def answer(plan: Plan) -> Answer:
    """Give our dates as the numbers that the rivals give."""
    found = compute_schedule(plan, CALENDAR, START)
    dates = found.dates.values()
    return Answer(
        found.finish,
        [CALENDAR.between(START, each.start) for each in dates],
        [CALENDAR.between(START, each.late_start) for each in dates],
        [each.total_float for each in dates],
        [each.free_float for each in dates],
    )
