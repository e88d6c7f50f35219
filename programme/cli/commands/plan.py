"""The command ``programme plan``."""

import sys
from typing import Annotated

from typer import Context, Option

from programme.cli.arguments import Key
from programme.cli.commands.why import require_point
from programme.cli.door import Door, enter
from programme.cli.parsing import count
from programme.cli.planned_programme import Planned, Point, plan_today
from programme.cli.quick import Command, new_app
from programme.cli.screens.gantt import Drawing, Rows, gantt_screen, symbols_for
from programme.cli.screens.plan import Wanted, plan_data, plan_screen
from programme.core.refusal import RefusedError
from programme.core.whole_days_only import require_own_days
from programme.storage.reading import Reader
from programme.storage.views.baselines import BaselineView, baselines

app = new_app()


@app.command(cls=Command)
def plan(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    phase: Annotated[
        str,
        Option(metavar="PHASE", help="Only this phase, such as diagnose or P1."),
    ] = "",
    *,
    baseline: Annotated[
        int | None,
        Option(parser=count, metavar="NUMBER", help="Compare with this baseline."),
    ] = None,
    gantt: Annotated[
        bool, Option("--gantt", help="Draw bars across the months.")
    ] = False,
    rows: Annotated[
        Rows, Option("--rows", help="What a bar of --gantt stands for.")
    ] = Rows.ACTIVITY,
    critical: Annotated[
        bool, Option("--critical", help="Only what the end date hangs on.")
    ] = False,
    critical_to: Annotated[
        str,
        Option(
            "--critical-to",
            metavar="CODE",
            help="The critical path and the floats to a gate, milestone or activity.",
        ),
    ] = "",
) -> None:
    """Show the plan as of the status date, as a table or a Gantt chart.

    It is computed for the status date and not stored: put --as-of DAY before the
    command to see what that day would say.

    With --json: programme, as_of, activities (code, title, phase, workstream, kind,
    owner_role, duration, effort (hours), start, finish, late_start, late_finish,
    total_float, free_float, critical, status), phases (key, title, start, finish),
    links (from, to, type, lag) and informs (from, to). Durations, lags and floats are
    working days. With a baseline, activities have baseline (their finish in it) and
    variance. With --critical-to: programme, as_of, code, critical_path, meeting (code,
    committee, day, last_before, finish, before, start_by) and floats (code, days,
    critical, near_critical).
    """
    door = enter(ctx)
    with door.reading() as read:
        planned = plan_today(door, read, key)
        against = None if baseline is None else _baseline(read, planned, baseline)
    if critical_to:
        _show_critical(door, planned, critical_to.upper())
        return
    wanted = _wanted(planned, phase, critical=critical)
    if door.json:
        door.give(plan_data(planned, wanted, against))
    elif gantt:
        drawing = Drawing(rows, symbols_for(sys.stdout.encoding))
        door.show(gantt_screen(planned, wanted, drawing, door.width))
    else:
        door.show(plan_screen(planned, wanted, door.width, against))


def _show_critical(door: Door, planned: Planned, code: str) -> None:
    from programme.cli.screens.critical import (
        CriticalTo,
        critical_data,
        critical_screen,
    )
    from programme.core.backwards import critical_path_to, floats_to
    from programme.core.deciding_meeting import deciding_meeting

    require_point(planned, code)
    programme = planned.programme
    require_own_days(programme, "only the critical path to its end is known here")
    around = programme.plan, programme.calendar, planned.as_of, code
    path, floats = critical_path_to(*around), floats_to(*around)
    found = CriticalTo(code, path, floats, deciding_meeting(*around))
    if door.json:
        door.give(critical_data(planned, found))
    else:
        door.show(critical_screen(planned, found, door.width))


def _baseline(read: Reader, planned: Planned, number: int) -> BaselineView:
    found = {one.number: one for one in baselines(read, planned.programme.id)}
    if number not in found:
        key = planned.programme.key
        raise RefusedError(
            f"{key} has no baseline {number}",
            cure=f"See them with: programme baseline {key}",
        )
    return found[number]


def _wanted(planned: Planned, phase: str, *, critical: bool) -> Wanted:
    phase_id = _phase_id(planned, phase) if phase else ""

    def wanted(point: Point) -> bool:
        in_phase = not phase_id or point.detail.phase == phase_id
        return in_phase and (point.dates.critical or not critical)

    return wanted


def _phase_id(planned: Planned, named: str) -> str:
    phases = planned.definition.phases
    for phase in phases:
        if named.lower() in {phase.id.lower(), phase.key.lower(), phase.title.lower()}:
            return phase.id
    raise RefusedError(
        f"{planned.programme.key} has no phase {named}",
        cure=f"Choose from {', '.join(phase.key for phase in phases)}",
    )
