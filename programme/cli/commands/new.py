"""The command ``programme new``."""

from datetime import date
from pathlib import Path
from typing import Annotated

from typer import Context, Option

from programme.cli.arguments import By
from programme.cli.door import enter
from programme.cli.first_database import make_if_missing
from programme.cli.parsing import day
from programme.cli.planned_programme import plan_as_of
from programme.cli.quick import Command, new_app
from programme.cli.screens.new import new_data, new_screen
from programme.core.definition import Definition
from programme.core.leaving_out import without
from programme.core.nation import Nation

app = new_app()


@app.command(cls=Command)
def new(  # noqa: PLR0913 - one for each option
    ctx: Context,
    *,
    organisation: Annotated[
        str, Option(metavar="NAME", help="The trust, system or other body.")
    ],
    start: Annotated[
        date,
        Option(parser=day, metavar="DAY", help="The first day, such as 2026-04-01."),
    ],
    key: Annotated[
        str,
        Option(metavar="KEY", help="A short word by which you will name it."),
    ],
    variant: Annotated[
        str,
        Option(metavar="NAME", help="How long the phases are; else the usual lengths."),
    ] = "",
    nation: Annotated[
        Nation, Option(help="Whose public holidays are kept.")
    ] = Nation.ENGLAND_AND_WALES,
    definition: Annotated[
        Path | None,
        Option(metavar="PATH", help="A definition of your own; else the built-in one."),
    ] = None,
    leave_out: Annotated[
        list[str] | None,
        Option(
            "--without",
            parser=str,
            metavar="CODE",
            help="An optional activity that you will not do; may be repeated.",
        ),
    ] = None,
    by: By = None,
) -> None:
    """Make a programme for an organisation from a start day.

    The database is made when there is none yet. The organisation is made when it is
    new. A start day that is not worked is allowed: work begins on the next one that is.

    With --json: programme, organisation, start, first_day, finish, variant, phases
    (key, title, start, finish), activities, milestones, gates and deliverables (counts).
    """
    from programme.operations.create import NewProgramme, create

    door = enter(ctx)
    wanted = NewProgramme(
        organisation.strip(), key, start, nation, door.settings.time_zone, variant
    )
    source = without(_definition(definition), leave_out or ())
    as_of, who = door.today(), by or door.settings.by
    with door.database() as database:
        make_if_missing(door, database)
        create(database, wanted, source, as_of=as_of, at=door.now(), by=who)
    with door.reading() as read:
        made = plan_as_of(read, key, as_of)
    if door.json:
        door.give(new_data(made))
    else:
        door.show(new_screen(made, door.width))


def _definition(path: Path | None) -> Definition:
    from programme.interchange.definition.reading import (
        built_in_definition,
        read_definition,
    )

    return built_in_definition() if path is None else read_definition(path)
