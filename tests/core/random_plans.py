"""Random plans and calendars from a seed, with everything that a plan may hold."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from programme.core.calendar import EVERY_DAY, MONDAY_TO_FRIDAY, WorkingCalendar
from programme.core.committee import Committee
from programme.core.plan import (
    DECIDED,
    ELAPSED,
    NOT_STARTED,
    Activity,
    Constraint,
    ConstraintKind,
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


def demanding_case(seed: int) -> Case:
    """A random case with constraints, part time, leave, committees, counted lags."""
    chance = Random(seed + 1)  # noqa: S311
    case = random_case(seed)
    plan, as_of = case.plan, case.as_of
    one = chance.choice(sorted(case.calendar.weekdays))
    calendars = {
        ELAPSED: EVERY_DAY,
        "part time": WorkingCalendar(
            frozenset([one, *chance.sample(range(7), chance.randint(1, 4))])
        ),
        "leave": _leave(chance, as_of),
    }
    committees = {
        "board": _committee(chance, plan.start, 28),
        "panel": _committee(chance, plan.start, 9),
    }
    work = tuple(_demanding(chance, plan.start, one) for one in plan.activities)
    links = tuple(
        replace(link, calendar=chance.choice(list(calendars)))
        if chance.random() < 0.25
        else link
        for link in plan.links
    )
    return replace(case, plan=Plan(plan.start, work, links, calendars, committees))


def _leave(chance: Random, as_of: date) -> WorkingCalendar:
    first = as_of + timedelta(chance.randint(-10, 30))
    days = range(chance.randint(1, 20))
    return WorkingCalendar(
        frozenset(range(7)), frozenset(first + timedelta(day) for day in days)
    )


def _committee(chance: Random, start: date, every: int) -> Committee:
    first = start + timedelta(chance.randint(-20, 40))
    meetings = [first + timedelta(every * n) for n in range(chance.randint(0, 5))]
    return Committee("Committee", chance.randint(0, 6), tuple(meetings))


def _demanding(chance: Random, start: date, activity: Activity) -> Activity:
    if chance.random() < 0.3:
        kind = chance.choice(list(ConstraintKind))
        late = kind is ConstraintKind.AS_LATE_AS_POSSIBLE
        day = None if late else start + timedelta(chance.randint(-5, 60))
        activity = replace(activity, constraint=Constraint(kind, day))
    if activity.kind is Kind.ACTIVITY and chance.random() < 0.3:
        wanted = chance.choice([("part time",), ("leave",), ("part time", "leave")])
        activity = replace(activity, calendars=wanted)
    if activity.kind is Kind.ACTIVITY and chance.random() < 0.2:
        activity = replace(activity, committee=chance.choice(["board", "panel"]))
    progress = activity.progress
    if progress.remaining is not None and chance.random() < 0.4:
        resumes = start + timedelta(chance.randint(0, 50))
        activity = replace(activity, progress=replace(progress, resumes=resumes))
    return activity


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
