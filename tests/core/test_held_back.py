"""A gate holds back all that comes after it, however far, until it is decided."""

from dataclasses import replace
from datetime import date

import pytest

from programme.core.held_back import End, open_before, undecided_before
from programme.core.plan import Activity, Kind, Link, LinkType, Plan, Progress

DAY = date(2026, 6, 1)
DECIDED = Progress(started=DAY, finished=DAY)


def work(*codes: str) -> list[Activity]:
    return [Activity(code, 5) for code in codes]


def gate(code: str, progress: Progress | None = None) -> Activity:
    return Activity(code, 0, Kind.GATE, progress=progress or Progress())


def in_a_row(*activities: Activity) -> Plan:
    codes = [one.code for one in activities]
    links = map(Link, codes, codes[1:])
    return Plan(DAY, tuple(activities), tuple(links))


def test_every_undecided_gate_before_the_work_counts_however_far() -> None:
    plan = in_a_row(gate("G0", DECIDED), gate("G1"), *work("A", "B"), gate("G2"))
    assert undecided_before(plan, "B", End.START) == ("G1",)
    assert undecided_before(plan, "B", End.FINISH) == ("G1",)


def test_what_comes_after_the_work_holds_nothing_back() -> None:
    plan = in_a_row(*work("A"), gate("G"))
    assert undecided_before(plan, "A", End.FINISH) == ()


def test_an_advisory_gate_holds_nothing_back() -> None:
    plan = in_a_row(gate("G"), *work("A"))
    assert undecided_before(plan, "A", End.START, {"G"}) == ()


def test_nothing_is_before_a_gate_of_its_own_accord() -> None:
    assert undecided_before(in_a_row(gate("G")), "G", End.FINISH) == ()


@pytest.mark.parametrize(
    ("kind", "held"),
    [
        (LinkType.FS, {End.START, End.FINISH}),
        (LinkType.SS, {End.START, End.FINISH}),
        (LinkType.FF, {End.FINISH}),
        (LinkType.SF, {End.FINISH}),
    ],
)
def test_each_kind_of_link_holds_the_end_that_it_speaks_of(
    kind: LinkType, held: set[End]
) -> None:
    behind = in_a_row(gate("G"), *work("A"))
    plan = replace(
        behind,
        activities=(*behind.activities, *work("B")),
        links=(*behind.links, Link("A", "B", kind)),
    )
    assert {end for end in End if undecided_before(plan, "B", end)} == held


AWAITED = {
    LinkType.FS: (End.START, End.FINISH),
    LinkType.SS: (End.START, End.START),
    LinkType.FF: (End.FINISH, End.FINISH),
    LinkType.SF: (End.FINISH, End.START),
}
"""Which end waits for which, by the type of the link."""


@pytest.mark.parametrize("kind", LinkType)
def test_an_end_is_held_up_by_the_end_that_its_link_awaits(kind: LinkType) -> None:
    def found(progress: Progress) -> list[tuple[End, str, End]]:
        first = Activity("A", 5, progress=progress)
        plan = Plan(DAY, (first, *work("B")), (Link("A", "B", kind),))
        return [(end, *one) for end in End for one in open_before(plan, "B", end)]

    waits, awaited = AWAITED[kind]
    assert found(Progress()) == [(waits, "A", awaited)]
    begun = [] if awaited is End.START else [(waits, "A", awaited)]
    assert found(Progress(started=DAY)) == begun
    assert found(DECIDED) == []


def test_a_gate_is_no_work_that_comes_before() -> None:
    assert list(open_before(in_a_row(gate("G"), *work("A")), "A", End.START)) == []
