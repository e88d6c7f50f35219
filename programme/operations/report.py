"""Report how much of an activity remains."""

from dataclasses import dataclass

from programme.core.access import OWNER, Deed
from programme.core.progress import remaining_at, reported
from programme.core.words import counted
from programme.operations.changing import Request, changing
from programme.operations.progress import record
from programme.operations.result import Done
from programme.storage.database import Database


@dataclass(frozen=True, slots=True)
class PercentDone:
    """How much of an activity's duration is done, from 0 to 99 in a hundred."""

    percent: int


def report(
    database: Database, request: Request, code: str, left: int | PercentDone
) -> Done:
    """Record that so many working days remain, today included, and re-plan.

    Raises:
        RefusedError: when the person may not, the activity is not in progress, or
            what is left is below 1.
    """
    with changing(database, request) as change:
        activity = change.activity(code)
        change.require(Deed.REPORT, {OWNER: change.owner_role(activity.code)})
        remaining = (
            left if isinstance(left, int) else remaining_at(activity, left.percent)
        )
        progress = reported(activity, remaining, request.on)
        moves = record(change, activity, progress, "reported")
        days = counted(remaining, "more working day")
        return Done(f"{activity.code} needs {days}", moves)
