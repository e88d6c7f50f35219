"""Reopen finished work, with a reason."""

from programme.core.access import Deed
from programme.core.progress import reopened
from programme.core.refusal import RefusedError
from programme.operations.changing import Request, changing
from programme.operations.progress import record
from programme.operations.result import Done
from programme.storage.database import Database


def reopen(
    database: Database, request: Request, code: str, *, remaining: int, reason: str
) -> Done:
    """Record that finished work needs so many more working days, and re-plan.

    Raises:
        RefusedError: when the person may not, gives no reason, or the work is open.
    """
    with changing(database, request) as change:
        activity = change.activity(code)
        change.require(Deed.REOPEN)
        if not reason.strip():
            raise RefusedError(
                "Reopening needs a reason", cure="Say why, with --reason"
            )
        progress = reopened(activity, remaining, request.on)
        moves = record(change, activity, progress, "reopened", reason)
        return Done(f"{activity.code} is open again", moves)
