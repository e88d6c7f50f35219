"""When what recurs comes round, and what is said of it when that changes."""

from collections.abc import Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.core.calendar import WorkingCalendar
from programme.core.committee import Committee
from programme.core.definition import Phase, Recurring, ReminderAnchor
from programme.core.programme import Detail
from programme.core.promises import renewed_rounds
from programme.core.reminders import FallsDue, reminders_of_rounds
from programme.core.rounds import Round, Timetable, phase_spans, rounds
from programme.core.schedule import Dates
from programme.core.status import ActivityStatus

MONDAY_TO_FRIDAY = WorkingCalendar()


def june(day: int) -> date:
    return date(2026, 6, day)


FIRST = june(1)
P1 = {"P1": (june(1), june(30))}


def entry(
    every: int = 1,
    unit: str = "week",
    *phases: str,
    remind: tuple[int, ...] = (-2,),
    committee: str = "",
) -> Recurring:
    return Recurring(
        "R-1",
        "Team meeting",
        every,
        unit,
        phases or ("P1",),
        "lead",
        remind,
        committee=committee,
    )


def by(
    spans: Mapping[str, tuple[date, date]] = P1,
    start: date = FIRST,
    calendar: WorkingCalendar = MONDAY_TO_FRIDAY,
    meetings: tuple[date, ...] = (),
) -> Timetable:
    return Timetable(start, spans, calendar, {"board": Committee("Board", 5, meetings)})


def days(found: tuple[Round, ...]) -> list[date]:
    return [one.day for one in found]


@pytest.mark.parametrize(
    ("every", "unit", "start", "last", "expected"),
    [
        (1, "week", june(1), june(22), [june(8), june(15), june(22)]),
        (2, "week", june(1), june(30), [june(15), june(29)]),
        (1, "month", june(1), date(2026, 8, 3), [date(2026, 7, 1), date(2026, 8, 3)]),
        (6, "month", june(1), date(2027, 7, 1), [date(2026, 12, 1), date(2027, 6, 1)]),
        (
            1,
            "month",
            date(2027, 8, 31),
            date(2028, 3, 1),
            [
                date(2027, 9, 30),
                date(2027, 11, 1),
                date(2027, 11, 30),
                date(2027, 12, 31),
                date(2028, 1, 31),
                date(2028, 2, 29),
            ],
        ),
    ],
)
def test_a_rhythm_counts_from_the_first_day_of_the_programme(
    every: int, unit: str, start: date, last: date, expected: list[date]
) -> None:
    found = rounds(entry(every, unit), by({"P1": (start, last)}, start))
    assert days(found) == expected


def test_a_round_on_a_day_off_is_on_the_next_day_worked() -> None:
    off = WorkingCalendar(days_off=frozenset({june(8)}))
    assert days(rounds(entry(), by(calendar=off)))[:2] == [june(9), june(15)]


def test_two_rounds_on_one_day_are_one() -> None:
    closed = frozenset(june(day) for day in range(8, 17))
    found = rounds(entry(), by(calendar=WorkingCalendar(days_off=closed)))
    assert days(found) == [june(17), june(22), june(29)]
    assert [one.number for one in found] == [1, 3, 4]


def test_nothing_comes_round_when_none_of_its_phases_is_under_way() -> None:
    spans = {"P1": (june(1), june(9)), "P2": (june(10), june(20))}
    spans |= {"P3": (june(21), june(30))}
    assert days(rounds(entry(1, "week", "P1", "P3"), by(spans))) == [
        june(8),
        june(22),
        june(29),
    ]
    assert days(rounds(entry(1, "week", "P2"), by(spans))) == [june(15)]


def test_a_round_that_a_day_off_moves_past_the_end_is_none() -> None:
    off = WorkingCalendar(days_off=frozenset({june(8)}))
    assert rounds(entry(), by({"P1": (june(1), june(8))}, calendar=off)) == ()


def test_what_goes_to_a_committee_comes_round_when_that_meets() -> None:
    meetings = june(4), june(11), june(25)
    found = rounds(entry(committee="board"), by(meetings=meetings))
    # The meeting of the 25th takes the rounds of the 15th and the 22nd.
    assert days(found) == [june(11), june(25), june(29)]


