"""The benchmark compares like with like: ours and the rivals find the same numbers."""

import pytest

from benchmarks.networks import layered_plan
from benchmarks.rivals import as_arrays, as_graph, bare_passes, networkx_passes
from benchmarks.schedule import ours


@pytest.mark.parametrize("size", [1, 2, 50, 300])
def test_ours_networkx_and_bare_lists_agree(size: int) -> None:
    plan = layered_plan(size)
    assert ours(plan) == networkx_passes(as_graph(plan))
    assert ours(plan) == bare_passes(as_arrays(plan))


def test_the_same_size_makes_the_same_plan() -> None:
    assert layered_plan(50) == layered_plan(50)
