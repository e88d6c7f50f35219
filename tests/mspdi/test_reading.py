"""Fields of the schema, and what a file cannot say."""

from datetime import datetime
from pathlib import Path

import pytest

from programme.core.problems import ProblemsFoundError
from programme.core.timed.plan import LinkType
from programme.core.timed.schedule import compute_timed_schedule
from programme.interchange.mspdi.checking import check_file, compare, schedule_of
from programme.interchange.mspdi.incoming import file_lines
from programme.interchange.mspdi.loss import Fate
from programme.interchange.mspdi.reading import Imported, read_bytes, read_file
from tests.mspdi.builders import at, span
from tests.mspdi.files import calendar, predecessor, project, tags, task


def _spans(content: bytes) -> dict[int, str]:
    dates = compute_timed_schedule(read_bytes(content).plan).dates
    return {uid: span(each) for uid, each in dates.items()}


def _problems(content: bytes) -> list[str]:
    with pytest.raises(ProblemsFoundError) as caught:
        read_bytes(content, "a.xml")
    return [str(problem) for problem in caught.value.problems]


def _lost(imported: Imported, fate: Fate) -> list[tuple[str, int | None]]:
    return [(x.element, x.task) for x in imported.report.losses if x.fate is fate]


def test_a_link_with_a_lag_in_tenths_of_a_minute() -> None:
    link = predecessor(1, Type=3, LinkLag=1200, LagFormat=5)
    plan = read_bytes(project(task(1), task(2, link))).plan
    assert plan.links[0].type is LinkType.SS
    assert span(compute_timed_schedule(plan).dates[2]) == "4 10:00 to 5 10:00"


def test_exceptions_take_days_off_and_change_hours() -> None:
    off = "<DayWorking>0</DayWorking>"
    dates = tags(FromDate="2027-01-04T00:00:00", ToDate="2027-01-05T23:59:00")
    holiday = (
        f"<Exception><TimePeriod>{dates}</TimePeriod><Type>1</Type>{off}</Exception>"
    )
    inside = f"<Exceptions>{holiday}</Exceptions>"
    other = calendar(2, inside, BaseCalendarUID=1, Name="Away")
    content = project(task(1, CalendarUID=2), task(2), calendars=other)
    assert _spans(content) == {1: "6 08:00 to 6 17:00", 2: "4 08:00 to 4 17:00"}


def test_a_week_day_of_type_0_is_an_exception() -> None:
    dates = tags(FromDate="2027-01-04T00:00:00", ToDate="2027-01-04T23:59:00")
    day = f"<WeekDay><DayType>0</DayType><DayWorking>0</DayWorking><TimePeriod>{dates}"
    inside = f"<WeekDays>{day}</TimePeriod></WeekDay></WeekDays>"
    other = calendar(2, inside, BaseCalendarUID=1)
    assert _spans(project(task(1, CalendarUID=2), calendars=other)) == {
        1: "5 08:00 to 5 17:00"
    }


def test_a_shift_may_end_at_midnight() -> None:
    shift = tags(FromTime="22:00:00", ToTime="00:00:00")
    times = f"<WorkingTimes><WorkingTime>{shift}</WorkingTime></WorkingTimes>"
    day = f"<WeekDay><DayType>2</DayType><DayWorking>1</DayWorking>{times}</WeekDay>"
    other = calendar(2, f"<WeekDays>{day}</WeekDays>", BaseCalendarUID=1)
    content = project(task(1, CalendarUID=2, Duration="PT2H0M0S"), calendars=other)
    assert _spans(content) == {1: "4 22:00 to 5 00:00"}


RESOURCE = """<Resources><Resource><UID>5</UID><Type>1</Type><CalendarUID>2</CalendarUID>
</Resource></Resources><Assignments><Assignment><UID>1</UID><TaskUID>1</TaskUID>
<ResourceUID>5</ResourceUID><Work>PT8H0M0S</Work><Units>1</Units></Assignment>
</Assignments>"""
AWAY = """<Exceptions><Exception><TimePeriod><FromDate>2027-01-04T00:00:00</FromDate>
<ToDate>2027-01-04T23:59:00</ToDate></TimePeriod><DayWorking>0</DayWorking></Exception>
</Exceptions>"""


