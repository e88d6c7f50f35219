"""Later never finishes earlier: on random plans with all that a plan may hold.

Four rules can bring something forward, and the page on dates says so. Each of them is
taken out of the random plans by name: see ``monotone`` and ``holds_no_finish``.
"""

from dataclasses import replace
from datetime import timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from programme.core.plan import (
    Activity,
    Constraint,
    ConstraintKind,
    Kind,
    LinkType,
    Progress,
)
from programme.core.status import ActivityStatus
from tests.core.random_plans import Case, demanding_case
from tests.core.test_schedule_properties import (
    finishes,
    none_earlier,
    orderly,
    scheduled,
    with_links,
    with_work,
    without_leads,
)

often = settings(max_examples=500)
AS_LATE = Constraint(ConstraintKind.AS_LATE_AS_POSSIBLE)
FINISH = {ConstraintKind.FINISH_NO_EARLIER, ConstraintKind.MUST_FINISH}
TO_A_START = {
    LinkType.FS: LinkType.FS,
    LinkType.FF: LinkType.FS,
    LinkType.SS: LinkType.SS,
    LinkType.SF: LinkType.SS,
}


def monotone(case: Case) -> Case:
    """Leave out the three rules by which more lag may finish something earlier.

    Work as late as possible asks what comes after it. Work that is ready before its
    months waits for a day of one of them, and is passed by what is ready in that month
    before that day. Between points, a lag on other days than the programme's leads from
    a morning to a morning, and from that day's evening to an evening: where it counts
    the same days, or both end among the same days off, that evening is the sooner.
    """
    plan = orderly(case).plan
    work = tuple(
        replace(a, constraint=None) if a.constraint == AS_LATE else a
        for a in plan.activities
    )
    points = {activity.code for activity in work if not activity.duration}
    links = tuple(
        replace(link, calendar="") if {link.frm, link.to} <= points else link
        for link in plan.links
    )
    return replace(case, plan=replace(plan, activities=work, links=links))


def holds_no_finish(case: Case) -> Case:
    """No link or constraint holds a finish: longer work would start the sooner for it.

    What waits for that start comes sooner, and so may the work itself: in its months.
    """
    plan = case.plan
    work = tuple(
        replace(a, constraint=None)
        if a.constraint and a.constraint.kind in FINISH
        else a
        for a in plan.activities
    )
    links = tuple(replace(link, type=TO_A_START[link.type]) for link in plan.links)
    return replace(case, plan=replace(plan, activities=work, links=links))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    case = monotone(demanding_case(draw(st.integers(0, 2**32))))
    passed = timedelta(draw(st.integers(-10, 60)))
    return replace(case, as_of=case.plan.start + passed)


CASES = cases()
ANY, MORE = st.integers(0, 100), st.integers(1, 9)


def more_lag(case: Case, which: int, more: int) -> Case:
    links = list(case.plan.links)
    assume(links)
    which %= len(links)
    links[which] = replace(links[which], lag=links[which].lag + more)
    return with_links(case, tuple(links))


def to_come(case: Case, which: int) -> Activity:
    """One of the pieces of work that have not begun."""
    dates, waits = scheduled(case).dates, ActivityStatus.NOT_STARTED
    work = [a for a in case.plan.activities if a.kind is Kind.ACTIVITY]
    found = [a for a in work if a.duration and dates[a.code].status is waits]
    assume(found)
    return found[which % len(found)]


@often
@given(CASES, ANY, MORE)
def test_more_lag_never_finishes_anything_earlier(
    case: Case, which: int, more: int
) -> None:
    assert none_earlier(scheduled(more_lag(case, which, more)), scheduled(case))


@often
@given(CASES, ANY)
def test_one_link_more_never_finishes_anything_earlier(case: Case, which: int) -> None:
    links = case.plan.links
    assume(links)
    which %= len(links)
    fewer = with_links(case, links[:which] + links[which + 1 :])
    assert none_earlier(scheduled(case), scheduled(fewer))


@often
@given(CASES, MORE)
def test_a_later_status_date_never_finishes_anything_earlier(
    case: Case, more: int
) -> None:
    later = replace(case, as_of=case.as_of + timedelta(more))
    assert none_earlier(scheduled(later), scheduled(case))


@often
@given(CASES.map(holds_no_finish), ANY, MORE)
def test_longer_work_never_finishes_anything_earlier(
    case: Case, which: int, more: int
) -> None:
    work = to_come(case, which)
    longer = with_work(case, replace(work, duration=work.duration + more))
    assert none_earlier(scheduled(longer), scheduled(case))


@often
@given(CASES.map(without_leads), ANY)
def test_work_that_starts_on_its_day_moves_nothing(case: Case, which: int) -> None:
    work, before = to_come(case, which), scheduled(case)
    begun = Progress(started=before.dates[work.code].start)
    after = scheduled(with_work(case, replace(work, progress=begun)))
    assert finishes(after) == finishes(before)
