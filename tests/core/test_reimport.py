"""Other plans are imported to a programme, and undone."""

from dataclasses import replace
from datetime import date

import pytest

from programme.core.calendar import WorkingCalendar
from programme.core.edit_problems import edit_problems
from programme.core.edited import edited, inverse
from programme.core.edits import ReplacePlan
from programme.core.imported_programme import imported_programme
from programme.core.plan_changes import plan_changes
from programme.core.programme import Programme
from programme.core.reimport import reimported
from programme.core.scheduling import schedule_of
from programme.core.status import ProgrammeState
from programme.core.timed.plan import Progress, TimedPlan
from programme.core.values_json import canonical_text, checked
from programme.interchange.edits_json import edits_data, edits_from_json, edits_to_json
from tests.core.random_edits import programme_of
from tests.core.random_plans import random_case
from tests.mspdi.random_timed import random_work

DAY = date(2027, 1, 8)
PAIRS = [(seed, seed + 1) for seed in range(200)]


def programme(plan: TimedPlan) -> Programme:
    found = imported_programme(plan)
    made = Programme(
        id=1,
        organisation_id=1,
        organisation="Example Trust",
        key="example",
        title=found.definition.title,
        definition_hash="",
        variant="",
        start=found.instance.plan.start,
        state=ProgrammeState.RUNNING,
        phase="phase-1",
        version=1,
        as_of=DAY,
        stale_from=None,
        caught_up_to=None,
        calendar=WorkingCalendar(),
        plan=found.instance.plan,
        details=found.instance.details,
        dates={},
        timed=found.timed,
    )
    return replace(made, dates=schedule_of(made, DAY).dates)


def unstarted(plan: TimedPlan) -> TimedPlan:
    tasks = tuple(replace(task, progress=Progress()) for task in plan.tasks)
    return replace(plan, tasks=tasks)


@pytest.mark.parametrize("pair", PAIRS)
def test_the_plan_before_comes_back_from_the_inverse(pair: tuple[int, int]) -> None:
    first, second = (unstarted(random_work(seed)) for seed in pair)
    before = programme(first)
    edit = ReplacePlan(second, "plan.xml")
    assert edit_problems(before, [edit], ()) == ()
    after = edited(before, [edit])
    assert after.timed == imported_programme(second).timed
    back = inverse(before, [edit])
    assert edits_from_json(edits_to_json(back)) == back
    assert after.timed is not None
    assert before.timed is not None
    (undone,) = back
    assert isinstance(undone, ReplacePlan)
    assert undone.words == plan_changes(after.timed, before.timed).words
    assert edited(after, back) == before


@pytest.mark.parametrize("pair", PAIRS)
def test_what_has_happened_only_grows(pair: tuple[int, int]) -> None:
    first, second = map(random_work, pair)
    before = programme(first)
    after = reimported(before, second)
    assert reimported(after, second) == after
    assert after.timed is not None
    assert reimported(after, after.timed) == after
    was = {one.code: one.progress for one in before.plan.activities}
    for one in after.plan.activities:
        if one.code in was and was[one.code].finished is not None:
            assert one.progress == was[one.code]


@pytest.mark.parametrize("pair", PAIRS)
def test_plans_that_differ_are_said_to(pair: tuple[int, int]) -> None:
    first, second = (imported_programme(random_work(seed)).timed for seed in pair)
    assert plan_changes(first, first).words == ()
    assert (plan_changes(first, second).words == ()) == (first == second)


def test_a_programme_of_our_own_takes_up_none() -> None:
    own = programme_of(random_case(1))
    (problem,) = edit_problems(own, [ReplacePlan(random_work(1), "plan.xml")], ())
    assert "was not imported" in problem.what


@pytest.mark.parametrize(("named", "back"), [("of", False), ("before", True)])
def test_an_edit_is_read_that_was_stored_with_its_name_in_words(
    named: str, *, back: bool
) -> None:
    edit = ReplacePlan(random_work(1), "our plan.xml", back=back)
    (data,) = edits_data([edit])
    stored = dict(checked(data, dict))
    del stored["file"], stored["back"]
    stored["named"] = f"{named} our plan.xml"
    assert edits_from_json(canonical_text([stored])) == (edit,)
