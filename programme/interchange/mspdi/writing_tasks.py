"""Tasks and links as MSPDI: the way back of ``programme.interchange.mspdi.tasks``."""

from collections.abc import Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import Element

from programme.core.timed.plan import Link, Task, TimedPlan
from programme.core.timed.schedule import TimedDates, TimedSchedule
from programme.interchange.mspdi.codes import CODE, MARK, write_text
from programme.interchange.mspdi.elements import below, put, span

_NONE: Final = -1
_LEVELLED_IN: Final = 8


def write_tasks(project: Element, plan: TimedPlan, schedule: TimedSchedule) -> None:
    """Write all tasks with their links and the dates of the schedule."""
    parent = below(project, "Tasks")
    links: dict[int, list[Link]] = {}
    for link in plan.links:
        links.setdefault(link.to, []).append(link)
    outline = zip(plan.tasks, _numbers(plan.tasks), strict=True)
    for position, (task, number) in enumerate(outline):
        element = below(parent, "Task")
        put(element, UID=task.uid, ID=position, Name=task.name, Active=task.active)
        put(element, Manual=task.manual is not None, WBS=task.code or number)
        put(element, OutlineNumber=number, OutlineLevel=task.level)
        _write_dates(element, task, schedule.dates[task.uid])
        put(element, Milestone=task.milestone, Summary=_has_parts(plan, position))
        _write_slack(element, schedule.dates[task.uid])
        _write_progress(element, task)
        _write_rules(element, task)
        _write_links(element, links.get(task.uid, ()))
        write_text(element, CODE, task.code)
        write_text(element, MARK, task.mark)
        _write_baselines(element, task)


def _numbers(tasks: Iterable[Task]) -> Iterator[str]:
    """Number the outline: 1, 1.1, 1.2, 2; the plan itself is 0."""
    counts: list[int] = []
    for task in tasks:
        if task.level <= 0:
            yield "0"
            continue
        counts = [*counts, *[0] * task.level][: task.level]
        counts[-1] += 1
        yield ".".join(map(str, counts))


def _has_parts(plan: TimedPlan, position: int) -> bool:
    following = plan.tasks[position + 1 : position + 2]
    return any(task.level > plan.tasks[position].level for task in following)


def _write_dates(element: Element, task: Task, dates: TimedDates) -> None:
    length, manual = span(task.duration.amount), task.manual
    put(element, Start=dates.start, Finish=dates.finish, Duration=length)
    if manual is not None:
        put(element, ManualStart=manual.start, ManualFinish=manual.finish)
        put(element, ManualDuration=length)
    put(element, DurationFormat=task.duration.unit)
    put(element, Stop=task.progress.stop, Resume=task.progress.resume)


def _write_slack(element: Element, dates: TimedDates) -> None:
    put(element, Critical=dates.critical)
    put(element, EarlyStart=dates.early_start, EarlyFinish=dates.early_finish)
    put(element, LateStart=dates.late_start, LateFinish=dates.late_finish)
    put(element, FreeSlack=dates.free_slack, TotalSlack=dates.total_slack)


def _write_progress(element: Element, task: Task) -> None:
    progress = task.progress
    put(element, PercentComplete=progress.percent)
    put(element, ActualStart=progress.started, ActualFinish=progress.finished)
    left = task.duration.amount if progress.started is None else progress.remaining
    if left is not None:
        put(element, ActualDuration=span(max(task.duration.amount - left, 0)))
    put(element, RemainingDuration=span(left))


def _write_rules(element: Element, task: Task) -> None:
    calendar = _NONE if task.calendar is None else task.calendar
    put(element, ConstraintType=int(task.constraint.type), CalendarUID=calendar)
    put(element, ConstraintDate=task.constraint.on, Deadline=task.deadline)
    put(element, LevelingDelay=task.levelling_delay, LevelingDelayFormat=_LEVELLED_IN)
    put(element, IgnoreResourceCalendar=task.ignores_resource_calendars)


def _write_links(parent: Element, links: Iterable[Link]) -> None:
    for link in links:
        element = below(parent, "PredecessorLink")
        put(element, PredecessorUID=link.frm, Type=int(link.type), CrossProject=0)
        put(element, LinkLag=link.lag.amount, LagFormat=link.lag.unit)


def _write_baselines(parent: Element, task: Task) -> None:
    for baseline in task.baselines:
        element = below(parent, "Baseline")
        put(element, Number=baseline.number)
        put(element, Start=baseline.start, Finish=baseline.finish)
        if baseline.duration is not None:
            put(element, Duration=span(baseline.duration.amount))
            put(element, DurationFormat=baseline.duration.unit)
