"""On whose days work is done follows who holds the role, and what that brings with it."""

import pytest

from programme.core.calendar import WorkingCalendar
from programme.core.edits import AddLink, DefineCalendar, RemoveLink, SetCalendar
from programme.core.people import PersonInRole
from programme.core.plan import Link, LinkType
from programme.core.refusal import RefusedError
from programme.core.schedule import compute_schedule
from programme.operations.assign_people import assign_people, remove_person
from tests.operations.builders import (
    MEMBER,
    MONDAY,
    activity,
    address,
    at,
    definition,
    june,
    make,
)
from tests.operations.looking import everything, words
from tests.operations.office import Office

AWAY = WorkingCalendar(days_off=frozenset({june(8), june(9)}))
TUESDAYS, FRIDAYS = (WorkingCalendar(frozenset({day})) for day in (1, 4))
SECOND = PersonInRole(MEMBER, "Second", "second@trust.example")
B_STARTS = ("member", "B", "starts in a week")


@pytest.fixture
def small(office: Office) -> Office:
    make(office.database, definition(activity("A", 5), activity("B", 10, "A")))
    return office


def test_whose_days_count_follows_who_holds_the_role(small: Office) -> None:
    """B is owned by one member, who is away; a second one can go on."""
    small.change(DefineCalendar(address(MEMBER), AWAY), on=MONDAY)
    (b,) = (one for one in small.programme().plan.activities if one.code == "B")
    assert b.calendars == (address(MEMBER),)
    version = small.programme().version
    assign_people(small.database, "small", [SECOND], at(MONDAY))
    after = small.programme()
    assert all(one.calendars == () for one in after.plan.activities)
    assert after.version == version + 1
    fresh = compute_schedule(after.plan, after.calendar, after.as_of)
    assert after.dates == fresh.dates
    remove_person(small.database, "small", MEMBER, SECOND.email, at(MONDAY))
    (b,) = (one for one in small.programme().plan.activities if one.code == "B")
    assert b.calendars == (address(MEMBER),)
    assert small.programme().version == version + 2


def test_a_role_does_not_come_to_one_whose_days_leave_none(small: Office) -> None:
    """A is worked on Tuesdays; the second member works on Fridays."""
    assign_people(small.database, "small", [SECOND], at(MONDAY))
    small.change(
        DefineCalendar("tuesdays", TUESDAYS),
        SetCalendar("A", "tuesdays"),
        DefineCalendar(SECOND.email, FRIDAYS),
        on=MONDAY,
    )
    before = everything(small.database)
    with pytest.raises(RefusedError) as refused:
        remove_person(small.database, "small", MEMBER, address(MEMBER), at(MONDAY))
    assert refused.value.what == "No weekday would be left on which A could be worked"
    assert everything(small.database) == before


def test_nobody_takes_a_role_alone_whose_days_leave_none(small: Office) -> None:
    remove_person(small.database, "small", MEMBER, address(MEMBER), at(MONDAY))
    small.change(
        DefineCalendar("tuesdays", TUESDAYS),
        SetCalendar("A", "tuesdays"),
        DefineCalendar(SECOND.email, FRIDAYS),
        on=MONDAY,
    )
    before = everything(small.database)
    with pytest.raises(RefusedError, match="No weekday would be left"):
        assign_people(small.database, "small", [SECOND], at(MONDAY))
    assert everything(small.database) == before


def test_a_change_of_holder_that_moves_work_is_said_anew(small: Office) -> None:
    """B starts on 8 June while two hold the role, and on 10 June when one is away."""
    small.start("A", MONDAY)
    assign_people(small.database, "small", [SECOND], at(MONDAY))
    small.change(DefineCalendar(address(MEMBER), AWAY), on=MONDAY)
    small.run(MONDAY)
    assert B_STARTS in words(small.database, MONDAY)
    remove_person(small.database, "small", MEMBER, SECOND.email, at(june(2)))
    small.run_each_day(june(2), june(3))
    assert small.dates("B").due_start == june(10)
    assert B_STARTS in words(small.database, june(3))


def test_a_calendar_that_counts_a_lag_is_news_of_what_waits(small: Office) -> None:
    """B starts after the Tuesday that follows A; then a Friday counts in its place."""
    small.start("A", MONDAY)
    small.change(
        DefineCalendar("lags", TUESDAYS),
        RemoveLink("A", "B", LinkType.FS),
        AddLink(Link("A", "B", lag=1, calendar="lags")),
        on=MONDAY,
    )
    small.run_each_day(MONDAY, june(3))
    assert B_STARTS in words(small.database, june(3))
    small.change(DefineCalendar("lags", FRIDAYS), on=june(4))
    small.run_each_day(june(4), june(8))
    assert small.dates("B").due_start == june(15)
    assert B_STARTS in words(small.database, june(8))
