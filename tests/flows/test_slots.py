"""Which day a run is for: a table of scheduled starts, real starts and days."""

from datetime import UTC, date, datetime

import pytest

from flows.slots import day_for

MONDAY, TUESDAY, WEDNESDAY = (date(2026, 11, day) for day in (23, 24, 25))
FRIDAY, SATURDAY = date(2026, 11, 27), date(2026, 11, 28)


def utc(day: date, hour: int, minute: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("scheduled", "now", "day"),
    [
        pytest.param(utc(MONDAY, 7, 30), utc(MONDAY, 7, 30), MONDAY, id="on time"),
        pytest.param(utc(MONDAY, 7, 30), utc(MONDAY, 23, 59), MONDAY, id="hours late"),
        pytest.param(
            utc(MONDAY, 7, 30), utc(TUESDAY, 7, 29), MONDAY, id="before the next slot"
        ),
        pytest.param(
            utc(MONDAY, 7, 30), utc(WEDNESDAY, 9), WEDNESDAY, id="overtaken by later"
        ),
        pytest.param(
            utc(WEDNESDAY, 7, 30), utc(WEDNESDAY, 9), WEDNESDAY, id="the later one"
        ),
        pytest.param(
            utc(FRIDAY, 7, 30), utc(SATURDAY, 12), FRIDAY, id="no slot at weekends"
        ),
        pytest.param(
            utc(SATURDAY, 12), utc(SATURDAY, 12), SATURDAY, id="asked for at a weekend"
        ),
        pytest.param(
            utc(TUESDAY, 5), utc(TUESDAY, 5), TUESDAY, id="asked for before the slot"
        ),
        pytest.param(
            datetime(2026, 6, 8, 23, 30, tzinfo=UTC),
            datetime(2026, 6, 8, 23, 30, tzinfo=UTC),
            date(2026, 6, 9),
            id="past midnight in London, in summer",
        ),
    ],
)
def test_day(scheduled: datetime, now: datetime, day: date) -> None:
    assert day_for(scheduled, now) == day


def test_no_change_of_clocks_moves_the_day() -> None:
    for day, hour in [(date(2027, 3, 29), 6), (date(2026, 10, 26), 7)]:
        start = utc(day, hour, 30)
        assert day_for(start, start) == day
