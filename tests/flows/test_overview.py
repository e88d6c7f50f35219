"""What the page of a run reads, on both databases, against the core's own rules."""

from datetime import date
from pathlib import Path

import pytest

from programme.core.definition import Definition
from programme.core.digest import HORIZON
from programme.core.lateness import is_overdue
from programme.core.messages import Addressee
from programme.core.plan import Kind
from programme.core.programme import Programme
from programme.operations.decide_reminders import Slot
from programme.operations.posting import Post
from programme.operations.run_daily import run_daily
from programme.storage.database import Database
from programme.storage.overview import LOOK_BACK, milestones, overview, phases_now
from programme.storage.programmes import programme_by_key
from programme.storage.views.gates import gates
from tests.flows.worlds import AT, World

POST = Post(Addressee("Programme", "programme@trust.example"), "trust.example")


@pytest.fixture
def world(database: Database, definition: Definition, tmp_path: Path) -> World:
    """Give one trust's programme."""
    made = World(database, definition, tmp_path)
    made.add_programme("example")
    return made


def overdue(programme: Programme, code: str, day: date) -> bool:
    return is_overdue(programme.dates[code], programme.calendar, day)


def bring_to(world: World, day: date) -> None:
    run_daily(world.database, Slot(day, AT, "mailbox"), POST)


@pytest.mark.parametrize("day", [date(2025, 1, 13), date(2025, 1, 12)])
def test_overdue_work_is_what_the_core_calls_overdue(world: World, day: date) -> None:
    bring_to(world, date(2025, 1, 10))
    with world.database.reading() as read:
        seen = overview(read, day)
        programme = programme_by_key(read, "example")
    late = [
        programme.dates[one.code]
        for one in programme.plan.activities
        if one.kind is Kind.ACTIVITY and overdue(programme, one.code, day)
    ]
    assert [(one.key, one.overdue, one.since) for one in seen.late] == [
        ("example", len(late), min(dates.due for dates in late))
    ]


def test_a_gate_waits_when_nothing_but_its_decision_is_missing(world: World) -> None:
    day = date(2024, 9, 5)
    gate = world.definition.gates[0]
    with world.database.reading() as read:
        assert overview(read, day).gates == ()
    world.finish_before_gate("example", gate.id, date(2024, 9, 4))
    bring_to(world, day)
    with world.database.reading() as read:
        (waits,) = overview(read, day).gates
    assert (waits.key, waits.code, waits.decided_by) == (
        "example",
        gate.id,
        gate.decided_by,
    )
    assert len(waits.unmet) == len(gate.criteria)
    with world.database.reading() as read:
        (every,) = gates(read, [programme_by_key(read, "example").id]).values()
    assert [one.code for one in every if one.waits_for_decision] == [gate.id]


def test_programmes_are_counted_by_phase_with_those_behind(world: World) -> None:
    day = date(2024, 10, 3)
    with world.database.reading() as read:
        (before,) = overview(read, day).phases
    bring_to(world, day)
    with world.database.reading() as read:
        (after,) = overview(read, day).phases
        assert phases_now(read) == ("diagnose",)
    assert (before.running, before.behind) == (1, 1)
    assert (after.running, after.behind) == (1, 0)


def test_milestones_are_those_of_thirty_working_days_and_the_last_ten(
    world: World,
) -> None:
    gate = world.definition.gates[0]
    world.finish_before_gate("example", gate.id, date(2024, 9, 4))
    day = date(2024, 9, 5)
    bring_to(world, day)
    with world.database.reading() as read:
        programme = programme_by_key(read, "example")
        shown = milestones(read, day)
    last = programme.calendar.shift(day, HORIZON)
    first = programme.calendar.shift(day, -LOOK_BACK)
    finishes = [
        (programme.dates[one.code].finish, one.code)
        for one in programme.plan.activities
        if one.kind is not Kind.ACTIVITY
    ]
    wanted = sorted(pair for pair in finishes if first <= pair[0] <= last)
    assert sorted((one.day, one.code) for one in shown) == wanted != []


def test_a_database_without_programmes_has_an_empty_overview(
    database: Database,
) -> None:
    with database.reading() as read:
        seen = overview(read, date(2024, 9, 5))
        assert milestones(read, date(2024, 9, 5)) == ()
    assert (seen.phases, seen.late, seen.gates) == ((), (), ())
