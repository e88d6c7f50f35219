"""Report that an activity has started."""

from collections.abc import Iterator
from datetime import date

from programme.core.access import OWNER, Deed, require
from programme.core.plan import DECIDED, Activity, Kind
from programme.core.progress import started
from programme.core.refusal import RefusedError
from programme.notifications.dates import long_date
from programme.operations.changing import Change, Request, changing
from programme.operations.progress import check_day, record
from programme.operations.result import Done
from programme.storage.database import Database


def start(database: Database, request: Request, code: str, on: date) -> Done:
    """Record that an activity started on a day, and re-plan.

    Raises:
        RefusedError: when the person may not, a gate holds the activity back, it has
            started already, or the day is still to come.
    """
    with changing(database, request) as change:
        activity = change.activity(code)
        require(change.actor, Deed.START, {OWNER: change.owner_role(activity.code)})
        check_day(change, on)
        require_gates(change, activity)
        notes = tuple(_out_of_sequence(change, activity))
        moves = record(change, activity, started(activity, on), "started")
        return Done(f"{activity.code} started on {long_date(on)}", moves, notes)


def require_gates(change: Change, activity: Activity) -> None:
    """Let work pass that no undecided gate and no deliverable to come holds back.

    Raises:
        RefusedError: when a gate before it has not been passed, or a deliverable that
            it waits for has not been accepted.
    """
    waits = [
        before
        for before in _predecessors(change, activity)
        if before.kind in DECIDED and before.progress.finished is None
    ]
    if waits:
        raise RefusedError(
            f"{activity.code} may not start yet",
            *(f"{_named(change, one)} is not {_UNTIL[one.kind]}" for one in waits),
            cure=_cure(change, waits[0]),
        )


_UNTIL = {Kind.GATE: "decided", Kind.DELIVERABLE: "accepted"}


def _named(change: Change, activity: Activity) -> str:
    return f"{activity.code} {change.programme.details[activity.code].title}"


def _cure(change: Change, waits: Activity) -> str:
    key = change.programme.key
    if waits.kind is Kind.GATE:
        return f"See what the gate waits for: programme gate {key} {waits.code}"
    return f"See where it stands: programme show {key} --deliverables"


def _out_of_sequence(change: Change, activity: Activity) -> Iterator[str]:
    for before in _predecessors(change, activity):
        if before.kind is Kind.ACTIVITY and before.progress.finished is None:
            yield f"Note: {before.code}, which comes before, is not finished"


def _predecessors(change: Change, activity: Activity) -> Iterator[Activity]:
    plan = change.programme.plan
    by_code = {one.code: one for one in plan.activities}
    for link in plan.links:
        if link.to == activity.code:
            yield by_code[link.frm]
