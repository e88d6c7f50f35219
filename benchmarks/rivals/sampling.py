"""What all forecasts of the benchmark have in common: one plan, one spread, one seed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from benchmarks.networks import CALENDAR, EVERY_LINK, START, Manner, layered_plan
from programme.core.durations import Shape
from programme.core.estimates import ThreePoint
from programme.core.forecast import Sampling, draw, forecast
from programme.core.plan import Plan
from programme.core.sampled import lay_ground

ACTIVITIES, SAMPLES, SEED = 200, 10_000, 1
POINTS = ThreePoint(0.8, 1.0, 1.6)
SAMPLING = Sampling(SAMPLES, SEED, Shape.TRIANGULAR)
PERCENTS = (50, 80, 95)


@dataclass(frozen=True, slots=True)
class Told:
    """P50, P80 and P95 of each activity and, last, of the plan; shares critical.

    Days are counted in working days from the start of the plan, the last worked one.
    """

    percentiles: Sequence[tuple[int, int, int]]
    criticality: Sequence[float]


def sampled_plan(manner: Manner = EVERY_LINK) -> Plan:
    """Give the plan that is sampled."""
    return layered_plan(ACTIVITIES, manner)


def lengths(plan: Plan) -> NDArray[np.int32]:
    """Draw the lengths that ours draws: a row an activity, a column a sample."""
    drawn: NDArray[np.int32] = draw(
        lay_ground(plan, CALENDAR, START), _spreads(plan), SAMPLING
    )
    return drawn


def ours(plan: Plan) -> Told:
    """Forecast with our own: it samples, counts, and ranks what drives the spread."""
    found = forecast(plan, CALENDAR, START, _spreads(plan), SAMPLING)
    outlooks = [*found.outlooks.values(), found.finish]
    return Told(
        [(_index(o.p50), _index(o.p80), _index(o.p95)) for o in outlooks],
        [outlook.criticality for outlook in outlooks[:-1]],
    )


def _spreads(plan: Plan) -> dict[str, ThreePoint]:
    return {activity.code: POINTS for activity in plan.activities}


def _index(day: date) -> int:
    return CALENDAR.between(START, day)
