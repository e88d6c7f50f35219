"""Bare lists laid out before the clock starts: the floor for plain Python."""

from dataclasses import dataclass

from benchmarks.networks import CALENDAR, START, weight
from benchmarks.rivals.answer import Answer, Contest
from programme.core.plan import Plan

Numbers = tuple[list[int], list[int], list[int], list[int]]


@dataclass(frozen=True, slots=True)
class Arrays:
    """A plan as lists of whole numbers by position, and nothing else."""

    length: list[int]
    waiting: list[int]
    out: list[list[tuple[int, int]]]


def prepare(plan: Plan) -> Contest:
    """Time the passes alone: no plan is read and no date is given."""
    arrays = as_arrays(plan)
    return Contest(lambda: passes(arrays), lambda: answer(arrays, passes(arrays)))


def answer(arrays: Arrays, numbers: Numbers) -> Answer:
    """Give the numbers as an answer."""
    early, late, total, free = numbers
    end = max(map(int.__add__, early, arrays.length))
    finish = CALENDAR.day(CALENDAR.index(START) + end - 1)
    return Answer(finish, early, late, total, free)


def as_arrays(plan: Plan) -> Arrays:
    """Lay a plan out as lists."""
    position = {activity.code: i for i, activity in enumerate(plan.activities)}
    length = {activity.code: activity.duration for activity in plan.activities}
    waiting = [0] * len(position)
    out: list[list[tuple[int, int]]] = [[] for _ in position]
    for link in plan.links:
        target = position[link.to]
        out[position[link.frm]].append((target, weight(link, length)))
        waiting[target] += 1
    return Arrays(list(length.values()), waiting, out)


def passes(arrays: Arrays) -> Numbers:
    """Make both passes over plain lists, with nothing around them."""
    out, length = arrays.out, arrays.length
    early, order = _forward(arrays)
    end = max(map(int.__add__, early, length))
    late = [end - days for days in length]
    free = [room - start for room, start in zip(late, early, strict=True)]
    for i in reversed(order):
        start = early[i]
        for j, days in out[i]:
            if late[j] - days < late[i]:  # noqa: PLR1730 - min() is slow here
                late[i] = late[j] - days
            if early[j] - days - start < free[i]:  # noqa: PLR1730
                free[i] = early[j] - days - start
    return early, late, list(map(int.__sub__, late, early)), free


def _forward(arrays: Arrays) -> tuple[list[int], list[int]]:
    waiting = arrays.waiting.copy()
    early = [0] * len(waiting)
    order = [i for i, count in enumerate(waiting) if not count]
    for i in order:
        start = early[i]
        for j, days in arrays.out[i]:
            if start + days > early[j]:  # noqa: PLR1730
                early[j] = start + days
            waiting[j] -= 1
            if not waiting[j]:
                order.append(j)
    return early, order
