"""A plan from elsewhere as a programme: stored, reported on, and re-scheduled."""

from collections.abc import Mapping

import pytest

from programme.core.access import LEAD
from programme.core.imported_programme import imported_programme
from programme.core.plan import Kind
from programme.core.refusal import RefusedError
from programme.core.schedule import Dates
from programme.core.scheduling import schedule_of
from programme.core.timed.plan import TimedPlan
from programme.core.timed.schedule import compute_timed_schedule
from programme.interchange.mspdi.reading import read_file
from programme.storage.database import Database
from programme.storage.people import holders
from tests.mspdi.random_timed import random_work
from tests.mspdi.test_samples import FILES, SAMPLES, needs_samples
from tests.operations.imported import (
    ASHA,
    FIRST,
    MARIA,
    OWNER,
    PLAN,
    bring_in,
)


def test_the_days_are_those_of_the_clock_times(database: Database) -> None:
    programme = bring_in(database)
    shown = {
        code: (one.start.day, one.finish.day) for code, one in programme.dates.items()
    }
    assert shown == {
        "T2": (5, 6),
        "T3": (6, 7),
        "T5": (8, 8),
        "T6": (12, 13),
        "S1": (7, 7),
        "S4": (13, 13),
    }


def test_what_is_stored_is_the_clock_time_plan(database: Database) -> None:
    programme = bring_in(database)
    assert programme.timed == imported_programme(PLAN).timed
    assert schedule_of(programme, FIRST).dates == programme.dates


def test_summaries_are_phases_that_end_in_a_milestone(database: Database) -> None:
    programme = bring_in(database)
    kinds = {one.code: one.kind for one in programme.plan.activities}
    assert kinds["S1"] is kinds["S4"] is kinds["T5"] is Kind.MILESTONE
    assert {code: d.phase for code, d in programme.details.items()} == {
        "T2": "S1",
        "T3": "S1",
        "T5": "S4",
        "T6": "S4",
        "S1": "S1",
        "S4": "S4",
    }
    assert programme.phase == "diagnose"


def test_resources_are_roles_and_those_with_an_address_people(
    database: Database,
) -> None:
    programme = bring_in(database)
    owners = {code: one.owner_role for code, one in programme.details.items()}
    assert (owners["T2"], owners["T3"], owners["T6"]) == (
        OWNER,
        "change_team",
        LEAD,
    )
    with database.reading() as read:
        held = {(h.role, h.email) for h in holders(read, [programme.id])}
    assert held == {(LEAD, MARIA), (OWNER, ASHA)}


def test_nothing_is_stored_under_a_key_that_is_taken(database: Database) -> None:
    bring_in(database)
    with pytest.raises(RefusedError, match="programme small already"):
        bring_in(database)


def test_any_plan_can_be_stored_and_read(database: Database) -> None:
    for seed in range(40):
        plan = random_work(seed)
        programme = bring_in(database, plan, key=f"plan-{seed}")
        assert schedule_of(programme, FIRST).dates == programme.dates, seed
        _same_days(programme.timed, programme.dates)


@needs_samples
@pytest.mark.parametrize("file", FILES)
def test_the_days_of_a_real_file_are_the_stored_ones(
    file: str, database: Database
) -> None:
    imported = read_file(SAMPLES / file)
    first = imported.plan.settings.start.date()
    programme = bring_in(database, imported.plan, as_of=first)
    assert programme.timed is not None
    codes = {task.uid: task.code for task in programme.timed.tasks if task.code}
    for stored in imported.stored:
        if stored.uid in codes and stored.start and stored.finish:
            dates = programme.dates[codes[stored.uid]]
            days = stored.start.date(), stored.finish.date()
            assert (dates.start, dates.finish) == days, stored


def _same_days(timed: TimedPlan | None, dates: Mapping[str, Dates]) -> None:
    assert timed is not None
    found = compute_timed_schedule(timed).dates
    for task in timed.tasks:
        if task.code:
            ours, theirs = dates[task.code], found[task.uid]
            days = theirs.start.date(), theirs.finish.date()
            assert (ours.start, ours.finish) == days, task
