"""Our scheduler: read the plan, both passes, every date and float."""

from collections.abc import Sequence

from benchmarks.networks import CALENDAR, START
from benchmarks.rivals.answer import Answer, Contest
from programme.core.plan import Plan
from programme.core.schedule import Dates, Schedule, compute_schedule


def prepare(plan: Plan) -> Contest:
    """Take the plan as the core holds it."""
    return Contest(lambda: schedule(plan), lambda: answer(plan))


def schedule(plan: Plan) -> tuple[Schedule, Sequence[Dates]]:
    """Compute the schedule, and touch the dates of every activity."""
    found = compute_schedule(plan, CALENDAR, START)
    return found, list(found.dates.values())


def answer(plan: Plan) -> Answer:
    """Give our dates as the numbers that the rivals give."""
    found, dates = schedule(plan)
    return Answer(
        found.finish,
        [CALENDAR.between(START, each.start) for each in dates],
        [CALENDAR.between(START, each.late_start) for each in dates],
        [each.total_float for each in dates],
        [each.free_float for each in dates],
    )
