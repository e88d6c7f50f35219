"""Where a schedule puts each piece of work, as indexes, with the sum behind each link.

Read back from the dates of ``compute_schedule``, so that what explains a schedule or
works backwards through it cannot disagree with it.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from graphlib import TopologicalSorter

from programme.core.calendar import WorkingCalendar
from programme.core.network import Network, lay_out
from programme.core.plan import Link, LinkType, Plan
from programme.core.schedule import Dates, Schedule, compute_schedule


@dataclass(frozen=True, slots=True)
class Arc:
    """A link whose successor has not finished, by positions in the plan.

    ``from_start`` waits for the start of its source, ``to_finish`` holds back the
    finish of its target. ``fact`` is the index at which the awaited end happened; None
    while it is to come.
    """

    link: Link
    source: int
    target: int
    from_start: bool
    to_finish: bool
    fact: int | None


@dataclass(frozen=True, slots=True)
class Placed:
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
    early: tuple[int, ...]
    mornings: frozenset[int]

    def moment(self, arc: Arc) -> int:
        """Give the index at which the end that the arc waits for comes."""
        if arc.fact is not None:
            return arc.fact
        length = 0 if arc.from_start else self.network.length[arc.source]
        return self.early[arc.source] + length

    def asks(self, arc: Arc) -> int:
        """Give the start index that the arc asks of its target."""
        length = self.network.length[arc.target] if arc.to_finish else 0
        late = self.is_of_a_morning(arc) and arc.target in self.network.gates
        return self.moment(arc) + arc.link.lag + late - length

    def is_of_a_morning(self, arc: Arc) -> bool:
        """Say whether what the arc waits for comes at the beginning of a day."""
        return arc.from_start or (arc.fact is None and arc.source in self.mornings)

    def dates(self, i: int) -> Dates:
        """Give the dates of what stands at this position of the plan."""
        return self.schedule.dates[self.plan.activities[i].code]

    def day_of(self, i: int, start: int) -> tuple[date, date]:
        """Give the days on which unfinished work is shown that starts at this index."""
        length = self.network.length[i]
        at_end = not length and i not in self.mornings
        last = 1 if length else at_end
        return self.calendar.day(start - at_end), self.calendar.day(
            start + length - last
        )


def place(plan: Plan, calendar: WorkingCalendar, as_of: date) -> Placed:
    """Compute the schedule and read the indexes back from it.

    Raises:
        CircleError: when the links make a circle.
        KeyError: when a link names an activity that is not in the plan.
    """
    schedule = compute_schedule(plan, calendar, as_of)
    network = lay_out(plan, calendar, as_of)
    between = find_arcs(plan, network)
    order = find_order(len(plan.activities), between)
    reader = _Reader(plan, calendar, schedule, network)
    for i in order:
        reader.read(i)
    return Placed(
        plan,
        calendar,
        schedule,
        network,
        {activity.code: i for i, activity in enumerate(plan.activities)},
        between,
        order,
        tuple(reader.early),
        frozenset(reader.mornings),
    )


def find_arcs(plan: Plan, network: Network) -> tuple[Arc, ...]:
    """Give every link that still asks something, in the plan's order."""
    positions = {activity.code: i for i, activity in enumerate(plan.activities)}
    found = []
    for link in plan.links:
        source, target = positions[link.frm], positions[link.to]
        if target in network.done:
            continue
        lasts = plan.activities[source].duration > 0
        from_start = lasts and link.type in {LinkType.SS, LinkType.SF}
        to_finish = link.type in {LinkType.FF, LinkType.SF}
        fact = (network.begun if from_start else network.done).get(source)
        found.append(Arc(link, source, target, from_start, to_finish, fact))
    return tuple(found)


def find_order(count: int, between: Iterable[Arc]) -> tuple[int, ...]:
    """Give the positions with each source before its targets."""
    before: dict[int, set[int]] = {i: set() for i in range(count)}
    for arc in between:
        if arc.fact is None:
            before[arc.target].add(arc.source)
    return tuple(TopologicalSorter(before).static_order())


def arcs_into(placed: Placed) -> Mapping[int, list[Arc]]:
    """Give the arcs by the position of their target."""
    found: dict[int, list[Arc]] = defaultdict(list)
    for arc in placed.arcs:
        found[arc.target].append(arc)
    return found


class _Reader:
    """Reads start indexes back from dates, sources before targets."""

    def __init__(
        self,
        plan: Plan,
        calendar: WorkingCalendar,
        schedule: Schedule,
        network: Network,
    ) -> None:
        self._plan = plan
        self._calendar = calendar
        self._schedule = schedule
        self._network = network
        self.early = list(network.early)
        self.mornings: set[int] = set()

    def read(self, i: int) -> None:
        """Find where one piece of work starts, all that it waits for being known."""
        if i in self._network.done:
            return
        length = self._network.length[i]
        if i in self._network.points and self._stands_in_the_morning(i):
            self.mornings.add(i)
        finish = self._schedule.dates[self._plan.activities[i].code].finish
        last = 1 if length else i not in self.mornings
        self.early[i] = self._calendar.index(finish) + last - length

    def _stands_in_the_morning(self, i: int) -> bool:
        point = self._network.points[i]
        wanted = [
            (self.early[source] + weight, from_start or source in self.mornings)
            for source, weight, from_start in point.asks
        ]
        asked = max([self._network.early[i], *(index for index, _ in wanted)])
        return (
            i in self._network.snaps
            or asked == point.morning
            or any(index == asked for index, morning in wanted if morning)
        )
