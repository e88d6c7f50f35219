"""MPXJ reads what we write and schedules it to the same dates; .mpp goes through it."""

from datetime import date
from pathlib import Path

import pytest

from programme.core.problems import ProblemsFoundError
from programme.core.timed.schedule import compute_timed_schedule
from programme.interchange.formats import read_timed
from programme.interchange.mpp import missing, xml_of
from programme.interchange.mspdi.outgoing import timed_plan_of
from programme.interchange.mspdi.writing import write_bytes
from tests.mspdi.mpxj import ask_mpxj
from tests.mspdi.outgoing import built_in
from tests.mspdi.random_linked import linked_plan

needs_mpxj = pytest.mark.skipif(bool(missing()), reason=missing() or "all is there")
START = date(2026, 4, 1)


@needs_mpxj
@pytest.mark.parametrize("schedule", [False, True])
def test_mpxj_agrees_with_our_export(tmp_path: Path, schedule: bool) -> None:  # noqa: FBT001
    plan = timed_plan_of(built_in(START, START))
    path = tmp_path / "plan.xml"
    path.write_bytes(write_bytes(plan))
    ours = compute_timed_schedule(plan).dates
    (theirs,) = ask_mpxj(path, schedule=schedule)
    assert sum(each["links"] for each in theirs.values()) == len(plan.links)
    for task in plan.tasks:
        found, dates = theirs[str(task.uid)], ours[task.uid]
        assert found["name"] == task.name
        assert found["start"] == f"{dates.start:%Y-%m-%dT%H:%M}", task
        assert found["finish"] == f"{dates.finish:%Y-%m-%dT%H:%M}", task


@needs_mpxj
def test_mpxj_schedules_random_plans_as_we_do(tmp_path: Path) -> None:
    plans = [linked_plan(seed, held=True) for seed in range(100)]
    paths = [tmp_path / f"{seed}.xml" for seed in range(100)]
    for path, plan in zip(paths, plans, strict=True):
        path.write_bytes(write_bytes(plan))
    for plan, theirs in zip(plans, ask_mpxj(*paths, schedule=True), strict=True):
        for uid, dates in compute_timed_schedule(plan).dates.items():
            found = theirs[str(uid)]
            assert found["start"] == f"{dates.start:%Y-%m-%dT%H:%M}", (plan, uid)
            assert found["finish"] == f"{dates.finish:%Y-%m-%dT%H:%M}", (plan, uid)
            assert round(found["slack"] * 10) == dates.total_slack, (plan, uid)
            assert found["critical"] == dates.critical, (plan, uid)


@needs_mpxj
def test_what_is_no_mpp_file_is_a_problem_with_its_cure(tmp_path: Path) -> None:
    path = tmp_path / "plan.mpp"
    path.write_bytes(b"no such thing")
    with pytest.raises(ProblemsFoundError, match="Save As, and the type XML"):
        xml_of(path)


@needs_mpxj
def test_a_file_comes_in_through_mpxj(tmp_path: Path) -> None:
    # MPXJ goes by what is in a file and not by its name.
    plan = timed_plan_of(built_in(START, START))
    path = tmp_path / "plan.mpp"
    path.write_bytes(write_bytes(plan))
    found = read_timed(path).plan
    assert [task.name for task in found.tasks] == [task.name for task in plan.tasks]


@pytest.mark.skipif(not missing(), reason="MPXJ and Java are here")
def test_without_mpxj_the_cure_is_to_save_as_xml(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError, match="Save As, and the type XML"):
        read_timed(tmp_path / "plan.mpp")
