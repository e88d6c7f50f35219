"""What decides where a task lies: the link, constraint or fact, and the chain of them.

Each ask is placed by the rules of ``programme.core.timed.forward``; what lands the task
where it lies decides it. Of several, a link comes before a constraint and the start.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import chain

from programme.core.timed.instants import instant
from programme.core.timed.layout import Layout, lay_out_plan
from programme.core.timed.plan import (
    FROM_START,
    OF_FINISHES,
    TO_FINISH,
    ConstraintType,
    Link,
    Task,
    TimedPlan,
)
from programme.core.timed.schedule import TimedDates, compute_timed_schedule
from programme.core.timed.work import Placed


class Because(StrEnum):
    """The kind of thing that decides where a task lies."""

    FINISHED = "finished"
    UNDER_WAY = "under way"
    BY_HAND = "set by hand"
    LEVELLED = "put off by levelling"
    LINK = "link"
    CONSTRAINT = "constraint"
    START = "start of the plan"
    OTHER = "the rest of the plan"


@dataclass(frozen=True, slots=True)
class TimedStep:
    """A task, where it lies, and why; ``link`` leads to the next step where one decides.

    ``through`` is the UID of the summary that the link or constraint is one of, if so.
    """

    uid: int
    start: datetime
    finish: datetime
    because: Because
    link: Link | None = None
    through: int | None = None
    constraint: ConstraintType | None = None
    on: datetime | None = None


def timed_chain(plan: TimedPlan, uid: int) -> tuple[TimedStep, ...]:
    """Give what decides a task's dates, step by step, back to what nothing else moves.

    Raises:
        KeyError: when there is no such task.
        LoopError: when the links make a circle.
    """
    chains = _Chains(lay_out_plan(plan), compute_timed_schedule(plan).dates)
    return tuple(chains.steps(uid))


class _Chains:
    """A plan laid out and scheduled, to ask what decides what."""

    def __init__(self, layout: Layout, dates: Mapping[int, TimedDates]) -> None:
        self._layout = layout
        self._dates = dates
        tasks = layout.network.tasks
        self._position = {task.uid: i for i, task in enumerate(tasks)}
        self._placed = [
            (instant(dates[task.uid].start), instant(dates[task.uid].finish))
            for task in tasks
        ]

    def steps(self, uid: int) -> Iterator[TimedStep]:
        """Give the steps from a task back; a summary stands for its deciding part."""
        at: int | None = self._position[uid]
        while at is not None:
            step = self._step(at)
            yield step
            at = None
            if step.link is not None:
                source = self._position[step.link.frm]
                at = self._part(source, from_start=step.link.type in FROM_START)

    def _part(self, i: int, *, from_start: bool) -> int:
        while self._layout.network.is_summary(i):
            parts = self._layout.spanning(i)
            if from_start:
                i = min(parts, key=lambda part: self._placed[part][0])
            else:
                i = max(parts, key=lambda part: self._placed[part][1])
        return i

    def _step(self, i: int) -> TimedStep:
        task = self._layout.task(i)
        dates = self._dates[task.uid]
        fact = _fact(task)
        plain = TimedStep(task.uid, dates.start, dates.finish, fact or Because.OTHER)
        if fact is not None:
            return plain
        begins = self._layout.works[i].forward(self._layout.start)
        starts = begins[0] == self._placed[i][0]
        last = replace(plain, because=Because.START) if starts else plain
        found = chain(self._linked(i, plain), self._constrained(i, plain))
        return next(found, last)

    def _line(self, i: int) -> Iterator[int]:
        """Give a task and the summaries above it."""
        while i >= 0:
            yield i
            i = self._layout.network.parent[i]

    def _linked(self, i: int, plain: TimedStep) -> Iterator[TimedStep]:
        """Give the step of each link that lands the task where it lies."""
        for above in self._line(i):
            for source, link in self._layout.network.before[above]:
                end = 0 if link.type in FROM_START else 1
                ask = self._placed[source][end]
                ask = self._layout.lagged(ask, source, above, link)
                if self._lands(i, ask, ends=link.type in TO_FINISH):
                    through = self._through(i, above)
                    yield replace(
                        plain, because=Because.LINK, link=link, through=through
                    )

    def _constrained(self, i: int, plain: TimedStep) -> Iterator[TimedStep]:
        """Give the step of each constraint that lands the task where it lies."""
        for above in self._line(i):
            task, through = self._layout.task(above), self._through(i, above)
            kind, on = task.constraint.type, task.constraint.on
            if task.manual is not None:
                on = task.manual.start
                if self._lands(i, instant(on), ends=False):
                    because = Because.BY_HAND
                    yield replace(plain, because=because, through=through, on=on)
            elif self._is_held(i, kind, on) and (on is not None or above == i):
                yield replace(
                    plain,
                    because=Because.CONSTRAINT,
                    through=through,
                    constraint=kind,
                    on=on,
                )

    def _is_held(self, i: int, kind: ConstraintType, on: datetime | None) -> bool:
        if on is None:
            return kind is ConstraintType.AS_LATE_AS_POSSIBLE
        return self._lands(i, instant(on), ends=kind in OF_FINISHES)

    def _through(self, i: int, above: int) -> int | None:
        return None if above == i else self._layout.task(above).uid

    def _lands(self, i: int, ask: int, *, ends: bool) -> bool:
        work, placed = self._layout.works[i], self._placed[i]
        if not ends:
            return work.forward(ask)[0] == placed[0]
        asked: Placed = work.ending(ask)
        last = work.calendar.last_end(ask)
        return placed[1] in (asked[1], last)


def _fact(task: Task) -> Because | None:
    """Give what no link moves: work by hand, finished, under way or put off."""
    if task.manual is not None:
        return Because.BY_HAND
    if task.progress.started is not None:
        done = task.progress.finished is not None
        return Because.FINISHED if done else Because.UNDER_WAY
    return Because.LEVELLED if task.levelling_delay else None
