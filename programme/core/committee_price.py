"""What it costs to miss a committee's meeting: the days until the next one."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.placed import Placed, place
from programme.core.plan import Plan
from programme.core.words import long_date, working_days


@dataclass(frozen=True, slots=True)
class Price:
    """A meeting that ends a piece of work, and what missing it costs.

    ``start_by`` is the last start that makes the meeting, ``room`` the working days
    until then. ``costs`` is in working days to the end at the next known meeting;
    ``then`` is that day. Both are None when no later meeting is known.
    """

    code: str
    committee: str
    meeting: date
    papers_due: date
    start_by: date
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


def _prices(placed: Placed) -> Iterator[Price]:
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
        yield Price(
            activity.code,
            placed.plan.committees[activity.committee].name,
            day(end - 1),
            day(pace.meetings.latest_for(end)),
            day(last),
            last - start,
            None if then is None else day(then - 1),
            None if then is None else then - end,
        )


def price_in_words(price: Price) -> tuple[str, ...]:
    """Say which meeting is to be made, by when, and what missing it costs."""
    said = (
        f"{price.code} goes to {price.committee} on {long_date(price.meeting)}.",
        f"Its work is to start by {long_date(price.start_by)}:"
        f" {working_days(price.room)} of room.",
    )
    if price.then is None or price.costs is None:
        return *said, "No later meeting is known."
    late = working_days(price.room + 1)
    cost = working_days(price.costs)
    return *said, f"{late} late costs {cost}: {long_date(price.then)}."
