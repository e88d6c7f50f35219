"""The status screen: dates against the baseline, gates, what is late and what waits."""

from collections.abc import Iterator

from programme.cli.layout import (
    Cells,
    Column,
    Screen,
    heading,
    paragraph,
    points,
    sides,
    table,
)
from programme.cli.programme_today import Standing
from programme.cli.screens.plan import later_facts
from programme.cli.words import apart, later_or_earlier, short_date
from programme.core.gates import GateNow
from programme.core.lateness import days_past
from programme.core.status import GateState
from programme.core.words import counted, long_date
from programme.notifications.wording import capitalised

_DATED = (
    Column("Forecast", right=True),
    Column("Baseline", right=True),
    Column("Working days"),
)
_PHASES = (Column("Phase"), Column("Start", right=True), *_DATED)
_MILESTONES = (Column("Code"), Column("What", flexible=True), *_DATED)
_GATES = (
    Column("Code"),
    Column("Gate", flexible=True),
    Column("Forecast", right=True),
    Column("Standing", flexible=True),
)
_OVERDUE = (
    Column("Code"),
    Column("What", flexible=True),
    Column("Owner", flexible=True),
    Column("Was due", right=True),
    Column("Late", right=True),
)

_ROUNDS = (
    Column("Code"),
    Column("What", flexible=True),
    Column("Who", flexible=True),
    Column("Next", right=True),
)


def show_screen(standing: Standing, width: int) -> Screen:
    """Show where a programme stands."""
    planned = standing.planned
    title = f"{planned.programme.title} ({planned.programme.key})"
    return [
        *sides(title, f"as of {long_date(standing.day)}", width),
        *paragraph(_where(standing), width),
        *paragraph(_end(standing), width),
        *later_facts(planned, width),
        *_section("Phases", _PHASES, _phases(standing), width),
        *_section(
            "Next milestones and gates", _MILESTONES, _milestones(standing), width
        ),
        *_section("Gates", _GATES, _gates(standing), width),
        *_overdue(standing, width),
        *heading("Waiting for a decision", width),
        *(
            points(list(_waiting(standing)), width)
            or paragraph("Nothing waits.", width)
        ),
        *heading("Coming round", width),
        *(
            table(_ROUNDS, list(_rounds(standing)), width)
            or paragraph("Nothing comes round.", width)
        ),
    ]


def gate_standing(gate: GateNow) -> str:
    """Say where a gate stands: decided, ready, or what of it is still to be met."""
    if gate.state is GateState.PASSED:
        return "passed"
    said = {GateState.HELD: "held; ", GateState.STOPPED: "stopped; "}
    before = said.get(gate.state, "")
    if not tuple(gate.unmet()):
        return f"{before}ready to be decided"
    met = sum(criterion.met for criterion in gate.criteria)
    total = counted(len(gate.criteria), "criterion", "criteria")
    return f"{before}not ready: {met} of {total} met"


def _where(standing: Standing) -> str:
    planned = standing.planned
    programme = planned.programme
    if not planned.has_begun:
        return f"{programme.organisation}. It starts on {long_date(planned.begins)}."
    phases = planned.definition.phases
    title = next((p.title for p in phases if p.key == programme.phase), programme.phase)
    return f"{programme.organisation}. {title} phase, {programme.state}."


def _end(standing: Standing) -> str:
    planned = standing.planned
    said = f"The programme is forecast to end on {long_date(planned.ends)}"
    variance, baseline = standing.end_variance, standing.baseline_end
    if variance is None or baseline is None:
        return f"{said}. There is no baseline to compare with yet."
    if not variance:
        return f"{said}, as in the baseline."
    was = f"the baseline ({long_date(baseline)})"
    return f"{said}, {later_or_earlier(variance)} than {was}."


def _section(
    title: str, columns: tuple[Column, ...], rows: Iterator[Cells], width: int
) -> Screen:
    made = table(columns, list(rows), width)
    return [*heading(title, width), *(made or paragraph("None are left.", width))]


def _phases(standing: Standing) -> Iterator[Cells]:
    for phase in standing.planned.phases():
        yield (
            phase.title,
            short_date(phase.start),
            *_dated(standing, phase.ends_with),
        )


def _milestones(standing: Standing) -> Iterator[Cells]:
    for point in standing.next_milestones():
        code = point.activity.code
        yield (code, point.detail.title, *_dated(standing, code))


def _dated(standing: Standing, code: str) -> Cells:
    forecast = standing.planned.schedule.dates[code].finish
    variance = standing.variance(code)
    difference = "" if variance is None else apart(variance)
    was = short_date(standing.baseline.get(code))
    return short_date(forecast), was or "none yet", difference


def _gates(standing: Standing) -> Iterator[Cells]:
    for gate in standing.gates:
        forecast = standing.planned.schedule.dates[gate.code].finish
        advisory = " (advisory)" if gate.advisory else ""
        yield (
            gate.code,
            f"{gate.title}{advisory}",
            short_date(forecast),
            gate_standing(gate),
        )


def _overdue(standing: Standing, width: int) -> Screen:
    rows = [
        (
            point.detail.code,
            point.detail.title,
            standing.role(point.detail.owner_role),
            short_date(point.dates.due),
            str(late),
        )
        for point, late in standing.overdue()
    ]
    title = (
        f"Overdue: {counted(len(rows), 'activity', 'activities')} (late in working days)"
        if rows
        else "Overdue"
    )
    made = table(_OVERDUE, rows, width)
    return [*heading(title, width), *(made or paragraph("Nothing is overdue.", width))]


def _waiting(standing: Standing) -> Iterator[str]:
    calendar = standing.planned.programme.calendar
    for one in standing.submitted():
        said = f"{one.code} {one.title} waits for {standing.role(one.approver_role)}"
        if one.submitted_on is None:
            yield f"{said}."
            continue
        waited = days_past(calendar, one.submitted_on, standing.day)
        target = standing.planned.definition.approval_target
        days = counted(waited, "working day")
        late = f"; an answer was wanted within {target}" * (waited > target)
        yield f"{said} since {long_date(one.submitted_on)} ({days}{late})."
    for gate in standing.gates_to_decide():
        decider, now = standing.role(gate.decided_by), gate_standing(gate)
        yield f"{gate.code} {gate.title}: {decider} decides. {capitalised(now)}."


def _rounds(standing: Standing) -> Iterator[Cells]:
    for entry, day in standing.coming_rounds():
        yield entry.id, entry.title, standing.role(entry.owner), short_date(day)
