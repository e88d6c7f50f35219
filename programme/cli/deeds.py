"""How every deed is asked for and answered: who, on which day, and what moved."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from typer import Context

from programme.cli.door import Door, enter, find_head
from programme.cli.screens.moves import done_data, done_screen
from programme.core.definition import Definition
from programme.interchange.canonical import definition_from_json
from programme.storage.views.definitions import definition_text

if TYPE_CHECKING:
    from programme.operations.changing import Request
    from programme.operations.result import Done
    from programme.storage.database import Database

Deed = Callable[["Database", "Request"], "Done"]


def do(ctx: Context, key: str, by: str | None, deed: Deed) -> None:
    """Do a deed to a programme, and print what was done and what moved because of it.

    Raises:
        BadParameter: when nobody says who they are.
        RefusedError: when there is no such programme, or a rule says no.
    """
    door = enter(ctx)
    request, definition = _asked(door, key, door.by(by))
    with door.database() as database:
        done = deed(database, request)
    ends = {phase.ends_with: phase.title for phase in definition.phases}
    if door.json:
        door.give(done_data(key, request.on, done))
    else:
        door.show(done_screen(done, ends, door.width, request.key))


def _asked(door: Door, key: str, by: str) -> tuple["Request", Definition]:
    from programme.operations.changing import Request

    with door.reading() as read:
        head = find_head(read, key)
        text = definition_text(read, head.definition_hash)
    request = Request(head.key, by, door.today(head.time_zone), door.now())
    return request, definition_from_json(text)
