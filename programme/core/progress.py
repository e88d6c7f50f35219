"""What may happen to an activity, and what it then looks like."""

from dataclasses import replace
from datetime import date
from enum import StrEnum

from programme.core.limits import LONGEST
from programme.core.plan import NOT_STARTED, Activity, Progress
from programme.core.refusal import RefusedError
from programme.core.status import ActivityStatus
from programme.core.words import long_date


class Step(StrEnum):
    """A report about an activity."""

    START = "start"
    REPORT = "report"
    PAUSE = "pause"
    FINISH = "finish"
    REOPEN = "reopen"


# The status after each step; a pair that is not here is refused.
STEPS = {
    (ActivityStatus.NOT_STARTED, Step.START): ActivityStatus.IN_PROGRESS,
    (ActivityStatus.NOT_STARTED, Step.FINISH): ActivityStatus.FINISHED,
    (ActivityStatus.IN_PROGRESS, Step.REPORT): ActivityStatus.IN_PROGRESS,
    (ActivityStatus.IN_PROGRESS, Step.PAUSE): ActivityStatus.IN_PROGRESS,
    (ActivityStatus.IN_PROGRESS, Step.FINISH): ActivityStatus.FINISHED,
    (ActivityStatus.FINISHED, Step.REOPEN): ActivityStatus.IN_PROGRESS,
}

_WHOLE = 100
# A programme's frame puts its key in the place of {key}.
_REOPEN = (
    "If it is not finished after all, the lead says programme reopen {key} {code}"
    " --remaining DAYS --reason WORDS"
)
_CURE = {
    (ActivityStatus.NOT_STARTED, Step.REPORT): "Say when it started, with start",
    (ActivityStatus.NOT_STARTED, Step.PAUSE): "Move it to a later day, with move",
    (ActivityStatus.NOT_STARTED, Step.REOPEN): "There is nothing to reopen",
    (ActivityStatus.IN_PROGRESS, Step.START): "Report what remains, or finish it",
    (ActivityStatus.IN_PROGRESS, Step.REOPEN): "It is open; report what remains",
    (ActivityStatus.FINISHED, Step.START): _REOPEN,
    (ActivityStatus.FINISHED, Step.REPORT): _REOPEN,
    (ActivityStatus.FINISHED, Step.PAUSE): _REOPEN,
    (ActivityStatus.FINISHED, Step.FINISH): "Nothing is left to do",
}


def status_of(progress: Progress) -> ActivityStatus:
    """Say how far the work has come."""
    if progress.finished is not None:
        return ActivityStatus.FINISHED
    if progress.started is not None:
        return ActivityStatus.IN_PROGRESS
    return ActivityStatus.NOT_STARTED


def started(activity: Activity, on: date) -> Progress:
    """Give the progress of an activity that started on a day.

    Raises:
        RefusedError: when it has already started.
    """
    _allow(activity, Step.START)
    return replace(NOT_STARTED, started=on)


def reported(activity: Activity, remaining: int, on: date) -> Progress:
    """Give the progress with so many working days still to do on the morning of ``on``.

    A pause ends with the report.

    Raises:
        RefusedError: when the activity is not in progress, ``remaining`` is not
            1 to ``LONGEST``, or ``on`` lies before its start.
    """
    _allow(activity, Step.REPORT)
    if not 1 <= remaining <= LONGEST:
        raise RefusedError(
            f"{remaining:,} working days cannot remain",
            cure=f"Give 1 to {LONGEST}, or finish the activity",
        )
    begun = activity.progress.started
    if begun is not None and on < begun:
        raise RefusedError(
            f"{activity.code} cannot be reported on before it started on"
            f" {long_date(begun)}",
            cure="Give a later day",
        )
    return replace(activity.progress, remaining=remaining, reported_on=on, resumes=None)


def remaining_at(activity: Activity, percent: int) -> int:
    """Give the working days that remain when so much in a hundred is done, rounded up.

    Raises:
        RefusedError: when ``percent`` is not from 0 to 99.
    """
    if not 0 <= percent < _WHOLE:
        raise RefusedError(
            f"{percent}% done is not work that goes on",
            cure="Give 0 to 99, or finish the activity",
        )
    return -(-activity.duration * (_WHOLE - percent) // _WHOLE)


def paused(activity: Activity, remaining: int, on: date, until: date) -> Progress:
    """Give the progress of work that rests from ``on`` and goes on on ``until``.

    Raises:
        RefusedError: when the activity is not in progress, ``remaining`` is below 1,
            ``on`` lies before its start, or ``until`` is not after ``on``.
    """
    _allow(activity, Step.PAUSE)
    if until <= on:
        raise RefusedError(
            f"A pause until {until.isoformat()} is over on {on.isoformat()}",
            cure="Give a day to come",
        )
    return replace(reported(activity, remaining, on), resumes=until)


def finished(activity: Activity, on: date, planned_start: date) -> Progress:
    """Give the progress of an activity that finished on a day.

    One that was never reported as started counts as started on its planned start, or
    on ``on`` when that is earlier.

    Raises:
        RefusedError: when it is finished already, or would finish before it started.
    """
    _allow(activity, Step.FINISH)
    start = activity.progress.started or min(planned_start, on)
    if on < start:
        raise RefusedError(
            f"{activity.code} cannot finish before it started on {long_date(start)}",
            cure="Give a later day",
        )
    return replace(activity.progress, started=start, finished=on, resumes=None)


def reopened(activity: Activity, remaining: int, on: date) -> Progress:
    """Give the progress of finished work that turns out to need more days.

    Raises:
        RefusedError: when it is not finished, ``remaining`` is below 1, or ``on`` lies
            before its start.
    """
    _allow(activity, Step.REOPEN)
    open_again = replace(activity, progress=replace(activity.progress, finished=None))
    return reported(open_again, remaining, on)


def _allow(activity: Activity, step: Step) -> None:
    status = status_of(activity.progress)
    if (status, step) not in STEPS:
        done = (status, step) == (ActivityStatus.FINISHED, Step.FINISH)
        cannot = " already" if done else f": it cannot {step}"
        raise RefusedError(
            f"{activity.code} is {status}{cannot}",
            cure=_CURE[status, step].replace("{code}", activity.code),
        )
