"""Chances and their days, from bars, in words."""

from datetime import date

import pytest

from programme.core.histogram import (
    Bar,
    chance_by,
    chance_in_words,
    day_in_words,
    percentile,
)
from programme.core.plan import Kind

BARS = tuple(Bar(date(2027, 3, day), n) for day, n in [(10, 50), (11, 25), (15, 25)])


@pytest.mark.parametrize(
    ("percent", "day"),
    [(1, 10), (50, 10), (51, 11), (75, 11), (76, 15), (80, 15), (100, 15)],
)
def test_a_percentile_is_the_first_day_by_which_so_many_are_done(
    percent: int, day: int
) -> None:
    assert percentile(BARS, percent) == date(2027, 3, day)


@pytest.mark.parametrize(
    ("day", "chance"), [(9, 0.0), (10, 0.5), (11, 0.75), (14, 0.75), (15, 1.0)]
)
def test_a_chance_counts_the_day_itself(day: int, chance: float) -> None:
    assert chance_by(BARS, date(2027, 3, day)) == chance


@pytest.mark.parametrize(
    ("kind", "percent", "words"),
    [
        (Kind.GATE, 80, "an 80% chance that G2 is decided by 15 March 2027."),
        (Kind.MILESTONE, 50, "a 50% chance that G2 is reached by 10 March 2027."),
        (Kind.ACTIVITY, 18, "an 18% chance that G2 is finished by 10 March 2027."),
        (Kind.ACTIVITY, 8, "an 8% chance that G2 is finished by 10 March 2027."),
        (Kind.ACTIVITY, 11, "an 11% chance that G2 is finished by 10 March 2027."),
        (Kind.ACTIVITY, 95, "a 95% chance that G2 is finished by 15 March 2027."),
    ],
)
def test_a_chance_is_said_with_its_day(kind: Kind, percent: int, words: str) -> None:
    assert chance_in_words("G2", kind, BARS, percent) == f"There is {words}"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (9, "It is very unlikely that G2 is decided by 9 March 2027."),
        (12, "There is a 75% chance that G2 is decided by 12 March 2027."),
        (15, "It is almost certain that G2 is decided by 15 March 2027."),
    ],
)
def test_a_day_is_said_with_its_chance(day: int, words: str) -> None:
    assert day_in_words("G2", Kind.GATE, BARS, date(2027, 3, day)) == words


def test_a_chance_never_rounds_to_certainty() -> None:
    bars = Bar(date(2027, 3, 1), 1), Bar(date(2027, 3, 2), 9999)
    assert "a 1% chance" in day_in_words("A", Kind.ACTIVITY, bars, date(2027, 3, 1))
    bars = Bar(date(2027, 3, 1), 9999), Bar(date(2027, 3, 2), 1)
    assert "a 99% chance" in day_in_words("A", Kind.ACTIVITY, bars, date(2027, 3, 1))


@pytest.mark.parametrize("percent", [0, 101])
def test_there_is_no_percentile_outside_1_to_100(percent: int) -> None:
    with pytest.raises(ValueError, match="percentile"):
        percentile(BARS, percent)


def test_without_samples_there_is_no_answer() -> None:
    with pytest.raises(ValueError, match="of 0 bars"):
        percentile((), 50)
    with pytest.raises(ValueError, match="without samples"):
        chance_by((), date(2027, 3, 1))
