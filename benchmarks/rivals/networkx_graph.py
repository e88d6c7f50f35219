"""networkx, in two manners of a competent user: on day counts and on dates.

On day counts (``prepare``): read the plan into a graph whose weights are working days
between starts, pass over it in topological order in whole numbers, and turn all four
columns into dates by one call of numpy's ``busday_offset`` each.

On dates (``prepare_on_dates``): the passes themselves move dates by ``busday_offset``,
link by link, and floats are counted by ``busday_count``.
"""

from datetime import date
from typing import TypeAlias

import networkx as nx
import numpy as np

from benchmarks.networks import CALENDAR, START, weight
from benchmarks.rivals.answer import Answer, Contest
from programme.core.plan import Plan

Graph: TypeAlias = "nx.DiGraph[str]"
Dates: TypeAlias = dict[str, np.datetime64]

WORKED = np.busdaycalendar(holidays=sorted(CALENDAR.days_off))
FIRST = np.busday_offset(START, 0, roll="forward", busdaycal=WORKED)


def prepare(plan: Plan) -> Contest:
    """Time reading the plan into a graph, both passes, floats and all dates."""
    return Contest(
        lambda: _with_dates(as_graph(plan)), lambda: _on_counts(as_graph(plan))
    )


def prepare_on_dates(plan: Plan) -> Contest:
    """Time reading the plan into a graph and both passes over dates, with floats."""
    return Contest(lambda: passes_on_dates(as_graph(plan)), lambda: _on_dates(plan))


def as_graph(plan: Plan) -> Graph:
    """Make the graph of a plan: nodes are codes, weights lie between starts."""
    lengths = {activity.code: activity.duration for activity in plan.activities}
    graph: Graph = nx.DiGraph()
    graph.add_nodes_from((code, {"length": days}) for code, days in lengths.items())
    graph.add_weighted_edges_from(
        (link.frm, link.to, weight(link, lengths)) for link in plan.links
    )
    return graph


def passes(graph: Graph) -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """Find the longest paths to and from every node: early, late, free float."""
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
    return early, late, free


def passes_on_dates(graph: Graph) -> tuple[Dates, Dates, dict[str, int]]:
    """Find early and late starts as dates, and the total floats."""
    length: dict[str, int] = {n: data["length"] for n, data in graph.nodes.items()}
    order = list(nx.topological_sort(graph))
    early: Dates = {}
    for node in order:
        before = graph.pred[node].items()
        asked = [_moved(early[n], edge["weight"]) for n, edge in before]
        early[node] = max(asked, default=FIRST)
    end = max(_moved(early[node], length[node]) for node in order)
    late: Dates = {}
    for node in reversed(order):
        after = graph.succ[node].items()
        asked = [_moved(late[n], -edge["weight"]) for n, edge in after]
        late[node] = min([_moved(end, -length[node]), *asked])
    floats = {
        node: int(np.busday_count(early[node], late[node], busdaycal=WORKED))
        for node in graph
    }
    return early, late, floats


def _moved(day: np.datetime64, days: int) -> np.datetime64:
    return np.busday_offset(day, days, busdaycal=WORKED)


def _with_dates(graph: Graph) -> list[list[date]]:
    early, late, _ = passes(graph)
    length = np.array([data["length"] for _, data in graph.nodes.items()])
    start = np.array([early[node] for node in graph])
    last = np.array([late[node] for node in graph])
    columns = (start, start + length - 1, last, last + length - 1)
    return [_dates(column) for column in columns]


def _dates(days: "np.typing.NDArray[np.int64]") -> list[date]:
    found: list[date] = np.busday_offset(FIRST, days, busdaycal=WORKED).tolist()
    return found


def _on_counts(graph: Graph) -> Answer:
    early, late, free = passes(graph)
    return Answer(
        max(_with_dates(graph)[1]),
        [early[node] for node in graph],
        [late[node] for node in graph],
        [late[node] - early[node] for node in graph],
        [free[node] for node in graph],
    )


def _on_dates(plan: Plan) -> Answer:
    graph = as_graph(plan)
    early, late, floats = passes_on_dates(graph)
    ends = (_moved(early[n], data["length"] - 1) for n, data in graph.nodes.items())
    return Answer(
        max(ends).astype(date),
        [int(np.busday_count(FIRST, early[node], busdaycal=WORKED)) for node in graph],
        [int(np.busday_count(FIRST, late[node], busdaycal=WORKED)) for node in graph],
        [floats[node] for node in graph],
    )
