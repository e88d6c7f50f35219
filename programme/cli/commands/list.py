"""The command ``programme list``."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from typer import Context

from programme.cli.door import enter
from programme.cli.progress_bar import with_bar
from programme.cli.quick import Command, new_app
from programme.cli.screens.list import list_data, list_screen
from programme.core.lateness import last_finish
from programme.core.scheduling import schedule_of
from programme.operations.batches import batches_of
from programme.storage.calendars import calendars
from programme.storage.programmes import programmes
from programme.storage.reading import Reader
from programme.storage.views.programme_list import ProgrammeHead, heads, outlooks

app = new_app()
MOST_PLANNED = 250
"""Programmes planned for the list; the daily run brings the others to the day."""

AT_ONCE = 50
"""Programmes that are held at a time."""


@app.command("list", cls=Command)
def list_(ctx: Context) -> None:
    """List the programmes: phase, forecast end, overdue work.

    The forecast ends are those of the status date, as in programme show.

    With --json: as_of, and programmes, each with key, title, organisation, state,
    phase, start, finish, overdue, as_of (of its schedule) and caught_up_to.
    """
    door = enter(ctx)
    day = door.today()
    with door.reading() as read:
        found = heads(read)
        standing = outlooks(read, found, day)
        untrue = list(_untrue(read, found, day))
        planned = [head.id for head in untrue[:MOST_PLANNED]]
        for some in with_bar(list(batches_of(planned, AT_ONCE)), "Planning"):
            for one in programmes(read, some).values():
                ends = last_finish(schedule_of(one, day).dates)
                standing[one.id] = replace(standing[one.id], ends=ends)
    if door.json:
        door.give(list_data(found, standing, day))
    else:
        behind = untrue[MOST_PLANNED:]
        door.show(list_screen(found, standing, day, behind, door.width))


def _untrue(
    read: Reader, found: Sequence[ProgrammeHead], day: date
) -> Iterator[ProgrammeHead]:
    """Give the programmes whose stored dates are not those of the day."""
    worked = calendars(read, {head.organisation_id for head in found})
    for head in found:
        ahead = worked[head.organisation_id].next_worked(day)
        stale = head.stale_from is not None and head.stale_from <= ahead
        if stale or day < head.as_of:
            yield head
