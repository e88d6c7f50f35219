"""An edited plan comes back to the programme that was imported from it."""

from dataclasses import replace

import pytest

from programme.core.access import LEAD
from programme.core.edits import ReplacePlan, SetDuration
from programme.core.plan import Progress
from programme.core.plan_changes import plan_changes
from programme.core.preview import preview
from programme.core.refusal import RefusedError
from programme.core.reimport import reimported
from programme.core.scheduling import schedule_of
from programme.core.timed.plan import Assignment, Duration, Resource, TimedPlan
from programme.core.timed.plan import Progress as TimedProgress
from programme.operations.definitions import stored_definition
from programme.storage.database import Database
from programme.storage.journal import verify
from programme.storage.people import holders
from programme.storage.views.facts import facts_in_journal, facts_in_rows
from tests.mspdi.builders import task
from tests.operations.builders import address
from tests.operations.imported import OWNER, PLAN, bring_in, clock, jan, timed_plan
from tests.operations.looking import said
from tests.operations.office import Office


@pytest.fixture
def office(database: Database) -> Office:
    """Give the place of the imported programme."""
    bring_in(database)
    return Office(database)


def with_task(plan: TimedPlan, uid: int, **fields: object) -> TimedPlan:
    """Give the plan with other values of one task."""
    changed = (
        replace(one, **fields) if one.uid == uid else one  # type: ignore[arg-type]
        for one in plan.tasks
    )
    return replace(plan, tasks=tuple(changed))


def edit(office: Office, plan: TimedPlan) -> ReplacePlan:
    """Give the edit that imports a file again."""
    programme = office.programme()
    after = reimported(programme, plan)
    assert programme.timed is not None
    assert after.timed is not None
    found = plan_changes(programme.timed, after.timed)
    return ReplacePlan(after.timed, "plan.xml", codes=found.codes, words=found.words)


def sound(office: Office) -> None:
    """Hold every stored date and fact to what the plan and the journal say."""
    programme = office.programme()
    assert schedule_of(programme, programme.as_of).dates == programme.dates
    with office.database.reading() as read:
        in_rows = facts_in_rows(read, [programme.id])[programme.id]
        assert facts_in_journal(read, ["small"])["small"] == in_rows
        assert verify(read) == ()


LONGER = with_task(PLAN, 2, duration=Duration(2 * 12 * 600))


def test_an_edited_duration_moves_what_the_preview_says(office: Office) -> None:
    edited = edit(office, LONGER)
    assert (edited.codes, edited.words) == (("T2",), ("T2 takes 3 days",))
    programme = office.programme()
    with office.database.reading() as read:
        definition = stored_definition(read, programme.definition_hash)
    seen = preview(programme, definition, [edited], jan(5))
    done = office.change(edited, on=jan(5))
    assert seen.moves == done.moves
    assert [(move.code, move.now.day) for move in done.moves] == [
        ("T2", 7),
        ("T3", 9),
        ("T5", 9),
        ("S1", 9),
    ]
    assert done.said == (
        "Change 1 is made: the plan becomes the one of plan.xml; T2 takes 3 days"
    )
    sound(office)


def test_undoing_brings_the_plan_back(office: Office) -> None:
    before = office.programme()
    office.change(edit(office, LONGER), on=jan(5))
    undone = office.undo(on=jan(5))
    assert undone.said == (
        "Change 1 is undone (change 2): the plan becomes the one before plan.xml;"
        " T2 takes 12 hours"
    )
    after = office.programme()
    assert after == replace(before, version=after.version)
    office.undo(2, on=jan(5))
    assert office.dates("T2").finish == jan(7)
    sound(office)


def test_tasks_come_and_go_with_their_facts_and_reminders(office: Office) -> None:
    office.start("T6", jan(5), by=LEAD)
    fewer = replace(
        PLAN,
        tasks=(*PLAN.tasks[:-1], task(9, 16, name="Train", level=2)),
        links=PLAN.links[:-1],
    )
    taken = edit(office, fewer)
    assert taken.words == ("T9 Train is new", "T6 Pilot is no longer in the plan")
    office.change(taken, on=jan(5))
    assert list(office.programme().dates) == ["T2", "T3", "T5", "T9", "S1", "S4"]
    sound(office)
    office.run(jan(6))
    told = {(one.subject, one.text) for one in said(office.database)}
    assert ("T9", "due today") in told
    assert not [one for one in told if one[0] == "T6"]
    office.undo(on=jan(6))
    assert office.dates("T6").start == jan(5)
    sound(office)


def test_a_new_resource_is_a_role_and_a_person_and_others_stay(office: Office) -> None:
    more = replace(
        PLAN,
        resources=(*PLAN.resources, Resource(3, "Jo", email="jo@trust.example")),
        assignments=(*PLAN.assignments, Assignment(4, 6, 3)),
    )
    taken = edit(office, more)
    assert taken.words == ("T6 is worked on by Jo", "the resources of the plan")
    office.change(taken, on=jan(5))
    with office.database.reading() as read:
        held = {(h.role, h.email) for h in holders(read, [office.programme().id])}
    assert ("jo", "jo@trust.example") in held
    assert (OWNER, address(OWNER)) in held
    assert office.programme().details["T6"].owner_role == "jo"


def test_what_was_reported_here_stays(office: Office) -> None:
    office.start("T2", jan(6), by=OWNER)
    office.report("T2", 4, jan(7), by=OWNER)
    office.finish("T3", jan(9), by=LEAD)
    programme = office.programme()
    assert reimported(programme, PLAN) == programme
    office.change(edit(office, with_task(PLAN, 6, name="Trial")), on=jan(9))
    assert office.programme().plan.activities == programme.plan.activities
    sound(office)


def test_what_the_file_alone_knows_comes_in(office: Office) -> None:
    office.start("T2", jan(5), by=OWNER)
    ended = TimedProgress(100, clock(5, 8), clock(7, 12), remaining=0)
    office.change(edit(office, with_task(PLAN, 2, progress=ended)), on=jan(9))
    progress = {a.code: a.progress for a in office.programme().plan.activities}
    assert progress["T2"] == Progress(jan(5), jan(7))
    assert office.dates("T3").start == jan(7)
    sound(office)


def test_other_edits_have_no_place(office: Office) -> None:
    with pytest.raises(RefusedError, match="small was imported"):
        office.change(SetDuration("T2", 3), on=jan(5))


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"name": "Hear"}, "T2 is called Hear"),
        ({"duration": Duration(6000)}, "T2 takes 10 hours"),
        ({"duration": Duration(14400, 8)}, "T2 takes elapsed 1 day"),
        ({"deadline": clock(9, 17)}, "T2 has the deadline 9 January 2026"),
        ({"progress": TimedProgress(started=clock(5, 8))}, "T2 is under way"),
        ({"levelling_delay": 600}, "T2 is scheduled in another way"),
    ],
)
def test_what_differs_is_said_in_words(
    office: Office, fields: dict[str, object], words: str
) -> None:
    (found,) = edit(office, with_task(PLAN, 2, **fields)).words
    assert found.startswith(words)


def test_phases_may_come_and_go(office: Office) -> None:
    more = timed_plan(task(10, name="Implement"), task(11, name="Roll out", level=2))
    office.change(edit(office, more), on=jan(5))
    with office.database.reading() as read:
        definition = stored_definition(read, office.programme().definition_hash)
    keys = [phase.key for phase in definition.phases]
    assert keys == ["diagnose", "phase-2", "implement"]
    office.undo(on=jan(5))
    assert "S10" not in office.programme().dates
    sound(office)
