"""Lines by our codes out of a file that left us and was edited elsewhere."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from programme.core.plan import Link, LinkType, Progress
from programme.core.problems import Place, Problem
from programme.core.timed.lengths import is_elapsed, is_percent
from programme.core.timed.plan import ConstraintType, Task, TimedPlan
from programme.core.timed.plan import Link as TimedLink
from programme.interchange.file_lines import FileLine, FileLines
from programme.interchange.marks import mark_of, read_mark
from programme.interchange.mspdi.reading import Imported, read_file

_NOT_BEFORE = frozenset(
    {ConstraintType.AS_SOON_AS_POSSIBLE, ConstraintType.START_NO_EARLIER_THAN}
)


def read_file_lines(path: Path) -> FileLines:
    """Read the lines of an MSPDI file that have our codes.

    Raises:
        ProblemsFoundError: with everything that keeps it from being a plan.
    """
    return file_lines(read_file(path), path.name)


def file_lines(imported: Imported, file: str) -> FileLines:
    """Give the lines of an imported plan that have our codes.

    Lengths become working days of the plan, rounded up; what is no whole number of
    them, and what a plan of ours cannot say, is a problem at the task.
    """
    reader = _Reader(imported.plan, file)
    lines = {line.code: line for line in reader.lines()}
    plan = imported.plan
    after = [task.level for task in plan.tasks[1:]] + [0] * bool(plan.tasks)
    loose = tuple(
        task.name
        for task, level in zip(plan.tasks, after, strict=True)
        if not task.code and level <= task.level
    )
    as_of = _day(plan.settings.status_date)
    return FileLines(lines, loose, tuple(sorted(reader.problems)), as_of)


def marked(plan: TimedPlan) -> TimedPlan:
    """Give a plan of ours with the mark of each line, by which it is known again."""
    lines = _Reader(plan, "").lines()
    marks = {line.code: mark_of(line.code, line.texts()) for line in lines}
    tasks = (replace(task, mark=marks.get(task.code, "")) for task in plan.tasks)
    return replace(plan, tasks=tuple(tasks))


@dataclass
class _Reader:
    plan: TimedPlan
    file: str
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._day = self.plan.settings.working_day
        self._tasks = {task.uid: task for task in self.plan.tasks}
        self._into: dict[int, list[TimedLink]] = {}
        for link in self.plan.links:
            self._into.setdefault(link.to, []).append(link)

    def lines(self) -> Iterator[FileLine]:
        """Give each line once; a code that comes twice is a problem."""
        seen: set[str] = set()
        for task in self.plan.tasks:
            if task.code in seen:
                self._problem(task, "its code stands in the file already", "Keep one")
            elif task.code:
                seen.add(task.code)
                yield self._line(task)

    def _line(self, task: Task) -> FileLine:
        constraint = task.constraint
        if constraint.type not in _NOT_BEFORE:
            words = constraint.type.name.lower().replace("_", " ")
            what = f"a constraint '{words}' has no place in a plan of ours"
            self._problem(task, what, "Use a link or start no earlier than")
        held = constraint.type is ConstraintType.START_NO_EARLIER_THAN
        return FileLine(
            place=Place(self.file),
            code=task.code,
            title=task.name,
            duration=self._days(task, task.duration.amount, "its duration"),
            links=tuple(self._links(task)),
            not_before=constraint.on.date() if held and constraint.on else None,
            deadline=None if task.deadline is None else task.deadline.date(),
            progress=self._progress(task),
            mark=read_mark(task.code, task.mark),
        )

    def _links(self, task: Task) -> Iterator[Link]:
        for link in self._into.get(task.uid, ()):
            source = self._tasks[link.frm]
            if not source.code:
                what = f"it waits for '{source.name}', which has no code"
                self._problem(task, what, "Give the other task a code or remove this")
                continue
            lag = self._lag(task, source, link)
            yield Link(source.code, task.code, LinkType[link.type.name], lag)

    def _lag(self, task: Task, source: Task, link: TimedLink) -> int:
        amount = link.lag.amount
        if is_percent(link.lag.unit):
            amount = round(source.duration.amount * amount / 100)
        if amount and is_elapsed(link.lag.unit):
            what = f"its lag after {source.code} counts nights and weekends too"
            self._problem(task, what, "Give the lag in working days")
        return self._days(task, amount, f"its lag after {source.code}")

    def _progress(self, task: Task) -> Progress:
        given = task.progress
        started, finished = _day(given.started), _day(given.finished)
        left = None
        if started is not None and finished is None and given.remaining is not None:
            left = self._days(task, given.remaining, "its remaining duration")
        return Progress(started, finished, left, self._reported(left))

    def _reported(self, left: int | None) -> date | None:
        return None if left is None else _day(self.plan.settings.status_date)

    def _days(self, task: Task, amount: int, name: str) -> int:
        days = -(-amount // self._day)
        if amount % self._day:
            what = f"{name} is no whole number of working days; taken as {days}"
            self._problem(task, what, "Give whole days")
        return days

    def _problem(self, task: Task, what: str, cure: str) -> None:
        about = f"{task.code} ({task.name}): {what}"
        self.problems.append(Problem(Place(self.file), about, cure))


def _day(moment: datetime | None) -> date | None:
    return None if moment is None else moment.date()
