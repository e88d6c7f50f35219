"""The forward pass: the earliest that links, constraints and facts allow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from programme.core.timed.instants import instant
from programme.core.timed.layout import Layout, fixed
from programme.core.timed.lengths import is_elapsed
from programme.core.timed.plan import (
    FINISHES_BY,
    FROM_START,
    ON_THE_DAY,
    STARTS_BY,
    TO_FINISH,
    ConstraintType,
    Link,
    LinkType,
    Task,
)
from programme.core.timed.work import Placed, Work

_NOT_BEFORE = -1


@dataclass(slots=True)
class _Forward:
    """The pass under way: what holds back the parts of a task, and what is placed."""

    layout: Layout
    floors: Mapping[int, int]
    held: list[int] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    asked: dict[int, Placed] = field(default_factory=dict)
    undelayed: dict[int, int] = field(default_factory=dict)

    def enter(self, i: int) -> None:
        """Find what holds the task back; place it when it is work."""
        starts, finishes = self._asked(i)
        parent = self.layout.network.parent[i]
        above = self.held[parent] if parent >= 0 else _NOT_BEFORE
        self.held[i] = max(above, starts, self._by_hand(i))
        if not self.layout.network.is_summary(i):
            self.placed[i] = self._place(i, self.held[i], finishes)

    def _by_hand(self, i: int) -> int:
        """Give the start that a summary set by hand asks of its parts."""
        manual = self.layout.task(i).manual
        return _NOT_BEFORE if manual is None else instant(manual.start)

    def leave(self, i: int) -> None:
        """Span a summary over its parts, unless it was set by hand."""
        manual = self.layout.task(i).manual
        if manual is not None:
            self.placed[i] = instant(manual.start), instant(manual.finish)
            return
        parts = [self.placed[part] for part in self.layout.spanning(i)]
        if parts:
            self.placed[i] = min(p[0] for p in parts), max(p[1] for p in parts)

    def _asked(self, i: int) -> tuple[int, int]:
        """Give the latest start and finish that predecessors and constraint ask for."""
        starts = finishes = _NOT_BEFORE
        for source, link in self.layout.network.before[i]:
            at = self.placed[source][0 if link.type in FROM_START else 1]
            at = self.layout.lagged(at, source, i, link)
            if link.type in TO_FINISH:
                finishes = max(finishes, self._ended(at, i, link))
            else:
                starts = max(starts, at)
        kind, on = self.layout.constraint(i)
        if kind is ConstraintType.START_NO_EARLIER_THAN:
            starts = max(starts, on)
        elif kind is ConstraintType.FINISH_NO_EARLIER_THAN:
            finishes = max(finishes, on)
        return max(starts, self.floors.get(i, _NOT_BEFORE)), finishes

    def _ended(self, at: int, i: int, link: Link) -> int:
        """Let a finish that a lead asks for be the end of a shift, not a start."""
        if link.lag.amount >= 0 or is_elapsed(link.lag.unit):
            return at
        return self.layout.works[i].calendar.last_end(at)

    def _place(self, i: int, starts: int, finishes: int) -> Placed:
        task, work = self.layout.task(i), self.layout.works[i]
        happened = facts(task, work)
        if happened is not None:
            return happened
        if self._waits_for_the_plan(i, starts):
            starts = max(starts, self.layout.start)
        placed = work.forward(starts) if starts != _NOT_BEFORE else (_NOT_BEFORE,) * 2
        if finishes > placed[1]:
            placed = max(placed, work.ending(finishes))
        placed = self._constrained(i, placed)
        if task.levelling_delay:
            self.undelayed[i] = placed[0]
            placed = work.forward(placed[0] + task.levelling_delay)
        return placed

    def _waits_for_the_plan(self, i: int, starts: int) -> bool:
        """Say whether the start of the plan holds it back.

        It does when nothing asks for a start or when a finish asks for its finish. Work
        with a lead may begin sooner, work that ends when another starts, and work whose
        own constraint has it finish sooner.
        """
        types = {link.type for _, link in self.layout.network.before[i]}
        if starts != _NOT_BEFORE:
            return LinkType.FF in types
        kind, _ = self.layout.constraint(i)
        dated = kind is ConstraintType.FINISH_NO_EARLIER_THAN and not types
        return types != {LinkType.SF} and not dated

    def _constrained(self, i: int, placed: Placed) -> Placed:
        """Let a constraint that is honoured outrank the links, else only push."""
        kind, on = self.layout.constraint(i)
        work = self.layout.works[i]
        honoured = self.layout.plan.settings.honours_constraints
        if kind in STARTS_BY:
            wanted = work.forward(on)
        elif kind in FINISHES_BY:
            wanted = work.ending(on)
        else:
            return placed
        if kind in ON_THE_DAY:
            placed = max(placed, wanted)
        if honoured and wanted < placed:
            self.asked[i] = placed
            return wanted
        return placed


@dataclass(frozen=True, slots=True)
class Earliest:
    """Where everything is placed, by position.

    ``asked`` is where links ask a task to be when its constraint has it earlier.
    ``undelayed`` is where levelled work would start without the delay.
    """

    placed: Sequence[Placed]
    asked: Mapping[int, Placed]
    undelayed: Mapping[int, int]

    def early(self, i: int) -> Placed:
        """Give early start and early finish; levelling delays only the latter.

        (Microsoft's documentation of Early Start, Early Finish and Leveling Delay.)
        """
        start, finish = self.placed[i]
        return self.undelayed.get(i, start), finish

    def free(self, i: int) -> Placed:
        """Give where slack is counted from: the dates that links alone ask for."""
        return self.asked.get(i) or self.early(i)


def earliest(layout: Layout, floors: Mapping[int, int]) -> Earliest:
    """Place everything as early as it may be, by position.

    ``floors`` holds starts before which some tasks may not be placed.
    """
    count = len(layout.network.tasks)
    nowhere = (layout.start, layout.start)
    forward = _Forward(layout, floors, [0] * count, [nowhere] * count)
    for i, leaving in layout.network.order:
        if not leaving:
            forward.enter(i)
        elif layout.network.is_summary(i):
            forward.leave(i)
    return Earliest(forward.placed, forward.asked, forward.undelayed)


def facts(task: Task, work: Work) -> Placed | None:
    """Give where a task is that no link moves: by hand, finished or under way."""
    if task.manual is not None:
        return fixed(task.manual.start, task.manual.finish)
    progress = task.progress
    if progress.started is None or progress.finished is not None:
        return fixed(progress.started, progress.finished)
    start = instant(progress.started)
    if progress.resume is None:
        return start, work.forward(start)[1]
    return start, remaining(task, work).forward(instant(progress.resume))[1]


def remaining(task: Task, work: Work) -> Work:
    """Give what is left of work under way; all of it when nothing says how much."""
    left = task.progress.remaining
    return work if left is None else work.left(left + task.gap)
