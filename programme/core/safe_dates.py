"""The 80% dates of what is watched, sampled where a deadline is to be held against them.

Only what forecasts imports this: numpy takes its time.
"""

from collections.abc import Mapping
from datetime import date

from programme.core.definition import Definition
from programme.core.forecast import Sampling, forecast
from programme.core.programme import Programme
from programme.core.schedule import Dates
from programme.core.spreads import spreads_of
from programme.core.watched import to_watch

SAMPLES = 2_000


def safe_dates(
    programme: Programme,
    definition: Definition,
    dates: Mapping[str, Dates],
    as_of: date,
) -> dict[str, date]:
    """Give the 80% dates by code; none of a plan that counts clock time.

    Where nothing watched has a deadline no rule would look at them, and none are given.
    """
    ahead = [one for one, _ in to_watch(programme, definition, dates)]
    if programme.timed is not None or all(one.deadline is None for one in ahead):
        return {}
    spreads = spreads_of(programme, definition).by_code
    sampling = Sampling(samples=SAMPLES)
    found = forecast(programme.plan, programme.calendar, as_of, spreads, sampling)
    return {code: outlook.p80 for code, outlook in found.outlooks.items()}
