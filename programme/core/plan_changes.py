"""What differs between two clock-time plans, task by task, in words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import datetime
from typing import Final

from programme.core.reimport import tasks_of
from programme.core.timed.instants import DAY, HOUR
from programme.core.timed.lengths import is_elapsed
from programme.core.timed.plan import (
    Assignment,
    Constraint,
    ConstraintType,
    Duration,
    Link,
    Task,
    TimedPlan,
)
from programme.core.words import listed, long_date


@dataclass(frozen=True, slots=True)
class PlanChanges:
    """The tasks that differ, by code, and all differences in words."""

    codes: tuple[str, ...]
    words: tuple[str, ...]


def plan_changes(was: TimedPlan, now: TimedPlan) -> PlanChanges:
    """Compare two plans whose tasks have codes."""
    compared = _Compared(was, now)
    found = [(code, list(compared.of_task(code))) for code in compared.after]
    return PlanChanges(
        tuple(code for code, words in found if words),
        (
            *(word for _, words in found for word in words),
            *compared.gone(),
            *compared.of_whole(),
        ),
    )


class _Compared:
    """Two plans side by side."""

    def __init__(self, was: TimedPlan, now: TimedPlan) -> None:
        self.was, self.now = was, now
        self.before, self.after = tasks_of(was), tasks_of(now)
        self._waited, self._waits = _by_task(was), _by_task(now)
        self._had, self._has = _team(was), _team(now)

    def of_task(self, code: str) -> Iterator[str]:
        """Say what differs about one task of the plan that holds now."""
        task = self.after[code]
        if code not in self.before:
            yield f"{code} {task.name} is new"
            return
        was = self.before[code]
        for name, words in _WORDS.items():
            if getattr(was, name) != getattr(task, name):
                yield f"{code} {words(task, self.now)}"
        if any(getattr(was, name) != getattr(task, name) for name in _OTHERS):
            yield f"{code} is scheduled in another way"
        waits = self._waits.get(task.uid, [])
        if self._waited.get(was.uid, []) != waits:
            yield f"{code} {self._waiting(waits)}"
        team = self._has.get(task.uid, [])
        if self._had.get(was.uid, []) != team:
            yield f"{code} is worked on by {self._who(team)}"

    def _waiting(self, links: Sequence[Link]) -> str:
        names = {task.uid: task.code or task.name for task in self.now.tasks}
        after = [f"{names[link.frm]} ({link.type.name})" for link in links]
        return f"waits for {listed(after)}" if after else "waits for nothing"

    def _who(self, team: Sequence[Assignment]) -> str:
        names = {one.uid: one.name for one in self.now.resources}
        found = [names.get(one.resource, "") for one in team]
        return listed([name for name in found if name] or ["nobody"])

    def gone(self) -> Iterator[str]:
        """Say which tasks take part no more."""
        for code, task in self.before.items():
            if code not in self.after:
                yield f"{code} {task.name} is no longer in the plan"

    def of_whole(self) -> Iterator[str]:
        """Say what differs about the plan as a whole."""
        for name, words in _WHOLE.items():
            if getattr(self.was, name) != getattr(self.now, name):
                yield words
        if _headings(self.was) != _headings(self.now):
            yield "the outline of the plan"


def _headings(plan: TimedPlan) -> list[Task]:
    return [replace(task, uid=0) for task in plan.tasks if not task.code]


def _by_task(plan: TimedPlan) -> Mapping[int, list[Link]]:
    """Give the links by the task that waits."""
    found: dict[int, list[Link]] = {}
    for link in plan.links:
        found.setdefault(link.to, []).append(link)
    return found


def _team(plan: TimedPlan) -> Mapping[int, list[Assignment]]:
    """Give who works on each task; numbers of assignments say nothing."""
    found: dict[int, list[Assignment]] = {}
    for one in plan.assignments:
        found.setdefault(one.task, []).append(replace(one, uid=0))
    return found


def length_words(length: Duration, plan: TimedPlan) -> str:
    """Say a length in days where it is a whole number of them, else in hours."""
    elapsed = is_elapsed(length.unit)
    whole = DAY if elapsed else plan.settings.working_day
    days, rest = divmod(length.amount, whole)
    number, unit = (length.amount / HOUR, "hour") if rest else (days, "day")
    return f"{'elapsed ' * elapsed}{number:g} {unit}{'' if number == 1 else 's'}"


def _constraint(constraint: Constraint) -> str:
    if constraint.type is ConstraintType.AS_SOON_AS_POSSIBLE:
        return "has no constraint"
    kind = constraint.type.name.lower().replace("_", " ")
    return f"has the constraint {kind}{_on(constraint.on)}"


def _happened(task: Task) -> str:
    progress = task.progress
    if progress.finished is not None:
        return f"is finished{_on(progress.finished)}"
    if progress.started is None:
        return "has not started"
    return f"is under way{_on(progress.started)}, {progress.percent}% done"


def _on(moment: datetime | None) -> str:
    return "" if moment is None else f" {long_date(moment.date())}"


_WORDS: Final[Mapping[str, Callable[[Task, TimedPlan], str]]] = {
    "name": lambda task, _: f"is called {task.name}",
    "level": lambda *_: "stands elsewhere in the outline",
    "duration": lambda task, plan: f"takes {length_words(task.duration, plan)}",
    "constraint": lambda task, _: _constraint(task.constraint),
    "deadline": lambda task, _: (
        f"has {'the deadline' if task.deadline else 'no deadline'}{_on(task.deadline)}"
    ),
    "progress": lambda task, _: _happened(task),
    "baselines": lambda *_: "has other baselines in the file",
}
_OTHERS: Final = tuple(
    each.name
    for each in fields(Task)
    if each.name not in {"uid", "code", "mark", *_WORDS}
)
_WHOLE: Final[Mapping[str, str]] = {
    "settings": "the settings of the plan",
    "calendars": "the calendars of the plan",
    "resources": "the resources of the plan",
}
