"""How the stored start and finish of work differ from what its duration explains.

Work that is interrupted or done unevenly takes longer from start to finish than its
duration. Project keeps the interruptions in time-phased data, which many files lack; the
two dates still tell how long they are.
"""

from dataclasses import replace
from datetime import datetime

from programme.core.timed.forward import facts
from programme.core.timed.instants import instant
from programme.core.timed.plan import Task
from programme.core.timed.work import Crew


def explained(crew: Crew, task: Task, start: datetime, finish: datetime) -> Task:
    """Give the task so that its work lasts from its start to its finish.

    It comes back as it is when its duration and calendars explain the dates. Else it
    works by its own or the plan's calendar alone, or has a gap, or both: the first that
    explains them. When nothing does (a finish outside working time) it comes back too.
    """
    if not _may_last(task) or finish <= start:
        return task
    alone = task
    if crew.assignments.get(task.uid):
        own = crew.calendar_of(task)
        alone = replace(task, calendar=own, ignores_resource_calendars=True)
    for fit in (task, alone):
        if _missing(crew, fit, start, finish) == 0:
            return fit
    for fit in (task, alone):
        filled = replace(fit, gap=_missing(crew, fit, start, finish) or 0)
        lasts = filled.duration.amount + filled.gap > 0
        if lasts and _missing(crew, filled, start, finish) == 0:
            return filled
    return task


def _may_last(task: Task) -> bool:
    """Say whether the schedule makes the length of this task."""
    happened = task.manual is not None or task.progress.finished is not None
    return task.duration.amount > 0 and not happened


def _missing(crew: Crew, task: Task, start: datetime, finish: datetime) -> int | None:
    """Count the working time from where the work would end to where it ended.

    None when it could not have started where it did.
    """
    work, begins = crew.work_of(task), instant(start)
    if not any(run.calendar.touches(begins) for run in work.runs):
        return None if task.progress.started is None else 0
    placed = facts(task, work) or work.forward(begins)
    return work.runs[0].calendar.between(placed[1], instant(finish))
