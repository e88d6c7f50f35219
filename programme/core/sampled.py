"""The two passes of the schedule over all samples at once.

One vector operation per activity and link replaces a pass per sample. Everything is in
working-day indexes; the rules are those of ``programme.core.schedule``, and with one
sample of the planned lengths the answer is the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from programme.core.calendar import WorkingCalendar
from programme.core.demands import demand_of
from programme.core.durations import ToDo, Whole
from programme.core.layout import find_arcs, lay_out
from programme.core.network import Arc, Network
from programme.core.passes import solve
from programme.core.plan import Plan
from programme.core.sampled_paces import Fit, Yes, lagged

_FAR = 2 * 10**9


@dataclass(frozen=True, slots=True)
class Ground:
    """What is the same in all samples.

    ``floors`` is the plan laid out without links: what each work asks for by itself;
    ``ends_from`` are the ends before which a constraint does not let work finish.
    """

    plan: Plan
    network: Network
    floors: Network
    ends_from: Mapping[int, int]
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
    """Start indexes, ends and lengths by position and sample; ``end`` by sample.

    ``mornings`` says of points in which samples they stand at the beginning of a day.
    """

    ground: Ground
    early: Whole
    ends: Whole
    length: Whole
    mornings: Mapping[int, Yes]
    end: Whole

    def finish(self, i: int) -> Whole:
        """Give the index of the day on which the finish is shown."""
        shown: Whole = self.ends[i] - 1
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
        CircleError: when the links make a circle.
        KeyError: when a link names an activity that is not in the plan.
    """
    order = solve(plan, calendar, as_of).order()
    network = lay_out(plan, calendar, as_of)
    into: list[list[Arc]] = [[] for _ in plan.activities]
    for arc in find_arcs(plan, calendar, network):
        into[arc.target].append(arc)
    ends_from = _ends_from(plan, calendar, network)
    work = tuple(
        replace(activity, constraint=None) if i in ends_from else activity
        for i, activity in enumerate(plan.activities)
    )
    floors = lay_out(replace(plan, activities=work, links=()), calendar, as_of)
    into_each = tuple(map(tuple, into))
    return Ground(plan, network, floors, ends_from, tuple(order), into_each)


def _ends_from(
    plan: Plan, calendar: WorkingCalendar, network: Network
) -> Mapping[int, int]:
    found = {}
    for i, activity in enumerate(plan.activities):
        if activity.constraint and network.length[i] and i not in network.begun:
            end = demand_of(activity.constraint, calendar).end_from
            if end is not None:
                found[i] = end
    return found


def run_forward(ground: Ground, length: Whole) -> Sampled:
    """Give the start of everything in every sample.

    ``length`` holds a row of working days for each activity, in the plan's order.
    """
    floors = np.array(ground.floors.early, np.int32)
    early = np.repeat(floors[:, np.newaxis], length.shape[1], axis=1)
    ends = early + length
    rows = _Rows(ground, early, ends, length, {})
    forward = _Forward(rows)
    for i in ground.order:
        if i not in ground.network.done:
            forward.settle(i)
    end: Whole = ends.max(axis=0)
    for i, morning in rows.mornings.items():
        np.maximum(end, early[i] + morning, out=end)
    if ground.network.as_late:
        _wait(rows, end)
    return Sampled(ground, early, ends, length, rows.mornings, end)


@dataclass(frozen=True, slots=True)
class _Rows:
    """The arrays under way, and what a link means in them."""

    ground: Ground
    early: Whole
    ends: Whole
    length: Whole
    mornings: dict[int, Yes]

    def fit(self, i: int) -> Fit:
        """Give how work at a position fits into its days."""
        return Fit(self.ground.network, i, self.length[i])

    def asks(self, arc: Arc) -> Whole:
        """Give the starts of its target that an arc asks for."""
        moment = self._moment(arc)
        morning = self._morning(arc)
        if arc.lag is None:
            moment = moment + arc.link.lag
        else:
            moment = lagged(moment, arc.lag, morning, back=False)
        if arc.target in self.ground.network.gates:
            moment = moment + morning
        if arc.to_finish:
            moment = self.fit(arc.target).start_for(moment)
        asked: Whole = np.asarray(moment, np.int32)
        return asked

    def allows(self, arc: Arc, start: Whole) -> Whole:
        """Give the last starts of its source with which its target can start there."""
        moment = self.fit(arc.target).end(start) if arc.to_finish else start
        morning = self._morning(arc)
        if arc.target in self.ground.network.gates:
            moment = moment - morning
        if arc.lag is None:
            moment = moment - arc.link.lag
        else:
            moment = lagged(moment, arc.lag, morning, back=True)
        if arc.from_start:
            return moment
        return self.fit(arc.source).last_start(moment, self.early[arc.source])

    def _moment(self, arc: Arc) -> Whole:
        if arc.fact is not None:
            return np.full_like(self.early[arc.source], arc.fact)
        row: Whole = (self.early if arc.from_start else self.ends)[arc.source]
        return row

    def _morning(self, arc: Arc) -> Yes:
        if arc.fact is None and arc.source in self.mornings:
            return self.mornings[arc.source]
        return np.full(self.early.shape[1], arc.from_start)


