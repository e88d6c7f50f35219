"""Other ways to the same numbers: networkx, and bare lists as the floor.

Each gives early starts, late starts, total and free floats in working days from the
start of the plan, in the plan's order.
"""

from dataclasses import dataclass
from typing import TypeAlias

import networkx as nx

from programme.core.plan import Link, LinkType, Plan

FROM_FINISH = frozenset({LinkType.FS, LinkType.FF})
TO_FINISH = frozenset({LinkType.FF, LinkType.SF})

Numbers = tuple[list[int], list[int], list[int], list[int]]
Graph: TypeAlias = "nx.DiGraph[str]"


@dataclass(frozen=True, slots=True)
class Arrays:
    """A plan as lists of whole numbers by position, and nothing else."""

    length: list[int]
    waiting: list[int]
    out: list[list[tuple[int, int]]]


def as_graph(plan: Plan) -> Graph:
    """Make the graph of a plan: nodes are codes, weights lie between starts."""
    length = {activity.code: activity.duration for activity in plan.activities}
    graph: Graph = nx.DiGraph()
    graph.add_nodes_from((code, {"length": days}) for code, days in length.items())
    graph.add_weighted_edges_from(
        (link.frm, link.to, _weight(link, length)) for link in plan.links
    )
    return graph


def networkx_passes(graph: Graph) -> Numbers:
    """Find the longest paths to and from every node, in topological order."""
    length: dict[str, int] = {n: data["length"] for n, data in graph.nodes.items()}
    order = list(nx.topological_sort(graph))
    early: dict[str, int] = {}
    for node in order:
        before = graph.pred[node].items()
        early[node] = max([0, *(early[n] + edge["weight"] for n, edge in before)])
    end = max(early[node] + length[node] for node in order)
    late: dict[str, int] = {}
    free: dict[str, int] = {}
    for node in reversed(order):
        room = end - length[node]
        after = [(n, edge["weight"]) for n, edge in graph.succ[node].items()]
        late[node] = min([room, *(late[n] - weight for n, weight in after)])
        next_start = min([room, *(early[n] - weight for n, weight in after)])
        free[node] = next_start - early[node]
    nodes = list(graph)
    return (
        [early[node] for node in nodes],
        [late[node] for node in nodes],
        [late[node] - early[node] for node in nodes],
        [free[node] for node in nodes],
    )


def as_arrays(plan: Plan) -> Arrays:
    """Lay a plan out as lists."""
    position = {activity.code: i for i, activity in enumerate(plan.activities)}
    length = {activity.code: activity.duration for activity in plan.activities}
    waiting = [0] * len(position)
    out: list[list[tuple[int, int]]] = [[] for _ in position]
    for link in plan.links:
        target = position[link.to]
        out[position[link.frm]].append((target, _weight(link, length)))
        waiting[target] += 1
    return Arrays(list(length.values()), waiting, out)


def bare_passes(arrays: Arrays) -> Numbers:
    """Make both passes over plain lists, with nothing around them."""
    out, length = arrays.out, arrays.length
    early, order = _bare_forward(arrays)
    end = max(map(int.__add__, early, length))
    late = [end - days for days in length]
    free = [room - start for room, start in zip(late, early, strict=True)]
    for i in reversed(order):
        start = early[i]
        for j, weight in out[i]:
            if late[j] - weight < late[i]:  # noqa: PLR1730 - min() is slow here
                late[i] = late[j] - weight
            if early[j] - weight - start < free[i]:  # noqa: PLR1730
                free[i] = early[j] - weight - start
    return early, late, list(map(int.__sub__, late, early)), free


def _bare_forward(arrays: Arrays) -> tuple[list[int], list[int]]:
    waiting = arrays.waiting.copy()
    early = [0] * len(waiting)
    order = [i for i, count in enumerate(waiting) if not count]
    for i in order:
        start = early[i]
        for j, weight in arrays.out[i]:
            if start + weight > early[j]:  # noqa: PLR1730
                early[j] = start + weight
            waiting[j] -= 1
            if not waiting[j]:
                order.append(j)
    return early, order


def _weight(link: Link, length: dict[str, int]) -> int:
    weight = link.lag
    if link.type in FROM_FINISH:
        weight += length[link.frm]
    if link.type in TO_FINISH:
        weight -= length[link.to]
    return weight
