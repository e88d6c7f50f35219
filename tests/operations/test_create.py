"""A new programme: all of it is stored, or nothing."""

from dataclasses import replace
from datetime import date

import pytest

from programme.core.definition import Definition
from programme.core.instantiate import instantiate
from programme.core.nation import Nation
from programme.core.order import CircleError
from programme.core.programme import Programme
from programme.core.refusal import RefusedError
from programme.core.schedule import compute_schedule
from programme.core.status import DeliverableState, GateState, ProgrammeState
from programme.interchange.canonical import definition_from_json
from programme.interchange.holidays import working_calendar
from programme.operations.create import NewProgramme, create
from programme.storage.database import Database
from programme.storage.people import holders
from programme.storage.views.deliverables import deliverables
from programme.storage.views.gates import gates
from tests.operations.builders import (
    TRUST_START,
    activity,
    address,
    at,
    definition,
    make,
    new_programme,
)
from tests.operations.looking import everything, journal, one_value
from tests.operations.office import Office

SMALL = definition(activity("A", 5), activity("B", 5, "A"))


def made(
    database: Database, new: NewProgramme, made_from: Definition = SMALL
) -> Programme:
    return create(database, new, made_from, as_of=new.start, at=at(new.start))


def test_the_phases_of_the_example_end_on_their_reference_days(trust: Office) -> None:
    ends = {
        code: trust.dates(code).finish
        for code in ("P1-SYN-05", "P2-STR-04", "P3-EMB-04")
    }
    assert ends == {
        "P1-SYN-05": date(2027, 2, 5),
        "P2-STR-04": date(2027, 8, 6),
        "P3-EMB-04": date(2028, 5, 9),
    }


def test_the_network_is_stored_as_the_definition_has_it(
    trust: Office, built_in: Definition
) -> None:
    programme = trust.programme()
    instance = instantiate(built_in, TRUST_START, built_in.default_variant)
    assert programme.plan == instance.plan
    assert programme.details == instance.details
    assert programme.informs == instance.informs
    calendar = working_calendar(Nation.ENGLAND_AND_WALES, range(2025, 2033))
    assert programme.calendar == calendar
    schedule = compute_schedule(instance.plan, calendar, TRUST_START)
    assert programme.dates == schedule.dates
    assert programme.stale_from == schedule.stale_from


def test_a_new_programme_runs_in_its_first_phase(trust: Office) -> None:
    programme = trust.programme()
    assert programme.organisation == "Example Trust"
    assert programme.state is ProgrammeState.RUNNING
    assert programme.phase == "diagnose"
    assert (programme.start, programme.as_of) == (TRUST_START, TRUST_START)
    assert programme.version == 1


def test_deliverables_gates_and_criteria_wait(
    trust: Office, built_in: Definition
) -> None:
    programme = trust.programme()
    with trust.database.reading() as read:
        papers = deliverables(read, programme.id)
        stored = gates(read, [programme.id])[programme.id]
    expected = {
        (paper.id, one.id, one.owner, paper.approver, paper.acceptance)
        for one in built_in.activities
        for paper in one.deliverables
    }
    assert expected == {
        (p.code, p.activity_code, p.owner_role, p.approver_role, p.acceptance)
        for p in papers
    }
    assert {p.state for p in papers} == {DeliverableState.EXPECTED}
    assert [(one.code, one.decided_by, dict(one.outcomes)) for one in stored] == [
        (one.id, one.decided_by, dict(one.outcomes)) for one in built_in.gates
    ]
    assert {one.state for one in stored} == {GateState.WAITING}
    assert [
        [(c.kind, c.subject, c.at_least, c.met) for c in one.criteria] for one in stored
    ] == [
        [(c.kind, c.subject, c.at_least, False) for c in one.criteria]
        for one in built_in.gates
    ]


def test_the_definition_is_kept_whole(trust: Office, built_in: Definition) -> None:
    body = one_value(trust.database, "SELECT body FROM definition")
    assert definition_from_json(str(body)) == built_in


