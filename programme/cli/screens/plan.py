"""The plan as a table, and as data."""

from collections.abc import Callable, Iterator

from programme.cli.layout import (
    Column,
    Line,
    Screen,
    heading,
    paragraph,
    sides,
    table,
)
from programme.cli.planned_programme import PhaseDates, Planned, Point
from programme.cli.screens.baseline import variance
from programme.cli.words import short_date
from programme.core.plan import Kind
from programme.core.status import ActivityStatus
from programme.core.words import counted, long_date
from programme.storage.views.baselines import BaselineView

Wanted = Callable[[Point], bool]

NOTHING = "Nothing in the plan answers to this."

_COLUMNS = (
    Column("Code"),
    Column("What", flexible=True),
    Column("Start", right=True),
    Column("Finish", right=True),
    Column("Spare days", right=True),
)
_AGAINST = (
    Column("Code"),
    Column("What", flexible=True),
    Column("Start", right=True),
    Column("Finish", right=True),
    Column("Baseline", right=True),
    Column("Variance", right=True),
)
_KINDS = {
    Kind.ACTIVITY: "",
    Kind.MILESTONE: "Milestone: ",
    Kind.GATE: "Gate: ",
    Kind.DELIVERABLE: "Accepted: ",
}


def plan_screen(
    planned: Planned, wanted: Wanted, width: int, baseline: BaselineView | None = None
) -> Screen:
    """Show what is wanted of the plan, phase by phase, in the order of starts.

    A baseline stands beside it with the variance in working days.
    """
    programme = planned.programme
    left = f"{programme.title} ({programme.key})"
    screen = sides(left, f"as of {long_date(planned.as_of)}", width)
    screen += paragraph(plan_summary(planned), width)
    screen += later_facts(planned, width)
    if not any(map(wanted, planned.points())):
        return [*screen, *paragraph(NOTHING, width)]
    for phase in planned.phases():
        points = _of_phase(planned, phase, wanted)
        rows = [_row(planned, point, baseline) for point in points]
        if rows:
            screen += heading(_phase_title(phase), width)
            screen += table(_AGAINST if baseline else _COLUMNS, rows, width)
    if baseline is not None:
        said = f"Against baseline {baseline.number}, {baseline.name}"
        said += f", of {long_date(baseline.on)}."
        return [*screen, Line(), *paragraph(said, width)]
    note = (
        "Spare days: working days that the work may slip before the end of the"
        " programme moves. Critical work has none."
    )
    return [*screen, Line(), *paragraph(note, width)]


def plan_summary(planned: Planned) -> str:
    """Say in one sentence how long the programme takes and what is done."""
    work = [p for p in planned.points() if p.activity.kind is Kind.ACTIVITY]
    done = sum(p.dates.status is ActivityStatus.FINISHED for p in work)
    critical = sum(p.dates.critical for p in work)
    return (
        f"From {long_date(planned.begins)} to {long_date(planned.ends)}."
        f" {done} of {counted(len(work), 'activity', 'activities')} done;"
        f" {critical} of those left are critical."
    )


def later_facts(planned: Planned, width: int) -> Screen:
    """Say that facts of later days are in the picture of an earlier one."""
    latest = planned.latest_fact
    if latest is None or latest <= planned.as_of:
        return []
    said = f"Note: what was reported for days up to {long_date(latest)} is included."
    return paragraph(said, width)


def plan_data(
    planned: Planned, wanted: Wanted, baseline: BaselineView | None = None
) -> dict[str, object]:
    """Give the plan for scripts; links are those between what is wanted."""
    shown = [point for point in planned.points() if wanted(point)]
    codes = {point.activity.code for point in shown}
    plan = planned.programme.plan
    return {
        "programme": planned.programme.key,
        "as_of": planned.as_of,
        "activities": [
            {**_data(point), **_against(planned, baseline, point.activity.code)}
            for point in shown
        ],
        "phases": [
            {"key": p.key, "title": p.title, "start": p.start, "finish": p.finish}
            for p in planned.phases()
        ],
        "links": [
            {"from": link.frm, "to": link.to, "type": link.type, "lag": link.lag}
            for link in plan.links
            if {link.frm, link.to} <= codes
        ],
        "informs": [
            {"from": frm, "to": to}
            for frm, to in planned.programme.informs
            if {frm, to} <= codes
        ],
    }


def _against(
    planned: Planned, baseline: BaselineView | None, code: str
) -> dict[str, object]:
    if baseline is None:
        return {}
    days = variance(planned, baseline, code)
    return {"baseline": baseline.finishes.get(code), "variance": days}


def _of_phase(planned: Planned, phase: PhaseDates, wanted: Wanted) -> Iterator[Point]:
    found = [p for p in planned.points() if p.detail.phase == phase.id and wanted(p)]
    yield from sorted(found, key=lambda point: (point.dates.start, point.dates.finish))


def _phase_title(phase: PhaseDates) -> str:
    return f"{phase.title}: {short_date(phase.start)} to {short_date(phase.finish)}"


def _row(
    planned: Planned, point: Point, baseline: BaselineView | None
) -> tuple[str, ...]:
    dates, kind = point.dates, point.activity.kind
    last: tuple[str, ...] = (standing(point),)
    if baseline is not None:
        days = variance(planned, baseline, dates.code)
        was = short_date(baseline.finishes.get(dates.code))
        last = was, "new" if days is None else f"{days:+d}" if days else "0"
    return (
        dates.code,
        f"{_KINDS[kind]}{point.detail.title}",
        short_date(dates.start) if kind is Kind.ACTIVITY else "",
        short_date(dates.finish),
        *last,
    )


def standing(point: Point) -> str:
    """Say whether it is done or critical, else how many working days it may slip."""
    dates = point.dates
    if dates.status is ActivityStatus.FINISHED:
        return "done"
    return "critical" if dates.critical else str(dates.total_float)


def _data(point: Point) -> dict[str, object]:
    activity, detail, dates = point.activity, point.detail, point.dates
    return {
        "code": activity.code,
        "title": detail.title,
        "phase": detail.phase,
        "workstream": detail.workstream,
        "kind": activity.kind,
        "owner_role": detail.owner_role,
        "duration": activity.duration,
        "effort": detail.effort,
        "start": dates.start,
        "finish": dates.finish,
        "late_start": dates.late_start,
        "late_finish": dates.late_finish,
        "total_float": dates.total_float,
        "free_float": dates.free_float,
        "critical": dates.critical,
        "status": dates.status,
    }
