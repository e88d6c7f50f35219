"""Set a baseline: a numbered, named, approved copy of today's dates."""

from programme.core.access import Deed
from programme.core.refusal import RefusedError
from programme.core.status import GateState
from programme.core.words import long_date
from programme.operations.changing import Change, Request, changing
from programme.operations.decide_gate import find_gate
from programme.operations.result import Done
from programme.storage.baselines import Baseline, baseline_count, insert_baseline
from programme.storage.database import Database
from programme.storage.programmes import programme_by_key


def set_baseline(
    database: Database, request: Request, name: str, gate: str = ""
) -> Done:
    """Copy today's dates under the next number and a name.

    ``gate`` is the code of a gate at which it was approved, which must have been passed.

    Raises:
        RefusedError: when the person may not, the name is empty, the plan is of a later
            day, or the gate was not passed.
    """
    with changing(database, request) as change:
        change.require(Deed.BASELINE)
        if not name.strip():
            raise RefusedError("A baseline needs a name", cure="Give it with --name")
        _require_of_the_day(change)
        at_gate = _passed(change, gate) if gate else ""
        moves = change.replan()
        programme = programme_by_key(change.read, request.key)
        number = baseline_count(change.read, programme.id) + 1
        baseline = Baseline(
            number, name, change.actor.person_id, request.on, request.at, at_gate
        )
        insert_baseline(
            change.connection, programme.id, baseline, programme.dates.values()
        )
        after = {"name": name, **({"gate": at_gate} if at_gate else {})}
        change.journal("set baseline", str(number), {}, after)
        return Done(f"Baseline {number}, {name}, is set", moves)


def _require_of_the_day(change: Change) -> None:
    """Refuse a day before the plan's: a plan does not go back, so its dates are later."""
    wanted, held = change.request.on, change.programme.as_of
    if wanted < held:
        raise RefusedError(
            f"The plan of {change.programme.key} is of {long_date(held)},"
            f" and its dates are not those of {long_date(wanted)}",
            cure=f"Give --as-of {held}, or a later day",
        )


def _passed(change: Change, code: str) -> str:
    """Give the code of a gate that was passed."""
    gate = find_gate(change, code)
    if gate.state is not GateState.PASSED:
        raise RefusedError(
            f"{gate.code} {gate.title} has not been passed",
            cure="Set the baseline once it is, or without a gate",
        )
    return gate.code
