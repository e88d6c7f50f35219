"""Digests: when they are made, and that each event is told once in each series."""

from datetime import date

import pytest

from programme.core.access import LEAD, SPONSOR
from programme.core.digest import Rhythm
from programme.core.messages import DigestKind
from programme.core.moves import MilestoneEvent
from programme.core.people import PersonInRole
from programme.core.status import EventKind
from programme.operations.assign_people import assign_people
from programme.operations.make_digests import Rhythms, make_digests
from programme.storage.database import Database
from programme.storage.events import insert_events
from tests.operations.builders import (
    MONDAY,
    POST,
    activity,
    address,
    at,
    definition,
    june,
    make,
    slot,
)
from tests.operations.looking import Message, days, everything, messages, one_value
from tests.operations.office import WEEKLY, Office
from tests.operations.test_at_once import at_once

SPONSOR_ONLY: Rhythms = {DigestKind.SPONSOR: Rhythm.WEEKLY}
MADE_FROM = definition(
    activity("A", 5), activity("B", 20, "A"), milestones={"M1": "A", "M2": "B"}
)


@pytest.fixture
def small(office: Office) -> Office:
    """A takes 1 to 5 June and reaches M1; B takes 8 June to 3 July and reaches M2."""
    make(office.database, MADE_FROM)
    return office


def made_on(office: Office, first: date, last: date, rhythms: Rhythms) -> list[date]:
    """Run every day, and give the days on which digests were made."""
    return [day for day in days(first, last) if office.digests(day, rhythms)]


def to_sponsor(office: Office) -> list[Message]:
    return [one for one in messages(office.database) if one.to == address(SPONSOR)]


def times_told(database: Database) -> set[tuple[object, ...]]:
    """Give how often each series told how many of all events."""
    with database.reading() as read:
        return set(
            read(
                "SELECT i.series, count(*), count(DISTINCT i.event_id),"
                "       (SELECT count(*) FROM milestone_event)"
                "  FROM digest_item i GROUP BY i.series"
            )
        )


def test_the_sponsor_and_the_lead_each_get_one_a_week(small: Office) -> None:
    assert small.digests(MONDAY) == 2
    found = messages(small.database)
    assert {one.to for one in found} == {address(SPONSOR), address(LEAD)}
    assert {one.kind for one in found} == {"digest"}
    assert {one.state for one in found} == {"pending"}


@pytest.mark.parametrize(
    ("rhythm", "expected"),
    [
        (Rhythm.WEEKLY, [june(1), june(8), june(15), june(22), june(29)]),
        (Rhythm.MONTHLY, [june(1), date(2026, 7, 1)]),
        (Rhythm.NEVER, []),
    ],
)
def test_each_rhythm_makes_one_in_its_period(
    small: Office, rhythm: Rhythm, expected: list[date]
) -> None:
    rhythms = {DigestKind.SPONSOR: rhythm}
    assert made_on(small, MONDAY, date(2026, 7, 2), rhythms) == expected


def test_each_reader_has_their_own_rhythm(small: Office) -> None:
    rhythms = {DigestKind.SPONSOR: Rhythm.MONTHLY, DigestKind.LEAD: Rhythm.WEEKLY}
    for day in days(MONDAY, june(12)):
        small.digests(day, rhythms)
    received = [one.to for one in messages(small.database)]
    assert (received.count(address(SPONSOR)), received.count(address(LEAD))) == (1, 2)


def test_a_week_that_begins_with_a_holiday_begins_on_the_next_day(
    office: Office,
) -> None:
    """Easter Monday is 6 April 2026."""
    start = date(2026, 3, 30)
    make(office.database, MADE_FROM, start=start)
    made = made_on(office, start, date(2026, 4, 10), SPONSOR_ONLY)
    assert made == [start, date(2026, 4, 7)]


def test_a_period_that_was_missed_is_made_up_for_within_it(small: Office) -> None:
    assert small.digests(june(4)) == 2
    assert small.digests(june(5)) == 0
    assert small.digests(june(8)) == 2


def test_no_digest_before_the_programme_starts(office: Office) -> None:
    make(office.database, MADE_FROM, start=june(15), as_of=MONDAY)
    made = made_on(office, MONDAY, june(19), SPONSOR_ONLY)
    assert made == [june(15)]


