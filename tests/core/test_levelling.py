"""People's load by the week, and a suggestion that uses float and moves no gate."""

from dataclasses import replace
from datetime import date

import pytest

from programme.core.calendar import WorkingCalendar
from programme.core.edited import edited
from programme.core.edits import SetConstraint
from programme.core.later_starts import later_starts
from programme.core.levelling import level
from programme.core.load import Bearers, overloads, weeks
from programme.core.plan import (
    Activity,
    Constraint,
    ConstraintKind,
    Kind,
    Link,
    Plan,
)
from programme.core.programme import Programme
from programme.core.schedule import compute_schedule
from tests.sheets.builders import programme_of

MONDAY = date(2026, 6, 1)
SAM = Bearers({"lead": ("sam",)}, {"sam": 10.0})
CALENDAR = WorkingCalendar()


def office(*, holds_back: bool = False) -> Programme:
    """LONG leads to the gate in three weeks; SHORT and SPARE may wait two of them."""
    work = (
        Activity("LONG", 15),
        Activity("SHORT", 5),
        Activity("SPARE", 5),
        Activity("G", 0, Kind.GATE),
    )
    links = [Link(code, "G") for code in ("LONG", "SHORT", "SPARE")]
    if holds_back:
        links += [Link("SHORT", "SPARE", lag=5)]
    made = programme_of(Plan(MONDAY, work, tuple(links)), CALENDAR, MONDAY)
    hours = {"LONG": 15.0, "SHORT": 8.0, "SPARE": 4.0}
    details = {
        code: replace(detail, effort=hours.get(code))
        for code, detail in made.details.items()
    }
    return replace(made, details=details)


def excess(programme: Programme, bearers: Bearers = SAM) -> float:
    dates = compute_schedule(programme.plan, CALENDAR, MONDAY).dates
    return sum(week.excess for week in weeks(programme, dates, bearers, MONDAY))


def test_hours_are_spread_over_the_worked_days() -> None:
    programme = office()
    dates = compute_schedule(programme.plan, CALENDAR, MONDAY).dates
    found = weeks(programme, dates, SAM, MONDAY)
    assert [round(week.hours, 6) for week in found] == [17, 5, 5]
    assert [week.excess for week in overloads(found)] == [pytest.approx(7)]


def test_a_public_holiday_takes_its_share_of_what_is_given() -> None:
    programme = office()
    holiday = WorkingCalendar(days_off=frozenset({date(2026, 6, 3)}))
    programme = replace(programme, calendar=holiday)
    dates = compute_schedule(programme.plan, holiday, MONDAY).dates
    assert [week.gives for week in weeks(programme, dates, SAM, MONDAY)][:2] == [8, 10]


def test_hours_lie_on_the_days_of_part_time_work() -> None:
    """SHORT takes three days, all of them Mondays and Tuesdays."""
    programme = office()
    part_time = WorkingCalendar(frozenset({0, 1}))
    work = tuple(
        replace(one, duration=3, calendars=("part",)) if one.code == "SHORT" else one
        for one in programme.plan.activities
    )
    calendars = {**programme.plan.calendars, "part": part_time}
    plan = replace(programme.plan, activities=work, calendars=calendars)
    choices = later_starts(replace(programme, plan=plan), SAM, MONDAY)
    found = {one.day: list(one.hours.values()) for one in choices.starts["SHORT"]}
    third = pytest.approx(8 / 3)
    assert found[date(2026, 6, 1)] == [pytest.approx(16 / 3), third]
    assert found[date(2026, 6, 2)] == [third, pytest.approx(16 / 3)]


def test_the_work_with_float_starts_later_and_the_gate_stands() -> None:
    programme = office()
    found = level(programme, SAM, MONDAY)
    after = edited(programme, found.edits)
    assert excess(after) < excess(programme)
    assert {edit.code for edit in found.edits} <= {"SHORT", "SPARE"}
    was = compute_schedule(programme.plan, CALENDAR, MONDAY)
    now = compute_schedule(after.plan, CALENDAR, MONDAY)
    assert (now.finish, now.dates["G"]) == (was.finish, was.dates["G"])
    assert sum(week.excess for week in found.after) == pytest.approx(excess(after))


def test_two_who_share_a_role_share_its_hours() -> None:
    two = Bearers({"lead": ("sam", "jo")}, {"sam": 10.0, "jo": 10.0})
    assert excess(office(), two) == 0
    assert level(office(), two, MONDAY).edits == ()


def test_what_must_start_on_a_day_is_left_there() -> None:
    programme = office()
    must = Constraint(ConstraintKind.MUST_START, MONDAY)
    held = [SetConstraint(code, must) for code in ("SHORT", "SPARE")]
    assert level(edited(programme, held), SAM, MONDAY).edits == ()


def test_work_without_float_stays() -> None:
    critical = office(holds_back=True)
    assert {edit.code for edit in level(critical, SAM, MONDAY).edits} <= {"SPARE"}
