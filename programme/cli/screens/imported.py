"""A plan from elsewhere as it was read and scheduled on its clock times."""

from datetime import datetime

from programme.cli.layout import Column, Line, Screen, paragraph, sides, table
from programme.cli.screens.losses import fates, loss_data, losses_screen
from programme.cli.words import short_date
from programme.core.timed.instants import MINUTE
from programme.core.timed.plan import Task
from programme.core.timed.schedule import TimedSchedule
from programme.core.words import counted
from programme.interchange.mspdi.loss import Fate
from programme.interchange.mspdi.reading import Imported

_TASKS = (
    Column("Task", right=True),
    Column("Name", flexible=True),
    Column("Start", right=True),
    Column("Finish", right=True),
    Column("Kept", right=True),
    Column("Turned", right=True),
    Column("Lost", right=True),
)


def imported_screen(
    file: str,
    imported: Imported,
    schedule: TimedSchedule,
    width: int,
    stored: str = "",
) -> Screen:
    """Show the outline with its dates, and what became of each task's values."""
    plan = imported.plan
    critical = sum(dates.critical for dates in schedule.dates.values())
    told = (
        f"{counted(len(plan.tasks), 'task')} and {counted(len(plan.links), 'link')}, from"
        f" {_clock(schedule.start)} to {_clock(schedule.finish)}; {critical} critical."
        f"{stored}"
    )
    rows = [_row(task, imported, schedule) for task in plan.tasks]
    return [
        *sides(plan.settings.name or file, file, width),
        *paragraph(told, width),
        Line(),
        *table(_TASKS, rows, width),
        *losses_screen(imported.report, width),
    ]


def imported_data(
    file: str, imported: Imported, schedule: TimedSchedule
) -> dict[str, object]:
    """Give the same for scripts."""
    report = imported.report
    counted = [loss.fate for loss in report.losses]
    return {
        "file": file,
        "title": imported.plan.settings.name,
        "start": schedule.start,
        "finish": schedule.finish,
        "tasks": [_task(task, imported, schedule) for task in imported.plan.tasks],
        "kept": sum(report.kept.values()),
        "turned": counted.count(Fate.TURNED),
        "not_understood": counted.count(Fate.NOT_UNDERSTOOD),
        "losses": loss_data(report),
    }


def _row(task: Task, imported: Imported, schedule: TimedSchedule) -> tuple[str, ...]:
    dates = schedule.dates[task.uid]
    indent = "· " * max(task.level - 1, 0)
    counted = map(str, fates(imported.report, task.uid))
    when = _clock(dates.start), _clock(dates.finish)
    return (str(task.uid), f"{indent}{task.name}", *when, *counted)


def _task(task: Task, imported: Imported, schedule: TimedSchedule) -> dict[str, object]:
    dates = schedule.dates[task.uid]
    kept, turned, lost = fates(imported.report, task.uid)
    return {
        "id": task.uid,
        "name": task.name,
        "level": task.level,
        "start": dates.start,
        "finish": dates.finish,
        "total_slack": dates.total_slack / MINUTE,
        "free_slack": dates.free_slack / MINUTE,
        "critical": dates.critical,
        "kept": kept,
        "turned": turned,
        "not_understood": lost,
    }


def _clock(moment: datetime) -> str:
    return f"{short_date(moment.date())} {moment:%H:%M}"
