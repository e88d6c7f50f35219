"""What goes to each meeting that is to come."""

from dataclasses import replace
from datetime import date

from programme.core.agenda import agendas
from programme.core.calendar import WorkingCalendar
from programme.core.committee import Committee
from programme.core.plan import Activity, Link, Plan
from tests.core.builders import MONDAY_TO_FRIDAY, START, finished, jan, plan

A = Activity("A", 5, committee="board")
B = Activity("B", 5, committee="board")
C = Activity("C", 5, committee="board")


def with_board(papers: int, *days: int) -> Plan:
    board = Committee("The board", papers, tuple(map(jan, days)))
    made = plan(A, B, C, Link("A", "B"), Link("B", "C"))
    return replace(made, committees={"board": board})


def test_each_meeting_to_come_has_its_papers_day_and_its_work() -> None:
    (agenda,) = agendas(with_board(2, 4, 14, 21, 28), MONDAY_TO_FRIDAY, jan(5))
    told = [(one.day, one.papers_due) for one in agenda.sittings]
    assert told == [(jan(14), jan(12)), (jan(21), jan(19)), (jan(28), jan(26))]
    assert [[price.code for price in one.work] for one in agenda.sittings] == [
        ["A"],
        ["B"],
        ["C"],
    ]
    assert [one.work[0].costs for one in agenda.sittings] == [5, 5, None]
    assert agenda.undated == ()


def test_work_after_the_last_known_meeting_is_named() -> None:
    (agenda,) = agendas(with_board(2, 14), MONDAY_TO_FRIDAY, START)
    assert [price.code for price in agenda.sittings[0].work] == ["A"]
    assert agenda.undated == ("B", "C")


def test_finished_work_goes_nowhere() -> None:
    made = with_board(2, 14)
    done = finished(A, jan(4), jan(8))
    made = replace(made, activities=(done, *made.activities[1:]))
    (agenda,) = agendas(made, MONDAY_TO_FRIDAY, jan(11))
    assert "A" not in [*agenda.undated, *(p.code for p in agenda.sittings[0].work)]


def test_a_meeting_on_a_day_off_counts_on_the_next_worked_day() -> None:
    off = WorkingCalendar(days_off=frozenset({date(2027, 1, 14)}))
    (agenda,) = agendas(with_board(2, 14, 28), off, START)
    first = agenda.sittings[0]
    assert (first.day, first.papers_due) == (jan(14), jan(12))
    assert [(one.meeting, one.papers_due) for one in first.work] == [(jan(15), jan(12))]
