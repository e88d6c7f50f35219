"""The two passes of the schedule over all samples at once.

One vector operation per activity and link replaces a pass per sample. Everything is in
working-day indexes; the rules are those of ``programme.core.schedule``, and with one
sample of the planned lengths the answer is the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np
from numpy.typing import NDArray

from programme.core.calendar import WorkingCalendar
from programme.core.durations import ToDo, Whole
from programme.core.network import NEVER, Network, Snap, lay_out
from programme.core.placed import Arc, find_arcs, find_order
from programme.core.plan import Plan

_FAR = 2 * 10**9


@dataclass(frozen=True, slots=True)
class Ground:
    """What is the same in all samples.

    ``floors`` is the plan laid out without links: what each work asks for by itself.
    """

    plan: Plan
    network: Network
    floors: Network
    order: tuple[int, ...]
    into: tuple[tuple[Arc, ...], ...]

    def to_do(self, i: int) -> ToDo | None:
        """Give what may vary of the work at this position; None when nothing does."""
        planned = self.network.length[i]
        if i in self.network.done or not planned:
            return None
        elapsed = 0
        if i in self.network.begun:
            elapsed = max(0, self.network.as_of - self.floors.early[i])
        code = self.plan.activities[i].code
        return ToDo(code, planned, elapsed, max(1, planned - elapsed))


@dataclass(frozen=True, slots=True)
class Sampled:
    """Start indexes and lengths by position and sample; ``end`` by sample.

    ``mornings`` says of points in which samples they stand at the beginning of a day.
    """

    ground: Ground
    early: Whole
    length: Whole
    mornings: Mapping[int, NDArray[np.bool_]]
    end: Whole

    def finish(self, i: int) -> Whole:
        """Give the index of the day on which the finish is shown."""
        shown: Whole = self.early[i] + self.length[i] - 1
        if i in self.mornings:
            shown = shown + self.mornings[i]
        return shown

    def is_settled(self, i: int) -> bool:
        """Say whether it is finished, or a milestone whose day has come."""
        network = self.ground.network
        if i in network.ready:
            return bool(self.finish(i)[0] < network.passed)
        return i in network.done


def lay_ground(plan: Plan, calendar: WorkingCalendar, as_of: date) -> Ground:
    """Lay the plan out for all samples.

    Raises:
        CycleError: when the links make a circle.
        KeyError: when a link names an activity that is not in the plan.
    """
    network = lay_out(plan, calendar, as_of)
    arcs = find_arcs(plan, network)
    into: list[list[Arc]] = [[] for _ in plan.activities]
    for arc in arcs:
        into[arc.target].append(arc)
    return Ground(
        plan,
        network,
        lay_out(replace(plan, links=()), calendar, as_of),
        find_order(len(plan.activities), arcs),
        tuple(map(tuple, into)),
    )


def run_forward(ground: Ground, length: Whole) -> Sampled:
    """Give the start of everything in every sample.

    ``length`` holds a row of working days for each activity, in the plan's order.
    """
    floors = np.array(ground.floors.early, np.int32)
    early = np.repeat(floors[:, np.newaxis], length.shape[1], axis=1)
    forward = _Forward(ground, early, length)
    for i in ground.order:
        if i not in ground.network.done:
            forward.settle(i)
    end: Whole = (early + length).max(axis=0)
    for i, morning in forward.mornings.items():
        np.maximum(end, early[i] + morning, out=end)
    return Sampled(ground, early, length, forward.mornings, end)


class _Forward:
    """The forward pass, one activity at a time, in all samples."""

    def __init__(self, ground: Ground, early: Whole, length: Whole) -> None:
        self._ground = ground
        self._network = ground.network
        self._early = early
        self._length = length
        self.mornings: dict[int, NDArray[np.bool_]] = {}

    def settle(self, i: int) -> None:
        """Set the start of what is not finished, all that it waits for being known."""
        start = self._early[i]
        by_morning = self._heed_links(i, start)
        snap = self._network.snaps.get(i)
        if snap is not None:
            start[:] = _through(start, snap, forward=True)
        if by_morning is not None:
            morning = (by_morning == start) | (snap is not None)
            self.mornings[i] = morning
        push = self._push(i)
        if push is not None:
            np.maximum(start, push, out=start)
            if snap is not None:
                start[:] = _through(start, snap, forward=True)

    def _heed_links(self, i: int, start: Whole) -> Whole | None:
        """Raise the start to what links ask; of a point give the latest by a morning."""
        point = self._ground.floors.points.get(i)
        by_morning = None if point is None else np.full_like(start, point.morning)
        for arc in self._ground.into[i]:
            asked = self._asked(arc)
            np.maximum(start, asked, out=start)
            if by_morning is None:
                continue
            if arc.from_start:
                np.maximum(by_morning, asked, out=by_morning)
            elif arc.fact is None and arc.source in self.mornings:
                stands = self.mornings[arc.source]
                np.maximum(by_morning, asked, out=by_morning, where=stands)
        return by_morning

    def _asked(self, arc: Arc) -> Whole:
        weight = weight_of(arc, self._network, self._length, self.mornings)
        start = self._early[arc.source] if arc.fact is None else arc.fact
        asked: Whole = np.asarray(start + weight, np.int32)
        return asked

    def _push(self, i: int) -> Whole | int | None:
        if i in self._network.begun:
            rest: Whole = self._network.as_of + 1 - self._length[i]
            return rest
        push = self._network.push[i]
        if push == NEVER:
            return None
        if i in self.mornings:
            late: Whole = push + (~self.mornings[i]).astype(np.int32)
            return late
        return push


def weight_of(
    arc: Arc, network: Network, length: Whole, mornings: Mapping[int, NDArray[np.bool_]]
) -> Whole | int:
    """Give the weight of a link between starts; from the fact where there is one."""
    weight: Whole | int = arc.link.lag
    if arc.target in network.gates:
        if arc.from_start:
            weight = weight + 1
        elif arc.fact is None and arc.source in mornings:
            weight = weight + mornings[arc.source]
    if arc.fact is None and not arc.from_start:
        weight = weight + length[arc.source]
    if arc.to_finish:
        weight = weight - length[arc.target]
    return weight


def run_backward(sampled: Sampled, target: int | None = None) -> Whole:
    """Give the late starts by position and sample.

    Without a ``target`` they leave the end of the plan where it is, with one the start
    of that activity; what it does not wait for then has a late start out of reach.
    """
    ground, length = sampled.ground, sampled.length
    late = _latest(sampled, target)
    for i in reversed(ground.order):
        snap = ground.network.snaps.get(i)
        if snap is not None and i != target and late[i, 0] < _FAR // 2:
            late[i] = _through(late[i], snap, forward=False)
        for arc in ground.into[i]:
            if arc.fact is None and late[i, 0] < _FAR // 2:
                weight = weight_of(arc, ground.network, length, sampled.mornings)
                np.minimum(late[arc.source], late[i] - weight, out=late[arc.source])
    return late


def _latest(sampled: Sampled, target: int | None) -> Whole:
    """Give the late starts before any link is heeded."""
    if target is not None:
        late = np.full_like(sampled.early, _FAR)
        late[target] = sampled.early[target]
        return late
    late = sampled.end - sampled.length
    for i, morning in sampled.mornings.items():
        late[i] -= morning
    return late


def _through(indexes: Whole, snap: Snap, *, forward: bool) -> Whole:
    """Move indexes to days that a month anchor allows, through a table."""
    first, last = int(indexes.min()), int(indexes.max())
    move = snap.forward if forward else snap.back
    table = np.array([move(index) for index in range(first, last + 1)], np.int32)
    moved: Whole = table[indexes - first]
    return moved
