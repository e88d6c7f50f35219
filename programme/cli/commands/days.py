"""The command ``programme days``."""

from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Context, Option

from programme.cli.arguments import By, Key
from programme.cli.door import Door, enter, find_head
from programme.cli.parsing import day as as_day
from programme.cli.quick import Command, new_app
from programme.cli.screens.days import (
    Days,
    changed_data,
    changed_screen,
    days_data,
    days_screen,
)
from programme.interchange.canonical import definition_from_json
from programme.storage.calendars import calendars
from programme.storage.views.days import days_of_their_own
from programme.storage.views.definitions import definition_text
from programme.storage.views.programme_list import ProgrammeHead

if TYPE_CHECKING:
    from programme.operations.set_day import OrganisationDay

app = new_app()
AHEAD = timedelta(days=366)


@app.command(cls=Command)
def days(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    name: Annotated[
        str, Argument(help="What day it is, such as 'Christmas Eve'.")
    ] = "",
    off: Annotated[
        date | None,
        Option(parser=as_day, metavar="DAY", help="A day that is not worked."),
    ] = None,
    worked: Annotated[
        date | None,
        Option(parser=as_day, metavar="DAY", help="A day worked against the rule."),
    ] = None,
    *,
    by: By = None,
) -> None:
    """Show the days off of a programme's organisation, or set one.

    Setting one re-plans every running programme of the organisation. Once a programme
    has a lead, its lead does that.

    With --json: organisation, as_of, and days (day, worked, name, own); after a change
    organisation, day, worked, name, and moves by programme.
    """
    door = enter(ctx)
    with door.reading() as read:
        head = find_head(read, key)
    on = off or worked
    if on is None:
        _show(door, head)
    else:
        from programme.operations.set_day import OrganisationDay

        own = OrganisationDay(head.organisation, on, worked is not None, name.strip())
        _set(door, head, own, door.by(by))


def _show(door: Door, head: ProgrammeHead) -> None:
    first = door.today(head.time_zone)
    with door.reading() as read:
        found = days_of_their_own(read, head.organisation_id, first, first + AHEAD)
    days = Days(head.organisation, first, found)
    if door.json:
        door.give(days_data(days))
    else:
        door.show(days_screen(days, door.width))


def _set(door: Door, head: ProgrammeHead, own: "OrganisationDay", by: str) -> None:
    from programme.operations.set_day import set_day

    as_of = door.today(head.time_zone)
    with door.reading() as read:
        calendar = calendars(read, [head.organisation_id])[head.organisation_id]
    so_already = calendar.is_worked(own.day) is own.worked
    with door.database() as database:
        who = by, head.key
        moved = set_day(database, own, as_of=as_of, at=door.now(), by=who)
    if door.json:
        door.give(changed_data(own, moved))
        return
    with door.reading() as read:
        text = definition_text(read, head.definition_hash)
    phases = definition_from_json(text).phases
    ends = {phase.ends_with: phase.title for phase in phases}
    door.show(changed_screen(own, moved, ends, door.width, so_already=so_already))
