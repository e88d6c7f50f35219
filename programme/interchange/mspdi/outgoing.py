"""A programme of ours as a timed plan: days become clock times, codes are kept.

What the links of the file do not explain (an anchor, the status date, a first day of
its own) becomes a constraint: start no earlier than the day we plan.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from programme.core.plan import Link
from programme.core.status import ActivityStatus
from programme.core.timed.instants import instant
from programme.core.timed.plan import (
    Assignment,
    Constraint,
    ConstraintType,
    Duration,
    Lag,
    Resource,
    Settings,
    Task,
    TimedPlan,
)
from programme.core.timed.plan import Link as TimedLink
from programme.core.timed.plan import LinkType as TimedLinkType
from programme.core.timed.schedule import TimedSchedule, compute_timed_schedule
from programme.core.timed.work import crew_of
from programme.interchange.mspdi.days import (
    CALENDAR,
    CLOSES,
    DAY,
    OPENS,
    calendar_rules,
    evening,
    morning,
)
from programme.interchange.mspdi.outgoing_tasks import TaskMaker
from programme.interchange.mspdi.outline import Heading, outline
from programme.interchange.plan_out import PlanOut


@dataclass(frozen=True, slots=True)
class Moved:
    """A line that a file puts on other days than we do: the start and the finish."""

    code: str
    ours: tuple[date, date]
    theirs: tuple[date, date]


def timed_plan_of(out: PlanOut) -> TimedPlan:
    """Give the programme as a plan on clock times.

    Tasks are grouped by phase and workstream. UIDs are those of the plan's order, so
    that a second export has the same.
    """
    maker = TaskMaker(out)
    uids = {a.code: n for n, a in enumerate(out.programme.plan.activities, start=1)}
    owners = {name: n for n, name in enumerate(_owners(out), start=1)}
    tasks = tuple(_tasks(out, maker, uids))
    links = [_link(link, uids) for link in out.programme.plan.links]
    line = {task.uid: n for n, task in enumerate(tasks)}
    plan = TimedPlan(
        settings=_settings(out),
        tasks=tasks,
        links=tuple(sorted(links, key=lambda link: line[link.to])),
        calendars=(
            calendar_rules(
                out.programme.calendar,
                out.day_names,
                out.programme.start,
                out.schedule.finish,
            ),
        ),
        resources=tuple(Resource(n, name) for name, n in owners.items()),
        assignments=tuple(_assignments(out, owners, uids)),
    )
    return _measured(_held(maker, plan))


def moved(out: PlanOut, plan: TimedPlan, schedule: TimedSchedule) -> list[Moved]:
    """Give the lines that a schedule of the file puts on other days than we do.

    The evening of a day and the next morning are one moment of working time: a finish
    that a start asks for stands in the morning in Microsoft Project.
    """
    uids = {task.code: task.uid for task in plan.tasks if task.code}
    calendar = crew_of(plan).plan_calendar()

    def apart(day: date, theirs: datetime) -> bool:
        moments = {calendar.count(instant(at(day))) for at in (morning, evening)}
        return calendar.count(instant(theirs)) not in moments

    found = []
    for activity, _, dates in out.rows():
        timed = schedule.dates[uids[activity.code]]
        if apart(dates.start, timed.start) or apart(dates.finish, timed.finish):
            theirs = timed.start.date(), timed.finish.date()
            found.append(Moved(activity.code, (dates.start, dates.finish), theirs))
    return found


def _settings(out: PlanOut) -> Settings:
    start = out.programme.calendar.next_worked(out.programme.start)
    return Settings(
        start=morning(start),
        name=out.programme.title,
        calendar=CALENDAR,
        day_starts=OPENS,
        day_finishes=CLOSES,
        status_date=morning(out.schedule.as_of),
    )


def _tasks(out: PlanOut, maker: TaskMaker, uids: dict[str, int]) -> Iterator[Task]:
    yield Task(0, out.programme.title, level=0)
    free = len(uids) + 1
    for line in outline(out):
        if isinstance(line, Heading):
            yield Task(free, line.title, line.level)
            free += 1
        else:
            yield maker.task(uids[line.code] - 1, line.level)


def _link(link: Link, uids: dict[str, int]) -> TimedLink:
    kind = TimedLinkType[link.type.name]
    return TimedLink(uids[link.frm], uids[link.to], kind, Lag(link.lag * DAY))


def _owners(out: PlanOut) -> list[str]:
    roles = [detail.owner_role for _, detail, _ in out.rows() if detail.owner_role]
    return list(dict.fromkeys(map(out.owner, roles)))


def _assignments(
    out: PlanOut, owners: dict[str, int], uids: dict[str, int]
) -> Iterator[Assignment]:
    for activity, detail, _ in out.rows():
        if detail.owner_role:
            task, owner = uids[activity.code], owners[out.owner(detail.owner_role)]
            yield Assignment(task, task, owner, activity.duration * DAY)


def _held(maker: TaskMaker, plan: TimedPlan) -> TimedPlan:
    """Hold back what the links would have start sooner than we plan it.

    What comes first is held first, since it takes along what waits for it.
    """
    wanted = dict(_wanted(maker))
    for _ in plan.tasks:
        dates = compute_timed_schedule(plan).dates
        early = {uid for uid, at in wanted.items() if dates[uid].start < at}
        first = early - {link.to for link in plan.links if link.frm in early}
        if not first:
            break
        tasks = (
            _held_back(task, wanted[task.uid]) if task.uid in first else task
            for task in plan.tasks
        )
        plan = replace(plan, tasks=tuple(tasks))
    return plan


def _wanted(maker: TaskMaker) -> Iterator[tuple[int, datetime]]:
    for i, (_, _, dates) in enumerate(maker.out.rows()):
        if dates.status is ActivityStatus.NOT_STARTED:
            yield i + 1, maker.starts(i)


def _held_back(task: Task, on: datetime) -> Task:
    kind = ConstraintType.START_NO_EARLIER_THAN
    return replace(task, constraint=Constraint(kind, on))


def _measured(plan: TimedPlan) -> TimedPlan:
    """Give each summary the working time from its start to its finish."""
    dates = compute_timed_schedule(plan).dates
    calendar = crew_of(plan).plan_calendar()

    def measured(task: Task) -> Task:
        if task.code:
            return task
        span = dates[task.uid]
        length = calendar.between(instant(span.start), instant(span.finish))
        return replace(task, duration=Duration(length))

    return replace(plan, tasks=tuple(map(measured, plan.tasks)))
