"""The command ``programme status``."""

from typing import TYPE_CHECKING

from typer import Context

from programme.cli.arguments import Key
from programme.cli.door import enter
from programme.cli.planned import Planned
from programme.cli.quick import Command, new_app
from programme.cli.standing import stand_today
from programme.core.spreads import spreads_of
from programme.storage.confidence import confidences

if TYPE_CHECKING:
    from programme.core.forecast import Forecast

app = new_app()


@app.command(cls=Command)
def status(ctx: Context, key: Key) -> None:
    """Show schedule status, by rule, beside delivery confidence, as judged.

    The status of each gate, milestone and phase is computed by versioned rules from
    float left to its deadline, forecast against baseline, and the 80% date against the
    deadline. Set one with: programme constrain

    With --json: programme, as_of, rules (version), status (code, title, status, reason,
    float_left, slip, p80_margin in working days) and confidence (code, level,
    judged_by, judged_on, expires, reason, holds).
    """
    door = enter(ctx)
    with door.reading() as read:
        standing = stand_today(door, read, key)
        judged = confidences(read, standing.planned.programme.id)
    from programme.cli.screens.status import judge_dates, status_data, status_screen

    shown = judge_dates(standing, _sampled(standing.planned), judged)
    if door.json:
        door.give(status_data(shown))
    else:
        door.show(status_screen(shown, door.width))


def _sampled(planned: Planned) -> "Forecast | None":
    """Sample the plan; one that counts clock time is not sampled."""
    from programme.core.forecast import Sampling, forecast

    programme = planned.programme
    if programme.timed is not None:
        return None
    return forecast(
        programme.plan,
        programme.calendar,
        planned.as_of,
        spreads_of(programme, planned.definition).by_code,
        Sampling(samples=2_000),
    )
