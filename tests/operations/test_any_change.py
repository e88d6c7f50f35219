"""Whatever is asked: made as its preview said and undone exactly, or refused whole."""

from collections.abc import Callable, Iterator
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programme.core.edit_problems import edit_problems
from programme.core.edited import edited
from programme.core.edits import Edit
from programme.core.preview import preview
from programme.core.programme import Programme
from programme.core.refusal import RefusedError
from programme.core.schedule import compute_schedule
from programme.interchange.mspdi.outgoing import timed_plan_of
from programme.interchange.mspdi.reading import read_bytes
from programme.interchange.mspdi.writing import write_bytes
from programme.interchange.plan_out import PlanOut
from tests.core.random_edits import random_edits
from tests.core.wild_edits import wild_edits
from tests.databases import Databases
from tests.operations.builders import EVERYBODY, MONDAY, make, small_definition
from tests.operations.looking import plan_of
from tests.operations.office import Office

SMALL = small_definition()
SHARED = [HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
Opened = Callable[[], Office]


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def opened(request: pytest.FixtureRequest, databases: Databases) -> Iterator[Opened]:
    """Make a new programme for each example, in one database."""
    numbers = count(1)
    with databases.opened(str(request.param)) as database:

        def new() -> Office:
            office = Office(database, f"p{next(numbers)}")
            make(database, SMALL, key=office.key)
            return office

        yield new


@settings(max_examples=40, suppress_health_check=SHARED)
@given(st.integers(0, 2**32))
def test_a_preview_says_what_accepting_does_and_undoing_is_exact(
    opened: Opened, seed: int
) -> None:
    many = opened()
    before = many.programme()
    edits: list[Edit] = []
    after = before
    for edit in random_edits(seed, before):
        if not edit_problems(after, [edit], EVERYBODY):
            edits.append(edit)
            after = edited(after, [edit])
    if edits:
        make_as_shown(many, *edits)
        many.undo(on=MONDAY)
        assert plan_of(many.programme()) == plan_of(before)


@settings(max_examples=40, suppress_health_check=SHARED)
@given(st.data())
def test_any_edit_is_made_as_shown_and_undone_exactly_or_refused_whole(
    opened: Opened, data: st.DataObject
) -> None:
    many, made = opened(), 0
    before = many.programme()
    for _ in range(data.draw(st.integers(1, 4))):
        programme = many.programme()
        edit = data.draw(wild_edits(programme, EVERYBODY))
        if edit_problems(programme, [edit], EVERYBODY):
            with pytest.raises(RefusedError) as refused:
                many.change(edit, on=MONDAY)
            assert refused.value.what
            assert refused.value.cure
            assert many.programme() == programme
        else:
            make_as_shown(many, edit)
            send(many.programme())
            made += 1
    for _ in range(made):
        many.undo(on=MONDAY)
    assert plan_of(many.programme()) == plan_of(before)


def make_as_shown(many: Office, *edits: Edit) -> None:
    programme = many.programme()
    seen = preview(programme, SMALL, edits, MONDAY)
    done = many.change(*edits, on=MONDAY)
    stored, after = many.programme(), edited(programme, edits)
    assert stored.dates == seen.after
    assert done.moves == seen.moves
    assert (stored.plan, stored.details) == (after.plan, after.details)


def send(programme: Programme) -> None:
    """Let it go out as a plan of Microsoft Project, and be read there."""
    schedule = compute_schedule(programme.plan, programme.calendar, programme.as_of)
    sent = write_bytes(timed_plan_of(PlanOut(programme, SMALL, schedule)))
    assert len(read_bytes(sent).plan.tasks) >= len(programme.plan.activities)