def test_work_waits_for_its_resource_unless_the_task_ignores_it() -> None:
    other = calendar(2, AWAY, BaseCalendarUID=1)
    waits = project(task(1), calendars=other, team=RESOURCE)
    assert _spans(waits) == {1: "5 08:00 to 5 17:00"}
    own = task(1, CalendarUID=1, IgnoreResourceCalendar=1)
    ignores = project(own, calendars=other, team=RESOURCE)
    assert _spans(ignores) == {1: "4 08:00 to 4 17:00"}


def test_an_interruption_is_read_off_the_dates_and_reported() -> None:
    dates = {"Start": "2027-01-04T08:00:00", "Finish": "2027-01-06T12:00:00"}
    imported = read_bytes(project(task(1, **dates), task(2, predecessor(1))))
    assert imported.plan.tasks[0].gap == 12 * 600
    assert ("Tasks/Task/Finish", 1) in _lost(imported, Fate.TURNED)
    found = compare(imported, schedule_of(imported.plan, "a.xml"))
    assert (str(found.finishes), found.given, found.complete) == ("1/1", 1, True)


def test_dates_of_constrained_tasks_tell_whether_they_are_honoured() -> None:
    held = {"ConstraintType": 2, "ConstraintDate": "2027-01-04T08:00:00"}
    second = task(2, predecessor(1), Start="2027-01-04T08:00:00", **held)
    first = task(1, Start="2027-01-04T08:00:00")
    imported = read_bytes(project(first, second, HonorConstraints=0))
    assert imported.plan.settings.honours_constraints
    assert ("Project/HonorConstraints", None) in _lost(imported, Fate.TURNED)


@pytest.mark.parametrize("version", ["2010", "2013"])
def test_the_dates_tell_whether_an_inactive_task_is_bridged(version: str) -> None:
    days = {"2010": "04", "2013": "05"}
    start = f"2027-01-{days[version]}T08:00:00"
    tasks = (
        task(1, Start="2027-01-04T08:00:00"),
        task(2, predecessor(1), Active=0),
        task(3, predecessor(2), Start=start),
    )
    found = read_bytes(project(*tasks)).plan
    assert found.settings.bridges_inactive is (version == "2013")
    assert compute_timed_schedule(found).dates[3].start == datetime.fromisoformat(start)


def test_a_task_of_another_file_keeps_its_dates() -> None:
    dates = {"Start": "2027-01-06T08:00:00", "Finish": "2027-01-06T17:00:00"}
    content = project(task(1, ExternalTask=1, **dates), task(2, predecessor(1)))
    assert _spans(content)[2] == "7 08:00 to 7 17:00"


@pytest.mark.parametrize(
    ("begins", "ends", "fate", "expected"),
    [
        ("22:00:00", "06:00:00", Fate.TURNED, "4 22:00 to 4 23:00"),
        ("late", "06:00:00", Fate.NOT_UNDERSTOOD, "4 08:00 to 4 09:00"),
    ],
)
def test_a_shift_that_no_day_holds_is_told(
    begins: str, ends: str, fate: Fate, expected: str
) -> None:
    shift = tags(FromTime=begins, ToTime=ends)
    times = f"<WorkingTimes><WorkingTime>{shift}</WorkingTime></WorkingTimes>"
    day = f"<WeekDay>{tags(DayType=2, DayWorking=1)}{times}</WeekDay>"
    evening = calendar(2, f"<WeekDays>{day}</WeekDays>", BaseCalendarUID=-1)
    content = project(task(1, CalendarUID=2, Duration="PT1H0M0S"), calendars=evening)
    assert _spans(content)[1] == expected
    (lost,) = _lost(read_bytes(content), fate)
    assert lost[0].startswith("Calendars/Calendar/WeekDays/WeekDay/WorkingTime")


def test_an_empty_line_of_the_outline_is_passed_over() -> None:
    content = project("<Task><UID>9</UID><IsNull>1</IsNull></Task>", task(1))
    assert [each.uid for each in read_bytes(content).plan.tasks] == [1]


def test_a_file_without_tasks_is_an_empty_plan() -> None:
    imported = read_bytes(project())
    assert compute_timed_schedule(imported.plan).dates == {}
    assert file_lines(imported, "a.xml").lines == {}


