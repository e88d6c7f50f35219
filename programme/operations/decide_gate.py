"""Record a decision on a gate, or that one of its criteria holds."""

from dataclasses import dataclass, replace
from decimal import Decimal

from programme.core.access import DECIDER, Deed
from programme.core.definition import PASSES, CriterionKind, Decision
from programme.core.gates import (
    STATE_AFTER,
    GateNow,
    check_decision,
    check_reading,
    gates_in_words,
    state_of_programme,
)
from programme.core.moves import MilestoneEvent
from programme.core.plan import Progress
from programme.core.refusal import RefusedError
from programme.core.status import EventKind, ProgrammeState
from programme.operations.changing import Change, Request, changing
from programme.operations.result import Done
from programme.storage.database import Database
from programme.storage.due import pass_over_rounds
from programme.storage.events import insert_events
from programme.storage.gates import (
    Confirmed,
    Decided,
    save_confirmation,
    save_decision,
)
from programme.storage.saving import save_progress, save_state
from programme.storage.views.gates import gates


@dataclass(frozen=True, slots=True)
class Ruling:
    """What the deciding role decides, with conditions or a waiver where needed."""

    decision: Decision
    conditions: str = ""
    waiver: str = ""


def decide_gate(
    database: Database, request: Request, code: str, ruling: Ruling
) -> Done:
    """Record a decision on a gate, and re-plan what it holds back.

    Raises:
        RefusedError: when the person does not hold the deciding role, or the gate's
            rules do not allow the decision.
    """
    with changing(database, request, stopped_too=True) as change:
        gate = find_gate(change, code)
        change.require(Deed.DECIDE, {DECIDER: gate.decided_by})
        check_decision(gate, ruling.decision, ruling.conditions, ruling.waiver)
        decided = _decided(change, gate, ruling)
        state = STATE_AFTER[ruling.decision]
        save_decision(change.connection, change.programme.id, decided, state)
        if ruling.decision in PASSES:
            progress = Progress(started=request.on, finished=request.on)
            save_progress(change.connection, change.programme.id, gate.code, progress)
        _record(change, gate, decided)
        _set_programme_state(change, gate)
        moves = change.replan(gate.code)
        if change.programme.state is ProgrammeState.STOPPED:
            pass_over_rounds(change.connection, change.programme, request.on)
        return Done(f"{gate.code} {gate.title}: {decided.words}", moves, _told(decided))


def confirm_criterion(
    database: Database, request: Request, code: str, number: int, value: Decimal | None
) -> Done:
    """Record that a check holds, or what a metric reads.

    Raises:
        RefusedError: when the person may not, there is no such criterion, it is met
            by a deliverable, or a metric comes without its value.
    """
    with changing(database, request) as change:
        gate = find_gate(change, code)
        change.require(Deed.CONFIRM, {DECIDER: gate.decided_by})
        criterion = next((c for c in gate.criteria if c.number == number), None)
        if criterion is None or criterion.kind is CriterionKind.DELIVERABLE:
            raise RefusedError(
                f"{gate.code} has no criterion {number} that a person confirms",
                cure="Criteria with a deliverable are met when it is accepted",
            )
        if criterion.kind is CriterionKind.METRIC and not _reads(value):
            raise RefusedError(
                f"Criterion {number} of {gate.code} needs a value",
                cure="Give what the metric reads, with --value",
            )
        check_reading(criterion, value)
        confirmed = Confirmed(number, value, change.actor.person_id, request.at)
        save_confirmation(change.connection, change.programme.id, gate.code, confirmed)
        change.journal(
            "confirmed",
            f"{gate.code} criterion {number}",
            {"value": criterion.value},
            {"value": value},
        )
        now = replace(criterion, value=value, confirmed=True)
        met = "is met" if now.met else f"is not met: {now}"
        return Done(f"{gate.code} criterion {number} is recorded: it {met}", ())


def find_gate(change: Change, code: str) -> GateNow:
    """Give a gate of the programme by its code, in any case.

    Raises:
        RefusedError: when the programme has no such gate.
    """
    found = gates(change.read, [change.programme.id]).get(change.programme.id, [])
    for gate in found:
        if gate.code == code.upper():
            return gate
    change.refuse_other_kind(code, "gate")
    raise RefusedError(
        f"{change.programme.key} has no gate {code}",
        cure=gates_in_words([gate.code for gate in found]),
    )


def _told(decided: Decided) -> tuple[str, ...]:
    """Say what was waived, or what a decision to wait leaves to be met."""
    waived = "waived: " * (decided.decision in PASSES)
    return tuple(f"{waived}{one}" for one in decided.unmet)


def _reads(value: Decimal | None) -> bool:
    return value is not None and value.is_finite()


def _decided(change: Change, gate: GateNow, ruling: Ruling) -> Decided:
    return Decided(
        gate=gate.code,
        decision=ruling.decision,
        words=gate.outcomes[ruling.decision],
        decided_by=change.actor.person_id,
        on=change.request.on,
        at=change.request.at,
        conditions=ruling.conditions,
        waiver=ruling.waiver,
        unmet=tuple(gate.unmet()),
    )


def _record(change: Change, gate: GateNow, decided: Decided) -> None:
    change.journal(
        "decided",
        gate.code,
        {"state": gate.state},
        {
            "decision": decided.decision,
            "conditions": decided.conditions,
            "unmet": list(decided.unmet),
        },
        decided.waiver,
    )
    words = f"{decided.words}. {decided.conditions}".strip(". ")
    event = MilestoneEvent(
        gate.code, EventKind.DECIDED, decided.on, gate.forecast, decided.on, words
    )
    insert_events(change.connection, change.programme.id, [event])


def _set_programme_state(change: Change, gate: GateNow) -> None:
    """Stop the programme, let it go on, or close it, as its gates now stand."""
    programme = change.programme
    now = gates(change.read, [programme.id])[programme.id]
    state = state_of_programme(now, change.definition.gates[-1])
    if state is not programme.state:
        save_state(change.connection, programme.id, state)
        before, after = {"state": programme.state}, {"state": state}
        change.journal(state, programme.key, before, after, f"decision on {gate.code}")
