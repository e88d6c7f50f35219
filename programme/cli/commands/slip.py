"""The command ``programme slip``."""

from typing import Annotated

from typer import Argument, Context

from programme.cli.arguments import Key
from programme.cli.door import enter, find_head
from programme.cli.planned_programme import plan_as_of
from programme.cli.quick import Command, new_app
from programme.cli.screens.slip import slip_data, slip_screen
from programme.core.refusal import RefusedError
from programme.core.slip_chart import by_month
from programme.storage.forecasts import forecast_points

app = new_app()


@app.command(cls=Command)
def slip(
    ctx: Context,
    key: Key,
    code: Annotated[
        str,
        Argument(metavar="CODE", help="One milestone or gate; else all that moved."),
    ] = "",
) -> None:
    """Show how the forecasts of milestones and gates moved, month by month.

    With --json: programme, as_of, milestones (code, title, months), each month with
    its first day, finish, and working_days since the month before.
    """
    door = enter(ctx)
    with door.reading() as read:
        head = find_head(read, key)
        planned = plan_as_of(read, head.key, door.today(head.time_zone))
        points = forecast_points(read, head.id)
    wanted = code.upper()
    if wanted and wanted not in points:
        raise RefusedError(
            f"{head.key} has no milestone or gate {code}",
            cure=f"They are {', '.join(points)}",
        )
    charts = {
        one: by_month([(p.as_of, p.finish) for p in points[one]], planned.as_of)
        for one in points
        if wanted in {"", one}
    }
    if door.json:
        door.give(slip_data(planned, charts))
    else:
        door.show(slip_screen(planned, charts, door.width))
