"""The benchmark of the forecast compares like with like."""

import json

import pytest

from benchmarks.rivals.environment import HOW, rivals_python
from benchmarks.rivals.samples_in_loop import drawn, loop
from benchmarks.rivals.samples_in_numpy import by_hand
from benchmarks.rivals.sampling import lengths, ours, sampled_plan
from benchmarks.spent import spend


def test_numpy_by_hand_and_a_plain_loop_find_what_the_forecast_finds() -> None:
    plan = sampled_plan()
    told = ours(plan)
    assert by_hand(plan, lengths(plan)) == told
    assert loop(plan, drawn(plan)) == told


def test_mcprojsim_finds_nearly_the_same_ends() -> None:
    python = rivals_python()
    if python is None:
        pytest.skip(f"mcprojsim is {HOW}")
    told = json.loads(spend([python, "-m", "benchmarks.forecast_alone"], 120).said)
    if told["mcprojsim"] is None:
        pytest.skip("mcprojsim needs Python 3.13 or later")
    for ours_is, theirs in zip(
        told["ours"]["ends"], told["mcprojsim"]["ends"], strict=True
    ):
        assert theirs == pytest.approx(ours_is, rel=0.02)
