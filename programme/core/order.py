"""The order in which links are visited: all that work waits for before what it holds back.

A topological order (A. B. Kahn, 1962) of links, so that a pass is one loop over them.
"""

from collections.abc import Collection, Sequence

from programme.core.network import Step


class CircleError(ValueError):
    """The links make a circle; ``codes`` are on it or wait for it."""

    def __init__(self, codes: tuple[str, ...]) -> None:
        super().__init__(f"links make a circle among {', '.join(codes)}")
        self.codes = codes


def in_order(
    links: list[Step], special: Collection[int], codes: Sequence[str]
) -> list[Step]:
    """Give the links in the order of the visit, with a step for each special work.

    ``special`` are positions among ``codes``.

    Raises:
        CircleError: when the links make a circle.
    """
    if not special and _are_in_order(links, len(codes)):
        return links
    out: list[list[Step]] = [[] for _ in codes]
    waiting = [0] * len(codes)
    # A step of its own takes its work below zero: it is not visited a second time.
    for i in special:
        out[i].append((i, i, None))
    for step in links:
        out[step[0]].append(step)
        waiting[step[1]] += 1
    visited = []
    order = [i for i, count in enumerate(waiting) if not count]
    for i in order:
        visited += out[i]
        for _, j, _ in out[i]:
            waiting[j] -= 1
            if not waiting[j]:
                order.append(j)
    if len(order) < len(codes):
        raise CircleError(tuple(codes[i] for i, n in enumerate(waiting) if n > 0))
    return visited


def _are_in_order(links: list[Step], count: int) -> bool:
    """Say whether the plan gives them in such an order, as many do."""
    visited = [False] * count
    for source, target, _ in links:
        visited[source] = True
        if visited[target]:
            return False
    return True


def order_of_work(steps: Sequence[Step], count: int) -> list[int]:
    """Give the positions in an order that puts all that work waits for before it."""
    last = [-1] * count
    for place, (_, target, _) in enumerate(steps):
        last[target] = place
    return sorted(range(count), key=last.__getitem__)
