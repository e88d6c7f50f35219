"""What may be reported of an activity, walked through the table of steps."""

from collections.abc import Callable
from itertools import product

import pytest

from programme.core.plan import NOT_STARTED, Activity, Progress
from programme.core.progress import (
    STEPS,
    Step,
    finished,
    paused,
    reopened,
    reported,
    started,
    status_of,
)
from programme.core.refusal import RefusedError
from programme.core.status import ActivityStatus
from tests.core.builders import jan

IN_EACH_STATUS = {
    ActivityStatus.NOT_STARTED: NOT_STARTED,
    ActivityStatus.IN_PROGRESS: Progress(started=jan(5)),
    ActivityStatus.FINISHED: Progress(started=jan(5), finished=jan(8)),
}
TAKE: dict[Step, Callable[[Activity], Progress]] = {
    Step.START: lambda activity: started(activity, jan(11)),
    Step.REPORT: lambda activity: reported(activity, 3, jan(11)),
    Step.PAUSE: lambda activity: paused(activity, 3, jan(11), jan(18)),
    Step.FINISH: lambda activity: finished(activity, jan(11), jan(4)),
    Step.REOPEN: lambda activity: reopened(activity, 3, jan(11)),
}


def activity(progress: Progress) -> Activity:
    return Activity("P1-GOV-01", 10, progress=progress)


NEW = activity(NOT_STARTED)
OPEN = activity(IN_EACH_STATUS[ActivityStatus.IN_PROGRESS])
DONE = activity(IN_EACH_STATUS[ActivityStatus.FINISHED])


@pytest.mark.parametrize(("status", "step"), list(product(ActivityStatus, Step)))
def test_each_step_leads_where_the_table_says_or_is_refused(
    status: ActivityStatus, step: Step
) -> None:
    before = activity(IN_EACH_STATUS[status])
    if (status, step) in STEPS:
        assert status_of(TAKE[step](before)) is STEPS[status, step]
    else:
        with pytest.raises(RefusedError) as refused:
            TAKE[step](before)
        twice = status is ActivityStatus.FINISHED and step is Step.FINISH
        cannot = " already" if twice else f": it cannot {step}"
        assert refused.value.what == f"P1-GOV-01 is {status}{cannot}"
        assert refused.value.cure


def test_work_that_starts_has_a_day_and_nothing_else() -> None:
    assert started(NEW, jan(5)) == Progress(started=jan(5))


def test_a_report_keeps_the_start_and_says_what_remains_on_which_morning() -> None:
    assert reported(OPEN, 3, jan(11)) == Progress(
        started=jan(5), remaining=3, reported_on=jan(11)
    )


@pytest.mark.parametrize("remaining", [0, -1, 1301])
def test_a_report_leaves_one_day_at_least_and_five_years_at_most(
    remaining: int,
) -> None:
    with pytest.raises(RefusedError, match="working days cannot remain"):
        reported(OPEN, remaining, jan(11))


def test_work_cannot_be_reported_on_before_it_started() -> None:
    with pytest.raises(RefusedError, match="before it started on 5 January 2027"):
        reported(OPEN, 3, jan(4))
    assert reported(OPEN, 3, jan(5)).reported_on == jan(5)


def test_work_that_finishes_keeps_the_day_on_which_it_started() -> None:
    assert finished(OPEN, jan(11), jan(4)) == Progress(started=jan(5), finished=jan(11))


def test_work_that_was_never_reported_as_started_began_when_it_was_planned_to() -> None:
    assert finished(NEW, jan(11), planned_start=jan(6)).started == jan(6)


def test_work_that_finishes_before_its_planned_start_began_on_that_day() -> None:
    assert finished(NEW, jan(5), planned_start=jan(6)).started == jan(5)


def test_work_cannot_finish_before_it_started() -> None:
    with pytest.raises(RefusedError, match="before it started on 5 January 2027"):
        finished(OPEN, jan(4), jan(4))


def test_work_that_is_reopened_goes_on_from_that_morning() -> None:
    assert reopened(DONE, 2, jan(12)) == Progress(
        started=jan(5), remaining=2, reported_on=jan(12)
    )


def test_reopened_work_has_something_left_to_do() -> None:
    with pytest.raises(RefusedError, match="0 working days cannot remain"):
        reopened(DONE, 0, jan(12))
