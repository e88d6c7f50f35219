"""Plans of Microsoft Project at the terminal: out, in, and checked."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from typer import Context, Exit

from programme.cli.door import Door, enter
from programme.cli.failing import NO
from programme.cli.file_changes import change_by_file
from programme.cli.files import write_whole
from programme.cli.planned_programme import Planned, plan_today
from programme.cli.previewing import Given
from programme.core.scheduling import schedule_of
from programme.interchange.file_edits import edits_of_file
from programme.interchange.formats import (
    lines_as_written,
    read_lines,
    read_timed,
    write_plan,
)
from programme.storage.reading import Reader

if TYPE_CHECKING:
    from programme.interchange.mspdi.reading import Imported
    from programme.interchange.plan_out import PlanOut


def export_project_file(door: Door, read: Reader, planned: Planned, to: Path) -> None:
    """Write a plan for another tool, of the kind that the suffix says.

    Raises:
        RefusedError: when files of this kind cannot be written.
    """
    out = _out(read, planned)
    write_whole(to, write_plan(to, out))
    _told(door, out, to)


def import_project_file(ctx: Context, key: str, file: Path, given: Given) -> None:
    """Show what an edited plan would change, and change it when that is agreed to.

    Durations, links, deadlines and days to start no earlier than come back; a task is
    known by our code. What else was edited is told.

    Raises:
        ProblemsFoundError: with everything that is wrong in the file.
        RefusedError: when there is no such programme, or the person may not.
        Exit: when nothing was agreed to.
    """
    door = enter(ctx)
    with door.reading() as read:
        planned = plan_today(door, read, key)
    if planned.programme.timed is not None:
        _reimport(ctx, planned, file, given)
        return
    found = read_lines(file)
    programme, plans = planned.programme, [planned]
    if found.as_of is not None and found.as_of != planned.as_of:
        plans.append(_as_of(planned, found.as_of))
    exports = [lines_as_written(file, _bare(one)) for one in plans]
    seen = edits_of_file(programme, planned.schedule, found, exports)
    change_by_file(ctx, planned, file, (seen.edits, seen.notes), given)


def _reimport(ctx: Context, planned: Planned, file: Path, given: Given) -> None:
    """Put an edited file in the place of the plan that a programme was imported from."""
    from programme.cli.reimport import reimport_edits
    from programme.interchange.mspdi.checking import schedule_of as sound

    imported = read_timed(file)
    sound(imported.plan, file.name)
    change_by_file(
        ctx, planned, file, reimport_edits(planned.programme, imported, file), given
    )


def _as_of(planned: Planned, day: date) -> Planned:
    programme = planned.programme
    schedule = schedule_of(programme, day)
    return replace(planned, schedule=schedule)


def _bare(planned: Planned) -> "PlanOut":
    """Give a plan on its way out without the names that no edit changes."""
    from programme.interchange.plan_out import PlanOut

    return PlanOut(planned.programme, planned.definition, planned.schedule)


def show_project_file(ctx: Context, file: Path, *, check: bool) -> None:
    """Schedule a plan from elsewhere on its own clock times, and say how it fares.

    Raises:
        ProblemsFoundError: with everything that keeps it from being a plan.
        Exit: when it is checked and something differs.
    """
    door, imported = enter(ctx), read_timed(file)
    if check:
        _check(door, file, imported)
    else:
        _show(door, file, imported)


def _show(door: Door, file: Path, imported: "Imported") -> None:
    from programme.cli.screens.imported import (
        imported_data,
        imported_screen,
    )
    from programme.interchange.mspdi.checking import schedule_of

    schedule = schedule_of(imported.plan, file.name)
    if door.json:
        door.give(imported_data(file.name, imported, schedule))
    else:
        door.show(
            imported_screen(
                file.name, imported, schedule, door.width, stored=" Nothing was stored."
            )
        )


def _check(door: Door, file: Path, imported: "Imported") -> None:
    from programme.cli.screens.agreement import (
        agreement_data,
        agreement_screen,
    )
    from programme.interchange.mspdi.checking import (
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


def _told(door: Door, out: "PlanOut", to: Path) -> None:
    plan, timed = out.programme.plan, out.programme.timed
    tasks = len(plan.activities if timed is None else timed.tasks)
    links = len(plan.links if timed is None else timed.links)
    if door.json:
        door.give(
            {
                "programme": out.programme.key,
                "as_of": out.schedule.as_of,
                "file": str(to),
                "tasks": tasks,
                "links": links,
            }
        )
    else:
        door.say(f"Wrote {tasks} tasks and {links} links to {to}.")


def _out(read: Reader, planned: Planned) -> "PlanOut":
    from programme.interchange.plan_out import PlanOut
    from programme.storage.people import holders
    from programme.storage.views.baselines import baseline_dates
    from programme.storage.views.days import days_of_their_own

    programme, schedule = planned.programme, planned.schedule
    first, last = programme.start, schedule.finish
    days = days_of_their_own(read, programme.organisation_id, first, last)
    owners: dict[str, list[str]] = {}
    for holder in holders(read, [programme.id]):
        owners.setdefault(holder.role, []).append(holder.name)
    return PlanOut(
        programme=programme,
        definition=planned.definition,
        schedule=schedule,
        owners={role: "; ".join(names) for role, names in owners.items()},
        day_names={one.day: one.name for one in days},
        baselines=baseline_dates(read, programme.id),
    )