def test_a_line_lies_no_deeper_than_there_are_lines() -> None:
    far = task(2, OutlineLevel=999999999)
    imported = read_bytes(project(task(1), far, task(3, OutlineLevel=-4)))
    assert [each.level for each in imported.plan.tasks] == [1, 3, 0]
    assert _lost(imported, Fate.TURNED) == [("Tasks/Task/OutlineLevel", 2)]


def test_what_is_not_understood_is_told_per_task_with_its_line() -> None:
    strange = task(1, predecessor(7), Notes="call Jo", ConstraintType=12, Duration="x")
    imported = read_bytes(project(strange), "a.xml")
    assert _lost(imported, Fate.NOT_UNDERSTOOD) == [
        ("Tasks/Task/Duration", 1),
        ("Tasks/Task/Notes", 1),
        ("Tasks/Task/PredecessorLink", 1),
    ]
    assert _lost(imported, Fate.TURNED) == [("Tasks/Task/ConstraintType", 1)]
    assert imported.report.of_tasks[1][Fate.TURNED] == 1
    assert imported.report.of_tasks[1][Fate.KEPT] > 1
    assert str(imported.report.losses[0]).startswith("a.xml:")


def test_a_plan_without_a_start_starts_with_its_first_task() -> None:
    content = project(task(1, Start="2027-01-06T08:00:00"), StartDate="")
    imported = read_bytes(content)
    assert imported.plan.settings.start == at("6 08:00")
    assert _lost(imported, Fate.TURNED) == [("Project/StartDate", None)]


def test_every_problem_at_once() -> None:
    found = _problems(project(task(1), task(1), "<Task><Name>?</Name></Task>"))
    assert found == [
        "a.xml:16: task 1 stands on line 16 already. Give each task a UID of its own.",
        "a.xml:16: this task has no UID. Give it a number of its own.",
    ]


def test_a_circle_is_a_problem() -> None:
    (found,) = _problems(project(task(1, predecessor(2)), task(2, predecessor(1))))
    assert "circle among tasks 1, 2" in found


def test_a_calendar_that_never_works_is_a_problem() -> None:
    days = (f"<WeekDay>{tags(DayType=d, DayWorking=0)}</WeekDay>" for d in range(1, 8))
    never = calendar(2, f"<WeekDays>{''.join(days)}</WeekDays>", BaseCalendarUID=1)
    imported = read_bytes(project(task(1, CalendarUID=2), calendars=never))
    with pytest.raises(ProblemsFoundError, match="no working time"):
        schedule_of(imported.plan, "a.xml")


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><Project>&b;</Project>", "type definition"),
        (b"<Project>", "not sound XML"),
        (b"", "not sound XML"),
        (b"<html></html>", "not a Microsoft Project XML file"),
        (b"<a>" * 100, "too deep"),
        (b" " * (20 * 1024 * 1024 + 1), "larger than 20 MB"),
        (b'<?xml version="1.0" encoding="no-such"?><a/>', "not sound XML"),
    ],
)
def test_what_is_no_plan_is_refused(content: bytes, what: str) -> None:
    (found,) = _problems(content)
    assert what in found


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError, match="cannot be read"):
        read_file(tmp_path / "none.xml")


def test_checking_a_file_counts_what_agrees_and_names_what_does_not(
    tmp_path: Path,
) -> None:
    wrong = task(1, Start="2027-01-05T08:00:00", Critical=1, TotalSlack=0)
    path = tmp_path / "plan.xml"
    path.write_bytes(project(wrong))
    found = check_file(path)
    assert (str(found.starts), str(found.slacks)) == ("0/1", "1/1")
    assert str(found.critical) == "1/1"
    assert not found.complete
    (difference,) = found.differences
    assert (difference.task, difference.field) == (1, "start")
    assert (difference.stored, difference.ours) == (at("5 08:00"), at("4 08:00"))


def test_dates_that_do_not_follow_the_resource_follow_the_task_alone() -> None:
    other = calendar(2, AWAY, BaseCalendarUID=1)
    dates = {"Start": "2027-01-04T08:00:00", "Finish": "2027-01-04T17:00:00"}
    imported = read_bytes(project(task(1, **dates), calendars=other, team=RESOURCE))
    assert imported.plan.tasks[0].ignores_resource_calendars
    assert ("Tasks/Task/IgnoreResourceCalendar", 1) in _lost(imported, Fate.TURNED)
