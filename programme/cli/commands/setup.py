"""The command ``programme setup``."""

from typer import Context

from programme.cli.door import enter
from programme.cli.quick import Command, new_app
from programme.cli.screens.setup import setup_data, setup_screen

app = new_app()


@app.command(cls=Command)
def setup(ctx: Context) -> None:
    """Make or upgrade the database, and say where it is.

    Public holidays are added where running plans come near the last year known. Doing
    it again changes nothing. Make a backup before an upgrade.

    With --json: database, schema_before (null: there was none), schema, and holidays
    (the last year now known of each nation for which years were added).
    """
    from programme.operations.keep_holidays import extend_holidays
    from programme.storage.migrating import upgrade

    door = enter(ctx)
    with door.database() as database:
        before, after = upgrade(database)
        added = extend_holidays(database, as_of=door.today(), at=door.now())
    where = database.where.shown
    if door.json:
        door.give(setup_data(where, before, after, added))
    else:
        door.show(setup_screen(where, before, after, added, door.width))
