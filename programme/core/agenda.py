"""What goes to each coming meeting of a committee, and what no known meeting ends."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.committee_price import Price, prices
from programme.core.plan import Plan


@dataclass(frozen=True, slots=True)
class Sitting:
    """A meeting to come, the day by which it wants papers, and the work that it ends."""

    day: date
    papers_due: date
    work: tuple[Price, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """A committee's meetings to come, by its key.

    ``undated`` are the codes of work to come that no known meeting ends.
    """

    key: str
    sittings: tuple[Sitting, ...]
    undated: tuple[str, ...]


def agendas(plan: Plan, calendar: WorkingCalendar, as_of: date) -> tuple[Agenda, ...]:
    """Give the agenda of every committee, by their keys in order.

    Raises:
        CircleError: when the links make a circle.
        KeyError: when a link names an activity that is not in the plan.
    """
    found: dict[str, list[Price]] = defaultdict(list)
    for price in prices(plan, calendar, as_of):
        found[price.key].append(price)
    return tuple(
        Agenda(
            key,
            tuple(
                _sitting(day, calendar, plan.committees[key].papers, found[key])
                for day in plan.committees[key].meetings
                if day >= as_of
            ),
            _undated(plan, key, found[key]),
        )
        for key in sorted(plan.committees)
    )


def _sitting(
    day: date, calendar: WorkingCalendar, papers: int, found: Sequence[Price]
) -> Sitting:
    """Give a meeting; on a day that is not worked it counts on the next that is."""
    counts = calendar.next_worked(day)
    work = tuple(price for price in found if price.meeting == counts)
    return Sitting(day, calendar.shift(day, -papers), work)


def _undated(plan: Plan, key: str, found: Sequence[Price]) -> tuple[str, ...]:
    dated = {price.code for price in found}
    return tuple(
        one.code
        for one in plan.activities
        if one.committee == key
        and one.progress.finished is None
        and one.code not in dated
    )
