"""What it costs to miss a committee's meeting: the days until the next one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Plan
from programme.core.solved_schedule import SolvedSchedule, place
from programme.core.words import long_date, working_days


@dataclass(frozen=True, slots=True)
class Price:
    """A meeting that ends a piece of work, and what missing it costs.

    ``committee`` is its name and ``key`` how the plan names it. ``start_by`` is the
    last start that makes the meeting, None for work that has begun; ``room`` are the
    working days in hand. ``costs`` is in working days to the end at the next known
    meeting; ``then`` is that day. Both are None when no later meeting is known.
    """

    code: str
    key: str
    committee: str
    meeting: date
    papers_due: date
    start_by: date | None
    room: int
    then: date | None
    costs: int | None


def prices(plan: Plan, calendar: WorkingCalendar, as_of: date) -> tuple[Price, ...]:
    """Give the price of each meeting that unfinished work is to make.

    Raises:
        CircleError: when the links make a circle.
        KeyError: when a link names an activity that is not in the plan.
    """
    return tuple(_prices(place(plan, calendar, as_of)))


def _prices(placed: SolvedSchedule) -> Iterator[Price]:
    for i, pace in placed.network.paces.items():
        if pace.meetings is None:
            continue
        start, day = placed.early[i], placed.calendar.day
        end = placed.network.end(i, start)
        if pace.meetings.last_end(end) != end:
            continue
        last = placed.back(i, placed.network.last_start(i, end))
        then = pace.meetings.first_end(end + 1)
        activity = placed.plan.activities[i]
        committee = placed.plan.committees[activity.committee]
        yield Price(
            activity.code,
            activity.committee,
            committee.name,
            day(end - 1),
            day(end - 1 - committee.papers),
            None if i in placed.network.begun else day(last),
            last - start,
            None if then is None else day(then - 1),
            None if then is None else then - end,
        )


def price_in_words(price: Price) -> tuple[str, ...]:
    """Say which meeting is to be made, by when, and what missing it costs."""
    return (
        f"{price.code} goes to {price.committee} on {long_date(price.meeting)}.",
        *room_in_words(price),
    )


def room_in_words(price: Price) -> tuple[str, ...]:
    """Say how many days are in hand before a meeting, and what missing it costs."""
    work = "Its work is under way"
    if price.start_by is not None:
        work = f"Its work is to start by {long_date(price.start_by)}"
    said = f"{work}: {working_days(price.room)} in hand."
    if price.then is None or price.costs is None:
        return said, "No later meeting is known."
    late = working_days(price.room + 1)
    cost = working_days(price.costs)
    return said, f"{late} late costs {cost}: {long_date(price.then)}."
