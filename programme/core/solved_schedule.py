"""Where a schedule puts each piece of work, as indexes, with the sum behind each link.

It is the schedule's own solved network, so that what explains a schedule or works
backwards through it cannot disagree with it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.layout import find_arcs
from programme.core.network import Arc, Network
from programme.core.passes import solve
from programme.core.plan import Plan
from programme.core.schedule import Dates, Schedule, read_dates


@dataclass(frozen=True, slots=True)
class SolvedSchedule:
    """A plan with the start index of everything in it.

    ``order`` puts each source before its targets. ``mornings`` are the points of no
    duration that stand at the beginning of a day.
    """

    plan: Plan
    calendar: WorkingCalendar
    schedule: Schedule
    network: Network
    position: Mapping[str, int]
    arcs: tuple[Arc, ...]
    order: tuple[int, ...]

    @property
    def early(self) -> list[int]:
        """The start indexes by position."""
        return self.network.early

    @property
    def mornings(self) -> set[int]:
        """The points that stand at the beginning of a day."""
        return self.network.mornings

    def moment(self, arc: Arc) -> int:
        """Give the index at which the end that the arc waits for comes."""
        return self.network.moment(arc, self.early[arc.source])

    def asks(self, arc: Arc) -> int:
        """Give the start index that the arc asks of its target."""
        return self.network.asks(arc, self.early[arc.source])

    def back(self, i: int, start: int) -> int:
        """Give the last index at or before this one on which work may start."""
        pace = self.network.paces.get(i)
        return start if pace is None else pace.back(start)

    def dates(self, i: int) -> Dates:
        """Give the dates of what stands at this position of the plan."""
        return self.schedule.dates[self.plan.activities[i].code]

    def day_of(self, i: int, start: int) -> tuple[date, date]:
        """Give the days on which unfinished work is shown that starts at this index."""
        length = self.network.length[i]
        at_end = not length and i not in self.mornings
        last = 1 if length else at_end
        end = self.network.end(i, start)
        return self.calendar.day(start - at_end), self.calendar.day(end - last)


def place(plan: Plan, calendar: WorkingCalendar, as_of: date) -> SolvedSchedule:
    """Compute the schedule and keep the indexes behind it.

    Raises:
        CircleError: when the links make a circle.
        KeyError: when a link names an activity that is not in the plan.
    """
    solved = solve(plan, calendar, as_of)
    return SolvedSchedule(
        plan,
        calendar,
        read_dates(plan, calendar, solved),
        solved.network,
        solved.network.position,
        find_arcs(plan, calendar, solved.network),
        tuple(solved.order()),
    )


def arcs_into(placed: SolvedSchedule) -> Mapping[int, list[Arc]]:
    """Give the arcs by the position of their target."""
    found: dict[int, list[Arc]] = defaultdict(list)
    for arc in placed.arcs:
        found[arc.target].append(arc)
    return found
