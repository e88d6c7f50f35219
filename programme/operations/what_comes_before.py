"""What comes before work: gates that hold it back, and work that is not finished."""

from collections.abc import Iterator

from programme.core.held_back import End, open_before, undecided_before
from programme.core.plan import Activity
from programme.core.refusal import RefusedError
from programme.operations.changing import Change

_STILL = {End.START: "has not started", End.FINISH: "is not finished"}


def require_gates(change: Change, activity: Activity, end: End) -> None:
    """Let an end of the work pass that nothing undecided holds back, near or far.

    Raises:
        RefusedError: when a gate before it has not been passed, or a deliverable that
            it waits for has not been accepted.
    """
    gates = {gate.id: gate for gate in change.definition.gates}
    advisory = {gate.id for gate in gates.values() if gate.advisory}
    plan = change.programme.plan
    closed = undecided_before(plan, activity.code, end, advisory)
    if closed:
        raise RefusedError(
            f"{activity.code} may not {end.value} yet",
            *(_undecided(change, code) for code in closed),
            cure=_cure(change, closed[0]),
        )


def _undecided(change: Change, code: str) -> str:
    detail = change.programme.details[code]
    decider = change.definition.role_title(detail.owner_role)
    if _is_gate(change, code):
        return f"{code} {detail.title} is not decided: {decider} decides it"
    return f"{code} {detail.title} is not accepted"


def _cure(change: Change, code: str) -> str:
    key = change.programme.key
    if _is_gate(change, code):
        return f"See what the gate waits for: programme gate {key} {code}"
    return f"See where it stands: programme show {key} --deliverables"


def _is_gate(change: Change, code: str) -> bool:
    return any(gate.id == code for gate in change.definition.gates)


def out_of_sequence(change: Change, activity: Activity, end: End) -> Iterator[str]:
    """Say which work this end of the activity waits for, and has not waited for."""
    for code, awaited in open_before(change.programme.plan, activity.code, end):
        yield f"Note: {code}, which comes before, {_STILL[awaited]}"
