"""Who may do what: the table of access, walked with a person in every role."""

from collections.abc import Callable
from datetime import date

import pytest

from programme.core.access import (
    APPROVER,
    DECIDER,
    LEAD,
    MAY,
    OWNER,
    SPONSOR,
    Deed,
)
from programme.core.definition import Decision
from programme.core.edits import SetDuration
from programme.core.people import PersonInRole
from programme.core.refusal import RefusedError
from programme.core.schedule_status import Confidence
from programme.operations.assign_people import assign_people
from programme.operations.judge_confidence import Judgement
from programme.operations.set_day import OrganisationDay, set_day
from programme.storage.database import Database
from tests.operations.builders import (
    BOARD,
    EVERYBODY,
    MEMBER,
    MONDAY,
    activity,
    address,
    at,
    definition,
    gate,
    make,
    wants,
)
from tests.operations.looking import everything
from tests.operations.office import Office

TUESDAY = date(2026, 6, 2)
JULY = date(2026, 7, 1)
NEWCOMER = PersonInRole(MEMBER, "New Comer", "new.comer@trust.example")
PARTS = {OWNER: MEMBER, APPROVER: "approver", DECIDER: BOARD}
ROLES = (LEAD, SPONSOR, MEMBER, "approver", BOARD, "bystander")

DEEDS: dict[Deed, Callable[[Office, str], object]] = {
    Deed.START: lambda office, by: office.start("NEW", TUESDAY, by=by),
    Deed.REPORT: lambda office, by: office.report("OPEN", 3, TUESDAY, by=by),
    Deed.FINISH: lambda office, by: office.finish("OPEN", TUESDAY, by=by),
    Deed.REOPEN: lambda office, by: office.reopen("DONE", 3, TUESDAY, by=by),
    Deed.SUBMIT: lambda office, by: office.submit("D1", TUESDAY, by=by),
    Deed.JUDGE: lambda office, by: office.accept("D2", TUESDAY, by=by),
    Deed.CONFIRM: lambda office, by: office.confirm("G", 1, TUESDAY, by=by),
    Deed.DECIDE: lambda office, by: office.decide("G", Decision.HOLD, TUESDAY, by=by),
    Deed.CHANGE: lambda office, by: office.change(
        SetDuration("NEW", 8), on=TUESDAY, by=by
    ),
    Deed.TRY: lambda office, by: office.try_out(
        "what if", SetDuration("NEW", 8), on=TUESDAY, by=by
    ),
    Deed.PAUSE: lambda office, by: office.pause("OPEN", 3, TUESDAY, JULY, by=by),
    Deed.ASSURE: lambda office, by: office.assure(
        Judgement(Confidence.LOW, "The board may not meet", JULY), TUESDAY, by=by
    ),
    Deed.BASELINE: lambda office, by: office.baseline("Approved", TUESDAY, by=by),
    Deed.PEOPLE: lambda office, by: assign_people(
        office.database, office.key, [NEWCOMER], at(TUESDAY), address(by)
    ),
    Deed.DAYS: lambda office, by: set_day(
        office.database,
        OrganisationDay("Example Trust", TUESDAY, worked=False, name=""),
        as_of=TUESDAY,
        at=at(TUESDAY),
        by=(address(by), office.key),
    ),
}


def make_halfway(database: Database, key: str = "small") -> Office:
    """Make a programme in which each deed is somebody's to do, and a bystander."""
    made_from = definition(
        activity("NEW", 9, hands_over="D1"),
        activity("OPEN", 9, hands_over="D2"),
        activity("DONE", 9),
        gates=[gate("G", "NEW", criteria=[wants("check", "all is well")])],
    )
    make(database, made_from, key=key)
    bystander = PersonInRole("bystander", "Bystander", address("bystander"))
    assign_people(database, key, [bystander], at(MONDAY))
    office = Office(database, key)
    office.start("OPEN", MONDAY)
    office.finish("DONE", MONDAY)
    office.submit("D2", MONDAY)
    return office


def who_may(deed: Deed) -> list[str]:
    return sorted(PARTS.get(role, role) for role in MAY[deed])


def called(role: str) -> str:
    """Give what the definition calls a role, if it has it."""
    return role.title() if role in EVERYBODY else role


def test_every_deed_has_its_line_in_the_table() -> None:
    assert set(MAY) == set(Deed) == set(DEEDS)


@pytest.mark.parametrize("deed", Deed)
def test_those_who_may_do_it(database: Database, deed: Deed) -> None:
    for role in who_may(deed):
        DEEDS[deed](make_halfway(database, key=role), role)


@pytest.mark.parametrize("deed", Deed)
def test_nobody_else_does_it(database: Database, deed: Deed) -> None:
    office = make_halfway(database)
    before = everything(database)
    for role in sorted(set(ROLES) - set(who_may(deed))):
        with pytest.raises(RefusedError) as refused:
            DEEDS[deed](office, role)
        assert refused.value.what == f"{role.replace('_', ' ').title()} may not {deed}"
        assert refused.value.reasons[0].endswith(f" holds {called(role)}")
        cure = f"Ask somebody who holds {' or '.join(map(called, who_may(deed)))}"
        assert refused.value.cure == cure
    assert everything(database) == before


def test_a_role_in_another_programme_counts_for_nothing(database: Database) -> None:
    office = make_halfway(database)
    elsewhere = [PersonInRole(LEAD, "Sam Okoro", address("sam"))]
    make(database, definition(activity("A", 5)), key="other")
    assign_people(database, "other", elsewhere, at(MONDAY))
    for deed in Deed:
        with pytest.raises(RefusedError) as refused:
            DEEDS[deed](office, "sam")
        assert refused.value.reasons == ("Sam Okoro holds no role",)


def test_the_people_of_another_organisation_are_nobody_here(
    database: Database,
) -> None:
    """I16: the same roles, the same programme, another trust."""
    office = make_halfway(database)
    make(database, definition(activity("A", 5)), key="other", organisation="Other")
    elsewhere = [PersonInRole(LEAD, "Sam Okoro", address("sam"))]
    assign_people(database, "other", elsewhere, at(MONDAY))
    with pytest.raises(RefusedError, match=r"sam@trust\.example is not a person of"):
        office.baseline("Approved", TUESDAY, by="sam")
