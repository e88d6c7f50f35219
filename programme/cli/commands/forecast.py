"""The command ``programme forecast``."""

from typing import Annotated

from typer import Context, Option

from programme.cli.arguments import Key
from programme.cli.commands.why import require_point
from programme.cli.door import enter
from programme.cli.parsing import count
from programme.cli.planned_programme import plan_today
from programme.cli.quick import Command, new_app
from programme.core.spreads import spreads_of
from programme.core.whole_days_only import require_own_days

app = new_app()

MOST_SAMPLES = 1_000_000


def _samples(text: str) -> int:
    number = count(text)
    if not 0 < number <= MOST_SAMPLES:
        raise ValueError(f"{text!r} is not a number from 1 to {MOST_SAMPLES:,}")
    return number


@app.command(cls=Command)
def forecast(
    ctx: Context,
    key: Key,
    of: Annotated[
        str,
        Option(metavar="CODE", help="An activity, milestone or gate; else the end."),
    ] = "",
    samples: Annotated[
        int,
        Option(parser=_samples, metavar="N", help="How many schedules to try out."),
    ] = 10_000,
    seed: Annotated[
        int, Option(parser=count, metavar="N", help="The same one, the same answer.")
    ] = 1,
) -> None:
    """Forecast when things may be finished, and how sure that is.

    The lengths of work vary as the definition estimates them by kind, moved to what the
    programme's own finished work shows. Nothing is stored.

    With --json: programme, as_of, samples, seed, of, finish, points (code, title, kind,
    planned, p50, p80, p95, criticality), drivers (code, title, rank_correlation, share),
    record (kind, pieces, ratio) and bars (day, samples). Shares are from 0 to 1.
    """
    door = enter(ctx)
    with door.reading() as read:
        planned = plan_today(door, read, key)
    require_own_days(planned.programme, "its lengths of work are not sampled here")
    target = of.upper() or None
    if target:
        require_point(planned, target)
    from programme.cli.screens.forecast import (
        Shown,
        forecast_data,
        forecast_screen,
    )
    from programme.core.forecast import Sampling, forecast

    spreads = spreads_of(planned.programme, planned.definition)
    sampling = Sampling(samples, seed, target=target)
    programme = planned.programme
    found = forecast(
        programme.plan, programme.calendar, planned.as_of, spreads.by_code, sampling
    )
    shown = Shown(planned, found, spreads.record)
    if door.json:
        door.give(forecast_data(shown))
    else:
        door.show(forecast_screen(shown, door.width))
