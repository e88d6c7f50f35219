"""Links that lead over inactive tasks: from what comes before to what comes after.

Since Project 2013 the successors of a task that is made inactive stay behind its
predecessors, by a link that no one sees; in Project 2010 they came loose.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from programme.core.timed.plan import (
    FROM_START,
    TO_FINISH,
    Link,
    LinkType,
    Task,
    TimedPlan,
)

_JOINED: Final = {
    # from a start, to a finish
    (False, False): LinkType.FS,
    (False, True): LinkType.FF,
    (True, False): LinkType.SS,
    (True, True): LinkType.SS,
}


def bridges(plan: TimedPlan) -> Iterator[Link]:
    """Give the links over inactive tasks, none where the plan does not bridge them."""
    tasks = {task.uid: task for task in plan.tasks}
    inactive = not all(task.active for task in plan.tasks)
    if not inactive or not plan.settings.bridges_inactive:
        return
    into: dict[int, list[Link]] = {}
    for link in plan.links:
        into.setdefault(link.to, []).append(link)
    for link in plan.links:
        if tasks[link.to].active and not tasks[link.frm].active:
            yield from _over(link, tasks, into)


def _over(
    last: Link, tasks: Mapping[int, Task], into: Mapping[int, Sequence[Link]]
) -> Iterator[Link]:
    """Follow a link back over inactive tasks, each once, to those that are active."""
    waiting, seen = [last], {last.frm}
    while waiting:
        link = waiting.pop()
        for before in into.get(link.frm, ()):
            joined = _joined(before, link)
            if tasks[before.frm].active:
                yield joined
            elif before.frm not in seen:
                seen.add(before.frm)
                waiting.append(joined)


def _joined(first: Link, second: Link) -> Link:
    """Make one link of two; the lag is the second's, or where it has none the first's."""
    ends = first.type in FROM_START, second.type in TO_FINISH
    lag = second.lag if second.lag.amount else first.lag
    return Link(first.frm, second.to, _JOINED[ends], lag)
