"""The search for later starts: it equals a brute force, and never leaves more."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from random import Random

import pytest

from programme.core.calendar import EVERY_DAY, WorkingCalendar
from programme.core.committee import Committee
from programme.core.edited import edited
from programme.core.edits import SetConstraint
from programme.core.later_starts import later_starts
from programme.core.levelling import level
from programme.core.load import Bearers, overloads, weeks
from programme.core.plan import (
    ELAPSED,
    Activity,
    Kind,
    Link,
    LinkType,
    Plan,
    no_earlier_than,
)
from programme.core.programme import Programme
from programme.core.schedule import Dates, compute_schedule
from tests.core.random_edits import programme_of as with_roles
from tests.core.random_plans import demanding_case, random_case
from tests.sheets.builders import programme_of

pytest.importorskip(
    "ortools.sat.python.cp_model",
    reason="OR-Tools is not installed (pip install 'culture-programme[optimise]')",
)

from programme.optimising import optimised, search

MONDAY = date(2026, 6, 1)
CALENDAR = WorkingCalendar(days_off=frozenset({date(2026, 6, 10)}))
SAM = Bearers({"lead": ("sam",)}, {"sam": 10.0})
ANYBODY = Bearers({}, {})
THREE = ("A", "B", "C")
WORK = ("LONG", *THREE)


def tiny(seed: int) -> Programme:
    """Three pieces of work with links among them and room before a gate."""
    chance = Random(seed)  # noqa: S311
    work = [Activity(code, chance.randint(1, 4)) for code in THREE]
    work[1] = replace(work[1], calendars=chance.choice([(), ("part time",)]))
    work[2] = replace(work[2], committee=chance.choice(["", "board"]))
    links = [
        Link(frm, to, chance.choice(list(LinkType)), chance.randint(-2, 2))
        for frm, to in (("A", "B"), ("A", "C"), ("B", "C"))
        if chance.random() < 0.4
    ]
    plan = Plan(
        MONDAY,
        (Activity("LONG", 12), *work, Activity("G", 0, Kind.GATE)),
        (*links, *(Link(code, "G") for code in WORK)),
        {ELAPSED: EVERY_DAY, "part time": WorkingCalendar(frozenset({0, 1, 3}))},
        {"board": Committee("Board", 2, (date(2026, 6, 11), date(2026, 6, 18)))},
    )
    made = programme_of(plan, CALENDAR, MONDAY)
    lasts = {one.code: one.duration for one in plan.activities}
    details = {
        code: replace(detail, effort=float(lasts[code] * chance.choice([1, 2, 4])))
        for code, detail in made.details.items()
    }
    return replace(made, details=details)


def dates_of(programme: Programme) -> dict[str, Dates]:
    return dict(compute_schedule(programme.plan, programme.calendar, MONDAY).dates)


def cost(was: dict[str, Dates], programme: Programme) -> tuple[float, int]:
    """Give the hours too many, and by how many working days starts are later."""
    now = dates_of(programme)
    found = overloads(weeks(programme, now, SAM, MONDAY))
    later = (CALENDAR.between(was[code].start, now[code].start) for code in was)
    return round(sum(week.excess for week in found), 6), sum(later)


def stands(was: dict[str, Dates], now: dict[str, Dates], code: str) -> bool:
    return was[code].finish == now[code].finish


def every_choice(programme: Programme) -> Iterator[Programme]:
    """Give the programme with each piece of work on each day that its float reaches."""
    was = dates_of(programme)
    board = programme.plan.activities[3].committee
    spans = [
        range(
            CALENDAR.index(was[code].start), CALENDAR.index_after(was[code].late_start)
        )
        for code in WORK
    ]
    for starts in product(*spans):
        edits = [
            SetConstraint(code, no_earlier_than(CALENDAR.day(start)))
            for code, start in zip(WORK, starts, strict=True)
        ]
        made = edited(programme, edits)
        now = dates_of(made)
        if stands(was, now, "G") and (not board or stands(was, now, "C")):
            yield made


@pytest.mark.parametrize("seed", range(30))
def test_it_equals_a_brute_force(seed: int) -> None:
    programme = tiny(seed)
    was = dates_of(programme)
    best = min(cost(was, made) for made in every_choice(programme))
    found = optimised(programme, SAM, MONDAY)
    assert found.proven
    assert cost(was, edited(programme, found.edits)) == best


def loaded(seed: int, *, demanding: bool) -> tuple[Programme, date]:
    case = demanding_case(seed) if demanding else random_case(seed)
    chance = Random(seed)  # noqa: S311
    made = with_roles(case)
    details = {
        code: replace(detail, effort=float(chance.choice([0, 8, 20, 40])))
        for code, detail in made.details.items()
    }
    return replace(made, details=details), case.as_of


def test_it_never_leaves_more_than_trying_piece_after_piece() -> None:
    seen: Counter[str] = Counter()
    for seed in range(150):
        programme, as_of = loaded(seed, demanding=bool(seed % 2))
        tried = level(programme, ANYBODY, as_of)
        found = optimised(programme, ANYBODY, as_of)
        assert found.left <= tried.left + 1e-9, f"it leaves more on seed {seed}"
        seen["better"] += found.left < tried.left - 0.05
        seen["proven"] += found.proven is True
    assert seen["better"] > 10
    assert seen["proven"] > 130


def test_what_must_stand_stands() -> None:
    moved = 0
    for seed in range(150):
        programme, as_of = loaded(seed, demanding=True)
        edits = optimised(programme, ANYBODY, as_of).edits
        moved += bool(edits)
        was, now = (
            compute_schedule(one.plan, one.calendar, as_of)
            for one in (programme, edited(programme, edits))
        )
        assert was.finish == now.finish
        for one in programme.plan.activities:
            if one.kind is not Kind.ACTIVITY or one.committee:
                assert was.dates[one.code].finish == now.dates[one.code].finish
    assert moved > 20


def test_the_same_plan_has_the_same_answer() -> None:
    programme, as_of = loaded(3, demanding=False)
    first, second = (optimised(programme, ANYBODY, as_of) for _ in range(2))
    assert first == second


def test_a_search_that_came_to_its_limit_says_so() -> None:
    programme, as_of = loaded(3, demanding=False)
    found = search(later_starts(programme, ANYBODY, as_of), limit=0.0)
    assert not found.best


def test_no_edit_is_made_for_what_another_brings_about() -> None:
    """WORK leaves the first week to BUSY, and PAPER, which waits for it, follows."""
    codes = ("BUSY", "TAIL", "WORK", "PAPER")
    lengths = (5, 10, 5, 5)
    work = (*map(Activity, codes, lengths), Activity("G", 0, Kind.GATE))
    ends = [("BUSY", "TAIL"), ("TAIL", "G"), ("WORK", "PAPER"), ("PAPER", "G")]
    plan = Plan(MONDAY, work, tuple(Link(frm, to) for frm, to in ends))
    made = programme_of(plan, WorkingCalendar(), MONDAY)
    hours = {"BUSY": 10.0, "WORK": 5.0, "PAPER": 5.0}
    details = {
        code: replace(one, effort=hours.get(code)) for code, one in made.details.items()
    }
    found = optimised(replace(made, details=details), SAM, MONDAY)
    assert (found.left, found.proven) == (0, True)
    assert [edit.code for edit in found.edits] == ["WORK"]