def test_without_a_known_meeting_the_rhythm_counts() -> None:
    assert days(rounds(entry(2, committee="board"), by())) == [june(15), june(29)]


@given(
    every=st.integers(1, 6),
    unit=st.sampled_from(["week", "month"]),
    longer=st.integers(0, 300),
    off=st.frozensets(st.dates(june(1), date(2027, 12, 31)), max_size=40),
)
def test_a_phase_that_grows_longer_moves_no_round(
    every: int, unit: str, longer: int, off: frozenset[date]
) -> None:
    calendar, end = WorkingCalendar(days_off=off), date(2027, 1, 15)
    short = rounds(entry(every, unit), by({"P1": (june(1), end)}, calendar=calendar))
    later = {"P1": (june(1), end + timedelta(days=longer))}
    long = rounds(entry(every, unit), by(later, calendar=calendar))
    assert long[: len(short)] == short
    assert all(one.day > end for one in long[len(short) :])
    assert all(calendar.is_worked(one.day) for one in long)


def test_a_phase_lasts_from_its_promised_start_to_the_forecast_of_its_end() -> None:
    """What nobody reports on is forecast for today, and its rounds go on all the same."""
    late = Dates(
        code="A",
        status=ActivityStatus.NOT_STARTED,
        start=june(15),
        finish=june(19),
        late_start=june(15),
        late_finish=june(19),
        total_float=0,
        free_float=0,
        critical=True,
        due_start=june(1),
        due=june(5),
    )
    phase = Phase("P1", "diagnose", "Diagnose", "", (), "A")
    detail = Detail("A", "Work", "P1", "W", "lead", "standard")
    assert phase_spans([phase], {"A": detail}, {"A": late}) == {
        "P1": (june(1), june(19))
    }


def fall_due(
    *found: Round, remind: tuple[int, ...] = (-5, -1), text: str = ""
) -> list[FallsDue]:
    recurring = Recurring("R-1", "Team", 1, "week", ("P1",), "lead", remind, text)
    return list(reminders_of_rounds(recurring, found, MONDAY_TO_FRIDAY))


def test_its_owner_is_reminded_so_many_working_days_before() -> None:
    first, last = fall_due(Round(2, june(15)), text="send the agenda")
    assert (first.day, last.day) == (june(8), june(12))
    assert first.about == last.about == june(15)
    assert (first.roles, first.text) == (("lead",), "send the agenda")
    assert first.anchor is ReminderAnchor.ROUND
    assert first.occurrence == "2.round-5@2026-06-15"


def test_without_words_of_its_own_the_owner_is_to_see_to_it() -> None:
    assert {one.text for one in fall_due(Round(1, june(8)))} == {"see to it"}


SECOND = fall_due(Round(2, june(15)))


def test_rounds_that_stay_are_as_they_were() -> None:
    assert list(renewed_rounds(SECOND, SECOND, june(11))) == SECOND
    # A round that is over stays as it was said, and is not said again.
    assert list(renewed_rounds(SECOND, SECOND, june(30))) == SECOND


def test_a_new_round_is_asked_for_on_the_first_day_to_do() -> None:
    """With all its reminders: none is lost, and one message says them."""
    found = list(renewed_rounds((), SECOND, june(15)))
    assert [one.day for one in found] == [june(15), june(15)]


def test_a_round_that_is_over_is_not_asked_for() -> None:
    assert list(renewed_rounds((), SECOND, june(16))) == []


def test_a_round_that_moves_is_asked_for_anew() -> None:
    moved = fall_due(Round(2, june(16)))
    found = list(renewed_rounds(SECOND, moved, june(10)))
    assert [one.about for one in found] == [june(16), june(16)]
    assert [one.day for one in found] == [june(10), june(15)]


def test_a_round_that_was_moves_no_more() -> None:
    moved = fall_due(Round(2, june(16)))
    assert list(renewed_rounds(SECOND, moved, june(17))) == SECOND


def test_a_round_that_is_gone_is_not_said() -> None:
    assert list(renewed_rounds(SECOND, (), june(10))) == []
