"""Estimates, and how a programme's own record moves them."""

from datetime import date

import pytest

from programme.core.calendar import WorkingCalendar
from programme.core.estimates import (
    ENOUGH,
    EXACTLY,
    Record,
    ThreePoint,
    records,
    shifted,
)
from programme.core.plan import Activity, Plan, Progress

CALENDAR = WorkingCalendar()
MONDAY, FRIDAY = date(2026, 6, 1), date(2026, 6, 12)
DESK = ThreePoint(0.8, 1.0, 1.5)


def finished(code: str, planned: int, last: date) -> Activity:
    return Activity(code, planned, progress=Progress(started=MONDAY, finished=last))


def test_the_record_is_the_middle_of_actual_over_planned() -> None:
    work = (
        finished("A", 10, FRIDAY),  # ten days, as planned
        finished("B", 5, FRIDAY),  # twice as long
        finished("C", 4, FRIDAY),  # two and a half times as long
        Activity("D", 5, progress=Progress(finished=FRIDAY)),  # nobody said since when
        Activity("E", 5),
    )
    kinds = dict.fromkeys("ABCDE", "standard")
    shown = records(Plan(MONDAY, work, ()), CALENDAR, kinds)
    assert shown == {"standard": Record("standard", 3, 2.0)}


@pytest.mark.parametrize(
    ("pieces", "ratio", "now"),
    [
        (ENOUGH - 1, 2.0, DESK),
        (ENOUGH, 2.0, ThreePoint(1.6, 2.0, 3.0)),
        (ENOUGH, 1.0, DESK),
        (ENOUGH, 0.5, ThreePoint(0.4, 0.5, 0.75)),
    ],
)
def test_enough_of_a_record_moves_all_three_points(
    pieces: int, ratio: float, now: ThreePoint
) -> None:
    shown = {"standard": Record("standard", pieces, ratio)}
    assert shifted({"standard": DESK}, shown) == {"standard": now}


def test_a_kind_without_an_estimate_takes_what_its_record_shows() -> None:
    shown = {"gate": Record("gate", ENOUGH, 1.5)}
    assert shifted({}, shown) == {"gate": EXACTLY.times(1.5)}


def test_three_points_rise() -> None:
    with pytest.raises(ValueError, match="must rise"):
        ThreePoint(1.0, 0.9, 1.5)
