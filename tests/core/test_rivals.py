"""The benchmark compares like with like: ours and the rivals find the same numbers."""

from pathlib import Path

import pytest

from benchmarks import plan_file
from benchmarks.alone import contest
from benchmarks.networks import CALENDAR, FORWARD_ONLY, START, layered_plan
from benchmarks.rivals import c_arrays, mpxj_java, ours, taskjuggler
from benchmarks.rivals.answer import Answer
from benchmarks.spent import spend

IN_PYTHON = [
    "ours, rows read",
    "ours, no order",
    "networkx",
    "networkx on dates",
    "bare lists",
]


@pytest.mark.parametrize("rival", IN_PYTHON)
@pytest.mark.parametrize("size", [1, 2, 50, 300])
def test_ours_and_the_rivals_in_python_agree(rival: str, size: int) -> None:
    plan = layered_plan(size)
    assert ours.answer(plan).differs_from(contest(rival, plan).answer()) == []


def test_ours_and_the_arrays_in_c_agree() -> None:
    _skip_without(c_arrays.missing())
    plan = layered_plan(300)
    assert ours.answer(plan).differs_from(contest("C arrays", plan).answer()) == []


def test_ours_and_mpxj_agree(tmp_path: Path) -> None:
    _skip_without(mpxj_java.missing())
    plan, file = layered_plan(300), tmp_path / "plan.txt"
    plan_file.write(plan, CALENDAR, file)
    mpxj_java.compile_to(tmp_path)
    told = spend(mpxj_java.command(tmp_path, file, 0), limit=60)
    found = mpxj_java.read_answer(told.said.splitlines()[1:])
    assert ours.answer(plan).differs_from(found) == []


def test_ours_and_taskjuggler_agree(tmp_path: Path) -> None:
    _skip_without(taskjuggler.missing())
    plan = layered_plan(50, FORWARD_ONLY)
    project = tmp_path / "plan.tjp"
    taskjuggler.write(plan, ours.answer(plan).finish, project)
    spend(taskjuggler.command(project), limit=60)
    found = taskjuggler.read_answer(plan, tmp_path)
    assert ours.answer(plan).differs_from(found) == []


def test_a_difference_is_named_and_what_one_cannot_say_is_not() -> None:
    full = Answer(START, [0, 2], [0, 3], [0, 1], [0, 1])
    assert full.differs_from(Answer(START, [0, 1])) == ["early"]
    assert full.differs_from(Answer(START, [0, 2], total=[1, 1])) == [
        "total",
        "critical",
    ]


def test_a_plan_file_keeps_the_plan(tmp_path: Path) -> None:
    plan, file = layered_plan(50), tmp_path / "plan.txt"
    plan_file.write(plan, CALENDAR, file)
    assert plan_file.read(file.read_text().splitlines()) == (plan, CALENDAR)


def test_the_same_size_makes_the_same_plan() -> None:
    assert layered_plan(50) == layered_plan(50)


def _skip_without(lack: str | None) -> None:
    if lack:
        pytest.skip(lack)
