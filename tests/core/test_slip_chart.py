"""A slip chart says what was forecast at the end of each month."""

from datetime import date

from programme.core.slip_chart import MonthForecast, by_month

APRIL, MAY, JUNE = date(2026, 4, 1), date(2026, 5, 1), date(2026, 6, 1)
FIRST, LATER, LAST = date(2026, 9, 1), date(2026, 9, 20), date(2026, 10, 5)


def test_the_last_word_of_each_month_counts_until_the_next() -> None:
    points = [
        (date(2026, 4, 3), FIRST),
        (date(2026, 4, 28), LATER),
        (date(2026, 6, 30), LAST),
    ]
    assert by_month(points, date(2026, 6, 30)) == (
        MonthForecast(APRIL, LATER),
        MonthForecast(MAY, LATER),
        MonthForecast(JUNE, LAST),
    )


def test_a_year_ends() -> None:
    months = by_month([(date(2026, 12, 31), FIRST)], date(2027, 1, 1))
    assert [month.month for month in months] == [date(2026, 12, 1), date(2027, 1, 1)]


def test_nothing_is_known_of_what_was_never_forecast() -> None:
    assert by_month([], APRIL) == ()
