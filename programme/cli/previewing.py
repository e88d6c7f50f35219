"""How every change of a plan is made: shown first, then agreed to, then done."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from typer import Context, Exit

from programme.cli.door import Door, enter, find_head
from programme.cli.failing import NO
from programme.cli.screens.moves import done_data, done_screen
from programme.cli.screens.preview import (
    Shown,
    broken_screen,
    preview_data,
    preview_screen,
)
from programme.core.definition import Definition
from programme.core.edit_problems import require_sound
from programme.core.edits import Edit
from programme.core.preview import preview
from programme.core.programme import Programme
from programme.interchange.canonical import definition_from_json
from programme.interchange.edits_json import edits_from_json
from programme.storage.programmes import programme_by_key
from programme.storage.reading import Reader
from programme.storage.scenarios import scenarios
from programme.storage.views.definitions import definition_text
from programme.storage.views.people import role_holders

if TYPE_CHECKING:
    from programme.operations.changing import Request
    from programme.operations.result import Done
    from programme.storage.database import Database

QUESTION = "Do this?"
ADD_YES = "Nothing was changed. To do this, give the command again with --yes."


@dataclass(frozen=True, slots=True)
class Given:
    """The options that every change of a plan takes; ``undoing`` brings things back.

    ``notes`` are said already, and still to be told to scripts.
    """

    by: str | None
    reason: str = ""
    delay: str = ""
    scenario: str = ""
    yes: bool = False
    undoing: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """A programme as it was looked at, with what is needed to judge edits of it."""

    programme: Programme
    definition: Definition
    read: Reader


Edits = Callable[[Looked], Sequence[Edit]]
Accept = Callable[["Database", "Request", Shown], "Done"]


def change_plan(ctx: Context, key: str, given: Given, edits: Edits) -> None:
    """Show what edits would do, and make them when that is agreed to.

    Edits for a scenario are only kept in it, with those that it holds already.

    Raises:
        RefusedError: when there is no such programme, an edit has a problem, or the
            person may not.
        Exit: when nothing was agreed to.
    """
    if given.scenario:
        keep_in_scenario(ctx, key, given, edits)
        return

    def accept(database: "Database", request: "Request", shown: Shown) -> "Done":
        from programme.operations.change_plan import Why, change_plan

        why, seen = Why(given.reason, given.delay), shown.preview
        return change_plan(database, request, seen.edits, why, seen.version)

    preview_and_do(ctx, key, given, edits, accept)


def keep_in_scenario(ctx: Context, key: str, given: Given, edits: Edits) -> None:
    """Keep edits in a scenario, and show what all that it holds would do.

    Raises:
        RefusedError: when there is no such programme, an edit has a problem, or the
            person may not.
    """
    door = enter(ctx)
    by = door.by(given.by)
    new: list[Edit] = []

    def with_kept(looked: Looked) -> Sequence[Edit]:
        new.extend(edits(looked))
        return [*_kept_edits(looked, given.scenario), *new]

    shown, request = _shown(door, key, by, with_kept, undoing=False)
    from programme.operations.try_scenario import add_to_scenario

    with door.database() as database:
        done = add_to_scenario(database, request(), given.scenario, new)
    if door.json:
        data = {"scenario": given.scenario, "accepted": False}
        door.give({**preview_data(shown), **data})
    else:
        door.show(preview_screen(shown, door.width))
        see = f"programme scenario {shown.key} {given.scenario} compare"
        door.say(f"{done.said}. See it beside today's with: {see}")


def _kept_edits(looked: Looked, name: str) -> Sequence[Edit]:
    """Give the edits that a scenario holds already."""
    for one in scenarios(looked.read, looked.programme.id):
        if one.name == name:
            return edits_from_json(one.edits)
    return ()


def preview_and_do(
    ctx: Context, key: str, given: Given, edits: Edits, accept: Accept
) -> None:
    """Show what edits would do, and let ``accept`` do them when that is agreed to.

    Raises:
        RefusedError: when there is no such programme, an edit has a problem, or the
            person may not.
        Exit: when nothing was agreed to.
    """
    door = enter(ctx)
    by = door.by(given.by) if given.yes or door.asks else ""
    shown, request = _shown(door, key, by, edits, undoing=given.undoing)
    if not _agreed(door, shown, given):
        raise Exit(NO)
    with door.database() as database:
        done = accept(database, request(), shown)
    if door.json:
        done = replace(done, notes=(*given.notes, *done.notes))
        data = done_data(key, shown.preview.as_of, done)
        door.give({**data, "accepted": True, "preview": preview_data(shown)})
    else:
        door.show(done_screen(done, shown.ends, door.width, key))
        if given.yes:
            door.show(broken_screen(shown, door.width))


def agreed(door: Door) -> bool:
    """Ask whether to do what was shown; where nobody can be asked, say how to do it."""
    if door.asks and door.agreed(QUESTION):
        return True
    door.say("Nothing was changed." if door.asks else ADD_YES)
    return False


def look(
    read: Reader, key: str, day: date, edits: Edits, *, undoing: bool = False
) -> Shown:
    """Give what edits would do to a programme on a day.

    Raises:
        RefusedError: when there is no such programme, or an edit has a problem.
    """
    head = find_head(read, key)
    programme = programme_by_key(read, head.key)
    definition = definition_from_json(definition_text(read, head.definition_hash))
    wanted = edits(Looked(programme, definition, read))
    require_sound(programme, definition, wanted, undoing=undoing)
    seen = preview(programme, definition, wanted, day)
    return Shown(head.key, seen, definition, role_holders(read, [head.key]))


def _shown(
    door: Door, key: str, by: str, edits: Edits, *, undoing: bool
) -> tuple[Shown, Callable[[], "Request"]]:
    with door.reading() as read:
        day = door.today(find_head(read, key).time_zone)
        shown = look(read, key, day, edits, undoing=undoing)

    def request() -> "Request":
        from programme.operations.changing import Request

        return Request(shown.key, by, day, door.now())

    return shown, request


def _agreed(door: Door, shown: Shown, given: Given) -> bool:
    if given.yes:
        return True
    if door.json:
        notes = list(given.notes)
        door.give({**preview_data(shown), "notes": notes, "accepted": False})
        return False
    door.show(preview_screen(shown, door.width))
    return agreed(door)
