"""Report that an activity has started."""

from datetime import date

from programme.core.access import OWNER, Deed
from programme.core.held_back import End
from programme.core.progress import started
from programme.core.words import long_date
from programme.operations.changing import Request, changing
from programme.operations.progress import check_day, not_worked, record
from programme.operations.result import Done
from programme.operations.what_comes_before import out_of_sequence, require_gates
from programme.storage.database import Database


def start(database: Database, request: Request, code: str, on: date) -> Done:
    """Record that an activity started on a day, and re-plan.

    Raises:
        RefusedError: when the person may not, a gate holds the activity back, it has
            started already, or the day is still to come.
    """
    with changing(database, request) as change:
        activity = change.activity(code)
        change.require(Deed.START, {OWNER: change.owner_role(activity.code)})
        check_day(change, on)
        require_gates(change, activity, End.START)
        before = out_of_sequence(change, activity, End.START)
        notes = (*not_worked(change, on), *before)
        moves = record(change, activity, started(activity, on), "started")
        return Done(f"{activity.code} started on {long_date(on)}", moves, notes)
