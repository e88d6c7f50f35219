"""The command ``programme backwards``."""

from datetime import date
from typing import Annotated

from typer import Argument, Context

from programme.cli.arguments import Key, Point
from programme.cli.commands.why import require_point
from programme.cli.door import enter
from programme.cli.parsing import day
from programme.cli.planned_programme import plan_today
from programme.cli.quick import Command, new_app
from programme.cli.screens.backwards import backwards_data, backwards_screen
from programme.core.whole_days_only import require_own_days

app = new_app()


@app.command(cls=Command)
def backwards(
    ctx: Context,
    key: Key,
    code: Point,
    wanted: Annotated[
        date, Argument(parser=day, metavar="DAY", help="The wanted day.")
    ],
) -> None:
    """Work backwards from a wanted day: the latest start of everything before it.

    With --json: programme, code, as_of, wanted, forecast, and latest (code, status,
    start, finish, room in working days, too_late).
    """
    from programme.core.backwards import work_backwards

    door = enter(ctx)
    with door.reading() as read:
        planned = plan_today(door, read, key)
    point = code.upper()
    require_point(planned, point)
    programme = planned.programme
    require_own_days(programme, "nothing works backwards in it here")
    found = work_backwards(
        programme.plan, programme.calendar, planned.as_of, point, wanted
    )
    if door.json:
        door.give(backwards_data(programme.key, found))
    else:
        titles = {one.code: one.title for one in programme.details.values()}
        door.show(backwards_screen(found, titles, door.width))
