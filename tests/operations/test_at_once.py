"""Two at once: workers on the same day, people on the same programme."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from programme.core.access import LEAD
from programme.core.definition import Decision
from programme.core.edits import SetDuration
from programme.core.people import PersonInRole
from programme.core.refusal import RefusedError
from programme.core.status import DeliverableState, GateState
from programme.operations.assign_people import assign_people
from programme.operations.compose_messages import compose_messages
from programme.operations.create import create
from programme.operations.decide_reminders import decide_reminders
from programme.operations.replan import Occasion, replan
from programme.operations.run_daily import run_daily
from programme.storage.database import Database
from programme.storage.journal import Entry
from programme.storage.saving import StaleVersionError
from tests.databases import Databases
from tests.operations.builders import (
    MONDAY,
    POST,
    activity,
    at,
    definition,
    gate,
    june,
    make,
    new_programme,
    rule,
    slot,
    wants,
)
from tests.operations.looking import everything, journal, messages, one_value
from tests.operations.office import Office

Deed = Callable[[], object]


def at_once(*deeds: Deed) -> list[str]:
    """Do all of it in threads that start together; give what was refused."""
    together = Barrier(len(deeds))

    def done(deed: Deed) -> str:
        together.wait(timeout=10)
        try:
            deed()
        except RefusedError as refused:
            return refused.what
        return ""

    with ThreadPoolExecutor(len(deeds)) as pool:
        answers = [pool.submit(done, deed) for deed in deeds]
        return sorted(answer.result(timeout=60) for answer in answers)


def make_cohort(database: Database) -> None:
    """Make programmes with reminders for today, usual and urgent ones."""
    alarm = rule("due", -5, "owner", "board", "approver", urgent=True)
    made_from = definition(
        activity("A", 6),
        activity("B", 6, reminders="alarm"),
        reminders={"standard": [rule("due", -5)], "alarm": [alarm]},
    )
    for number in range(4):
        make(database, made_from, key=f"p{number}", organisation=f"Trust {number % 2}")


def test_two_workers_on_the_same_day_leave_the_rows_of_one(
    databases: Databases, kind: str
) -> None:
    """I6: one database is run by one worker, the other by two at once."""
    with databases.opened(kind) as one, databases.opened(kind) as two:
        for database in (one, two):
            make_cohort(database)
        for day in (MONDAY, june(2)):
            run_daily(one, slot(day), POST)
            at_once(*[lambda day=day: run_daily(two, slot(day), POST)] * 2)
        assert everything(two) == everything(one)


def test_two_who_compose_at_once_say_the_urgent_once(database: Database) -> None:
    make_cohort(database)
    decide_reminders(database, [1, 2, 3, 4], slot(MONDAY))
    at_once(*[lambda: compose_messages(database, slot(MONDAY), POST)] * 3)
    assert len(messages(database)) == 3 * 2


def test_two_reports_at_once_are_both_kept(office: Office) -> None:
    """I14: nothing is lost, and the plan rests on both."""
    made_from = definition(
        activity("A", 5), activity("B", 5), activity("C", 5, "A", "B")
    )
    make(office.database, made_from)
    at_once(
        lambda: office.finish("A", june(3)),
        lambda: office.finish("B", june(4)),
    )
    programme = office.programme()
    assert programme.version == 3
    assert programme.dates["A"].finish == june(3)
    assert programme.dates["B"].finish == june(4)
    assert programme.dates["C"].start == june(5)
    done = [one.subject for one in journal(office.database) if one.action == "finished"]
    assert sorted(done) == ["A", "B"]


def test_of_two_who_start_the_same_work_one_is_refused(office: Office) -> None:
    make(office.database, definition(activity("A", 5)))
    answers = at_once(*[lambda: office.start("A", MONDAY)] * 2)
    assert answers == ["", "A is in progress: it cannot start"]
    actions = [one.action for one in journal(office.database)]
    assert actions.count("started") == 1


def test_a_report_during_the_daily_run_is_kept(office: Office) -> None:
    make(office.database, definition(activity("A", 6), activity("B", 6)))
    at_once(
        lambda: office.run(june(2)),
        lambda: office.finish("A", june(2)),
        lambda: office.run(june(2)),
    )
    assert office.dates("A").finish == june(2)
    assert office.programme().caught_up_to == june(2)
    assert journal(office.database)


def test_a_plan_made_from_an_older_view_is_refused(office: Office) -> None:
    """I14: a stale version writes nothing."""
    made_from = definition(activity("A", 5), activity("B", 5, "A"))
    make(office.database, made_from)
    old = office.programme()
    office.finish("A", june(2))
    before = everything(office.database)
    entry = Entry(at(june(3)), "somebody", "re-planned", "small", {}, {})
    with (
        pytest.raises(StaleVersionError, match="'small' was changed by somebody else"),
        office.database.writing() as connection,
    ):
        replan(connection, old, made_from, Occasion(june(3), entry))
    assert everything(office.database) == before


def test_a_gate_is_not_passed_on_an_acceptance_withdrawn_meanwhile(
    office: Office,
) -> None:
    """I12: whichever comes first, the gate was passed on an accepted deliverable."""
    wanted = [wants("deliverable", "D1")]
    made_from = definition(
        activity("A", 5, hands_over="D1"),
        activity("B", 5, "A"),
        gates=[gate("G", "A", criteria=wanted), gate("LAST", "B")],
    )
    make(office.database, made_from)
    office.submit("D1", MONDAY)
    office.accept("D1", MONDAY)
    office.finish("A", MONDAY)
    refused = at_once(
        lambda: office.decide("G", Decision.GO, june(2)),
        lambda: office.give_back("D1", june(2)),
    )
    assert office.deliverable("D1").state is DeliverableState.RETURNED
    passed = office.gate("G").state is GateState.PASSED
    order = [one.action for one in journal(office.database)]
    if passed:
        assert refused == ["", ""]
        assert order.index("decided") < order.index("returned")
    else:
        assert refused == ["", "G Gate G is not ready"]


def test_two_programmes_created_at_once_are_both_there(database: Database) -> None:
    """The first two of an empty database: same definition, same public holidays."""
    made_from = definition(activity("A", 5))

    def created(key: str, organisation: str) -> Deed:
        new = new_programme(key, organisation=organisation)
        return lambda: create(database, new, made_from, as_of=MONDAY, at=at(MONDAY))

    at_once(created("one", "Trust"), created("two", "Trust"), created("three", "Other"))
    assert one_value(database, "SELECT count(*) FROM programme") == 3
    assert one_value(database, "SELECT count(*) FROM organisation") == 2
    assert one_value(database, "SELECT count(*) FROM definition") == 1


def test_of_two_programmes_with_the_same_key_one_is_refused(
    database: Database,
) -> None:
    made_from = definition(activity("A", 5))

    def created() -> object:
        new = new_programme()
        return create(database, new, made_from, as_of=MONDAY, at=at(MONDAY))

    refused = at_once(created, created)
    assert refused == ["", "There is a programme small already"]


def test_somebody_new_to_two_programmes_at_once_is_one_person(
    database: Database,
) -> None:
    for key in ("one", "two"):
        make(database, definition(activity("A", 5)), key=key)
    known = one_value(database, "SELECT count(*) FROM person")
    new = [PersonInRole("member", "Sam Okoro", "sam.okoro@trust.example")]
    at_once(
        lambda: assign_people(database, "one", new, at(MONDAY)),
        lambda: assign_people(database, "two", new, at(MONDAY)),
    )
    assert one_value(database, "SELECT count(*) FROM person") == known + 1  # type: ignore[operator]


def test_two_baselines_at_once_get_two_numbers(office: Office) -> None:
    make(office.database, definition(activity("A", 5)))
    at_once(*[lambda: office.baseline("Approved", MONDAY, by=LEAD)] * 2)
    assert one_value(office.database, "SELECT max(number) FROM baseline") == 2


def test_two_changes_at_once_get_two_numbers(office: Office) -> None:
    make(office.database, definition(activity("A", 5), activity("B", 5)))
    refused = at_once(
        lambda: office.change(SetDuration("A", 8), on=MONDAY),
        lambda: office.change(SetDuration("B", 8), on=MONDAY),
    )
    assert refused == ["", ""]
    assert one_value(office.database, "SELECT max(number) FROM change") == 2
