"""The command ``programme import``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Context, Exit, Option

from programme.cli.door import Door, enter
from programme.cli.failing import NO
from programme.cli.quick import Command, new_app
from programme.interchange.formats import read_timed

if TYPE_CHECKING:
    from programme.interchange.mspdi.reading import Imported

app = new_app()


@app.command(name="import", cls=Command)
def import_(
    ctx: Context,
    file: Annotated[
        Path, Argument(parser=Path, metavar="FILE", help="A plan: .xml or .mpp.")
    ],
    *,
    check: Annotated[
        bool,
        Option("--check", help="Only say how far our dates agree with those stored."),
    ] = False,
) -> None:
    """Read a plan of Microsoft Project, schedule it, and say what was lost.

    It is scheduled on its own clock times and calendars. Nothing is stored.

    With --check the exit code is 1 unless every date, slack and flag agrees.

    With --json: file, title, start, finish, tasks (id, name, level, start, finish,
    total_slack, free_slack, critical), kept, turned, not_understood, losses (line,
    element, task, fate, what, cure); with --check: file, agree, given, kinds (agree,
    total, first) and losses. Slacks are in minutes of working time.
    """
    door = enter(ctx)
    imported = read_timed(file)
    if check:
        _check(door, file, imported)
    else:
        _show(door, file, imported)


def _show(door: Door, file: Path, imported: "Imported") -> None:
    from programme.cli.screens.imported import (  # noqa: PLC0415
        imported_data,
        imported_screen,
    )
    from programme.interchange.mspdi.checking import schedule_of  # noqa: PLC0415

    schedule = schedule_of(imported.plan, file.name)
    if door.json:
        door.give(imported_data(file.name, imported, schedule))
    else:
        door.show(imported_screen(file.name, imported, schedule, door.width))


def _check(door: Door, file: Path, imported: "Imported") -> None:
    from programme.cli.screens.agreement import (  # noqa: PLC0415
        agreement_data,
        agreement_screen,
    )
    from programme.interchange.mspdi.checking import (  # noqa: PLC0415
        compare,
        schedule_of,
    )

    agreement = compare(imported, schedule_of(imported.plan, file.name))
    if door.json:
        door.give(agreement_data(file.name, agreement))
    else:
        door.show(agreement_screen(file.name, agreement, door.width))
    if not agreement.complete:
        raise Exit(NO)
