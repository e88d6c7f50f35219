"""Days and times in the words of the NHS style."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.core.words import long_date
from programme.notifications.dates import (
    month_and_year,
    time_of_day,
    weekday_date,
    zone,
)


def test_a_day_is_said_in_full() -> None:
    day = date(2026, 12, 9)

    assert long_date(day) == "9 December 2026"
    assert weekday_date(day) == "Wednesday 9 December 2026"
    assert month_and_year(day) == "December 2026"


@given(st.dates(min_value=date(1900, 1, 1)))
def test_every_day_reads_back(day: date) -> None:
    said = datetime.strptime(weekday_date(day), "%A %d %B %Y").replace(tzinfo=UTC)

    assert said.date() == day


@pytest.mark.parametrize(
    ("hour", "minute", "words"),
    [
        (7, 30, "7.30am"),
        (17, 30, "5.30pm"),
        (17, 0, "5pm"),
        (9, 5, "9.05am"),
        (0, 0, "midnight"),
        (0, 1, "12.01am"),
        (12, 0, "midday"),
        (12, 15, "12.15pm"),
    ],
)
def test_a_time_is_said_by_the_twelve_hour_clock(
    hour: int, minute: int, words: str
) -> None:
    moment = datetime(2026, 12, 9, hour, minute, tzinfo=UTC)

    assert time_of_day(moment) == words


@pytest.mark.parametrize(
    ("hours", "words"),
    [(0, "UTC"), (1, "UTC+1"), (5.5, "UTC+5.30"), (-3.5, "UTC-3.30")],
)
def test_a_zone_is_said_against_utc(hours: float, words: str) -> None:
    moment = datetime(2026, 12, 9, tzinfo=timezone(timedelta(hours=hours)))

    assert zone(moment) == words


def test_a_moment_without_a_zone_has_none_to_say() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        zone(datetime(2026, 12, 9))  # noqa: DTZ001
