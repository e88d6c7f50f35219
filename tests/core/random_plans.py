"""Random plans and calendars from a seed, with everything that a plan may hold."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from programme.core.calendar import MONDAY_TO_FRIDAY, WorkingCalendar
from programme.core.plan import (
    DECIDED,
    NOT_STARTED,
    Activity,
    Kind,
    Link,
    LinkType,
    MonthAnchor,
    Plan,
    Progress,
    no_earlier_than,
)

KINDS = [Kind.ACTIVITY] * 8 + [Kind.MILESTONE] * 3 + [Kind.GATE, Kind.DELIVERABLE]
ANCHOR_DAYS = [1, 1, 1, 1, 10, 28]


@dataclass(frozen=True)
class Case:
    """What a scheduler is given."""

    plan: Plan
    calendar: WorkingCalendar
    as_of: date


def random_case(seed: int) -> Case:
    """The same case for the same seed, with up to ten activities."""
    chance = Random(seed)  # noqa: S311
    start = date(2026, 1, 1) + timedelta(chance.randrange(365))
    as_of = start + timedelta(chance.randint(-10, 40))
    count = chance.randint(1, 10)
    work = [_work(chance, f"A{i}", start, as_of) for i in range(count)]
    links = _links(chance, [activity.code for activity in work])
    chance.shuffle(work)
    return Case(Plan(start, tuple(work), links), _calendar(chance, start), as_of)


def _calendar(chance: Random, start: date) -> WorkingCalendar:
    weekdays = MONDAY_TO_FRIDAY
    if chance.random() < 0.4:
        weekdays = frozenset(chance.sample(range(7), chance.randint(2, 7)))
    near = [start + timedelta(days) for days in range(-60, 90)]
    off = frozenset(chance.sample(near, chance.choice([0, 3, 25])))
    extra = frozenset(chance.sample(near, chance.choice([0, 0, 10])))
    return WorkingCalendar(weekdays, off, extra)


def _work(chance: Random, code: str, start: date, as_of: date) -> Activity:
    kind = chance.choice(KINDS)
    has_length = kind is Kind.ACTIVITY and chance.random() < 0.95
    activity = Activity(code, chance.randint(1, 9) if has_length else 0, kind)
    if chance.random() < 0.2:
        not_before = start + timedelta(chance.randint(-5, 60))
        activity = replace(activity, constraint=no_earlier_than(not_before))
    if kind not in DECIDED and chance.random() < 0.12:
        months = chance.sample(range(1, 13), chance.randint(1, 4))
        anchor = MonthAnchor(tuple(months), chance.choice(ANCHOR_DAYS))
        activity = replace(activity, anchor=anchor)
    return replace(activity, progress=_progress(chance, activity, start, as_of))


def _progress(chance: Random, activity: Activity, start: date, as_of: date) -> Progress:
    if chance.random() < 0.65 or activity.kind is Kind.MILESTONE:
        return NOT_STARTED
    started = start + timedelta(chance.randint(-5, max(0, (as_of - start).days)))
    later = started + timedelta(chance.randint(0, max(0, (as_of - started).days)))
    finished = [Progress(started, later), Progress(None, later)]
    if not activity.duration:
        return chance.choice(finished)
    reported = Progress(started, None, chance.randint(1, 9), later)
    return chance.choice([*finished, Progress(started), reported])


def _links(chance: Random, codes: list[str]) -> tuple[Link, ...]:
    """Links that lead from earlier codes to later ones, in any order."""
    density = chance.choice([0.1, 0.3, 0.6])
    types = chance.choice([[LinkType.FS], list(LinkType)])
    links = [
        Link(before, after, chance.choice(types), _lag(chance))
        for i, after in enumerate(codes)
        for before in codes[:i]
        if chance.random() < density
    ]
    chance.shuffle(links)
    return tuple(links)


def _lag(chance: Random) -> int:
    return chance.choice([0, 0, 0, chance.randint(-6, 9)])
