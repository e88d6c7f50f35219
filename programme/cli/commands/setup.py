"""The command ``programme setup``."""

from typer import Context

from programme.cli.door import enter
from programme.cli.quick import Command, new_app
from programme.cli.screens.setup import setup_data, setup_screen

app = new_app()


@app.command(cls=Command)
def setup(ctx: Context) -> None:
    """Make or upgrade the database, and say where it is.

    Doing it again changes nothing. Make a backup before an upgrade.

    With --json: database, schema_before (null: there was none), and schema.
    """
    from programme.storage.migrating import upgrade

    door = enter(ctx)
    with door.database() as database:
        before, after = upgrade(database)
    where = database.where.shown
    if door.json:
        door.give(setup_data(where, before, after))
    else:
        door.show(setup_screen(where, before, after, door.width))
