"""What is reported on an imported programme, and what the days do to it."""

import pytest

from programme.core.access import LEAD
from programme.core.messages import DigestKind
from programme.core.plan import Progress
from programme.core.refusal import RefusedError
from programme.core.scheduling import schedule_of
from programme.core.status import ActivityStatus
from programme.core.timed.plan import Progress as TimedProgress
from programme.operations.decide_reminders import Decided
from programme.operations.run_daily import DailyRun
from programme.storage.database import Database
from programme.storage.journal import verify
from programme.storage.views.facts import facts_in_journal, facts_in_rows
from tests.mspdi.builders import task
from tests.operations.builders import address
from tests.operations.imported import (
    FIRST,
    OWNER,
    bring_in,
    clock,
    jan,
    timed_plan,
)
from tests.operations.looking import everything, said
from tests.operations.office import Office


@pytest.fixture
def office(database: Database) -> Office:
    """Give the place of the imported programme."""
    bring_in(database)
    return Office(database)


def shown(office: Office) -> dict[str, tuple[int, int]]:
    """Give the days of January, which are always those that the plan gives."""
    programme = office.programme()
    assert schedule_of(programme, programme.as_of).dates == programme.dates
    return {code: (d.start.day, d.finish.day) for code, d in programme.dates.items()}


def test_what_went_as_planned_moves_nothing(office: Office) -> None:
    before = shown(office)
    assert office.start("T2", jan(5), by=OWNER).moves == ()
    assert office.finish("T2", jan(6), by=OWNER).moves == ()
    assert shown(office) == before
    assert office.dates("T2").status is ActivityStatus.FINISHED


def test_a_fact_re_schedules_the_clock_times(office: Office) -> None:
    office.start("T2", jan(6), by=OWNER)
    done = office.finish("T2", jan(8), by=OWNER)
    # It ended on Thursday evening: a day and a half from Friday ends on Monday noon.
    assert [(move.code, move.now.day) for move in done.moves] == [
        ("T2", 8),
        ("T3", 12),
        ("T5", 12),
        ("S1", 12),
    ]
    found = shown(office)
    assert (found["T3"], found["T5"]) == ((9, 12), (12, 12))
    timed = office.programme().timed
    assert timed is not None
    assert timed.tasks[1].progress == TimedProgress(
        100, clock(6, 8), clock(8, 17), remaining=0, stop=clock(8, 17)
    )


def test_what_remains_is_told_in_days(office: Office) -> None:
    office.start("T2", jan(5), by=OWNER)
    office.report("T2", 3, jan(7), by=OWNER)
    assert shown(office)["T2"] == (5, 9)
    with pytest.raises(RefusedError, match="0 working days cannot remain"):
        office.report("T2", 0, jan(7), by=OWNER)


def test_a_pause_and_reopening_are_facts_too(office: Office) -> None:
    office.start("T2", jan(5), by=OWNER)
    office.pause("T2", 1, on=jan(6), until=jan(12), by=OWNER)
    assert shown(office)["T2"] == (5, 12)
    office.finish("T2", jan(12), by=OWNER)
    office.reopen("T2", 2, jan(13))
    assert shown(office)["T2"] == (5, 14)


def test_only_owner_and_lead_report(office: Office) -> None:
    with pytest.raises(RefusedError, match="may not start the activity"):
        office.start("T3", jan(6), by=OWNER)
    office.start("T3", jan(6), by=LEAD)


def test_phases_go_on_when_all_of_their_work_is_finished(office: Office) -> None:
    office.finish("T2", jan(6), by=LEAD)
    assert office.programme().phase == "diagnose"
    office.finish("T3", jan(7), by=LEAD)
    assert office.programme().phase == "phase-2"
    reached = [c for c, d in office.programme().dates.items() if d.start <= jan(7)]
    assert reached == ["T2", "T3", "S1"]
    office.run(jan(7))
    assert office.dates("T5").status is ActivityStatus.NOT_STARTED
    office.run(jan(8))
    assert office.dates("T5").status is ActivityStatus.FINISHED


def test_the_daily_run_reminds_whoever_owns_it(office: Office) -> None:
    assert office.run(FIRST) == DailyRun(Decided(1, 0, 1), 1)
    office.run_each_day(jan(6), jan(9))
    words = {(one.to, one.subject, one.text) for one in said(office.database)}
    assert (address(OWNER), "T2", "due today") in words
    # Nobody holds the role that owns T3: what it would hear goes to the lead.
    assert (address(LEAD), "T3", "due today") in words
    assert (address(OWNER), "T2", "overdue") in words


def test_a_day_run_twice_is_done_once(office: Office) -> None:
    office.run_each_day(FIRST, jan(8))
    before = everything(office.database)
    assert office.run(jan(8)).messages == 0
    assert everything(office.database) == before


def test_late_work_is_overdue_and_not_moved(office: Office) -> None:
    before = shown(office)
    office.run_each_day(FIRST, jan(30))
    assert shown(office) == before
    told = [
        one.text
        for one in said(office.database)
        if (one.subject, one.to) == ("T2", address(OWNER))
    ]
    assert told == ["due today", "overdue", "overdue by more than a week"]


def test_a_digest_tells_of_its_milestones(office: Office) -> None:
    coming = office.preview(DigestKind.LEAD, jan(5)).coming
    assert [(one.code, one.day) for one in coming] == [
        ("S1", jan(7)),
        ("T5", jan(8)),
        ("S4", jan(13)),
    ]


def test_what_the_file_says_has_happened_is_in_the_journal(
    database: Database,
) -> None:
    begun = TimedProgress(started=clock(6, 10), remaining=2400)
    ended = TimedProgress(100, clock(5, 8), clock(5, 17), remaining=0)
    bring_in(
        database,
        timed_plan(task(7, level=2, progress=begun), task(8, level=2, progress=ended)),
    )
    office = Office(database)
    progress = {one.code: one.progress for one in office.programme().plan.activities}
    assert progress["T7"] == Progress(jan(6), remaining=1)
    assert progress["T8"] == Progress(jan(5), jan(5))
    with database.reading() as read:
        in_rows = facts_in_rows(read, [office.programme().id])[1]
        assert facts_in_journal(read, ["small"])["small"] == in_rows
        assert verify(read) == ()
    assert shown(office)["T7"] == (6, 7)
