"""Random timed plans from a seed, with everything that a plan may hold."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from programme.core.timed.calendar_rules import (
    STANDARD_WEEK,
    CalendarException,
    CalendarRules,
    WorkWeek,
)
from programme.core.timed.instants import HOUR
from programme.core.timed.plan import (
    Assignment,
    Baseline,
    Constraint,
    ConstraintType,
    Duration,
    Lag,
    Link,
    LinkType,
    ManualDates,
    Progress,
    Resource,
    Settings,
    Task,
    TimedPlan,
)
from programme.core.timed.recurrence import Recurrence, Repeats
from tests.mspdi import builders
from tests.mspdi.builders import MORNING, START, jan

LENGTHS = [0, 2, 4, 8, 8, 16, 20, 40]
LAGS = [Lag(), Lag(), Lag(4800), Lag(-2400), Lag(14400, 8), Lag(-50, 19), Lag(50, 20)]


def random_plan(seed: int) -> TimedPlan:
    """The same plan for the same seed, with up to ten tasks."""
    chance = Random(seed)  # noqa: S311
    tasks = _outline(chance, [_task(chance, uid) for uid in range(1, _count(chance))])
    links = _links(chance, tasks)
    resources = (
        Resource(1, "Ann", 2),
        Resource(2, "Bo"),
        Resource(3, "Sand", works=False),
    )
    assignments = tuple(
        Assignment(n, task.uid, chance.randint(1, 3), task.duration.amount)
        for n, task in enumerate(tasks)
        if chance.random() < 0.3
    )
    settings = Settings(
        START,
        name=f"plan {seed}",
        calendar=1,
        honours_constraints=chance.random() < 0.8,
        critical_limit=chance.choice([0, 0, 2]),
    )
    return TimedPlan(settings, tasks, links, _calendars(chance), resources, assignments)


def random_work(seed: int) -> TimedPlan:
    """The random plan of a seed with one task more, which surely is to be done."""
    made = random_plan(seed)
    return replace(made, tasks=(*made.tasks, builders.task(99, 8, name="Last")))


def _count(chance: Random) -> int:
    return chance.randint(2, 11)


def _when(chance: Random) -> datetime:
    return START + timedelta(days=chance.randint(0, 20), hours=chance.choice([0, 2, 9]))


def _task(chance: Random, uid: int) -> Task:
    hours = chance.choice(LENGTHS)
    made = Task(uid, f"Täsk & <{uid}>", duration=Duration(hours * HOUR))
    made = replace(made, milestone=not hours)
    if chance.random() < 0.5:
        made = chance.choice(SPECIALS)(chance, made)
    if chance.random() < 0.2:
        made = replace(made, baselines=(Baseline(0, START, None, Duration(600)),))
    return made


def _constrained(chance: Random, task: Task) -> Task:
    kind = chance.choice(list(ConstraintType))
    on = None if kind.value < 2 else _when(chance)
    return replace(task, constraint=Constraint(kind, on))


def _by_hand(chance: Random, task: Task) -> Task:
    start = _when(chance)
    return replace(task, manual=ManualDates(start, start + timedelta(hours=30)))


def _begun(_: Random, task: Task) -> Task:
    left = task.duration.amount // 2
    return replace(task, progress=Progress(30, START, remaining=left))


def _done(_: Random, task: Task) -> Task:
    done = START + timedelta(hours=26)
    return replace(task, progress=Progress(100, START, done, remaining=0))


def _elapsed(_: Random, task: Task) -> Task:
    return replace(task, duration=Duration(task.duration.amount, 8))


def _levelled(chance: Random, task: Task) -> Task:
    return replace(task, levelling_delay=14400, deadline=_when(chance))


def _inactive(chance: Random, task: Task) -> Task:
    return replace(task, calendar=chance.choice([1, 2]), active=False)


SPECIALS = [
    _constrained,
    _constrained,
    _by_hand,
    _begun,
    _done,
    _elapsed,
    _levelled,
    _inactive,
]


def _outline(chance: Random, tasks: list[Task]) -> tuple[Task, ...]:
    found: list[Task] = []
    for task in tasks:
        deepest = found[-1].level + 1 if found else 1
        found.append(replace(task, level=chance.randint(1, min(deepest, 3))))
    below = [task.level for task in found[1:]] + [0]
    pairs = zip(found, below, strict=True)
    return tuple(_summary(task) if n > task.level else task for task, n in pairs)


def _summary(task: Task) -> Task:
    return Task(task.uid, task.name, task.level)


def _links(chance: Random, tasks: tuple[Task, ...]) -> tuple[Link, ...]:
    ends = [
        task.uid
        for task, after in zip(tasks, [*tasks[1:], None], strict=True)
        if after is None or after.level <= task.level
    ]
    return tuple(
        Link(ends[i], ends[j], chance.choice(list(LinkType)), chance.choice(LAGS))
        for j in range(1, len(ends))
        for i in chance.sample(range(j), min(j, chance.choice([0, 1, 1, 2])))
    )


def _calendars(chance: Random) -> tuple[CalendarRules, ...]:
    off = [
        CalendarException(Recurrence(Repeats.DAILY, jan(day), jan(day + 1)), day_hours)
        for day in chance.sample(range(4, 29), 3)
        for day_hours in [chance.choice([(), MORNING])]
    ]
    fridays = Recurrence(Repeats.WEEKLY, jan(8), jan(31), weekdays=frozenset({4}))
    week = WorkWeek(jan(11), jan(15), (MORNING, *[None] * 6), "short")
    return (
        CalendarRules(1, "Standard", days=STANDARD_WEEK, exceptions=tuple(off)),
        CalendarRules(
            2,
            "Own",
            base=1,
            exceptions=(CalendarException(fridays, name="Fridays"),),
            work_weeks=(week,),
            is_base=False,
        ),
    )
