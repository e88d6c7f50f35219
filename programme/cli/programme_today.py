"""Where a programme stands on a day: its plan, gates, deliverables and baseline."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from programme.cli.door import Door, find_head
from programme.cli.planned_programme import Planned, Point, plan_as_of
from programme.core.definition import Recurring
from programme.core.deliverables import DeliverableNow
from programme.core.gates import GateNow
from programme.core.lateness import days_past, is_overdue, slipped
from programme.core.moves import POINTS_TO_WATCH
from programme.core.plan import Kind
from programme.core.rounds import rounds, timetable
from programme.core.status import (
    ActivityStatus,
    DeliverableState,
    ProgrammeState,
)
from programme.storage.reading import Reader
from programme.storage.views.baselines import latest_baselines
from programme.storage.views.deliverables import deliverables
from programme.storage.views.gates import gates

NEXT_MILESTONES = 5


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that the status screen tells; ``baseline`` is the finish by code."""

    planned: Planned
    gates: Sequence[GateNow]
    deliverables: Sequence[DeliverableNow]
    baseline: Mapping[str, date]

    @property
    def day(self) -> date:
        """The status date."""
        return self.planned.as_of

    def variance(self, code: str) -> int | None:
        """Give forecast less baseline in working days; None without a baseline."""
        was = self.baseline.get(code)
        if was is None:
            return None
        now = self.planned.schedule.dates[code].finish
        return slipped(self.planned.programme.calendar, was, now)

    @property
    def baseline_end(self) -> date | None:
        """The last finish in the baseline; None without a baseline."""
        return max(self.baseline.values(), default=None)

    @property
    def end_variance(self) -> int | None:
        """Forecast end less the baseline's in working days; None without one."""
        was = self.baseline_end
        calendar = self.planned.programme.calendar
        return None if was is None else slipped(calendar, was, self.planned.ends)

    def next_milestones(self) -> list[Point]:
        """Give the milestones and gates that come next."""
        ahead = [
            point
            for point in self.planned.points()
            if point.activity.kind in POINTS_TO_WATCH
            and point.dates.status is not ActivityStatus.FINISHED
        ]
        ahead.sort(key=lambda point: (point.dates.finish, point.activity.code))
        return ahead[:NEXT_MILESTONES]

    def overdue(self) -> Iterator[tuple[Point, int]]:
        """Give the work that is late, each with how many working days."""
        calendar = self.planned.programme.calendar
        for point in self.planned.points():
            work = point.activity.kind is Kind.ACTIVITY
            if work and is_overdue(point.dates, calendar, self.day):
                yield point, days_past(calendar, point.dates.due, self.day)

    def submitted(self) -> Iterator[DeliverableNow]:
        """Give the deliverables that wait for their approver."""
        for one in self.deliverables:
            if one.state is DeliverableState.SUBMITTED:
                yield one

    def gates_to_decide(self) -> Iterator[GateNow]:
        """Give the gates that wait for a decision, because all before them is done."""
        for gate in self.gates:
            if gate.waits_for_decision:
                yield gate

    def coming_rounds(self) -> list[tuple[Recurring, date]]:
        """Give what recurs with the next day on which it comes round, the first first."""
        planned = self.planned
        programme, entries = planned.programme, planned.definition.recurring
        if not entries or programme.state is not ProgrammeState.RUNNING:
            return []
        by = timetable(programme, planned.definition, planned.schedule.dates)
        coming = [
            (entry, min(ahead))
            for entry in entries
            if (ahead := [r.day for r in rounds(entry, by) if r.day >= self.day])
        ]
        return sorted(coming, key=lambda one: one[1])

    def role(self, role: str) -> str:
        """Give the title of a role."""
        return self.planned.definition.role_title(role)


def stand_today(door: Door, read: Reader, key: str) -> Standing:
    """Read where a programme stands on the status date.

    Raises:
        RefusedError: when no programme has the key.
    """
    head = find_head(read, key)
    return Standing(
        planned=plan_as_of(read, key, door.today(head.time_zone)),
        gates=gates(read, [head.id]).get(head.id, []),
        deliverables=deliverables(read, head.id),
        baseline=latest_baselines(read, [head.id]).get(head.id, {}),
    )
