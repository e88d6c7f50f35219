"""Rules for meetings: what each means, and everything that is wrong with a bad one."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.core.meeting_rules import (
    EXAMPLES,
    Misread,
    MonthlyRule,
    Rule,
    WeeklyRule,
    meetings,
    read_rule,
)

FIRST, LAST = date(2027, 1, 1), date(2027, 6, 30)

DAYS = {
    "first Wednesday of the month": [
        "2027-01-06",
        "2027-02-03",
        "2027-03-03",
        "2027-04-07",
        "2027-05-05",
        "2027-06-02",
    ],
    "last Thursday of every second month": ["2027-01-28", "2027-03-25", "2027-05-27"],
    "Last thursdays of January, April and July": ["2027-01-28", "2027-04-29"],
    "the 2nd tue of each other month": ["2027-01-12", "2027-03-09", "2027-05-11"],
    "every 8 weeks on Thursday from 2027-01-07": [
        "2027-01-07",
        "2027-03-04",
        "2027-04-29",
        "2027-06-24",
    ],
    "every fourth week on Friday from 2026-12-01": [
        "2027-01-01",
        "2027-01-29",
        "2027-02-26",
        "2027-03-26",
        "2027-04-23",
        "2027-05-21",
        "2027-06-18",
    ],
}


def rule(text: str) -> Rule:
    found = read_rule(text)
    assert not isinstance(found, Misread), found
    return found


@pytest.mark.parametrize("text", DAYS)
def test_the_days_of_a_rule(text: str) -> None:
    found = meetings(rule(text), FIRST, LAST)
    assert [day.isoformat() for day in found] == DAYS[text]


@pytest.mark.parametrize("text", EXAMPLES)
def test_the_examples_can_be_read(text: str) -> None:
    assert meetings(rule(text), FIRST, LAST)


def test_everything_that_is_wrong_is_said_at_once() -> None:
    found = read_rule("fifth Funday of Mai")
    assert isinstance(found, Misread)
    assert [what for what, _ in found.problems] == [
        "'fifth' says not which of the month",
        "'funday' is no weekday",
        "'mai' are no months",
    ]
    assert all(cure for _, cure in found.problems)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "'' is no rule for meetings"),
        ("whenever we like", "is no rule for meetings"),
        ("every 0 weeks on Monday", "'0' is no number of weeks"),
        ("every 99 weeks on Monday", "'99' is no number of weeks"),
        ("every week on Monday from soon", "'soon' is not a day"),
        ("last Thursday of every umpteenth month", "are no months"),
        ("last Th of the month", "'th' is no weekday"),
    ],
)
def test_a_rule_that_cannot_be_read(text: str, words: str) -> None:
    found = read_rule(text)
    assert isinstance(found, Misread)
    assert words in found.problems[0][0]


SPANS = st.tuples(
    st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 1500)
).map(lambda pair: (pair[0], pair[0] + timedelta(pair[1])))
MONTHLY = st.builds(
    MonthlyRule, st.sampled_from([1, 2, 3, 4, -1]), st.integers(0, 6), st.integers(1, 6)
)
WEEKLY = st.builds(
    WeeklyRule,
    st.integers(1, 26),
    st.integers(0, 6),
    st.none() | st.dates(date(1999, 1, 1), date(2101, 1, 1)),
)


@given(MONTHLY | WEEKLY, SPANS)
def test_meetings_are_in_order_on_their_weekday_and_in_the_span(
    one: Rule, span: tuple[date, date]
) -> None:
    found = meetings(one, *span)
    assert list(found) == sorted(set(found))
    assert all(day.weekday() == one.weekday for day in found)
    assert all(span[0] <= day <= span[1] for day in found)


@given(st.builds(MonthlyRule, st.just(-1), st.integers(0, 6)), SPANS)
def test_after_the_last_of_a_month_comes_no_other(
    one: MonthlyRule, span: tuple[date, date]
) -> None:
    for day in meetings(one, *span):
        assert (day + timedelta(7)).month != day.month


@given(st.text())
def test_any_words_are_read_or_refused(text: str) -> None:
    found = read_rule(text)
    assert isinstance(found, Misread | MonthlyRule | WeeklyRule)
