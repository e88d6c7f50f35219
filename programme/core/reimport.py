"""An imported programme whose plan is imported again: the edited file, or an undoing.

What has happened only ever grows by a file: of what was reported here and what the file
says, whichever is further holds, and on a tie what was reported here.
"""

from dataclasses import replace

from programme.core.imported_programme import imported_programme
from programme.core.plan import Activity
from programme.core.programme import Programme
from programme.core.timed.plan import Progress, Task, TimedPlan


def reimported(programme: Programme, plan: TimedPlan) -> Programme:
    """Give the programme on another plan; dates stay as they are.

    Tasks are known by their codes.

    Raises:
        LoopError: when the links make a circle.
        KeyError: when a link names a task that is not in the plan.
    """
    known = tasks_of(programme.timed)
    coded = imported_programme(plan).timed
    tasks = tuple(_further(task, known.get(task.code)) for task in coded.tasks)
    found = imported_programme(replace(coded, tasks=tasks))
    told = {one.code: one for one in programme.plan.activities}
    now = tasks_of(found.timed)

    def as_told(activity: Activity) -> Activity:
        code = activity.code
        if code not in known or code not in now or code not in told:
            return activity
        same = known[code].progress == now[code].progress
        return replace(activity, progress=told[code].progress) if same else activity

    network = found.instance.plan
    return replace(
        programme,
        title=found.definition.title,
        start=network.start,
        plan=replace(network, activities=tuple(map(as_told, network.activities))),
        details=found.instance.details,
        timed=found.timed,
    )


def tasks_of(plan: TimedPlan | None) -> dict[str, Task]:
    """Give the tasks that have a code, by it."""
    tasks = () if plan is None else plan.tasks
    return {task.code: task for task in tasks if task.code}


def _further(task: Task, known: Task | None) -> Task:
    """Give the task with what has happened to it, here or as the file says.

    A length that a report made longer stays so.
    """
    if known is None or known.progress == Progress():
        return task
    if _how_far(task) > _how_far(known):
        return task
    amount = max(task.duration.amount, known.duration.amount)
    return replace(
        task,
        progress=known.progress,
        duration=replace(task.duration, amount=amount),
        manual=known.manual,
        gap=known.gap,
    )


def _how_far(task: Task) -> tuple[bool, bool, int]:
    progress = task.progress
    left = task.duration.amount if progress.remaining is None else progress.remaining
    return progress.finished is not None, progress.started is not None, -left
