"""What is said when the network of a definition cannot be walked."""

from collections.abc import Callable
from itertools import pairwise

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from programme.interchange.definition.network import _loops
from tests.interchange.small import changed

ProblemsIn = Callable[[str], list[str]]


def test_a_loop_is_named_from_end_to_end(problems_in: ProblemsIn) -> None:
    text = changed(("- P1-A SS+5", "- P1-A\n              - P1-C FF"))

    assert problems_in(text) == [
        "small.yaml:38: these wait for each other in a loop: P1-B -> P1-C -> P1-B. "
        "Take one of these links away."
    ]


def test_a_loop_of_one_is_a_loop(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("- P1-A SS+5", "- P1-B"))) == [
        "small.yaml:37: these wait for each other in a loop: P1-B -> P1-B. "
        "Take one of these links away."
    ]


def test_a_loop_through_a_milestone_is_found(problems_in: ProblemsIn) -> None:
    milestone = "title: Agreed\n        after:\n          - "
    text = changed(("- P1-A SS+5", "- M1"), (f"{milestone}P1-A", f"{milestone}P1-C"))

    assert problems_in(text) == [
        "small.yaml:46: these wait for each other in a loop: "
        "P1-C -> M1 -> P1-B -> P1-C. Take one of these links away."
    ]


TWO_GATES = """\
      - id: G1
        title: Mandate
        after:
          - P1-C
        decided_by: board
        blocks:
          - P1-B
        criteria:
          - check: the moment is right
        outcomes:
          go: Go
      - id: G2
        title: Second thoughts
        after:
          - P1-B
        decided_by: board
        blocks:
          - P1-C
"""


def test_two_gates_may_not_wait_for_each_other(problems_in: ProblemsIn) -> None:
    start = "      - id: G1\n        title: Mandate\n        after:\n          - P1-A\n"
    rest = "        decided_by: board\n        blocks:\n          - P1-C\n"
    alone = "            depends_on:\n              - P1-B\n"
    text = changed((start + rest, TWO_GATES), (alone, ""))

    assert problems_in(text) == [
        "small.yaml:68: these wait for each other in a loop: "
        "P1-B -> G2 -> P1-C -> G1 -> P1-B. Take one of these links away."
    ]


def test_a_programme_has_a_start(problems_in: ProblemsIn) -> None:
    text = changed(("duration: 10\n", "duration: 10\n            depends_on: [P1-B]\n"))

    assert problems_in(text) == [
        "small.yaml:8: every activity waits for something, so the programme cannot "
        "start. Take 'depends_on' away from the activity that comes first.",
        "small.yaml:24: these wait for each other in a loop: P1-A -> P1-B -> P1-A. "
        "Take one of these links away.",
    ]


def test_a_gate_cannot_hold_back_what_comes_before_it(problems_in: ProblemsIn) -> None:
    text = changed(("blocks:\n          - P1-C", "blocks:\n          - P1-A"))

    assert problems_in(text) == [
        "small.yaml:70: gate G1 blocks P1-A, which is already before it. "
        "Take it out of 'blocks', or move the gate."
    ]


def test_a_gate_cannot_ask_for_what_is_made_after_it(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("- deliverable: D1", "- deliverable: D2"))) == [
        "small.yaml:72: gate G1 asks for D2, and P1-C produces it only after the gate. "
        "Ask for it at a later gate, or do P1-C before this one."
    ]


def test_a_gate_may_ask_for_what_is_made_beside_it(problems_in: ProblemsIn) -> None:
    text = changed(
        ("        blocks:\n          - P1-C\n", ""),
        ("- deliverable: D1", "- deliverable: D2"),
    )

    assert problems_in(text) == []


@given(st.sets(st.tuples(st.integers(0, 7), st.integers(0, 7))))
def test_loops_are_found_where_a_graph_library_finds_them(
    links: set[tuple[int, int]],
) -> None:
    points = [str(n) for n in range(8)]
    graph = nx.DiGraph([(str(a), str(b)) for a, b in links])
    steps = {p: [str(b) for a, b in sorted(links) if str(a) == p] for p in points}

    loops = list(_loops(steps))

    assert bool(loops) == (not nx.is_directed_acyclic_graph(graph))
    for loop in loops:
        nx.find_cycle(graph.subgraph(loop))
        assert all(graph.has_edge(*pair) for pair in pairwise(loop))
        assert graph.has_edge(loop[-1], loop[0])
    graph.remove_edges_from((loop[-1], loop[0]) for loop in loops)
    assert nx.is_directed_acyclic_graph(graph)
