"""Random edits of a programme, good and bad, from a seed."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from programme.core.calendar import WorkingCalendar
from programme.core.committee import Committee
from programme.core.edits import (
    AddDeliverable,
    AddLink,
    DefineCalendar,
    DefineCommittee,
    Edit,
    RemoveDeliverable,
    RemoveLink,
    SetCalendar,
    SetCommittee,
    SetConstraint,
    SetDeadline,
    SetDuration,
    SetEffort,
    SetOwner,
)
from programme.core.plan import (
    ELAPSED,
    Activity,
    Constraint,
    ConstraintKind,
    Kind,
    Link,
    LinkType,
)
from programme.core.programme import Detail, Programme
from tests.core.builders import running
from tests.core.random_plans import Case

ROLES = ("lead", "sponsor", "member")
PERSON = "sam@trust.example"
CALENDARS = ("tuesdays", PERSON)
COMMITTEES = ("board", "people")


def programme_of(case: Case) -> Programme:
    """Make a plan a programme whose work, a day at least, is shared by three roles."""
    work = tuple(
        replace(
            one,
            duration=one.duration or int(one.kind is Kind.ACTIVITY),
            calendars=one.calendars[:1],
        )
        for one in case.plan.activities
    )
    plan = replace(case.plan, activities=work)
    details = (
        Detail(
            one.code,
            f"Work {one.code}",
            "P1",
            "W",
            ROLES[place % 3],
            "",
            calendar="".join(one.calendars),
        )
        for place, one in enumerate(work)
    )
    made = running(plan, details, calendar=case.calendar, as_of=case.as_of)
    return replace(made, sole_holders={"lead": PERSON})


def random_edits(seed: int, programme: Programme) -> list[Edit]:
    """The same edits for the same seed: one to six, of every kind."""
    chance = Random(seed)  # noqa: S311
    return [_edit(chance, programme) for _ in range(chance.randint(1, 6))]


def _edit(chance: Random, programme: Programme) -> Edit:
    make = chance.choice(list(_MAKERS.values()))
    return make(chance, programme)


def _code(chance: Random, programme: Programme) -> str:
    codes = [activity.code for activity in programme.plan.activities]
    return chance.choice([*codes * 3, "D1", "D2", "X9"])


def _day(chance: Random, programme: Programme) -> date:
    return programme.start + timedelta(chance.randint(-10, 90))


def _constraint(chance: Random, programme: Programme) -> Edit:
    kind = chance.choice(list(ConstraintKind))
    dayless = kind is ConstraintKind.AS_LATE_AS_POSSIBLE
    constraint = Constraint(kind, None if dayless else _day(chance, programme))
    chosen = chance.choice([constraint, constraint, None])
    return SetConstraint(_code(chance, programme), chosen)


def _link(chance: Random, programme: Programme) -> Edit:
    ends = _code(chance, programme), _code(chance, programme)
    calendar = chance.choice(["", "", ELAPSED, *CALENDARS])
    kind = chance.choice(list(LinkType))
    return AddLink(Link(*ends, kind, chance.randint(-6, 9), calendar))


def _unlink(chance: Random, programme: Programme) -> Edit:
    if not programme.plan.links:
        return RemoveLink("A0", "A1", LinkType.FS)
    link = chance.choice(programme.plan.links)
    return RemoveLink(*link.ends)


def _calendar(chance: Random, programme: Programme) -> Edit:
    near = [programme.start + timedelta(days) for days in range(90)]
    weekdays = frozenset(chance.sample(range(7), chance.randint(1, 7)))
    off = frozenset(chance.sample(near, chance.choice([0, 10])))
    extra = frozenset(chance.sample(near, chance.choice([0, 3])))
    calendar = WorkingCalendar(weekdays, off, extra)
    chosen = chance.choice([calendar, calendar, None])
    return DefineCalendar(chance.choice(CALENDARS), chosen)


def _committee(chance: Random, programme: Programme) -> Edit:
    near = [programme.start + timedelta(days) for days in range(0, 120, 7)]
    meetings = tuple(sorted(chance.sample(near, chance.randint(0, 5))))
    committee = Committee("The board", chance.randint(0, 6), meetings)
    chosen = chance.choice([committee, committee, None])
    return DefineCommittee(chance.choice(COMMITTEES), chosen)


def _deliverable(chance: Random, programme: Programme) -> Edit:
    code = chance.choice(["D1", "D2"])
    at = chance.choice([None, len(programme.plan.activities)])
    detail = Detail(code, f"Paper {code}", "P1", "", "sponsor", "")
    return AddDeliverable(Activity(code, 0, Kind.DELIVERABLE), detail, at)


_MAKERS: Mapping[str, Callable[[Random, Programme], Edit]] = {
    "duration": lambda c, p: SetDuration(_code(c, p), c.randint(0, 15)),
    "constraint": _constraint,
    "deadline": lambda c, p: SetDeadline(
        _code(c, p), c.choice([None, _day(c, p), _day(c, p)])
    ),
    "owner": lambda c, p: SetOwner(_code(c, p), c.choice([*ROLES, "nobody"])),
    "effort": lambda c, p: SetEffort(_code(c, p), c.choice([None, 0.0, 7.5, -1.0])),
    "calendar of": lambda c, p: SetCalendar(_code(c, p), c.choice(["", *CALENDARS])),
    "committee of": lambda c, p: SetCommittee(_code(c, p), c.choice(["", *COMMITTEES])),
    "link": _link,
    "unlink": _unlink,
    "calendar": _calendar,
    "committee": _committee,
    "deliverable": _deliverable,
    "no deliverable": lambda c, _: RemoveDeliverable(c.choice(["D1", "D2"])),
}