def test_everybody_has_their_role(trust: Office, built_in: Definition) -> None:
    with trust.database.reading() as read:
        found = {(one.role, one.email) for one in holders(read, [trust.programme().id])}
    assert found == {(role.id, address(role.id)) for role in built_in.roles}


def test_the_public_holidays_reach_years_beyond_the_plan(trust: Office) -> None:
    question = "SELECT {} FROM public_holiday WHERE nation = 'england-and-wales'"
    first = one_value(trust.database, question.format("min(day)"))
    last = one_value(trust.database, question.format("max(day)"))
    assert (str(first), str(last)) == ("2025-01-01", "2032-12-28")


def test_what_falls_due_is_stored_with_the_schedule(office: Office) -> None:
    make(office.database, SMALL)
    stored = one_value(office.database, "SELECT count(*) FROM falls_due")
    assert stored == 2 * 5


def test_the_journal_begins_with_the_programme(office: Office) -> None:
    made(office.database, new_programme())
    (entry,) = journal(office.database)
    assert (entry.action, entry.subject) == ("created", "small")
    assert entry.after == {
        "organisation": "Example Trust",
        "start": "2026-06-01",
        "variant": "plain",
        "definition": "Small programme 1",
    }


def test_a_second_programme_shares_the_organisation_and_the_definition(
    office: Office,
) -> None:
    one = made(office.database, new_programme("one"))
    two = made(office.database, new_programme("two", date(2029, 1, 8)))
    assert one.organisation_id == two.organisation_id
    assert one_value(office.database, "SELECT count(*) FROM definition") == 1
    last = one_value(office.database, "SELECT max(day) FROM public_holiday")
    assert str(last) == "2035-12-26"


def test_each_nation_keeps_its_own_holidays(database: Database) -> None:
    """St Andrew's Day, Monday 30 November 2026, is a holiday in Scotland only."""
    scotland = replace(
        new_programme("north", organisation="NHS North"), nation=Nation.SCOTLAND
    )
    st_andrew = date(2026, 11, 30)
    assert not made(database, scotland).calendar.is_worked(st_andrew)
    assert made(database, new_programme("south")).calendar.is_worked(st_andrew)


def test_a_variant_stretches_the_phases(
    database: Database, built_in: Definition
) -> None:
    usual = made(database, new_programme("usual", TRUST_START), built_in)
    other = next(v.id for v in built_in.variants if v.id != built_in.default_variant)
    new = replace(new_programme("other", TRUST_START), variant=other)
    chosen = made(database, new, built_in)
    assert (usual.variant, chosen.variant) == (built_in.default_variant, other)
    assert usual.dates["P3-EMB-04"].finish != chosen.dates["P3-EMB-04"].finish


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"key": "small"}, "There is a programme small already"),
        ({"key": "a b"}, "'a b' cannot be a key"),
        ({"key": ""}, "'' cannot be a key"),
        ({"variant": "fast"}, "The definition has no variant fast"),
        (
            {"nation": Nation.SCOTLAND},
            "Example Trust keeps the public holidays of england-and-wales",
        ),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_kept(
    office: Office, change: dict[str, object], words: str
) -> None:
    made(office.database, new_programme())
    before = everything(office.database)
    new = replace(new_programme("next"), **change)  # type: ignore[arg-type]
    with pytest.raises(RefusedError) as refused:
        made(office.database, new)
    assert refused.value.what == words
    assert refused.value.cure
    assert everything(office.database) == before


def test_a_plan_that_cannot_be_computed_leaves_nothing_behind(
    database: Database,
) -> None:
    """All or nothing: the organisation and its holidays are taken back too."""
    before = everything(database)
    circle = definition(activity("A", 5, "B"), activity("B", 5, "A"))
    with pytest.raises(CircleError):
        made(database, new_programme(), circle)
    assert everything(database) == before


@pytest.mark.parametrize("start", [date.min, date.max])
def test_a_start_that_was_mistyped_is_refused(database: Database, start: date) -> None:
    before = everything(database)
    new = replace(new_programme(), start=start)
    with pytest.raises(RefusedError, match="is more than 20 years from today"):
        create(database, new, SMALL, as_of=TRUST_START, at=at(TRUST_START))
    assert everything(database) == before