class _Forward:
    """The forward pass, one activity at a time, in all samples."""

    def __init__(self, rows: _Rows) -> None:
        self._rows = rows
        self._ground = rows.ground
        self._network = rows.ground.network

    def settle(self, i: int) -> None:
        """Set the start of what is not finished, all that it waits for being known."""
        rows, fit = self._rows, self._rows.fit(i)
        start = rows.early[i]
        if i in self._ground.ends_from:
            end = np.full_like(start, self._ground.ends_from[i])
            np.maximum(start, fit.start_for(end), out=start)
        by_morning = self._heed_links(i, start)
        start[:] = fit.forward(start)
        push = self._push(i, fit)
        if by_morning is not None:
            paced = i in self._network.paces
            rows.mornings[i] = (by_morning == start) | (start <= push) | paced
        np.maximum(start, push, out=start)
        start[:] = fit.forward(start)
        rows.ends[i] = fit.end(start)

    def _heed_links(self, i: int, start: Whole) -> Whole | None:
        """Raise the start to what links ask; of a point give the latest by a morning."""
        point = self._ground.floors.points.get(i)
        by_morning = None if point is None else np.full_like(start, point)
        for arc in self._ground.into[i]:
            asked = self._rows.asks(arc)
            np.maximum(start, asked, out=start)
            if by_morning is None:
                continue
            if arc.from_start:
                np.maximum(by_morning, asked, out=by_morning)
            elif arc.fact is None and arc.source in self._rows.mornings:
                stands = self._rows.mornings[arc.source]
                np.maximum(by_morning, asked, out=by_morning, where=stands)
        return by_morning

    def _push(self, i: int, fit: Fit) -> Whole | int:
        if i in self._network.begun:
            this_evening = np.full_like(self._rows.early[i], self._network.as_of + 1)
            return fit.start_for(this_evening)
        return self._network.push[i]


def _wait(rows: _Rows, end: Whole) -> None:
    """Let work that comes as late as possible wait, what waits for it first."""
    ground = rows.ground
    out: dict[int, list[Arc]] = {i: [] for i in ground.network.as_late}
    for arcs in ground.into:
        for arc in arcs:
            if arc.source in out:
                out[arc.source].append(arc)
    for i in reversed(ground.order):
        if i not in out:
            continue
        fit = rows.fit(i)
        last = fit.last_start(end, rows.early[i])
        for arc in out[i]:
            np.minimum(last, rows.allows(arc, rows.early[arc.target]), out=last)
        np.maximum(rows.early[i], fit.back(last), out=rows.early[i])
        rows.ends[i] = fit.end(rows.early[i])


def run_backward(sampled: Sampled, target: int | None = None) -> Whole:
    """Give the late starts by position and sample; constraints are left aside.

    Without a ``target`` they leave the end of the plan where it is, with one the start
    of that activity; what it does not wait for then has a late start out of reach.
    """
    ground, mornings = sampled.ground, dict(sampled.mornings)
    rows = _Rows(ground, sampled.early, sampled.ends, sampled.length, mornings)
    late = _latest(sampled, rows, target)
    for i in reversed(ground.order):
        if late[i, 0] >= _FAR // 2:
            continue
        if i != target:
            late[i] = rows.fit(i).back(late[i])
        for arc in ground.into[i]:
            if arc.fact is None:
                last = rows.allows(arc, late[i])
                np.minimum(late[arc.source], last, out=late[arc.source])
    return late


def _latest(sampled: Sampled, rows: _Rows, target: int | None) -> Whole:
    """Give the late starts before any link is heeded."""
    if target is not None:
        late = np.full_like(sampled.early, _FAR)
        late[target] = sampled.early[target]
        return late
    late = sampled.end - sampled.length
    for i in sampled.ground.network.paces:
        late[i] = rows.fit(i).last_start(sampled.end, sampled.early[i])
    for i, morning in sampled.mornings.items():
        late[i] -= morning
    return late
