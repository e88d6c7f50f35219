"""The command ``programme changes``."""

from typer import Context

from programme.cli.arguments import Key
from programme.cli.door import enter, find_head
from programme.cli.quick import Command, new_app
from programme.cli.screens.changes import changes_data, changes_screen
from programme.storage import changes as stored

app = new_app()


@app.command(cls=Command)
def changes(ctx: Context, key: Key) -> None:
    """List the changes of a plan, the newest first.

    With --json: programme, changes (number, day, person, words, reason, delay,
    in_force, undoes, undone_by).
    """
    door = enter(ctx)
    with door.reading() as read:
        head = find_head(read, key)
        made = stored.changes(read, head.id)
    if door.json:
        door.give(changes_data(head.key, made))
    else:
        door.show(changes_screen(head.key, made, door.width))
