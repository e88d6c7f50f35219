"""When things may be finished: a Monte Carlo forecast over many sampled schedules.

The lengths of work vary independently of each other between three points; everything
else is as in the schedule. Criticality index: R. M. Van Slyke, "Monte Carlo methods and
the PERT problem", 1963. Only a door that forecasts imports this: numpy takes its time.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from programme.core.calendar import WorkingCalendar
from programme.core.durations import Shape, Whole, draw_lengths
from programme.core.estimates import EXACTLY, ThreePoint
from programme.core.histogram import Bar, percentile
from programme.core.plan import Plan
from programme.core.sampled import (
    Ground,
    Sampled,
    lay_ground,
    run_backward,
    run_forward,
)
from programme.core.schedule import compute_schedule

LIKELY, SAFE, VERY_SAFE = 50, 80, 95
MOST_SAMPLES = 1_000_000


@dataclass(frozen=True, slots=True)
class Sampling:
    """How to sample. The same values give the same forecast.

    Criticality and contributions are counted to ``target``, a code; without one to the
    end of the plan.

    Raises:
        ValueError: when ``samples`` is outside 1 to a million, or ``seed`` below 0.
    """

    samples: int = 10_000
    seed: int = 1
    shape: Shape = Shape.PERT
    target: str | None = None

    def __post_init__(self) -> None:
        """Check the numbers."""
        if not 0 < self.samples <= MOST_SAMPLES or self.seed < 0:
            raise ValueError(f"cannot sample with {self}")


@dataclass(frozen=True, slots=True)
class Outlook:
    """The finish of one activity, milestone or gate in the samples.

    ``planned`` is its finish in the schedule. ``p50``, ``p80`` and ``p95`` are the days
    by which so many in a hundred samples have it. ``criticality`` is the share of
    samples, 0 to 1, in which a slip of it moves the target. ``bars`` are in the order of
    days and leave out days that never came out.
    """

    code: str
    planned: date
    p50: date
    p80: date
    p95: date
    criticality: float
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True)
class Contribution:
    """How far the length of one activity drives the spread of the target.

    ``rank_correlation`` is Spearman's, -1 to 1. ``share`` is its square over the sum of
    all squares: a rough share of the variance.
    """

    code: str
    rank_correlation: float
    share: float


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the samples say, as of a status date.

    ``outlooks`` is in the plan's order, ``contributions`` has the greatest first and
    holds only work that varies. ``finish`` is the last day of the whole plan.
    """

    as_of: date
    sampling: Sampling
    finish: Outlook
    outlooks: Mapping[str, Outlook]
    contributions: tuple[Contribution, ...]


def forecast(
    plan: Plan,
    calendar: WorkingCalendar,
    as_of: date,
    spreads: Mapping[str, ThreePoint],
    sampling: Sampling = Sampling(),
) -> Forecast:
    """Sample the schedule of a plan many times over.

    ``spreads`` is by code; work that it does not name takes what is planned. Of work in
    progress only what remains varies, and finished work does not vary.

    Raises:
        CircleError: when the links make a circle.
        KeyError: when the target or a link names an activity that is not in the plan.
    """
    schedule = compute_schedule(plan, calendar, as_of)
    ground = lay_ground(plan, calendar, as_of)
    sampled = run_forward(ground, draw(ground, spreads, sampling))
    target = _position(plan, sampling.target)
    critical = criticality(sampled, target)
    day = cache(calendar.day)
    outlooks = {}
    for i, activity in enumerate(plan.activities):
        planned = schedule.dates[activity.code].finish
        bars = _fact_or_bars(sampled, i, planned, day)
        outlooks[activity.code] = _outlook(activity.code, planned, critical[i], bars)
    ends = sampled.end - 1
    finish = _outlook("", schedule.finish, 1.0, _bars(ends, day))
    spread = ends if target is None else sampled.finish(target)
    return Forecast(as_of, sampling, finish, outlooks, _contributions(sampled, spread))


def draw(
    ground: Ground, spreads: Mapping[str, ThreePoint], sampling: Sampling
) -> Whole:
    """Give lengths in working days: a row for each activity, a column for each sample."""
    planned = np.array(ground.network.length, np.int32)
    lengths = np.repeat(planned[:, np.newaxis], sampling.samples, axis=1)
    for i, activity in enumerate(ground.plan.activities):
        work, points = ground.to_do(i), spreads.get(activity.code, EXACTLY)
        if work is not None and points != EXACTLY:
            lengths[i] = draw_lengths(
                work, points, sampling.shape, sampling.seed, sampling.samples
            )
    return lengths


def criticality(sampled: Sampled, target: int | None = None) -> tuple[float, ...]:
    """Give by position the share of samples in which work is critical."""
    late = run_backward(sampled, target)
    shares = (late <= sampled.early).mean(axis=1)
    settled = map(sampled.is_settled, range(len(shares)))
    return tuple(
        0.0 if done else float(share)
        for share, done in zip(shares, settled, strict=True)
    )


def _position(plan: Plan, code: str | None) -> int | None:
    if code is None:
        return None
    return {activity.code: i for i, activity in enumerate(plan.activities)}[code]


def _fact_or_bars(
    sampled: Sampled, i: int, planned: date, day: Callable[[int], date]
) -> tuple[Bar, ...]:
    """Give one bar for what is finished: a fact may be a day that is not worked."""
    if sampled.is_settled(i):
        return (Bar(planned, len(sampled.end)),)
    return _bars(sampled.finish(i), day)


def _bars(indexes: Whole, day: Callable[[int], date]) -> tuple[Bar, ...]:
    first = int(indexes.min())
    counts = np.bincount(indexes - first).tolist()
    return tuple(Bar(day(first + k), n) for k, n in enumerate(counts) if n)


def _outlook(
    code: str, planned: date, critical: float, bars: tuple[Bar, ...]
) -> Outlook:
    p50, p80, p95 = (percentile(bars, p) for p in (LIKELY, SAFE, VERY_SAFE))
    return Outlook(code, planned, p50, p80, p95, critical, bars)


def _contributions(sampled: Sampled, target: Whole) -> tuple[Contribution, ...]:
    """Rank the work that varies by its part in the spread of the target."""
    found = dict(_correlations(sampled, target))
    whole = sum(r * r for r in found.values()) or 1.0
    shares = [Contribution(code, r, r * r / whole) for code, r in found.items()]
    return tuple(sorted(shares, key=lambda one: (-one.share, one.code)))


def _correlations(sampled: Sampled, target: Whole) -> Iterator[tuple[str, float]]:
    goal = _ranks(target)
    for i, activity in enumerate(sampled.ground.plan.activities):
        row = sampled.length[i]
        if (row != row[0]).any():
            yield activity.code, float(_ranks(row) @ goal)


def _ranks(values: Whole) -> NDArray[np.float64]:
    """Give ranks about their mean, scaled to length 1; equal values share a rank."""
    places = values - values.min()
    counts = np.bincount(places)
    middle = np.cumsum(counts) - (counts + 1) / 2 - (len(values) - 1) / 2
    spread = float(np.sqrt(counts @ middle**2))
    scaled: NDArray[np.float64] = (middle / (spread or 1.0))[places]
    return scaled
