"""The command ``programme list``."""

from typer import Context

from programme.cli.door import enter
from programme.cli.quick import Command, new_app
from programme.cli.screens.list import list_data, list_screen
from programme.storage.views.heads import heads, outlooks

app = new_app()


@app.command("list", cls=Command)
def list_(ctx: Context) -> None:
    """List the programmes: phase, forecast end, overdue work.

    Dates are those of the stored schedules.

    With --json: as_of, and programmes, each with key, title, organisation, state,
    phase, start, finish, overdue, as_of (of its schedule) and caught_up_to.
    """
    door = enter(ctx)
    day = door.today()
    with door.reading() as read:
        found = heads(read)
        standing = outlooks(read, [head.id for head in found], day)
    if door.json:
        door.give(list_data(found, standing, day))
    else:
        door.show(list_screen(found, standing, day, door.width))
