"""The list of what is to be done: overdue first, then under way, next and later."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from programme.cli.layout import (
    Column,
    Line,
    Screen,
    heading,
    paragraph,
    sides,
    table,
)
from programme.cli.words import short_date
from programme.core.answers import command, next_deed
from programme.core.calendar import WorkingCalendar
from programme.core.lateness import days_past
from programme.core.plan import Kind
from programme.core.words import counted, long_date
from programme.storage.views.people import Holder
from programme.storage.views.tasks import Task

NEXT = 20
"""Working days ahead that count as next."""

NEAR = 30
"""Working days ahead that a programme's list goes."""

UNDER_WAY, SUBMITTED = "in progress", "deliverable"
_TITLES = {
    "overdue": "Overdue (late in working days)",
    "decide": "Waiting for a decision",
    "now": "Under way",
    "next": f"Starting in the next {NEXT} working days",
    "later": "Later",
}
_KINDS = {"gate": "Decide the gate: ", SUBMITTED: "Accept or return: "}


@dataclass(frozen=True, slots=True)
class Duty:
    """A task as seen on a day, with its group.

    ``left`` counts working days until its due day, below zero when that is past, and
    ``away`` those until its start is due;
    ``doers`` are the names of those who are to do it.
    """

    task: Task
    group: str
    left: int
    away: int
    doers: tuple[str, ...]

    @property
    def is_near(self) -> bool:
        """Whether it is to be done, begun or decided soon."""
        return self.group != "later" or min(self.left, self.away) <= NEAR

    @property
    def late(self) -> int:
        """Working days past the due day."""
        return max(0, -self.left)

    @property
    def deed(self) -> str:
        """The command that answers it."""
        task = self.task
        deed = next_deed(Kind(task.kind), under_way=task.status == UNDER_WAY)
        return command(deed, task.programme, task.code)


@dataclass(frozen=True, slots=True)
class TaskList:
    """Duties on a day, for somebody or of a programme; ``whose`` says which.

    ``left_out`` counts those that lie further ahead than the list goes.
    """

    day: date
    whose: str
    duties: tuple[Duty, ...]
    one_person: bool
    one_programme: bool
    left_out: int = 0


def duties_on(
    day: date,
    tasks: Sequence[Task],
    calendars: Mapping[int, WorkingCalendar],
    holders: Sequence[Holder],
) -> Iterator[Duty]:
    """See tasks as they stand on a day."""
    names: dict[tuple[str, str], tuple[str, ...]] = {}
    for one in holders:
        role = one.programme, one.role
        names[role] = (*names.get(role, ()), one.name)
    for task in tasks:
        calendar = calendars[task.organisation_id]
        # A deliverable waits since the day it was submitted, and is not late for it.
        left = 0 if task.kind == SUBMITTED else _left(calendar, day, task.due)
        away = _left(calendar, day, task.due_start)
        doers = names.get((task.programme, task.role), ())
        yield Duty(task, _group(task, left, away), left, away, doers)


def tasks_screen(tasks: TaskList, width: int) -> Screen:
    """Show the list, the most urgent group first."""
    screen = sides(tasks.whose, f"as of {long_date(tasks.day)}", width)
    screen += paragraph(_summary(tasks.duties), width)
    for group, title in _TITLES.items():
        found = [duty for duty in tasks.duties if duty.group == group]
        if found:
            screen += heading(title, width)
            screen += table(*_table(tasks, group, found), width)
    if tasks.left_out:
        screen += [Line(), *paragraph(_further(tasks.left_out), width)]
    return screen + _hint(tasks, width)


def tasks_data(tasks: TaskList) -> dict[str, object]:
    """Give the list for scripts."""
    return {
        "as_of": tasks.day,
        "whose": tasks.whose,
        "left_out": tasks.left_out,
        "tasks": [_data(duty) for duty in tasks.duties],
    }


def _left(calendar: WorkingCalendar, day: date, until: date) -> int:
    """Count worked days until a day, below zero the days that it is past."""
    late = days_past(calendar, until, day)
    return -late if late else days_past(calendar, day, until)


def _group(task: Task, left: int, away: int) -> str:
    if left < 0:
        return "overdue"
    if task.kind == SUBMITTED:
        return "decide"
    if task.status == UNDER_WAY:
        return "now"
    return "next" if away <= NEXT else "later"


def _further(left_out: int) -> str:
    more = counted(left_out, "thing")
    return f"{more} more begin after the next {NEAR} working days. See all with --all"


def _summary(duties: Sequence[Duty]) -> str:
    if not duties:
        return "Nothing is to be done."
    late = sum(duty.late > 0 for duty in duties)
    overdue = f", {late} overdue" if late else ", nothing overdue"
    return f"{counted(len(duties), 'thing')} to do{overdue}."


def _table(
    tasks: TaskList, group: str, duties: Sequence[Duty]
) -> tuple[list[Column], list[tuple[str, ...]]]:
    columns = [
        *([] if tasks.one_programme else [Column("Programme")]),
        Column("Code"),
        Column("What", flexible=True),
        *([] if tasks.one_person else [Column("Who", flexible=True)]),
        *_day_columns(group),
    ]
    rows = []
    for duty in duties:
        task = duty.task
        start = (
            *([] if tasks.one_programme else [task.programme]),
            task.code,
            f"{_KINDS.get(task.kind, '')}{task.title}",
        )
        who = () if tasks.one_person else (_who(duty),)
        rows.append((*start, *who, *_days(duty)))
    return columns, rows


def _day_columns(group: str) -> list[Column]:
    match group:
        case "overdue":
            return [
                Column("Was due", right=True),
                Column("Late", right=True),
            ]
        case "decide":
            return [Column("Submitted", right=True)]
        case _:
            return [Column("Starts", right=True), Column("Due", right=True)]


def _days(duty: Duty) -> tuple[str, ...]:
    task = duty.task
    match duty.group:
        case "overdue":
            return short_date(task.due), str(duty.late)
        case "decide":
            return (short_date(task.due),)
        case "now":
            return short_date(task.start), short_date(task.due)
        case _:
            return short_date(task.due_start), short_date(task.due)


def _who(duty: Duty) -> str:
    return ", ".join(duty.doers) or f"nobody ({duty.task.role.replace('_', ' ')})"


def _hint(tasks: TaskList, width: int) -> Screen:
    """Say what to type for the first thing on the list."""
    if not tasks.duties:
        return []
    first = min(tasks.duties, key=lambda duty: list(_TITLES).index(duty.group))
    task = first.task
    said = {"start": "begins", "finish": "is done"}.get(first.deed.split()[1], "")
    when = f"When {task.code} {said}" if said else f"To decide {task.code}"
    return [Line(), *paragraph(f"{when}: {first.deed}", width)]


def _data(duty: Duty) -> dict[str, object]:
    task = duty.task
    return {
        "programme": task.programme,
        "organisation": task.organisation,
        "code": task.code,
        "title": task.title,
        "kind": task.kind,
        "phase": task.phase,
        "role": task.role,
        "who": list(duty.doers),
        "status": task.status,
        "group": duty.group,
        "start": task.start,
        "finish": task.finish,
        "due_start": task.due_start,
        "due": task.due,
        "days_late": duty.late,
        "critical": task.critical,
        "deed": duty.deed,
    }
