"""A plan made ready for the two passes: positions, working times, instants."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from programme.core.timed.calendar import WorkingTime
from programme.core.timed.instants import instant
from programme.core.timed.lengths import is_elapsed, is_percent
from programme.core.timed.network import Network, lay_out
from programme.core.timed.plan import ConstraintType, Link, Task, TimedPlan
from programme.core.timed.work import Placed, Work, crew_of

_PERCENT: Final = 100


@dataclass(frozen=True, slots=True)
class Layout:
    """What both passes need to know of a plan."""

    plan: TimedPlan
    network: Network
    works: tuple[Work, ...]
    calendar: WorkingTime
    start: int

    def task(self, i: int) -> Task:
        """Give the task at a position."""
        return self.network.tasks[i]

    def constraint(self, i: int) -> tuple[ConstraintType, int]:
        """Give the constraint of a task with its instant (0 when it has none)."""
        constraint = self.task(i).constraint
        on = constraint.on
        return constraint.type, 0 if on is None else instant(on)

    def spanning(self, i: int) -> Sequence[int]:
        """Give the parts that count in the span of their summary: the active ones."""
        parts = self.network.parts[i]
        return [part for part in parts if self.task(part).active] or parts

    def lagged(self, at: int, source: int, target: int, link: Link) -> int:
        """Move from the predecessor's end along a link, by its lag.

        A lag is worked by the calendar of the successor, also when its own duration is
        elapsed; an elapsed lag goes round the clock; a percent is one of the
        predecessor's duration (Microsoft's documentation of lag time).
        """
        return self._moved(at, self._lag(source, link), target, link)

    def unlagged(self, at: int, source: int, target: int, link: Link) -> int:
        """Move back along a link, from the successor's end by its lag."""
        return self._moved(at, -self._lag(source, link), target, link)

    def _moved(self, at: int, lag: int, target: int, link: Link) -> int:
        if not lag:
            return at
        if is_elapsed(link.lag.unit):
            return at + lag
        return self.works[target].lags.add(at, lag)

    def _lag(self, source: int, link: Link) -> int:
        if is_percent(link.lag.unit):
            whole = self.task(source).duration.amount
            return round(whole * link.lag.amount / _PERCENT)
        return link.lag.amount


def lay_out_plan(plan: TimedPlan) -> Layout:
    """Lay a plan out for the passes.

    Raises:
        LoopError: when the links make a circle.
        KeyError: when a link names a task that is not in the plan.
    """
    network = lay_out(plan)
    crew = crew_of(plan)
    calendar = crew.plan_calendar()
    works = tuple(
        Work(calendar, calendar, ()) if network.is_summary(i) else crew.work_of(task)
        for i, task in enumerate(plan.tasks)
    )
    return Layout(plan, network, works, calendar, instant(plan.settings.start))


def fixed(start: datetime | None, finish: datetime | None) -> Placed | None:
    """Give two clock times as instants, when both are there."""
    if start is None or finish is None:
        return None
    return instant(start), instant(finish)