def test_making_them_twice_makes_them_once(small: Office) -> None:
    small.digests(june(8))
    before = everything(small.database)
    assert small.digests(june(8)) == 0
    assert everything(small.database) == before


def test_two_workers_at_once_make_them_once(small: Office) -> None:
    small.finish("A", june(4))
    at_once(*[lambda: small.digests(june(8))] * 2)
    assert len(messages(small.database)) == 2
    assert {told[1:] for told in times_told(small.database)} == {(2, 2, 2)}


def test_each_event_is_in_exactly_one_digest_of_each_series(small: Office) -> None:
    """I8: twelve weeks in which dates move, milestones are reached, and undone."""
    deputy = PersonInRole(SPONSOR, "Deputy", address("deputy"))
    assign_people(small.database, "small", [deputy], at(MONDAY))
    for number, day in enumerate(days(MONDAY, date(2026, 8, 21))):
        small.run(day)
        small.digests(day)
        if number == 10:
            small.finish("A", day)
        if number == 20:
            small.reopen("A", 5, day)
        if number == 35:
            small.finish("A", day)
    small.digests(date(2026, 8, 24))
    told = times_told(small.database)
    assert len(told) == 3
    for _, items, events, all_events in told:
        assert items == events == all_events


def test_an_event_between_two_digests_is_in_the_second(small: Office) -> None:
    small.digests(MONDAY, SPONSOR_ONLY)
    small.finish("A", june(4))
    small.digests(june(8), SPONSOR_ONLY)
    small.digests(june(15), SPONSOR_ONLY)
    tells = ["Reached" in one.text for one in to_sponsor(small)]
    assert tells == [False, True, False]


def test_an_event_that_is_committed_late_is_told_later(
    postgres_database: Database,
) -> None:
    """I8: written before the digest was made, committed after it."""
    office = Office(postgres_database)
    make(postgres_database, MADE_FROM)
    reached = MilestoneEvent("M1", EventKind.REACHED, june(5), june(5), june(5))
    with postgres_database.writing() as connection:
        insert_events(connection, 1, [reached])
        assert office.digests(june(8), SPONSOR_ONLY) == 1
    assert times_told(postgres_database) == set()
    office.digests(june(15), SPONSOR_ONLY)
    assert {told[1:] for told in times_told(postgres_database)} == {(1, 1, 1)}


def test_a_new_sponsor_is_told_from_the_beginning(small: Office) -> None:
    small.finish("A", june(4))
    small.digests(june(8), SPONSOR_ONLY)
    new = PersonInRole(SPONSOR, "Sam Okoro", address("sam"))
    assign_people(small.database, "small", [new], at(june(10)))
    assert small.digests(june(10), SPONSOR_ONLY) == 1
    theirs = messages(small.database)[-1]
    assert (theirs.to, "Milestone M1" in theirs.text) == (address("sam"), True)


def test_somebody_who_is_sponsor_and_lead_gets_both(office: Office) -> None:
    make(office.database, MADE_FROM, roles=["member"])
    both = [PersonInRole(role, "Sam", address("sam")) for role in (SPONSOR, LEAD)]
    assign_people(office.database, "small", both, at(MONDAY))
    assert office.digests(MONDAY) == 2
    assert {one.to for one in messages(office.database)} == {address("sam")}


def test_each_programme_has_its_own_digest(office: Office) -> None:
    for key in ("one", "two"):
        make(office.database, MADE_FROM, key=key)
    assert office.digests(MONDAY, SPONSOR_ONLY) == 2
    assert one_value(office.database, "SELECT count(DISTINCT series) FROM digest") == 2


def test_a_preview_says_what_the_digest_will_and_stores_nothing(
    small: Office,
) -> None:
    small.finish("A", june(4))
    before = everything(small.database)
    preview = small.preview(DigestKind.SPONSOR, june(8))
    assert [one.code for one in preview.reached] == ["M1"]
    assert everything(small.database) == before
    assert make_digests(small.database, slot(june(8)), POST, WEEKLY) == 2
    assert small.preview(DigestKind.SPONSOR, june(8)).reached == ()
    assert small.preview(DigestKind.SPONSOR, june(8)).since == june(8)
