"""Edits with values that nobody means: far days, huge numbers, strange words.

What they name is mostly there, so that much of them can be made.
"""

from collections.abc import Collection
from datetime import date, timedelta
from itertools import combinations
from typing import TypeVar

from hypothesis import strategies as st

from programme.core import limits
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

T = TypeVar("T")

HUGE = 2**63
PERSON = "sam@trust.example"
DELIVERABLES = ("D1", "D2")


def wild_edits(programme: Programme, roles: Collection[str]) -> st.SearchStrategy[Edit]:
    """Give edits of every kind, of this programme or of nothing."""
    codes = st.sampled_from([one.code for one in programme.plan.activities])
    code = _mostly(codes, words())
    named = st.sampled_from(["part time", "leave", "tuesdays", PERSON])
    calendar = _mostly(named, st.sampled_from(["", ELAPSED]), words())
    committee = _mostly(st.sampled_from(["board", "people"]), st.just(""), words())
    day = days(programme.start)
    forth = combinations(sorted(one.code for one in programme.plan.activities), 2)
    links = st.builds(
        lambda ends, *rest: Link(*ends, *rest),
        _mostly(st.sampled_from([*forth, ("A0", "A0")]), st.tuples(code, code)),
        st.sampled_from(LinkType),
        numbers(limits.LONGEST),
        calendar,
    )
    return st.one_of(
        st.builds(SetDuration, code, numbers(limits.LONGEST)),
        st.builds(SetConstraint, code, st.none() | constraints(day)),
        st.builds(SetDeadline, code, st.none() | day),
        st.builds(SetOwner, code, _mostly(st.sampled_from(sorted(roles)), words())),
        st.builds(SetEffort, code, st.none() | hours()),
        st.builds(SetCalendar, code, calendar),
        st.builds(SetCommittee, code, committee),
        st.builds(AddLink, links, st.none() | numbers(3)),
        st.builds(RemoveLink, code, code, st.sampled_from(LinkType)),
        st.sampled_from([*map(_gone, programme.plan.links), _gone(Link("A0", "A1"))]),
        st.builds(DefineCalendar, calendar, st.none() | calendars(day)),
        st.builds(DefineCommittee, committee, st.none() | committees(day)),
        st.sampled_from(DELIVERABLES).map(_deliverable),
        st.builds(RemoveDeliverable, _mostly(st.sampled_from(DELIVERABLES), code)),
    )


def numbers(most: int) -> st.SearchStrategy[int]:
    """Numbers up to a limit, at it, beyond it, and beyond what a column can hold."""
    edges = [0, 1, -1, most, -most, most + 1, -most - 1, 2**31, -HUGE, HUGE]
    return _mostly(st.integers(1, 30), st.integers(-most, most), st.sampled_from(edges))


def hours() -> st.SearchStrategy[float]:
    """Hours up to a limit, beyond it, and what is no number."""
    return _mostly(st.floats(0.5, limits.MOST_HOURS), st.floats())


def days(start: date) -> st.SearchStrategy[date]:
    """Days near the start, the first and the last there is, and the edge of the limit."""
    edge = start.year + limits.MOST_YEARS
    near = st.integers(-30, 400).map(lambda n: start + timedelta(n))
    edges = [date.min, date.max, date(edge, 12, 31), date(edge + 1, 1, 1)]
    return _mostly(near, st.sampled_from(edges))


def words() -> st.SearchStrategy[str]:
    """Anything that can be typed or pasted, and what only a program can make."""
    strange = ["", " ", "\n", "\t", "\x00", "\ud800", "=1+1", "[", "a" * 1000, "ß", "🗓"]
    return st.sampled_from(strange) | st.text(max_size=12)


def constraints(day: st.SearchStrategy[date]) -> st.SearchStrategy[Constraint]:
    late = ConstraintKind.AS_LATE_AS_POSSIBLE
    dated = st.sampled_from([kind for kind in ConstraintKind if kind is not late])
    return st.builds(Constraint, dated, day) | st.just(Constraint(late))


def calendars(day: st.SearchStrategy[date]) -> st.SearchStrategy[WorkingCalendar]:
    some = st.frozensets(day, max_size=8)
    weekdays = st.frozensets(st.integers(0, 6), min_size=1)
    return st.builds(WorkingCalendar, weekdays, some, some)


def committees(day: st.SearchStrategy[date]) -> st.SearchStrategy[Committee]:
    meetings = st.lists(day, max_size=5).map(tuple)
    in_order = meetings.map(lambda found: tuple(sorted(set(found))))
    name = _mostly(st.just("The board"), words())
    papers = numbers(limits.MOST_PAPERS)
    return st.builds(Committee, name, papers, in_order | in_order | meetings)


def _gone(link: Link) -> RemoveLink:
    return RemoveLink(link.frm, link.to, link.type)


def _deliverable(code: str) -> Edit:
    detail = Detail(code, f"Paper {code}", "P1", "", "sponsor", "")
    return AddDeliverable(Activity(code, 0, Kind.DELIVERABLE), detail)


def _mostly(
    usual: st.SearchStrategy[T], *wild: st.SearchStrategy[T]
) -> st.SearchStrategy[T]:
    """Let one of ten be wild: else nearly no edit could be made."""
    chosen = st.sampled_from([usual] * 9 + [st.one_of(*wild)])
    return chosen.flatmap(lambda one: one)
