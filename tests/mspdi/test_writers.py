"""Files as different tools write them."""

import pytest

from programme.core.timed.instants import HOUR
from programme.core.timed.plan import ConstraintType
from programme.core.timed.schedule import compute_timed_schedule
from programme.interchange.mspdi.checking import compare, schedule_of
from programme.interchange.mspdi.reading import read_bytes
from tests.mspdi.builders import at, span
from tests.mspdi.files import calendar, predecessor, project, tags, task


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_file_may_be_in_any_of_the_usual_encodings(encoding: str) -> None:
    text = project(task(1, Name="Réunion")).decode()
    assert read_bytes(text.encode(encoding)).plan.tasks[0].name == "Réunion"


def test_a_namespace_is_not_needed() -> None:
    bare = project(task(1)).replace(
        b' xmlns="http://schemas.microsoft.com/project"', b""
    )
    assert len(read_bytes(bare).plan.tasks) == 1


def test_a_predecessor_in_another_file_is_kept_as_the_start_it_gave() -> None:
    outside = predecessor(77, Type=1, CrossProject=1)
    found = read_bytes(
        project(task(1, outside, Start="2027-01-06T08:00:00"), task(2, predecessor(1)))
    )
    constraint = found.plan.tasks[0].constraint
    assert (constraint.type, constraint.on) == (
        ConstraintType.START_NO_EARLIER_THAN,
        at("6 08:00"),
    )
    assert span(compute_timed_schedule(found.plan).dates[2]) == "7 08:00 to 7 17:00"
    told = " ".join(loss.what for loss in found.report.losses)
    assert "there is no task 77" in told
    assert "its predecessor is not in the file" in told


def test_a_predecessor_named_by_its_file_is_not_the_plan_as_a_whole() -> None:
    outside = predecessor(0, CrossProject=1, CrossProjectName="other.mpp\\5")
    dates = {"Start": "2027-01-06T08:00:00", "Finish": "2027-01-06T17:00:00"}
    whole = task(0, OutlineLevel=0)
    found = read_bytes(project(whole, task(1, outside, **dates)))
    assert span(compute_timed_schedule(found.plan).dates[1]) == "6 08:00 to 6 17:00"


def test_a_missing_duration_is_the_working_time_between_the_dates() -> None:
    dates = {"Start": "2027-01-04T08:00:00", "Finish": "2027-01-06T12:00:00"}
    found = read_bytes(project(task(1, Duration="", **dates), task(2, predecessor(1))))
    assert found.plan.tasks[0].duration.amount == 20 * HOUR
    spans = compute_timed_schedule(found.plan).dates
    assert span(spans[2]) == "6 13:00 to 7 12:00"


@pytest.mark.parametrize(
    "done", [{"ActualDuration": "PT2H0M0S"}, {"PercentComplete": "25"}]
)
def test_what_remains_follows_from_what_is_done(done: dict[str, str]) -> None:
    begun = {"ActualStart": "2027-01-04T08:00:00", "Resume": "2027-01-06T08:00:00"}
    found = read_bytes(project(task(1, **begun, **done)))
    assert span(compute_timed_schedule(found.plan).dates[1]) == "4 08:00 to 6 15:00"


def test_from_the_finish_without_one_is_from_the_last_finish() -> None:
    dates = {"Start": "2027-01-06T08:00:00", "Finish": "2027-01-06T17:00:00"}
    late = task(1, ConstraintType=1)
    found = read_bytes(project(late, task(2, **dates), ScheduleFromStart=0))
    assert span(compute_timed_schedule(found.plan).dates[1]) == "6 08:00 to 6 17:00"


def test_an_exception_that_is_worked_without_times_has_the_eight_hours() -> None:
    period = "<TimePeriod><FromDate>2027-01-09T00:00:00</FromDate>"
    period += "<ToDate>2027-01-09T23:59:00</ToDate></TimePeriod>"
    worked = f"<Exception>{tags(Type=1, DayWorking=1)}{period}</Exception>"
    other = calendar(2, f"<Exceptions>{worked}</Exceptions>")
    held = {"ConstraintType": "4", "ConstraintDate": "2027-01-09T08:00:00"}
    content = project(task(1, CalendarUID=2, **held), calendars=other)
    found = compute_timed_schedule(read_bytes(content).plan)
    assert span(found.dates[1]) == "9 08:00 to 9 17:00"


def test_slack_written_in_days_of_eight_hours_is_taken_back_to_the_plans_own() -> None:
    # MPXJ leaves out a slack of nothing, and writes a day of seven hours as eight.
    late = "2027-01-06T15:00:00"
    short = task(
        1, DurationFormat=7, Duration="PT7H0M0S", TotalSlack=4800, LateFinish=late
    )
    found = read_bytes(project(short, task(2, Duration="PT14H0M0S"), MinutesPerDay=420))
    assert found.stored[0].total_slack == 4200
    assert compare(found, schedule_of(found.plan, "plan.xml")).slacks.total == 1


def test_slack_of_a_file_that_writes_all_of_it_is_taken_as_it_is() -> None:
    first, second = task(1, TotalSlack=4800), task(2, TotalSlack=0)
    found = read_bytes(project(first, second, MinutesPerDay=420))
    assert found.stored[0].total_slack == 4800
