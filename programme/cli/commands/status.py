"""The command ``programme status``."""

from typer import Context

from programme.cli.arguments import Key
from programme.cli.door import enter
from programme.cli.programme_today import stand_today
from programme.cli.quick import Command, new_app
from programme.storage.confidence import confidences

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
    from programme.core.safe_dates import safe_dates

    planned = standing.planned
    p80 = safe_dates(
        planned.programme, planned.definition, planned.schedule.dates, planned.as_of
    )
    shown = judge_dates(standing, p80, judged)
    if door.json:
        door.give(status_data(shown))
    else:
        door.show(status_screen(shown, door.width))
