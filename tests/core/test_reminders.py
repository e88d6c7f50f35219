"""Which reminders fall due on which days, counted in working days."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from programme.core.calendar import WorkingCalendar
from programme.core.definition import ReminderAnchor, ReminderRule
from programme.core.instantiate import CHASER_PROFILE
from programme.core.plan import Activity, Progress
from programme.core.programme import Detail
from programme.core.reminders import (
    FallsDue,
    Profiles,
    Submitted,
    reminders_of_submission,
    reminders_of_work,
)
from programme.core.schedule import Dates, compute_schedule
from programme.core.status import ActivityStatus
from tests.core.builders import MONDAY_TO_FRIDAY, jan, plan

DETAIL = Detail("P1-GOV-01", "Agree why now", "P1", "P1-GOV", "od_lead", "standard")
EASTER = WorkingCalendar(days_off=frozenset({date(2027, 3, 26), date(2027, 3, 29)}))
SUBMITTED = Submitted("D101", 2, jan(15), "od_lead", "chief_executive")


def rule(anchor: ReminderAnchor, offset: int, *to: str) -> ReminderRule:
    return ReminderRule(anchor, offset, to or ("owner",), "a word about it")


def scheduled(
    progress: Progress, calendar: WorkingCalendar = MONDAY_TO_FRIDAY
) -> Dates:
    """Ten days of work from Monday 11 January."""
    work = Activity(DETAIL.code, 10, progress=progress)
    schedule = compute_schedule(plan(work, start=jan(11)), calendar, jan(11))
    return schedule.dates[DETAIL.code]


IN_EACH_STATUS = {
    ActivityStatus.NOT_STARTED: scheduled(Progress()),
    ActivityStatus.IN_PROGRESS: scheduled(Progress(started=jan(11))),
    ActivityStatus.FINISHED: scheduled(Progress(jan(11), jan(22))),
}


def fall_due(
    rule: ReminderRule,
    dates: Dates = IN_EACH_STATUS[ActivityStatus.NOT_STARTED],
    calendar: WorkingCalendar = MONDAY_TO_FRIDAY,
) -> list[FallsDue]:
    return list(reminders_of_work(DETAIL, dates, {"standard": (rule,)}, calendar))


@pytest.mark.parametrize(
    ("anchor", "about"),
    [
        (ReminderAnchor.START, jan(11)),
        (ReminderAnchor.MIDPOINT, jan(18)),
        (ReminderAnchor.DUE, jan(22)),
    ],
)
@pytest.mark.parametrize("offset", [-5, -1, 0, 1, 5])
def test_a_reminder_falls_due_so_many_working_days_from_its_anchor(
    anchor: ReminderAnchor, about: date, offset: int
) -> None:
    (reminder,) = fall_due(rule(anchor, offset))
    assert reminder.about == about
    assert reminder.day == MONDAY_TO_FRIDAY.shift(about, offset)
    assert reminder.anchor is anchor


def test_five_working_days_before_a_monday_is_the_monday_before() -> None:
    (reminder,) = fall_due(rule(ReminderAnchor.START, -5))
    assert reminder.day == jan(4)


def test_holidays_between_are_not_counted() -> None:
    after_easter = date(2027, 3, 30)
    dates = scheduled(Progress())._replace(due=after_easter)
    before = rule(ReminderAnchor.DUE, -3)
    (reminder,) = fall_due(before, dates, EASTER)
    assert reminder.day == date(2027, 3, 23)
    (reminder,) = fall_due(before, dates, MONDAY_TO_FRIDAY)
    assert reminder.day == date(2027, 3, 25)


NOT_BEGUN = {ActivityStatus.NOT_STARTED}
NOT_DONE = {ActivityStatus.NOT_STARTED, ActivityStatus.IN_PROGRESS}
SPEAKS_WHILE = {
    (ReminderAnchor.START, -5): NOT_BEGUN,
    (ReminderAnchor.START, 0): NOT_BEGUN,
    (ReminderAnchor.START, 5): NOT_DONE,
    (ReminderAnchor.MIDPOINT, 0): NOT_DONE,
    (ReminderAnchor.DUE, -5): NOT_DONE,
    (ReminderAnchor.DUE, 0): NOT_DONE,
    (ReminderAnchor.DUE, 2): NOT_DONE,
    (ReminderAnchor.SUBMITTED, 3): set[ActivityStatus](),
}


@pytest.mark.parametrize(
    ("counted_from", "status"), list(product(SPEAKS_WHILE, ActivityStatus))
)
def test_a_rule_speaks_only_while_there_is_something_to_say(
    counted_from: tuple[ReminderAnchor, int], status: ActivityStatus
) -> None:
    speaks = status in SPEAKS_WHILE[counted_from]
    assert bool(fall_due(rule(*counted_from), IN_EACH_STATUS[status])) is speaks


def test_what_counts_from_the_start_counts_from_the_day_on_which_work_began() -> None:
    late = scheduled(Progress(started=jan(13)))
    (reminder,) = fall_due(rule(ReminderAnchor.START, 5), late)
    assert reminder.day == jan(20)


def test_passing_days_do_not_move_what_is_overdue() -> None:
    work = Activity(DETAIL.code, 10)
    later = compute_schedule(plan(work, start=jan(11)), MONDAY_TO_FRIDAY, jan(29))
    dates = later.dates[DETAIL.code]
    assert dates.start == jan(29)
    (reminder,) = fall_due(rule(ReminderAnchor.DUE, 2), dates)
    assert reminder.day == jan(26)


def test_an_occurrence_names_its_rule_and_its_date() -> None:
    (reminder,) = fall_due(rule(ReminderAnchor.DUE, -5))
    assert reminder.subject == DETAIL.code
    assert reminder.occurrence == "due-5@2027-01-22"


def test_a_date_that_moves_makes_a_new_occurrence() -> None:
    moved = scheduled(Progress())._replace(due=jan(25))
    names = {
        fall_due(rule(ReminderAnchor.DUE, 0), dates)[0].occurrence
        for dates in (scheduled(Progress()), moved)
    }
    assert names == {"due+0@2027-01-22", "due+0@2027-01-25"}


def test_the_owner_is_a_role_and_nobody_is_told_twice() -> None:
    (reminder,) = fall_due(
        rule(ReminderAnchor.DUE, 2, "owner", "programme_lead", "od_lead")
    )
    assert reminder.roles == ("od_lead", "programme_lead")


def test_an_urgent_rule_makes_an_urgent_reminder() -> None:
    urgent = replace(rule(ReminderAnchor.DUE, 0), urgent=True)
    assert fall_due(urgent)[0].urgent
    assert not fall_due(rule(ReminderAnchor.DUE, 0))[0].urgent


def test_a_profile_that_does_not_exist_says_nothing() -> None:
    milestone = replace(DETAIL, reminders="")
    dates = IN_EACH_STATUS[ActivityStatus.NOT_STARTED]
    assert list(reminders_of_work(milestone, dates, {}, MONDAY_TO_FRIDAY)) == []


CHASERS: Profiles = {
    CHASER_PROFILE: (
        rule(ReminderAnchor.SUBMITTED, 3, "approver"),
        rule(ReminderAnchor.SUBMITTED, 10, "approver", "owner", "exec_sponsor"),
        rule(ReminderAnchor.DUE, 0),
    ),
    "standard": (rule(ReminderAnchor.SUBMITTED, 1),),
}


def test_an_approver_is_chased_in_working_days_from_the_submission() -> None:
    first, last = reminders_of_submission(SUBMITTED, CHASERS, MONDAY_TO_FRIDAY)
    assert (first.day, first.roles) == (jan(20), ("chief_executive",))
    assert last.day == jan(29)
    assert last.roles == ("chief_executive", "od_lead", "exec_sponsor")


def test_each_version_is_chased_anew() -> None:
    again = replace(SUBMITTED, version=3)
    names = [
        next(reminders_of_submission(one, CHASERS, MONDAY_TO_FRIDAY)).occurrence
        for one in (SUBMITTED, again)
    ]
    assert names == ["v2.submitted+3@2027-01-15", "v3.submitted+3@2027-01-15"]


def test_what_is_submitted_on_a_saturday_is_chased_as_if_on_the_monday() -> None:
    on_saturday = replace(SUBMITTED, day=jan(16))
    first, _ = reminders_of_submission(on_saturday, CHASERS, MONDAY_TO_FRIDAY)
    assert first.day == jan(21)
