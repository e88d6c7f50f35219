"""The arrays that the passes of the schedule work on, and what a link asks in them.

A point of no duration lies between two working days. It is shown on the day that ends
there when a finish alone put it there, else on the day that begins there: what is late
stands in the morning of the status date. What somebody decides is always at the end of
its day: what it holds back starts on the next.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from programme.core.paces import Lag, Pace
from programme.core.plan import Link

Step: TypeAlias = tuple[int, int, int | None]
"""One step of a pass: source and target of a link, and the weight between their starts.

Without a weight it is more than a sum: where both ends differ it is a tie, where they
are one it stands for special work itself, before all that waits for it.
"""


@dataclass(frozen=True, slots=True)
class Arc:
    """A link whose successor has not finished, by positions in the plan.

    ``from_start`` waits for the start of its source, ``to_finish`` holds back the
    finish of its target. ``lag`` counts on days of its own; None where it is plain.
    ``fact`` is the index at which the awaited end happened; None while it is to come.
    """

    link: Link
    source: int
    target: int
    from_start: bool
    to_finish: bool
    lag: Lag | None = None
    fact: int | None = None


@dataclass(slots=True)
class Network:
    """The arrays of the passes, by position of the activity in the plan.

    ``position`` gives it by code, in the plan's order.
    ``early``: earliest start index, a floor before the forward pass. ``length``:
    working days still to be placed. ``push``: start index below which time itself does
    not allow the work. ``asked``: the start that predecessors alone ask for, where it
    may be another than the earliest; a floor, too, before the forward pass. ``steps``
    are in the order of the visit, ``ties`` by their two ends.
    ``begun`` and ``done`` are facts. ``latest`` and ``latest_end``: the last start and
    the last end that a constraint allows. ``as_late`` waits as long as its successors
    let it. ``points`` may stand at the beginning of a day, and hold the latest index
    that is asked for as one; the forward pass finds which do: ``mornings``. Of these
    ``overdue`` are asked for by the evening before, or sooner, and stand in the morning
    of the status date. ``ready`` are the milestones that wait for nothing still to
    happen. ``special`` are all for which more than length and links tell when they are
    done. ``first`` is the index of the plan's start, ``passed`` counts the days up to
    the status date.
    """

    position: dict[str, int]
    status_date: date
    first: int
    as_of: int
    passed: int
    early: list[int]
    length: list[int]
    push: list[int]
    steps: list[Step] = field(default_factory=list)
    ties: dict[tuple[int, int], list[Arc]] = field(default_factory=dict)
    asked: dict[int, int] = field(default_factory=dict)
    paces: dict[int, Pace] = field(default_factory=dict)
    begun: dict[int, int] = field(default_factory=dict)
    done: dict[int, int] = field(default_factory=dict)
    latest: dict[int, int] = field(default_factory=dict)
    latest_end: dict[int, int] = field(default_factory=dict)
    as_late: set[int] = field(default_factory=set)
    gates: set[int] = field(default_factory=set)
    points: dict[int, int] = field(default_factory=dict)
    mornings: set[int] = field(default_factory=set)
    overdue: set[int] = field(default_factory=set)
    ready: set[int] = field(default_factory=set)
    special: set[int] = field(default_factory=set)

    def ends_a_day(self, i: int) -> bool:
        """Say whether it has no duration and belongs to the day that ends there."""
        return not self.length[i] and i not in self.mornings

    def end(self, i: int, start: int) -> int:
        """Give the index after the last day of what starts at an index."""
        pace = self.paces.get(i)
        length = self.length[i]
        return start + length if pace is None else pace.end(start, length)

    def last_start(self, i: int, end: int) -> int:
        """Give the last start that ends at or before an index.

        Where a committee meets too late for any, it is before the earliest start, by as
        much as the earliest end is too late.
        """
        pace, length = self.paces.get(i), self.length[i]
        if pace is None:
            return end - length
        last = pace.last_start(end, length)
        if last is None:
            return self.early[i] + end - self.end(i, self.early[i])
        return last

    def start_for(self, i: int, end: int) -> int:
        """Give the first start that ends at or after an index."""
        pace = self.paces.get(i)
        length = self.length[i]
        return end - length if pace is None else pace.start_for(end, length)

    def moment(self, arc: Arc, start: int) -> int:
        """Give when the end that an arc waits for comes, its source starting there."""
        if arc.fact is not None:
            return arc.fact
        return start if arc.from_start else self.end(arc.source, start)

    def is_of_a_morning(self, arc: Arc) -> bool:
        """Say whether what the arc waits for comes at the beginning of a day."""
        return arc.from_start or (arc.fact is None and arc.source in self.mornings)

    def asks(self, arc: Arc, start: int) -> int:
        """Give the start of its target that an arc asks for, its source starting there."""
        morning = self.is_of_a_morning(arc)
        moment = self.moment(arc, start)
        if arc.lag is None:
            moment += arc.link.lag
        else:
            moment = arc.lag.forward(moment, morning=morning)
        if morning and arc.target in self.gates:
            moment += 1
        return self.start_for(arc.target, moment) if arc.to_finish else moment

    def allows(self, arc: Arc, start: int) -> int:
        """Give the last start of its source with which its target can start there."""
        morning = self.is_of_a_morning(arc)
        moment = self.end(arc.target, start) if arc.to_finish else start
        if morning and arc.target in self.gates:
            moment -= 1
        if arc.lag is None:
            moment -= arc.link.lag
        else:
            moment = arc.lag.back(moment, morning=morning)
        return moment if arc.from_start else self.last_start(arc.source, moment)
