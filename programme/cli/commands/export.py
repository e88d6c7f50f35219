"""The command ``programme export``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Context, Option

from programme.cli.arguments import Key
from programme.cli.door import Door, enter
from programme.cli.planned import Planned, plan_today
from programme.cli.quick import Command, new_app
from programme.core.refusal import RefusedError
from programme.interchange.formats import write_plan
from programme.storage.reading import Reader

if TYPE_CHECKING:
    from programme.interchange.plan_out import PlanOut

app = new_app()


@app.command(cls=Command)
def export(
    ctx: Context,
    key: Key,
    to: Annotated[
        Path,
        Option("--to", parser=Path, metavar="FILE", help="Where to, such as plan.xml."),
    ],
    *,
    replace: Annotated[
        bool, Option("--replace", help="Write over a file that is there.")
    ] = False,
) -> None:
    """Write a plan as a file for another tool, by the suffix of the file.

    With .xml it is Microsoft Project XML: tasks by phase and workstream, links with
    lag, calendar, progress, baselines, and owners as resources. Each task keeps our
    code in Text1 and WBS, by which an edited file can come back.

    Dates are those of the status date. With --json: programme, as_of, file, tasks and
    links.
    """
    door = enter(ctx)
    if to.exists() and not replace:
        cure = "Choose another name, or say --replace"
        raise RefusedError(f"There is a file {to} already", cure=cure)
    with door.reading() as read:
        out = _out(read, plan_today(door, read, key))
    to.write_bytes(write_plan(to, out))
    _told(door, out, to)


def _told(door: Door, out: "PlanOut", to: Path) -> None:
    plan = out.programme.plan
    tasks, links = len(plan.activities), len(plan.links)
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
    from programme.interchange.plan_out import PlanOut  # noqa: PLC0415
    from programme.storage.people import holders  # noqa: PLC0415 - imports SQLAlchemy
    from programme.storage.views.baselines import baseline_dates  # noqa: PLC0415
    from programme.storage.views.days import days_of_their_own  # noqa: PLC0415

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
