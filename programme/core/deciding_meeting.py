"""The meeting that decides a target's day, where the work before it may slip."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from programme.core.backwards import floats_to, start_for
from programme.core.calendar import WorkingCalendar
from programme.core.explain import why
from programme.core.plan import Plan
from programme.core.solved_schedule import SolvedSchedule, place
from programme.core.words import long_date


@dataclass(frozen=True, slots=True)
class DecidingMeeting:
    """A committee's meeting on ``day`` that ends ``code``, and so decides the target.

    ``last_before`` is the work that ``code`` waits for, finishing on ``finish``; None
    where it waits for none. ``start_by`` is the last day to start ``code`` for the
    known meeting ``before``; both None where none is known.
    """

    code: str
    committee: str
    day: date
    last_before: str | None
    finish: date | None
    before: date | None
    start_by: date | None


def deciding_meeting(
    plan: Plan, calendar: WorkingCalendar, as_of: date, code: str
) -> DecidingMeeting | None:
    """Give the meeting up to which the critical path to a target leads back, if any.

    Raises:
        CircleError: when the links make a circle.
        KeyError: when the plan has no such activity, or a link names none.
    """
    floats = floats_to(plan, calendar, as_of, code)
    steps = iter(why(plan, calendar, as_of, code).steps)
    step = next(
        (s for s in steps if s.code in floats and not floats[s.code].critical), None
    )
    if step is None or step.decided is None or step.decided.at is None:
        return None
    last, missed = next(steps, None), step.decided.missed
    placed = place(plan, calendar, as_of)
    return DecidingMeeting(
        code=step.code,
        committee=step.decided.committee,
        day=step.decided.at.day,
        last_before=None if last is None else last.code,
        finish=None if last is None else last.finish,
        before=None if missed is None else missed.day,
        start_by=None if missed is None else _last_start(placed, step.code, missed.day),
    )


def _last_start(placed: SolvedSchedule, code: str, meeting: date) -> date:
    """Give the last day to start work that ends at a meeting."""
    i = placed.position[code]
    return placed.day_of(i, start_for(placed, i, meeting))[0]


def meeting_in_words(found: DecidingMeeting) -> Iterator[str]:
    """Say which meeting decides, what comes last before it, and what would bring it on."""
    yield f"{found.committee} decides on {long_date(found.day)}, and {found.code} ends there."
    if found.last_before and found.finish:
        yield (
            f"The last thing before it is {found.last_before}, which finishes on"
            f" {long_date(found.finish)}."
        )
    if found.before and found.start_by:
        yield (
            f"For the meeting on {long_date(found.before)}, {found.code} would have to"
            f" start by {long_date(found.start_by)}."
        )
