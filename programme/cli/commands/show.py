"""The command ``programme show``."""

from typing import Annotated

from typer import Context, Option

from programme.cli.arguments import Key
from programme.cli.door import enter
from programme.cli.programme_today import stand_today
from programme.cli.quick import Command, new_app
from programme.cli.screens.deliverables import deliverables_screen
from programme.cli.screens.show import show_screen
from programme.cli.screens.show_data import deliverables_data, show_data

app = new_app()


@app.command(cls=Command)
def show(
    ctx: Context,
    key: Key,
    *,
    deliverables: Annotated[
        bool, Option("--deliverables", help="List the deliverables instead.")
    ] = False,
) -> None:
    """Show where a programme stands: dates, gates, what waits.

    Dates are forecasts for the status date and are not stored. Meetings and reports
    that come round are listed with their next day.

    With --json: programme, title, organisation, state, phase, as_of, start, finish,
    baseline, variance (working days), phases, milestones, gates with their criteria,
    overdue, waiting and recurring (code, title, owner_role and next); with
    --deliverables: programme, as_of and deliverables.
    """
    door = enter(ctx)
    with door.reading() as read:
        standing = stand_today(door, read, key)
    data = deliverables_data if deliverables else show_data
    screen = deliverables_screen if deliverables else show_screen
    if door.json:
        door.give(data(standing))
    else:
        door.show(screen(standing, door.width))
