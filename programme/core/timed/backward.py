"""The backward pass: the latest that leaves the end of the plan where it is."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from programme.core.timed.forward import remaining
from programme.core.timed.instants import instant
from programme.core.timed.layout import Layout, fixed
from programme.core.timed.plan import (
    FINISHES_BY,
    FROM_START,
    ON_THE_DAY,
    STARTS_BY,
    TO_FINISH,
    LinkType,
)
from programme.core.timed.work import Placed

_ANY_TIME: Final = 10**12


@dataclass(slots=True)
class _Backward:
    """The pass under way: by when the parts of a task must end, and what is placed."""

    layout: Layout
    early: Sequence[Placed]
    end: int
    held: list[int] = field(default_factory=list)
    placed: list[Placed] = field(default_factory=list)
    opening: dict[int, int] = field(default_factory=dict)

    def enter(self, i: int) -> None:
        """Find by when the task must end; place it when it is work."""
        starts, finishes = self._asked(i)
        parent = self.layout.network.parent[i]
        above = self.held[parent] if parent >= 0 else _ANY_TIME
        self.held[i] = min(above, finishes)
        manual = self.layout.task(i).manual
        if manual is not None and self.layout.network.is_summary(i):
            self.held[i] = min(self.held[i], instant(manual.finish))
        starts = min(starts, self.opening.get(i, _ANY_TIME))
        if not self.layout.network.is_summary(i):
            self.placed[i] = self._place(i, starts, self.held[i])
        elif starts < _ANY_TIME:
            self.opening[self._first_part(i)] = starts

    def _first_part(self, i: int) -> int:
        """Give the part that starts its summary: what waits for this start holds it."""
        return min(self.layout.spanning(i), key=lambda part: self.early[part][0])

    def leave(self, i: int) -> None:
        """Span a summary over its parts; those set by hand count where they are."""
        placed = [
            self.early[part] if self._is_by_hand(part) else self.placed[part]
            for part in self.layout.spanning(i)
        ]
        self.placed[i] = min(p[0] for p in placed), max(p[1] for p in placed)

    def _is_by_hand(self, i: int) -> bool:
        return self.layout.task(i).manual is not None

    def _asked(self, i: int) -> tuple[int, int]:
        """Give the earliest of the late starts and finishes that successors ask for.

        A start set by hand holds whatever starts with it; nothing asks it to be sooner.
        """
        starts = finishes = _ANY_TIME
        for target, link in self.layout.network.after[i]:
            if link.type is LinkType.SS and self._is_by_hand(i):
                continue
            at = self._end_of(target, link.type)
            if at is None or not self._counts(i, target):
                continue
            at = self.layout.unlagged(at, i, target, link)
            if link.type in FROM_START:
                starts = min(starts, at)
            else:
                finishes = min(finishes, at)
        return starts, finishes

    def _counts(self, i: int, target: int) -> bool:
        """Say whether the successor matters: not when it alone is inactive."""
        return self.layout.task(target).active or not self.layout.task(i).active

    def _end_of(self, target: int, kind: LinkType) -> int | None:
        """Give the late end that a link holds; what is finished holds nothing.

        Levelled work comes so much later after its predecessors (Microsoft's
        documentation of Late Start and Late Finish).
        """
        task = self.layout.task(target)
        if task.progress.finished is not None:
            return None
        if self.layout.network.is_summary(target) and kind not in TO_FINISH:
            return self._first_of(target, kind)
        if task.progress.started is not None and kind not in TO_FINISH:
            return self._under_way(target, kind)
        start, finish = self.placed[target]
        return (finish if kind in TO_FINISH else start) - self._put_off(target)

    def _put_off(self, target: int) -> int:
        """Give by how much levelling has it start after its predecessors allow."""
        task, summary = self.layout.task(target), self.layout.network.is_summary(target)
        happened = task.manual is not None or task.progress.started is not None
        return 0 if summary or happened else task.levelling_delay

    def _first_of(self, target: int, kind: LinkType) -> int | None:
        """Give the earliest that the parts of a summary hold, those still to do."""
        parts = self.layout.spanning(target)
        found = [self._end_of(part, kind) for part in parts]
        return min((at for at in found if at is not None), default=None)

    def _under_way(self, target: int, kind: LinkType) -> int | None:
        """Give what a predecessor must not push of work under way: what remains."""
        if kind is LinkType.SS:
            return self._reached(target)
        finish = self.placed[target][1]
        left = remaining(self.layout.task(target), self.layout.works[target])
        return left.backward(finish)[0]

    def _reached(self, target: int) -> int | None:
        """Give how far work under way has come, which another start must not pass.

        Nothing holds back a start that work has made already, unless more waits for it.
        """
        if not self.layout.network.after[target]:
            return None
        task, work = self.layout.task(target), self.layout.works[target]
        left = task.progress.remaining or 0
        done = work.left(max(task.duration.amount - left, 0))
        return done.forward(self.placed[target][0])[1]

    def _place(self, i: int, starts: int, finishes: int) -> Placed:
        task, work = self.layout.task(i), self.layout.works[i]
        progress = task.progress
        done = fixed(progress.started, progress.finished)
        if done is not None:
            return done
        waits = min(starts, finishes) < _ANY_TIME
        placed = work.backward(min(finishes, self._last(i, waits=waits)))
        if progress.started is None and starts < placed[0]:
            placed = work.forward(starts)
        placed = self._constrained(i, placed)
        if task.deadline is not None:
            placed = min(placed, work.backward(instant(task.deadline)))
        if progress.started is not None:
            return instant(progress.started), placed[1]
        return placed

    def _last(self, i: int, *, waits: bool) -> int:
        """Give when the task must end for the plan's sake, or its own.

        With several critical paths, work that nothing waits for ends where it does.
        """
        own = self.layout.plan.settings.own_ends and not waits
        return self.early[i][1] if own else self.end

    def _constrained(self, i: int, placed: Placed) -> Placed:
        kind, on = self.layout.constraint(i)
        work = self.layout.works[i]
        if kind in STARTS_BY:
            wanted = work.forward(on)
        elif kind in FINISHES_BY:
            wanted = work.backward(on)
        else:
            return placed
        honoured = self.layout.plan.settings.honours_constraints
        return wanted if kind in ON_THE_DAY and honoured else min(placed, wanted)


def latest(layout: Layout, early: Sequence[Placed], end: int) -> list[Placed]:
    """Place everything as late as it may be when the plan ends at ``end``."""
    count = len(layout.network.tasks)
    backward = _Backward(layout, early, end, [0] * count, [(end, end)] * count)
    for i, leaving in reversed(layout.network.order):
        if leaving:
            backward.enter(i)
        elif layout.network.is_summary(i):
            backward.leave(i)
    return backward.placed
