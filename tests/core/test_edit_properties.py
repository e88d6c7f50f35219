"""Edits on random plans: what has no problem can be made, and taken back exactly."""

from collections.abc import Iterator
from typing import get_args

from hypothesis import given, settings
from hypothesis import strategies as st

from programme.core.edit_problems import edit_problems
from programme.core.edited import edited, inverse
from programme.core.edits import Edit, ReplacePlan
from programme.core.programme import Programme
from programme.core.schedule import compute_schedule
from programme.core.undoing import in_common
from programme.interchange.edits_json import edits_from_json, edits_to_json
from tests.core.random_edits import ROLES, programme_of, random_edits
from tests.core.random_plans import demanding_case, random_case

SEEDS = st.integers(0, 2**32)


def sound(programme: Programme, edits: list[Edit]) -> Iterator[Edit]:
    """Give the edits that have no problem after those before them."""
    for edit in edits:
        if not edit_problems(programme, [edit], ROLES):
            yield edit
            programme = edited(programme, [edit])


def test_every_kind_of_edit_is_tried() -> None:
    programme = programme_of(random_case(1))
    tried = {
        type(edit) for seed in range(200) for edit in random_edits(seed, programme)
    }
    # That one is for imported programmes: tests/core/test_reimport.py tries it.
    assert tried == set(get_args(Edit)) - {ReplacePlan}


@settings(max_examples=400)
@given(SEEDS)
def test_what_has_no_problem_can_be_made_and_planned(seed: int) -> None:
    case = demanding_case(seed)
    programme = programme_of(case)
    edits = list(sound(programme, random_edits(seed, programme)))
    assert edit_problems(programme, edits, ROLES) == ()
    after = edited(programme, edits)
    compute_schedule(after.plan, after.calendar, after.as_of)


@settings(max_examples=400)
@given(SEEDS)
def test_the_inverse_restores_the_programme(seed: int) -> None:
    programme = programme_of(demanding_case(seed))
    edits = list(sound(programme, random_edits(seed, programme)))
    after = edited(programme, edits)
    back = inverse(programme, edits)
    assert edit_problems(after, back, ROLES, undoing=True) == ()
    assert edited(after, back) == programme
    assert edited(edited(after, back), inverse(after, back)) == after


@settings(max_examples=400)
@given(SEEDS)
def test_edits_come_back_from_their_json(seed: int) -> None:
    edits = tuple(random_edits(seed, programme_of(demanding_case(seed))))
    text = edits_to_json(edits)
    assert edits_from_json(text) == edits
    assert edits_to_json(edits_from_json(text)) == text


@given(SEEDS)
def test_an_edit_touches_what_its_inverse_touches(seed: int) -> None:
    programme = programme_of(demanding_case(seed))
    for edit in sound(programme, random_edits(seed, programme)):
        (back,) = inverse(programme, [edit])
        assert len(in_common([edit], [back])) == 1
        programme = edited(programme, [edit])
