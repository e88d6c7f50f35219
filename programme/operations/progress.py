"""What every report of progress does: check the day, record it, re-plan."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date

from programme.core.calendar_problems import of_days
from programme.core.moves import Move
from programme.core.plan import Activity, Progress
from programme.core.refusal import RefusedError
from programme.core.reimport import tasks_of
from programme.core.timed_days import length_in_days
from programme.core.timed_facts import with_fact
from programme.core.words import long_date
from programme.notifications.dates import weekday_date
from programme.operations.changing import Change
from programme.storage.saving import save_progress
from programme.storage.timed_plans import save_length, save_timed


def check_day(change: Change, on: date) -> None:
    """Let a day pass on which something is said to have happened.

    Raises:
        RefusedError: when it lies after the status date, or far from the plan's start.
    """
    check_near(change, on)
    if on > change.request.on:
        raise RefusedError(
            f"{long_date(on)} is still to come",
            cure=f"Give a day up to {long_date(change.request.on)}",
        )


def check_near(change: Change, day: date) -> None:
    """Let a day pass that a plan can reach.

    Raises:
        RefusedError: when it lies far from the plan's start.
    """
    for what, cure in of_days(change.programme.plan, [day]):
        raise RefusedError(what, cure=cure)


def not_worked(change: Change, on: date) -> Iterator[str]:
    """Say of a day that is not worked that it is none."""
    if not change.programme.calendar.is_worked(on):
        yield f"Note: {weekday_date(on)} is not a working day"


def record(
    change: Change,
    activity: Activity,
    progress: Progress,
    action: str,
    reason: str = "",
) -> tuple[Move, ...]:
    """Store new progress with its journal line, re-plan, and give what moved."""
    programme = change.programme
    save_progress(change.connection, programme.id, activity.code, progress)
    if programme.timed is not None:
        timed = with_fact(programme.timed, activity.code, progress)
        save_timed(change.connection, programme.id, timed)
        days = length_in_days(tasks_of(timed)[activity.code].duration, timed.settings)
        save_length(change.connection, programme.id, activity.code, days)
    before, after = asdict(activity.progress), asdict(progress)
    differing = [name for name in after if before[name] != after[name]]
    change.journal(
        action,
        activity.code,
        {name: before[name] for name in differing},
        {name: after[name] for name in differing},
        reason,
    )
    return change.replan(activity.code)
