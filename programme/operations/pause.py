"""Report that an activity rests until a day."""

from datetime import date

from programme.core.access import OWNER, Deed
from programme.core.progress import paused
from programme.core.words import long_date, working_days
from programme.operations.changing import Request, changing
from programme.operations.progress import check_near, record
from programme.operations.result import Done
from programme.storage.database import Database


def pause(
    database: Database, request: Request, code: str, until: date, remaining: int
) -> Done:
    """Record that work rests from the status date and goes on on ``until``, and re-plan.

    ``remaining`` working days are then still to do. A later report ends the pause.

    Raises:
        RefusedError: when the person may not, the activity is not in progress,
            ``remaining`` is below 1, or ``until`` is not a day to come.
    """
    with changing(database, request) as change:
        activity = change.activity(code)
        change.require(Deed.PAUSE, {OWNER: change.owner_role(activity.code)})
        check_near(change, until)
        progress = paused(activity, remaining, request.on, until)
        moves = record(change, activity, progress, "paused")
        said = f"{activity.code} rests until {long_date(until)}"
        return Done(f"{said}, then needs {working_days(remaining)}", moves)
