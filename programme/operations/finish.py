"""Report that an activity is finished."""

from collections.abc import Iterator
from datetime import date

from programme.core.access import OWNER, Deed
from programme.core.held_back import End
from programme.core.plan import Activity, Progress
from programme.core.progress import finished
from programme.core.status import DeliverableState
from programme.core.words import long_date
from programme.operations.changing import Change, Request, changing
from programme.operations.progress import check_day, not_worked, record
from programme.operations.result import Done
from programme.operations.what_comes_before import out_of_sequence, require_gates
from programme.storage.database import Database
from programme.storage.views.deliverables import deliverables


def finish(database: Database, request: Request, code: str, on: date) -> Done:
    """Record that an activity finished on a day, and re-plan.

    Raises:
        RefusedError: when the person may not, a gate holds the activity back, it is
            finished already, or the day is still to come or before its start.
    """
    with changing(database, request) as change:
        activity = change.activity(code)
        change.require(Deed.FINISH, {OWNER: change.owner_role(activity.code)})
        check_day(change, on)
        require_gates(change, activity, End.FINISH)
        planned = change.programme.dates[activity.code].due_start
        progress = finished(activity, on, planned)
        moves = record(change, activity, progress, "finished")
        notes = (
            *not_worked(change, on),
            *_never_started(change, activity, progress),
            *out_of_sequence(change, activity, End.FINISH),
            *_still_to_hand_over(change, activity.code),
        )
        return Done(f"{activity.code} finished on {long_date(on)}", moves, notes)


def _never_started(
    change: Change, activity: Activity, progress: Progress
) -> Iterator[str]:
    """Say what a start would have said, and on which day it is taken to have been."""
    if activity.progress.started is None and progress.started is not None:
        yield from out_of_sequence(change, activity, End.START)
        yield f"It counts as started on {long_date(progress.started)}"


def _still_to_hand_over(change: Change, code: str) -> Iterator[str]:
    for one in deliverables(change.read, change.programme.id):
        if one.activity_code == code and one.state in {
            DeliverableState.EXPECTED,
            DeliverableState.RETURNED,
        }:
            yield (
                f"{one.code} {one.title} is {one.state}: hand it over with"
                f" programme submit {change.programme.key} {one.code}"
            )
