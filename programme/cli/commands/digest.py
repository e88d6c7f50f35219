"""The command ``programme digest``."""

from typing import Annotated

from typer import BadParameter, Context, Option

from programme.cli.arguments import Key
from programme.cli.door import enter, find_head
from programme.cli.quick import Command, new_app
from programme.cli.screens.digest import Preview, preview_data, preview_screen
from programme.core.messages import DigestKind

app = new_app()


@app.command(cls=Command)
def digest(
    ctx: Context,
    key: Key,
    *,
    preview: Annotated[
        bool, Option("--preview", help="Show it; nothing is stored or sent.")
    ] = False,
    reader: Annotated[
        DigestKind, Option("--for", help="Whose digest.")
    ] = DigestKind.SPONSOR,
) -> None:
    """Show the next digest of a programme, without sending it.

    Digests are sent by: programme run digests

    With --json: programme, day, and digests, each with kind, name, email, subject and
    text.
    """
    if not preview:
        raise BadParameter("ask for --preview; programme run digests sends them")
    from programme.notifications.rendering import render_digest
    from programme.operations.make_digests import preview_digest
    from programme.wiring import rhythms_of

    door = enter(ctx)
    rhythm = rhythms_of(door.settings)[reader]
    with door.reading() as read:
        head = find_head(read, key)
        day = door.today(head.time_zone)
        found = [
            Preview(one.addressee, render_digest(one))
            for one in preview_digest(read, head.id, reader, day, rhythm)
        ]
    if door.json:
        door.give(preview_data(key, day, reader, found))
    else:
        door.show(preview_screen(key, reader, found, door.width))
