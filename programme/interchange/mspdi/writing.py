"""A timed plan written as Microsoft Project XML (MSPDI), with its schedule."""

from collections.abc import Iterable
from xml.etree.ElementTree import (
    Element,
    indent,
    tostring,
)

from programme.core.timed.plan import (
    Assignment,
    Resource,
    Settings,
    Task,
    TimedPlan,
)
from programme.core.timed.schedule import TimedSchedule, compute_timed_schedule
from programme.interchange.mspdi.codes import write_fields
from programme.interchange.mspdi.elements import below, put, span
from programme.interchange.mspdi.writing_calendars import write_calendars
from programme.interchange.mspdi.writing_tasks import write_tasks

NAMESPACE = "http://schemas.microsoft.com/project"


def write_bytes(plan: TimedPlan) -> bytes:
    """Write a plan as UTF-8 with the dates that its schedule has.

    Reading it again gives the same plan. Characters that XML cannot hold are dropped.

    Raises:
        LoopError: when the links make a circle.
        KeyError: when a link names a task that is not in the plan.
        OutOfTimeError: when a calendar never works, or not before the year 9999.
    """
    schedule = compute_timed_schedule(plan)
    project = Element("Project", xmlns=NAMESPACE)
    _write_settings(project, plan.settings, schedule)
    if any(task.code for task in plan.tasks):
        write_fields(project)
    write_calendars(project, plan.calendars)
    write_tasks(project, plan, schedule)
    _write_resources(project, plan.resources)
    _write_assignments(project, plan, schedule)
    indent(project)
    written: bytes = tostring(project, encoding="UTF-8", xml_declaration=True)
    return written


def _write_settings(
    project: Element, settings: Settings, schedule: TimedSchedule
) -> None:
    put(project, SaveVersion=14, Name=settings.name, Title=settings.name)
    put(project, ScheduleFromStart=settings.from_start)
    put(project, StartDate=settings.start)
    put(project, FinishDate=settings.finish or schedule.finish)
    put(project, CriticalSlackLimit=settings.critical_limit)
    put(project, CalendarUID=settings.calendar)
    put(project, DefaultStartTime=settings.day_starts)
    put(project, DefaultFinishTime=settings.day_finishes)
    put(project, MinutesPerDay=settings.minutes_per_day)
    put(project, MinutesPerWeek=settings.minutes_per_week)
    put(project, DaysPerMonth=settings.days_per_month)
    put(project, HonorConstraints=settings.honours_constraints)
    put(project, MultipleCriticalPaths=settings.own_ends)
    put(project, SplitsInProgressTasks=settings.splits_in_progress)
    put(project, StatusDate=settings.status_date)


def _write_resources(project: Element, resources: Iterable[Resource]) -> None:
    parent = below(project, "Resources")
    for resource in resources:
        element = below(parent, "Resource")
        put(element, UID=resource.uid, ID=resource.uid, Name=resource.name)
        put(element, Type=resource.works, EmailAddress=resource.email or None)
        put(element, CalendarUID=resource.calendar)


def _write_assignments(
    project: Element, plan: TimedPlan, schedule: TimedSchedule
) -> None:
    parent = below(project, "Assignments")
    tasks = {task.uid: task for task in plan.tasks}
    for each in plan.assignments:
        element, dates = below(parent, "Assignment"), schedule.dates.get(each.task)
        left = _left(each, tasks.get(each.task))
        put(element, UID=each.uid, TaskUID=each.task, ResourceUID=each.resource)
        put(element, ActualWork=span(each.work - left), Delay=each.delay)
        if dates is not None:
            put(element, Finish=dates.finish)
        put(element, RemainingWork=span(left))
        if dates is not None:
            put(element, Start=dates.start)
        put(element, Units=each.units, Work=span(each.work))


def _left(assignment: Assignment, task: Task | None) -> int:
    """Give the work still to do: so much of all as of the task's duration."""
    if task is None or not task.duration.amount or task.progress.remaining is None:
        return assignment.work
    share = assignment.work * task.progress.remaining // task.duration.amount
    return min(share, assignment.work)
