"""The command ``programme journal``."""

from typing import Annotated

from typer import Context, Exit, Option

from programme.cli.arguments import Key
from programme.cli.door import enter, find_head
from programme.cli.failing import NO
from programme.cli.parsing import count
from programme.cli.quick import Command, GroupWithDefault, new_app
from programme.cli.screens.journal import (
    Pages,
    journal_data,
    journal_screen,
    verified_data,
    verified_screen,
)
from programme.storage.journal import entries, newest_entries, verify
from programme.storage.views.chains import chain_lengths

app = new_app(cls=GroupWithDefault)
LIMIT = 20


@app.callback()
def journal() -> None:
    """Read who did what and when, or verify that nothing was altered.

    programme journal KEY shows a programme's; programme journal shows everything.
    """


@app.command(cls=Command)
def show(
    ctx: Context,
    key: Key = "",
    chain: Annotated[
        str,
        Option(metavar="NAME", help="Another chain, such as outbox or organisation:1."),
    ] = "",
    limit: Annotated[
        int, Option(parser=count, metavar="NUMBER", help="How many entries.")
    ] = LIMIT,
) -> None:
    """Show the newest entries.

    Those of a programme, of another chain, or of everything.

    With --json: entries, each with chain, sequence, at (UTC), actor, action, subject,
    before, after and reason.
    """
    door = enter(ctx)
    with door.reading() as read:
        zone = find_head(read, key).time_zone if key else door.settings.time_zone
        of = chain or (f"programme:{key}" if key else "")
        found = entries(read, of, limit) if of else newest_entries(read, limit)
        lengths = chain_lengths(read)
    total = lengths.get(of, 0) if of else sum(lengths.values())
    pages = Pages(of or "everything", zone, found, total)
    if door.json:
        door.give(journal_data(pages))
    else:
        door.show(journal_screen(pages, door.width))


@app.command("verify", cls=Command)
def verify_(ctx: Context) -> None:
    """Check that nothing was altered.

    Exit code 1 when a chain of the journal does not hold.

    With --json: sound, chains, entries (counts), and broken (chain, sequence, what).
    """
    door = enter(ctx)
    with door.reading() as read:
        lengths = chain_lengths(read)
        broken = verify(read)
    if door.json:
        door.give(verified_data(lengths, broken))
    else:
        door.show(verified_screen(lengths, broken, door.width))
    if broken:
        raise Exit(NO)
