"""What each kind of constraint demands, as working-day indexes: a table.

A day that is not worked stands for the next that is where work may not come before it,
and for the last before it where work may not come after it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Constraint, ConstraintKind


@dataclass(frozen=True, slots=True)
class Demand:
    """Bounds of the start and of the end, the index after the last day; None for none."""

    start_from: int | None = None
    start_until: int | None = None
    end_from: int | None = None
    end_until: int | None = None


def _must_start(at: int, _: int) -> Demand:
    return Demand(start_from=at, start_until=at)


def _must_finish(at: int, _: int) -> Demand:
    return Demand(end_from=at + 1, end_until=at + 1)


# From the index of the day (or the next worked one) and the count of days up to it.
_DEMANDS: dict[ConstraintKind, Callable[[int, int], Demand]] = {
    ConstraintKind.START_NO_EARLIER: lambda at, _: Demand(start_from=at),
    ConstraintKind.START_NO_LATER: lambda _, passed: Demand(start_until=passed - 1),
    ConstraintKind.FINISH_NO_EARLIER: lambda at, _: Demand(end_from=at + 1),
    ConstraintKind.FINISH_NO_LATER: lambda _, passed: Demand(end_until=passed),
    ConstraintKind.MUST_START: _must_start,
    ConstraintKind.MUST_FINISH: _must_finish,
    ConstraintKind.AS_LATE_AS_POSSIBLE: lambda _, __: Demand(),
}


def demand_of(constraint: Constraint, calendar: WorkingCalendar) -> Demand:
    """Give the bounds that a constraint sets."""
    if constraint.day is None:
        return Demand()
    at, passed = calendar.index(constraint.day), calendar.index_after(constraint.day)
    return _DEMANDS[constraint.kind](at, passed)
