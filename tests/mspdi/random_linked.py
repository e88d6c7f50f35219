"""Random timed plans of working time in one calendar, with links of every usual kind."""

from dataclasses import replace
from random import Random

from programme.core.timed.calendar_rules import (
    STANDARD_WEEK,
    CalendarException,
    CalendarRules,
)
from programme.core.timed.plan import Lag, Link, LinkType, Progress, Task, TimedPlan
from programme.core.timed.recurrence import Recurrence, Repeats
from tests.mspdi.builders import MORNING, at, day_off, jan, must, plan, task

KINDS = [LinkType.FS, LinkType.SS, LinkType.FF]
LENGTHS = [2, 4, 8, 8, 12, 20]
LAGS = [Lag(), Lag(), Lag(4800), Lag(2400), Lag(-2400), Lag(50, 19)]
HALF_DAYS = CalendarRules(
    1,
    "Standard",
    days=STANDARD_WEEK,
    exceptions=(
        day_off(7),
        CalendarException(Recurrence(Repeats.DAILY, jan(12), jan(13)), MORNING),
    ),
)


def linked_plan(seed: int, *, held: bool = False) -> TimedPlan:
    """The same plan for the same seed: up to eight tasks in one calendar.

    Of summaries only the finish is waited for. Where they are ``held``, some tasks have
    a constraint or a deadline, or have begun.
    """
    chance = Random(seed)  # noqa: S311
    tasks = [
        replace(task(uid, chance.choice(LENGTHS)), level=chance.choice([1, 2, 2]))
        for uid in range(1, chance.randint(3, 9))
    ]
    below = [each.level for each in tasks[1:]] + [0]
    made = [
        Task(each.uid, level=each.level) if after > each.level else each
        for each, after in zip(tasks, below, strict=True)
    ]
    links = _links(chance, made)
    if held:
        made = [_held(chance, each) if each.duration.amount else each for each in made]
    return plan(*made, *links, calendars=(HALF_DAYS,))


def _held(chance: Random, task: Task) -> Task:
    day = chance.choice([4, 5, 6, 8, 11])
    half = task.duration.amount // 2
    return chance.choice(
        [
            task,
            task,
            replace(task, deadline=at(f"{day} 17:00")),
            replace(task, constraint=must("START_NO_EARLIER_THAN", f"{day} 08:00")),
            replace(task, constraint=must("FINISH_NO_EARLIER_THAN", f"{day} 17:00")),
            replace(task, progress=Progress(50, at("4 08:00"), remaining=half)),
        ]
    )


def _links(chance: Random, tasks: list[Task]) -> list[Link]:
    found = []
    for target in range(1, len(tasks)):
        outside = [i for i in range(target) if not _is_part(tasks, target, i)]
        many = min(len(outside), chance.choice([0, 1, 2]))
        for source in chance.sample(outside, many):
            plain = tasks[source].duration.amount and tasks[target].duration.amount
            kind = chance.choice(KINDS) if plain else LinkType.FS
            lag = chance.choice(LAGS) if plain else Lag()
            found.append(Link(tasks[source].uid, tasks[target].uid, kind, lag))
    return found


def _is_part(tasks: list[Task], i: int, summary: int) -> bool:
    below = tasks[summary + 1 : i + 1]
    return all(each.level > tasks[summary].level for each in below)
