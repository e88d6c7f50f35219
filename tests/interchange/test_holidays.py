"""Public holidays and the working calendars made from them."""

import json
import subprocess
import sys
from datetime import date

import pytest

from programme.core.nation import Nation
from programme.interchange.holidays import public_holidays, working_calendar

ENGLAND = Nation.ENGLAND_AND_WALES

# Weekdays off in England and Wales: day/month in the order of the year. 2015 to 2021 as
# the government's file has them; later ones as announced or by rule.
WEEKDAYS_OFF = """
2015: 1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12
2016: 1/1 25/3 28/3 2/5 30/5 29/8 26/12 27/12
2017: 2/1 14/4 17/4 1/5 29/5 28/8 25/12 26/12
2018: 1/1 30/3 2/4 7/5 28/5 27/8 25/12 26/12
2019: 1/1 19/4 22/4 6/5 27/5 26/8 25/12 26/12
2020: 1/1 10/4 13/4 8/5 25/5 31/8 25/12 28/12
2021: 1/1 2/4 5/4 3/5 31/5 30/8 27/12 28/12
2022: 3/1 15/4 18/4 2/5 2/6 3/6 29/8 19/9 26/12 27/12
2023: 2/1 7/4 10/4 1/5 8/5 29/5 28/8 25/12 26/12
2024: 1/1 29/3 1/4 6/5 27/5 26/8 25/12 26/12
2025: 1/1 18/4 21/4 5/5 26/5 25/8 25/12 26/12
2026: 1/1 3/4 6/4 4/5 25/5 31/8 25/12 28/12
2027: 1/1 26/3 29/3 3/5 31/5 30/8 27/12 28/12
2028: 3/1 14/4 17/4 1/5 29/5 28/8 25/12 26/12
2029: 1/1 30/3 2/4 7/5 28/5 27/8 25/12 26/12
2030: 1/1 19/4 22/4 6/5 27/5 26/8 25/12 26/12
2031: 1/1 11/4 14/4 5/5 26/5 25/8 25/12 26/12
"""


def expected_days() -> list[date]:
    days = []
    for line in WEEKDAYS_OFF.split("\n")[1:-1]:
        year, _, words = line.partition(": ")
        pairs = (word.split("/") for word in words.split())
        days += [date(int(year), int(month), int(day)) for day, month in pairs]
    return days


def test_england_and_wales_agree_with_the_list_day_by_day() -> None:
    found = public_holidays(ENGLAND, 2015, 2031)

    assert [day for day in found if day.weekday() < 5] == expected_days()


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2016, 12, 26), "Boxing Day"),
        (date(2016, 12, 27), "Christmas Day (substitute day)"),
        (date(2017, 1, 2), "New Year's Day (substitute day)"),
        (date(2020, 5, 8), "May Day"),
        (date(2021, 12, 27), "Christmas Day (substitute day)"),
        (date(2021, 12, 28), "Boxing Day (substitute day)"),
        (date(2022, 6, 2), "Spring Bank Holiday"),
        (date(2022, 6, 3), "Platinum Jubilee of Elizabeth II"),
        (date(2022, 9, 19), "State Funeral of Queen Elizabeth II"),
        (date(2023, 5, 8), "Coronation of Charles III"),
    ],
)
def test_a_day_that_is_easily_missed_is_there(day: date, name: str) -> None:
    assert public_holidays(ENGLAND, day.year, day.year)[day] == name


@pytest.mark.parametrize("day", [date(2020, 5, 4), date(2022, 5, 30)])
def test_a_day_that_was_moved_is_not(day: date) -> None:
    assert day not in public_holidays(ENGLAND, day.year, day.year)


def test_scotland_keeps_days_of_its_own() -> None:
    scotland = public_holidays(Nation.SCOTLAND, 2018, 2019)

    assert date(2018, 1, 2) in scotland
    assert date(2018, 11, 30) in scotland
    assert date(2018, 8, 6) in scotland
    assert date(2018, 4, 2) not in scotland, "Easter Monday is worked there"
    assert date(2018, 8, 27) not in scotland, "August's last Monday is worked there"


def test_northern_ireland_keeps_days_of_its_own() -> None:
    ireland = public_holidays(Nation.NORTHERN_IRELAND, 2019, 2020)

    assert date(2019, 3, 18) in ireland, "17 March was a Sunday"
    assert date(2020, 3, 17) in ireland
    assert date(2019, 7, 12) in ireland
    assert date(2020, 7, 13) in ireland, "12 July was a Sunday"
    assert date(2019, 4, 22) in ireland


def test_only_the_years_that_were_asked_for_are_given() -> None:
    found = public_holidays(ENGLAND, 2021, 2022)

    assert {day.year for day in found} == {2021, 2022}
    assert list(found) == sorted(found)


def test_a_holiday_on_a_weekend_does_no_harm_to_a_calendar() -> None:
    calendar = working_calendar(ENGLAND, range(2021, 2023))

    assert calendar.between(date(2021, 12, 24), date(2022, 1, 4)) == 4
    assert calendar.shift(date(2021, 12, 24), 1) == date(2021, 12, 29)


def test_a_year_has_some_252_working_days() -> None:
    calendar = working_calendar(ENGLAND, range(2015, 2032))

    years = [
        calendar.between(date(year, 1, 1), date(year + 1, 1, 1))
        for year in range(2015, 2031)
    ]
    assert set(years) <= {250, 251, 252, 253, 254}


def test_nobody_waits_for_the_holidays_of_the_world_who_asks_for_none() -> None:
    code = (
        "import sys, json, programme.interchange.holidays;"
        "print(json.dumps('holidays' in sys.modules))"
    )
    ran = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", code], capture_output=True, check=True, text=True
    )

    assert json.loads(ran.stdout) is False
