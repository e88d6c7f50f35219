"""A gate: what it waits for, its criteria one by one, and how to decide it."""

from collections.abc import Iterator, Sequence

from programme.cli.layout import (
    Cells,
    Column,
    Line,
    Screen,
    heading,
    paragraph,
    points,
    sides,
    table,
)
from programme.cli.programme_today import Standing
from programme.cli.screens.show import gate_standing
from programme.cli.screens.show_data import gate_data
from programme.cli.words import later_or_earlier
from programme.core.definition import CriterionKind
from programme.core.gates import CriterionNow, GateNow
from programme.core.status import GateState
from programme.core.words import long_date
from programme.notifications.wording import capitalised
from programme.storage.views.decisions import DecisionTaken

_COLUMNS = (
    Column("No", right=True),
    Column("Criterion", flexible=True),
    Column("Standing"),
    Column("Met"),
)


def gate_screen(
    standing: Standing, gate: GateNow, taken: Sequence[DecisionTaken], width: int
) -> Screen:
    """Show a gate with everything that its decision hangs on."""
    title = f"{gate.code} {gate.title} ({standing.planned.programme.key})"
    screen = [
        *sides(title, f"as of {long_date(standing.day)}", width),
        *paragraph(_who_and_when(standing, gate), width),
        *paragraph(f"{capitalised(gate_standing(gate))}.", width),
        *_work("Holds back until it is passed", _held_back(standing, gate), width),
        *_work(_before(gate), _unfinished(standing, gate), width),
    ]
    rows = [_row(criterion) for criterion in gate.criteria]
    if rows:
        screen += [*heading("Criteria", width), *table(_COLUMNS, rows, width)]
    if taken:
        screen += [*heading("Decisions", width), *points(_taken(taken), width)]
    return screen + _how(standing, gate, width)


def gate_and_decisions_data(
    standing: Standing, gate: GateNow, taken: Sequence[DecisionTaken]
) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "programme": standing.planned.programme.key,
        "as_of": standing.day,
        **gate_data(standing, gate),
        "decisions": [
            {
                "decision": one.decision,
                "words": one.words,
                "by": one.by,
                "on": one.on,
                "conditions": one.conditions,
                "waiver": one.waiver,
            }
            for one in taken
        ],
    }


def _who_and_when(standing: Standing, gate: GateNow) -> str:
    decider = standing.role(gate.decided_by)
    day = long_date(standing.planned.schedule.dates[gate.code].finish)
    advisory = " It is advisory: it holds no work back." if gate.advisory else ""
    if gate.state is GateState.PASSED:
        return f"Decided by {decider} on {day}.{advisory}"
    variance = standing.variance(gate.code)
    baseline = f", {later_or_earlier(variance)}" if variance else ""
    than = " than the baseline" if variance else ""
    return f"{decider} decides it, forecast for {day}{baseline}{than}.{advisory}"


def _before(gate: GateNow) -> str:
    passed = gate.state is GateState.PASSED
    return "Passed while this was not finished" if passed else "Must be finished first"


def _held_back(standing: Standing, gate: GateNow) -> list[str]:
    if gate.state is GateState.PASSED:
        return []
    links = standing.planned.programme.plan.links
    return [_named(standing, link.to) for link in links if link.frm == gate.code]


def _unfinished(standing: Standing, gate: GateNow) -> list[str]:
    dates = standing.planned.schedule.dates
    return [
        f"{_named(standing, code)}, forecast for {long_date(dates[code].finish)}"
        for code in gate.unfinished
    ]


def _named(standing: Standing, code: str) -> str:
    return f"{code} {standing.planned.programme.details[code].title}"


def _work(title: str, texts: list[str], width: int) -> Screen:
    return [*heading(title, width), *points(texts, width)] if texts else []


def _row(criterion: CriterionNow) -> Cells:
    met = "yes" if criterion.met else "no"
    number = str(criterion.number)
    match criterion.kind:
        case CriterionKind.DELIVERABLE:
            what = f"{criterion.subject} {criterion.title} is accepted"
            return number, what, str(criterion.deliverable), met
        case CriterionKind.METRIC:
            name = capitalised(criterion.subject.replace("_", " "))
            value = "not known" if criterion.value is None else str(criterion.value)
            return number, f"{name} is at least {criterion.at_least}", value, met
        case CriterionKind.CHECK:
            said = "confirmed" if criterion.confirmed else "not confirmed"
            return number, capitalised(criterion.subject), said, met


def _taken(taken: Sequence[DecisionTaken]) -> list[str]:
    return [" ".join(_sentences(one)) for one in taken]


def _sentences(one: DecisionTaken) -> Iterator[str]:
    yield f"{one.words}, decided by {one.by} on {long_date(one.on)}."
    if one.conditions:
        yield f"Conditions: {one.conditions.rstrip('.')}."
    if one.waiver:
        yield f"Unmet criteria were waived: {one.waiver.rstrip('.')}."


def _how(standing: Standing, gate: GateNow, width: int) -> Screen:
    """Say what to type to confirm and to decide, unless it is decided."""
    if gate.state is GateState.PASSED:
        return []
    command = f"programme gate {standing.planned.programme.key} {gate.code}"
    offered = ", ".join(f'"{one}"' for one in gate.outcomes)
    screen = [Line(), *paragraph(f"To decide: {command} --decide CHOICE", width)]
    screen += paragraph(f"The choices are {offered}.", width)
    for criterion in gate.criteria:
        if criterion.kind is not CriterionKind.DELIVERABLE and not criterion.met:
            value = " --value NUMBER" if criterion.kind is CriterionKind.METRIC else ""
            said = f"To confirm criterion {criterion.number}: {command}"
            confirm = f"{said} --confirm {criterion.number}{value}"
            screen += paragraph(confirm, width)
    return screen
