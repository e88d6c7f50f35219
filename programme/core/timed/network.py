"""The outline and the links of a plan as positions, in the order of the passes.

A summary has two faces: what comes before it holds back its parts, and it is done when
its parts are. So every task is two nodes, one that is entered and one that is left.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from programme.core.timed.bridges import bridges
from programme.core.timed.plan import Link, Task, TimedPlan


class LoopError(ValueError):
    """The links make a circle; ``uids`` are on it or wait for it."""

    def __init__(self, uids: tuple[int, ...]) -> None:
        super().__init__(f"links make a circle among tasks {', '.join(map(str, uids))}")
        self.uids = uids


@dataclass(frozen=True, slots=True)
class Network:
    """Tasks by position: who is part of whom, and the links between positions.

    ``order`` gives positions twice: as ``(position, False)`` when a task is entered and
    ``(position, True)`` when it is left, after all that it waits for.
    """

    tasks: tuple[Task, ...]
    parent: tuple[int, ...]
    parts: tuple[tuple[int, ...], ...]
    before: tuple[list[tuple[int, Link]], ...]
    after: tuple[list[tuple[int, Link]], ...]
    order: tuple[tuple[int, bool], ...] = field(default=())

    def is_summary(self, i: int) -> bool:
        """Say whether the task has parts."""
        return bool(self.parts[i])

    def works(self) -> Iterator[int]:
        """Give the positions of what is no summary."""
        return (i for i, parts in enumerate(self.parts) if not parts)


def lay_out(plan: TimedPlan) -> Network:
    """Lay the plan out for the passes.

    Inactive tasks hold nothing back that is active, but for what comes before them where
    the plan bridges them. Links between a task and its own
    summary are passed over, as Microsoft Project does not allow them.

    Raises:
        LoopError: when the links make a circle.
        KeyError: when a link names a task that is not in the plan.
    """
    parent = tuple(_parents(plan.tasks))
    parts: list[list[int]] = [[] for _ in plan.tasks]
    for i, above in enumerate(parent):
        if above >= 0:
            parts[above].append(i)
    before: tuple[list[tuple[int, Link]], ...] = tuple([] for _ in plan.tasks)
    after: tuple[list[tuple[int, Link]], ...] = tuple([] for _ in plan.tasks)
    positions = {task.uid: i for i, task in enumerate(plan.tasks)}
    for link in (*plan.links, *bridges(plan)):
        source, target = positions[link.frm], positions[link.to]
        if _holds(plan.tasks, parent, source, target):
            before[target].append((source, link))
            after[source].append((target, link))
    frozen = tuple(map(tuple, parts))
    network = Network(plan.tasks, parent, frozen, before, after)
    return Network(plan.tasks, parent, frozen, before, after, _order(network))


def _parents(tasks: tuple[Task, ...]) -> Iterator[int]:
    """Give the position of each task's summary, -1 for those at the top."""
    open_: list[int] = []
    for i, task in enumerate(tasks):
        while open_ and tasks[open_[-1]].level >= task.level:
            open_.pop()
        yield open_[-1] if open_ else -1
        open_.append(i)


def _holds(
    tasks: tuple[Task, ...], parent: tuple[int, ...], source: int, target: int
) -> bool:
    if tasks[target].active and not tasks[source].active:
        return False
    return source not in _line(parent, target) and target not in _line(parent, source)


def _line(parent: tuple[int, ...], i: int) -> Iterator[int]:
    while i >= 0:
        yield i
        i = parent[i]


def _order(network: Network) -> tuple[tuple[int, bool], ...]:
    """Sort the nodes so that each comes after all it waits for."""
    count = len(network.tasks)
    waiting = [0] * (2 * count)
    for node in range(2 * count):
        for following in _following(network, node, count):
            waiting[following] += 1
    ready = [node for node, number in enumerate(waiting) if not number]
    for node in ready:
        for following in _following(network, node, count):
            waiting[following] -= 1
            if not waiting[following]:
                ready.append(following)
    if len(ready) < len(waiting):
        stuck = {node % count for node, number in enumerate(waiting) if number}
        raise LoopError(tuple(network.tasks[i].uid for i in sorted(stuck)))
    return tuple((node % count, node >= count) for node in ready)


def _following(network: Network, node: int, count: int) -> Iterator[int]:
    """Give the nodes that wait for this one; leaving lies ``count`` after entering."""
    i = node % count
    if node < count:
        yield from network.parts[i]
        if not network.parts[i]:
            yield node + count
        return
    if network.parent[i] >= 0:
        yield network.parent[i] + count
    yield from (target for target, _ in network.after[i])
