"""A programme of ours as Microsoft Project XML: the same dates, and back by code."""

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Activity, Link, LinkType, Plan, Progress
from programme.core.timed.plan import Task
from programme.core.timed.schedule import compute_timed_schedule
from programme.interchange.file_lines import FileLines
from programme.interchange.mspdi.checking import compare, schedule_of
from programme.interchange.mspdi.incoming import file_lines
from programme.interchange.mspdi.outgoing import moved, timed_plan_of
from programme.interchange.mspdi.reading import read_bytes
from programme.interchange.mspdi.writing import write_bytes
from programme.interchange.plan_out import PlanOut
from tests.core.builders import (
    finished,
    gate,
    jan,
    milestone,
    plan,
)
from tests.core.random_plans import Case, random_case
from tests.mspdi.outgoing import built_in, out_of

START = date(2026, 4, 1)
SEEDS = range(150)


@pytest.mark.parametrize("as_of", [START, date(2026, 9, 1), date(2027, 12, 1)])
def test_the_built_in_programme_has_the_same_days_in_the_file(as_of: date) -> None:
    out = built_in(START, as_of)
    written = timed_plan_of(out)
    assert moved(out, written, compute_timed_schedule(written)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_any_plan_agrees_with_itself_when_it_is_read_again(seed: int) -> None:
    written = timed_plan_of(out_of(random_case(seed)))
    again = read_bytes(write_bytes(written))
    assert again.plan == written
    assert compare(again, schedule_of(again.plan, "plan.xml")).complete


@pytest.mark.parametrize("seed", SEEDS)
def test_any_plan_has_the_same_days_in_the_file(seed: int) -> None:
    out = out_of(random_case(seed))
    written = timed_plan_of(out)
    assert moved(out, written, compute_timed_schedule(written)) == []


def test_what_links_do_not_explain_is_held_and_nothing_else_is() -> None:
    first, second = Activity("A", 5), Activity("B", 5)
    out = _out(plan(first, second, Link("A", "B")), jan(11))
    a, b = (_task(out, code) for code in "AB")
    assert (a.constraint.on, b.constraint.on) == (_morning(11), None)


def test_tasks_lie_in_phases_and_workstreams_and_keep_their_codes() -> None:
    out = built_in(START, START)
    tasks = timed_plan_of(out).tasks
    assert [task.level for task in tasks[:2]] == [0, 1]
    assert tasks[1].name == out.definition.phases[0].title
    assert {task.code for task in tasks} - {""} == {d.code for _, d, _ in out.rows()}


def test_days_off_owners_and_baselines_go_along() -> None:
    case = Case(
        plan(Activity("A", 2)), WorkingCalendar(days_off=frozenset({jan(5)})), jan(4)
    )
    out = out_of(case)
    names = {jan(5): "Founder's day"}
    approved = {1: {"A": (jan(4), jan(6))}}
    written = timed_plan_of(replace(out, day_names=names, baselines=approved))
    (exception,) = written.calendars[0].exceptions
    assert (exception.name, exception.day) == ("Founder's day", ())
    (baseline,) = next(task for task in written.tasks if task.code).baselines
    assert (baseline.number, baseline.start) == (0, _morning(4))
    assert [one.name for one in timed_plan_of(built_in(START, START)).resources]


def test_lines_come_back_by_code() -> None:
    work = (finished(Activity("A", 2), jan(4), jan(5)), Activity("B", 3), gate("G"))
    links = (Link("A", "B", lag=2), Link("B", "G", LinkType.FF))
    lines = _back(_out(plan(*work, *links), jan(6)))
    assert list(lines.lines) == ["A", "B", "G"]
    assert lines.lines["A"].progress == Progress(jan(4), jan(5))
    assert lines.lines["B"].links == (Link("A", "B", lag=2),)
    assert (lines.lines["B"].title, lines.lines["B"].duration) == ("Work B", 3)
    assert lines.lines["G"].links == (Link("B", "G", LinkType.FF),)
    assert (lines.without_code, lines.problems) == ((), ())


def test_what_a_plan_of_ours_cannot_say_is_a_problem_at_its_task() -> None:
    out = _out(plan(Activity("A", 2), milestone("M"), Link("A", "M")), jan(4))
    edited = write_bytes(timed_plan_of(out))
    for old, new in [
        (b"<Duration>PT16H0M0S</Duration>", b"<Duration>PT13H0M0S</Duration>"),
        (b"<LagFormat>7</LagFormat>", b"<LagFormat>8</LagFormat>"),
        (b"<LinkLag>0</LinkLag>", b"<LinkLag>14400</LinkLag>"),
    ]:
        assert old in edited
        edited = edited.replace(old, new)
    lines = file_lines(read_bytes(edited), "plan.xml")
    told = " ".join(map(str, lines.problems))
    assert "A (Work A): its duration is no whole number of working days" in told
    assert "M (Work M): its lag after A counts nights and weekends too" in told
    assert lines.lines["A"].duration == 2


def test_work_without_a_code_is_named_and_left_out() -> None:
    edited = write_bytes(timed_plan_of(_out(plan(Activity("A", 2)), jan(4))))
    added = b"<Task><UID>99</UID><Name>New</Name><OutlineLevel>1</OutlineLevel></Task>"
    lines = file_lines(
        read_bytes(edited.replace(b"</Tasks>", added + b"</Tasks>")), "p"
    )
    assert (list(lines.lines), lines.without_code) == (["A"], ("New",))


def _out(made: Plan, as_of: date) -> PlanOut:
    return out_of(Case(made, WorkingCalendar(), as_of))


def _back(out: PlanOut) -> FileLines:
    return file_lines(read_bytes(write_bytes(timed_plan_of(out))), "plan.xml")


def _task(out: PlanOut, code: str) -> Task:
    return next(task for task in timed_plan_of(out).tasks if task.code == code)


def _morning(day: int) -> datetime:
    return datetime.combine(jan(day), time(9))
