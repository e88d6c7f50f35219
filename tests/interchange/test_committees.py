"""Committees of a definition: who they are, what they end, and that it all hangs together."""

from collections.abc import Callable
from datetime import date

import pytest

from programme.core.calendar import WorkingCalendar
from programme.core.committee import Committee
from programme.core.definition import Definition
from programme.core.instantiate import instantiate
from programme.core.schedule import compute_schedule
from programme.interchange.definition.reading import built_in_definition
from tests.interchange.small import changed

ProblemsIn = Callable[[str], list[str]]

COMMITTEES = (
    "soft_blackouts:\n",
    "committees:\n  - id: board\n    title: The board\n    papers: 8\nsoft_blackouts:\n",
)
ENDS = (
    "anchor:\n              months",
    "committee: {}\n            anchor:\n              months",
)


@pytest.fixture(scope="module")
def definition() -> Definition:
    return built_in_definition()


def ends_with(committee: str) -> tuple[str, str]:
    return ENDS[0], ENDS[1].format(committee)


def test_a_committee_may_end_work(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(COMMITTEES, ends_with("board"))) == []


def test_it_must_be_one_that_there_is(problems_in: ProblemsIn) -> None:
    (problem,) = problems_in(changed(COMMITTEES, ends_with("bord")))
    assert "'committee' names 'bord', and there is no such committee" in problem
    assert problem.endswith("Write 'board', if that is meant.")


def test_two_may_not_share_an_id(problems_in: ProblemsIn) -> None:
    twice = COMMITTEES[1].replace(
        "soft_blackouts",
        "  - id: board\n    title: Another\n    papers: 1\nsoft_blackouts",
    )
    (problem,) = problems_in(changed((COMMITTEES[0], twice)))
    assert "the id 'board' is taken" in problem


def test_the_board_ends_the_board_steps_of_the_built_in_definition(
    definition: Definition,
) -> None:
    board = {a.id for a in definition.activities if a.committee == "board"}
    papers = {a.id for a in definition.activities if a.reminders == "board_paper"}
    assert board == papers
    assert len(board) == 5
    people = [a.id for a in definition.activities if a.committee == "people_committee"]
    assert people == ["P3-PPL-04"]


def test_a_programme_knows_its_committees_and_no_meeting_yet(
    definition: Definition,
) -> None:
    plan = instantiate(definition, date(2026, 4, 1), definition.default_variant).plan
    assert plan.committees["board"] == Committee("Trust board", papers=8)
    without = [activity.code for activity in plan.activities if activity.committee]
    assert len(without) == 6
    compute_schedule(plan, WorkingCalendar(), date(2026, 4, 1))
