"""The example trust begins on a working day, and shows the messages of its last day."""

from datetime import date

import pytest

from programme.cli.demo.living import first_day, months_before


@pytest.mark.parametrize(
    ("today", "start"),
    [
        (date(2026, 11, 28), date(2026, 5, 5)),  # 4 May is a bank holiday
        (date(2026, 12, 9), date(2026, 6, 1)),
        (date(2024, 7, 1), date(2024, 1, 2)),  # 1 January is a Monday
        (date(2027, 3, 1), date(2026, 9, 7)),
    ],
)
def test_it_begins_on_the_first_working_monday_or_the_day_after(
    today: date, start: date
) -> None:
    assert first_day(months_before(today, 6)) == start
