"""The command ``programme definition``."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

from typer import Argument, Context

from programme.cli.door import enter
from programme.cli.quick import Command, Group, new_app
from programme.cli.screens.definition import (
    checked_data,
    checked_screen,
    definition_screen,
)
from programme.core.definition import Definition
from programme.core.problems import OnlyCheckedError, ProblemsFoundError
from programme.interchange.canonical import definition_to_json

app = new_app(cls=Group, no_args_is_help=True)


@app.callback()
def definition() -> None:
    """Check a definition of a programme, or show one."""


@app.command(cls=Command)
def check(
    ctx: Context,
    path: Annotated[Path, Argument(help="A folder, or the file programme.yaml.")],
) -> None:
    """Check a definition: it is sound, or every problem is named with its cure.

    With --json: sound, id, title, version, and counts of phases, activities,
    milestones, gates and deliverables.
    """
    from programme.interchange.definition.reading import read_definition

    door = enter(ctx)
    with _looking():
        found = read_definition(path)
    if door.json:
        door.give(checked_data(found))
    else:
        door.show(checked_screen(found, door.width))


@app.command(cls=Command)
def show(
    ctx: Context,
    path: Annotated[
        Path | None, Argument(help="A definition of your own; else the built-in one.")
    ] = None,
) -> None:
    """Show what a programme is made from: phases, gates, roles, measures and more.

    With --json: the whole definition, as it is kept in the database.
    """
    door = enter(ctx)
    found = _definition(path)
    if door.json:
        door.give(json.loads(definition_to_json(found)))
    else:
        door.show(definition_screen(found, door.width))


def _definition(path: Path | None) -> Definition:
    from programme.interchange.definition.reading import (
        built_in_definition,
        read_definition,
    )

    with _looking():
        return built_in_definition() if path is None else read_definition(path)


@contextmanager
def _looking() -> Iterator[None]:
    """Let what is unsound be told without a word of storing."""
    try:
        yield
    except ProblemsFoundError as error:
        raise OnlyCheckedError(error.problems) from error
