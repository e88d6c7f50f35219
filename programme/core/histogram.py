"""How often a day came out in a forecast, and the chance of being done by a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

from programme.core.plan import Kind
from programme.core.words import long_date

_DONE = {
    Kind.ACTIVITY: "is finished",
    Kind.MILESTONE: "is reached",
    Kind.GATE: "is decided",
    Kind.DELIVERABLE: "is accepted",
}
_AN = frozenset({8, 11, 18, *range(80, 90)})
_ALL = 100


@dataclass(frozen=True, slots=True)
class Bar:
    """In how many samples a finish came out on a day."""

    day: date
    samples: int


def percentile(bars: Sequence[Bar], percent: int) -> date:
    """Give the first day by which at least so many in a hundred samples are done.

    ``bars`` are in the order of days.

    Raises:
        ValueError: when there are no bars, or ``percent`` is outside 1 to 100.
    """
    if not bars or not 0 < percent <= _ALL:
        raise ValueError(f"no {percent}th percentile of {len(bars)} bars")
    wanted = ceil(sum(bar.samples for bar in bars) * percent / _ALL)
    done, left = 0, list(reversed(bars))
    while done < wanted:
        bar = left.pop()
        done += bar.samples
    return bar.day


def chance_by(bars: Sequence[Bar], day: date) -> float:
    """Give the share of samples, 0 to 1, that are done by a day, that day included.

    Raises:
        ValueError: when there are no bars.
    """
    if not bars:
        raise ValueError("there is no chance without samples")
    done = sum(bar.samples for bar in bars if bar.day <= day)
    return done / sum(bar.samples for bar in bars)


def chance_in_words(name: str, kind: Kind, bars: Sequence[Bar], percent: int) -> str:
    """Say the day for a chance: an 80% chance that G2 is decided by 12 March 2027.

    Raises:
        ValueError: as ``percentile``.
    """
    day = long_date(percentile(bars, percent))
    return f"There is {_a(percent)}% chance that {name} {_DONE[kind]} by {day}."


def day_in_words(name: str, kind: Kind, bars: Sequence[Bar], day: date) -> str:
    """Say the chance for a day; never 0% or 100%, which samples cannot show.

    Raises:
        ValueError: as ``chance_by``.
    """
    chance, by = chance_by(bars, day), long_date(day)
    if chance in {0.0, 1.0}:
        almost = "almost certain" if chance else "very unlikely"
        return f"It is {almost} that {name} {_DONE[kind]} by {by}."
    percent = min(max(round(chance * _ALL), 1), _ALL - 1)
    return f"There is {_a(percent)}% chance that {name} {_DONE[kind]} by {by}."


def _a(percent: int) -> str:
    return f"{'an' if percent in _AN else 'a'} {percent}"
