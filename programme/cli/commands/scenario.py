"""The command ``programme scenario``."""

from collections.abc import Sequence
from enum import StrEnum
from functools import partial
from typing import TYPE_CHECKING, Annotated

from typer import Argument, BadParameter, Context, Exit, Option

from programme.cli.arguments import By, Delay, Key, Reason, Yes
from programme.cli.deeds import do
from programme.cli.door import Door, enter, find_head
from programme.cli.failing import NO
from programme.cli.previewing import Given, Looked, agreed, look, preview_and_do
from programme.cli.quick import Command, new_app
from programme.cli.screens.preview import Shown, preview_data, preview_screen
from programme.cli.screens.scenario import (
    compared_data,
    compared_screen,
    held_screen,
    scenarios_data,
    scenarios_screen,
)
from programme.core.edits import Edit
from programme.interchange.edits_json import edits_from_json
from programme.storage.scenarios import find_scenario, scenarios

if TYPE_CHECKING:
    from programme.operations.changing import Request
    from programme.operations.result import Done
    from programme.storage.database import Database

app = new_app()


class Deed(StrEnum):
    """What may be done with a scenario."""

    SHOW = "show"
    COMPARE = "compare"
    MERGE = "merge"
    DROP = "drop"


@app.command(cls=Command)
def scenario(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    name: Annotated[str, Argument(metavar="NAME", help="A scenario.")] = "",
    deed: Annotated[
        Deed, Argument(metavar="DEED", help="What to do with it.")
    ] = Deed.SHOW,
    *,
    others: Annotated[
        list[str] | None,
        Option(
            "--with",
            parser=str,
            metavar="NAME",
            help="Another to compare with; may be repeated.",
        ),
    ] = None,
    yes: Yes = False,
    reason: Reason = "",
    delay: Delay = "",
    by: By = None,
) -> None:
    """Try changes under a name beside the plan: compare, merge or drop.

    A change of the plan goes into a scenario when it is given --scenario NAME: move,
    duration, effort, constrain, link, unlink, assign, calendar, committee, level and
    import take it. What is shown is computed on today's plan. merge makes all of it as
    one change; drop forgets it. Both ask, or take --yes.
    """
    if others and deed is not Deed.COMPARE:
        msg = "only compare takes it: programme scenario KEY NAME compare --with OTHER"
        raise BadParameter(msg, param_hint="--with")
    match deed:
        case _ if not name:
            _list(ctx, key)
        case Deed.MERGE:
            _merge(ctx, key, name, Given(by, reason, delay, yes=yes))
        case Deed.DROP:
            _drop(ctx, key, name, by, yes=yes)
        case _:
            compared = [name, *(others or ())] if deed is Deed.COMPARE else []
            _show(ctx, key, name, compared)


def _list(ctx: Context, key: str) -> None:
    door = enter(ctx)
    with door.reading() as read:
        head = find_head(read, key)
        found = scenarios(read, head.id)
    if door.json:
        door.give(scenarios_data(head.key, found))
    else:
        door.show(scenarios_screen(head.key, found, door.width))


def _show(ctx: Context, key: str, name: str, compared: Sequence[str]) -> None:
    door = enter(ctx)
    with door.reading() as read:
        day = door.today(find_head(read, key).time_zone)
        shown = {
            one: look(read, key, day, partial(_edits, name=one))
            for one in compared or [name]
        }
    if door.json:
        one = shown[name]
        door.give(compared_data(shown) if compared else preview_data(one))
    elif compared:
        door.show(compared_screen(shown, door.width))
    else:
        door.show(preview_screen(shown[name], door.width))


def _edits(looked: Looked, name: str) -> Sequence[Edit]:
    return edits_from_json(find_scenario(looked.read, looked.programme.id, name).edits)


def _merge(ctx: Context, key: str, name: str, given: Given) -> None:
    def accept(database: "Database", request: "Request", shown: Shown) -> "Done":
        from programme.operations.change_plan import Why
        from programme.operations.try_scenario import merge_scenario

        why, version = Why(given.reason, given.delay), shown.preview.version
        return merge_scenario(database, request, name, why, version)

    preview_and_do(ctx, key, given, partial(_edits, name=name), accept)


def _drop(ctx: Context, key: str, name: str, by: str | None, *, yes: bool) -> None:
    door = enter(ctx)
    if not yes and not _agreed_to_drop(door, key, name):
        raise Exit(NO)
    from programme.operations.try_scenario import drop_scenario

    do(
        ctx,
        key,
        by,
        lambda database, request: drop_scenario(database, request, name),
    )


def _agreed_to_drop(door: Door, key: str, name: str) -> bool:
    with door.reading() as read:
        head = find_head(read, key)
        found = find_scenario(read, head.id, name)
    if door.json:
        door.give({**scenarios_data(head.key, [found]), "accepted": False})
        return False
    door.show(held_screen(found, door.width))
    return agreed(door)
