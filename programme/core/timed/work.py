"""Where one piece of work comes to lie when its start or its finish is known."""

from dataclasses import dataclass

from programme.core.timed.calendar import ROUND_THE_CLOCK, WorkingTime
from programme.core.timed.calendar_rules import CalendarBook
from programme.core.timed.lengths import is_elapsed
from programme.core.timed.plan import (
    Assignment,
    Resource,
    Settings,
    Task,
    TimedPlan,
)

Placed = tuple[int, int]
"""Start and finish as instants."""


@dataclass(frozen=True, slots=True)
class Run:
    """One stretch of work: who does it works by this calendar."""

    calendar: WorkingTime
    length: int

    def forward(self, bound: int) -> Placed:
        """Place it as early as the bound allows.

        What takes no time stays where it is asked for, be it worked then or not.
        """
        if not self.length:
            return bound, bound
        start = self.calendar.next_start(bound)
        return start, self.calendar.add(start, self.length)

    def backward(self, bound: int) -> Placed:
        """Place it so that it ends by the bound, and no earlier than it must."""
        if not self.length:
            return bound, bound
        finish = self.calendar.last_end(bound)
        return self.calendar.add(finish, -self.length), finish

    def ending(self, bound: int) -> Placed:
        """Place it so that it ends at the bound, which may be where a shift begins."""
        start, finish = self.backward(bound)
        return start, bound if self.calendar.touches(bound) else finish


@dataclass(frozen=True, slots=True)
class Work:
    """The runs of a task: it starts with the first and ends with the last of them.

    ``calendar`` measures its slack, and ``lags`` the lags of the links to it.
    """

    calendar: WorkingTime
    lags: WorkingTime
    runs: tuple[Run, ...]

    def forward(self, bound: int) -> Placed:
        """Place all runs as early as the bound allows."""
        placed = [run.forward(bound) for run in self.runs]
        return min(start for start, _ in placed), max(finish for _, finish in placed)

    def backward(self, bound: int) -> Placed:
        """Place all runs so that they end by the bound."""
        placed = [run.backward(bound) for run in self.runs]
        return min(start for start, _ in placed), max(finish for _, finish in placed)

    def ending(self, bound: int) -> Placed:
        """Place it to end at the bound; of several runs the first start is kept."""
        if len(self.runs) == 1:
            return self.runs[0].ending(bound)
        return self.forward(self.backward(bound)[0])

    def left(self, length: int) -> "Work":
        """Give the work with only so much of each run still to do."""
        runs = tuple(Run(run.calendar, min(run.length, length)) for run in self.runs)
        return Work(self.calendar, self.lags, runs)


@dataclass(frozen=True, slots=True)
class Crew:
    """Who is assigned to which task, and the calendars of all."""

    settings: Settings
    book: CalendarBook
    resources: dict[int, Resource]
    assignments: dict[int, list[Assignment]]

    def work_of(self, task: Task) -> Work:
        """Lay out the work of a task.

        A task works the time of its own calendar, else the plan's; where resources do
        it, the time of theirs, within the task's own when it has one (and the two share
        any time). Elapsed lengths
        go round the clock (Microsoft's documentation of Task Calendar, Ignore Resource
        Calendar and elapsed duration).
        """
        length, own = task.duration.amount + task.gap, self._own(task)
        if is_elapsed(task.duration.unit):
            return Work(ROUND_THE_CLOCK, own, (Run(ROUND_THE_CLOCK, length),))
        runs = self._runs(task, length) or (Run(own, length),)
        return Work(own, own, runs)

    def calendar_of(self, task: Task) -> int | None:
        """Give the UID of the task's own calendar, else of the plan's."""
        known = task.calendar in self.book.rules
        return task.calendar if known else self.settings.calendar

    def plan_calendar(self) -> WorkingTime:
        """Give the working time of the plan as a whole."""
        known = self.settings.calendar
        return self.book.working_time(*(() if known is None else (known,)))

    def _own(self, task: Task) -> WorkingTime:
        if task.calendar is None or task.calendar not in self.book.rules:
            return self.plan_calendar()
        return self.book.working_time(task.calendar)

    def _runs(self, task: Task, length: int) -> tuple[Run, ...]:
        """Give one run per calendar among those who do the work."""
        if task.ignores_resource_calendars and task.calendar is not None:
            return ()
        found: dict[WorkingTime, int] = {}
        for each in self.assignments.get(task.uid, []):
            calendar = self._calendar_of(task, each)
            if calendar is not None:
                share = _share(each, length)
                found[calendar] = max(found.get(calendar, 0), share)
        if len(found) == 1 or length not in found.values():
            found = dict.fromkeys(found, length)
        return tuple(Run(calendar, share) for calendar, share in found.items())

    def _calendar_of(self, task: Task, assignment: Assignment) -> WorkingTime | None:
        resource = self.resources.get(assignment.resource)
        if resource is None or not resource.works or resource.calendar is None:
            return None
        if resource.calendar not in self.book.rules:
            return None
        if task.calendar is None or task.calendar not in self.book.rules:
            return self.book.working_time(resource.calendar)
        both = self.book.working_time(task.calendar, resource.calendar)
        return both if both.ever_works else self.book.working_time(task.calendar)


def crew_of(plan: TimedPlan) -> Crew:
    """Gather who is assigned to what in a plan."""
    assignments: dict[int, list[Assignment]] = {}
    for assignment in plan.assignments:
        assignments.setdefault(assignment.task, []).append(assignment)
    return Crew(
        plan.settings,
        CalendarBook({rules.uid: rules for rules in plan.calendars}),
        {resource.uid: resource for resource in plan.resources},
        assignments,
    )


def _share(assignment: Assignment, length: int) -> int:
    """Give how long the resource takes for its own part of the work."""
    if assignment.work <= 0 or assignment.units <= 0:
        return length
    return min(round(assignment.work / assignment.units), length)
