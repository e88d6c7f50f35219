"""I9: whatever breaks in the middle of a change, nothing of it is kept."""

from collections.abc import Callable
from datetime import date

import pytest

from programme.core.access import LEAD
from programme.core.calendar import WorkingCalendar
from programme.core.committee import Committee
from programme.core.definition import Decision
from programme.core.edits import AddLink, DefineCalendar, DefineCommittee, SetDuration
from programme.core.plan import Link, LinkType
from programme.operations.assign_people import assign_people, remove_person
from programme.operations.compose_messages import compose_messages
from programme.operations.create import create
from programme.operations.decide_reminders import decide_reminders
from programme.storage.database import Database
from tests.operations.breaking import leaves_nothing
from tests.operations.builders import (
    MEMBER,
    MONDAY,
    POST,
    activity,
    address,
    at,
    definition,
    gate,
    make,
    new_programme,
    person,
    slot,
    wants,
)
from tests.operations.office import Office

MADE_FROM = definition(
    activity("A", 6, hands_over="D1"),
    activity("B", 6, "A"),
    gates=[
        gate("G", "A", "B", criteria=[wants("deliverable", "D1"), wants("check", "x")])
    ],
    milestones={"M": "A"},
)
DUE = date(2026, 6, 2)


def _work_goes_on(office: Office) -> None:
    office.submit("D1", MONDAY)


def _finish(office: Office) -> object:
    return office.finish("A", DUE)


def _decide(office: Office) -> object:
    return office.decide("G", Decision.GO, DUE, waiver="The winter will not wait")


def _stop(office: Office) -> object:
    return office.decide("G", Decision.STOP, DUE)


def _confirm(office: Office) -> object:
    return office.confirm("G", 2, DUE)


def _submit(office: Office) -> object:
    return office.submit("D1", DUE)


def _accept(office: Office) -> object:
    return office.accept("D1", DUE)


def _baseline(office: Office) -> object:
    return office.baseline("Approved", DUE)


def _change(office: Office) -> object:
    link = AddLink(Link("A", "B", LinkType.SS))
    calendar = DefineCalendar("tuesdays", WorkingCalendar(frozenset({1})))
    committee = DefineCommittee("board", Committee("The board", 5, (DUE,)))
    edits = SetDuration("A", 9), link, calendar, committee
    return office.change(*edits, on=DUE)


def _try_out(office: Office) -> object:
    return office.try_out("what if", SetDuration("A", 9), on=DUE)


def _assign(office: Office) -> object:
    people = [person("newcomer")]
    return assign_people(office.database, "small", people, at(DUE))


def _remove(office: Office) -> None:
    remove_person(office.database, "small", MEMBER, address(MEMBER), at(DUE))


def _decide_reminders(office: Office) -> object:
    return decide_reminders(office.database, [1], slot(DUE))


CHANGES: list[tuple[Callable[[Office], object], str]] = [
    *((_finish, table) for table in ("activity", "falls_due", "milestone_event")),
    *((_finish, table) for table in ("programme", "journal", "journal_head")),
    *((_decide, table) for table in ("gate_decision", "gate", "activity")),
    *((_decide, table) for table in ("milestone_event", "journal", "programme")),
    *((_stop, table) for table in ("gate", "programme", "journal_head")),
    *((_confirm, table) for table in ("criterion", "journal")),
    *((_submit, table) for table in ("submission", "deliverable", "falls_due")),
    *((_submit, table) for table in ("journal", "programme")),
    *((_accept, table) for table in ("submission", "deliverable", "journal")),
    *((_baseline, table) for table in ("baseline", "baseline_date", "journal")),
    *((_change, table) for table in ("activity", "link", "calendar", "committee")),
    *((_change, table) for table in ("change", "forecast_point", "journal")),
    *((_change, table) for table in ("falls_due", "programme", "milestone_event")),
    *((_try_out, table) for table in ("scenario", "journal")),
    *((_assign, table) for table in ("person", "role_holder", "journal")),
    (_remove, "journal"),
    *((_decide_reminders, table) for table in ("activity", "falls_due", "reminder")),
    *((_decide_reminders, table) for table in ("journal", "programme")),
]


@pytest.mark.parametrize(
    ("change", "table"), CHANGES, ids=[f"{c.__name__}-{t}" for c, t in CHANGES]
)
def test_what_breaks_in_the_middle_leaves_nothing(
    office: Office, change: Callable[[Office], object], table: str
) -> None:
    make(office.database, MADE_FROM)
    _work_goes_on(office)
    with leaves_nothing(office.database, table):
        change(office)
    change(office)


TABLES = (
    "public_holiday",
    "organisation",
    "definition",
    "programme",
    "activity",
    "link",
    "deliverable",
    "gate",
    "criterion",
    "forecast_point",
    "falls_due",
    "journal",
    "journal_head",
)


@pytest.mark.parametrize("table", TABLES)
def test_a_programme_is_created_whole_or_not_at_all(
    database: Database, table: str
) -> None:
    new = new_programme()
    with leaves_nothing(database, table):
        create(database, new, MADE_FROM, as_of=MONDAY, at=at(MONDAY))
    create(database, new, MADE_FROM, as_of=MONDAY, at=at(MONDAY))


@pytest.mark.parametrize("table", ["message", "reminder"])
def test_a_message_and_its_reminders_go_together(office: Office, table: str) -> None:
    make(office.database, MADE_FROM)
    decide_reminders(office.database, [1], slot(DUE))
    with leaves_nothing(office.database, table):
        compose_messages(office.database, slot(DUE), POST)
    assert compose_messages(office.database, slot(DUE), POST) == 1


@pytest.mark.parametrize("table", ["message", "digest", "digest_item"])
def test_a_digest_and_what_it_tells_go_together(office: Office, table: str) -> None:
    make(office.database, MADE_FROM)
    office.finish("A", DUE, by=LEAD)
    with leaves_nothing(office.database, table):
        office.digests(DUE)
    assert office.digests(DUE) == 2
