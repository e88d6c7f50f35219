"""What a conflict names, as a plan of its own, and the same without one thing of it."""

from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from datetime import date

from programme.core.conflicts import Because, Conflict, FirstMeeting, conflicts
from programme.core.plan import Activity, Link, LinkType, Plan, Progress
from programme.core.start_reasons import (
    After,
    Constrained,
    Edge,
    PlanStart,
    Reported,
    Started,
    StatusDate,
)
from tests.core.random_plans import Case

LONG_AGO = date(2020, 1, 6)


def broken(case: Case) -> set[str]:
    return {one.code for one in conflicts(case.plan, case.calendar, case.as_of)}


def alone(case: Case, conflict: Conflict) -> Case:
    """Only the work that it names, with its length and pace, and what holds it there."""
    because, first = conflict.because, first_of(conflict)
    links = [*_fact(case, conflict), *conflict.links]
    named = {first, conflict.code, *(link.frm for link in links)}
    named |= {link.to for link in links}
    held = {conflict.code} | ({first} if isinstance(because, Constrained) else set())
    work = tuple(
        one if one.code in held else replace(one, constraint=None)
        for one in case.plan.activities
        if one.code in named
    )
    start = case.plan.start if isinstance(because, PlanStart) else LONG_AGO
    as_of = case.as_of if isinstance(because, StatusDate) else LONG_AGO
    made = replace(case.plan, start=start, activities=work, links=tuple(links))
    if isinstance(because, FirstMeeting):
        made = _each(made, first, _begun_long_ago)
    return replace(case, plan=made, as_of=as_of)


def with_less(case: Case, conflict: Conflict) -> Iterator[Case]:
    """What it names without each link, and without what holds the other end."""
    told = alone(case, conflict)
    for gone in told.plan.links:
        rest = tuple(link for link in told.plan.links if link is not gone)
        yield replace(told, plan=replace(told.plan, links=rest))
    if not (isinstance(conflict.because, Constrained) and not conflict.links):
        yield _unheld(told, conflict)


def naming_less(case: Case, conflict: Conflict) -> Iterator[Conflict]:
    """Every other chain to the same work that would name fewer links and constraints."""
    most = _named(conflict) - 1
    open_still = tuple(
        link for link in case.plan.links if not _is_fact(case.plan, link)
    )
    for links in _ways(open_still, conflict.code, most):
        first = links[0].frm if links else conflict.code
        for because in _holders(case, first):
            other = replace(conflict, because=because, links=links)
            if _named(other) <= most:
                yield other


def first_of(conflict: Conflict) -> str:
    return conflict.links[0].frm if conflict.links else conflict.code


def _fact(case: Case, conflict: Conflict) -> list[Link]:
    """The link to what has happened that holds the first work, if one does."""
    because = conflict.because
    if not isinstance(because, After):
        return []
    ends = because.code, first_of(conflict), because.type, because.lag
    same = (
        link
        for link in case.plan.links
        if (link.frm, link.to, link.type, link.lag) == ends
    )
    return [next(same)]


def _named(conflict: Conflict) -> int:
    """Count what it names besides its constraint and what is given."""
    another = isinstance(conflict.because, Constrained) and bool(conflict.links)
    return len(conflict.links) + (another or isinstance(conflict.because, After))


def _is_fact(plan: Plan, link: Link) -> bool:
    (source,) = (one for one in plan.activities if one.code == link.frm)
    begun = link.type in {LinkType.SS, LinkType.SF} and source.progress.started
    return bool(begun or source.progress.finished)


def _ways(links: Collection[Link], code: str, most: int) -> Iterator[tuple[Link, ...]]:
    """Every way along links to some work, of so many links at most."""
    yield ()
    if most > 0:
        for link in links:
            if link.to == code:
                yield from ((*way, link) for way in _ways(links, link.frm, most - 1))


def _holders(case: Case, code: str) -> Iterator[Because]:
    """Everything that may hold one piece of work by itself."""
    work = {one.code: one for one in case.plan.activities}
    constraint, progress = work[code].constraint, work[code].progress
    yield PlanStart(case.plan.start)
    yield StatusDate(case.as_of)
    if constraint is not None and constraint.day is not None:
        yield Constrained(constraint.day, constraint.kind)
    if progress.started is not None:
        yield Started(progress.started)
    if work[code].committee:
        yield FirstMeeting(work[code].committee, case.as_of)
    for link in case.plan.links:
        done = work[link.frm].progress.finished
        if link.to == code and done is not None:
            yield After(
                link.frm, link.type, link.lag, done, Edge.EVENING, happened=True
            )


def _unheld(told: Case, conflict: Conflict) -> Case:
    """Take away what holds the other end, and leave the links."""
    because, plan, first = conflict.because, told.plan, first_of(conflict)
    match because:
        case PlanStart():
            plan = replace(plan, start=LONG_AGO)
        case StatusDate():
            return replace(told, as_of=LONG_AGO)
        case Constrained():
            plan = _each(plan, first, lambda one: replace(one, constraint=None))
        case Started() | Reported():
            plan = _each(plan, first, _begun_long_ago)
        case FirstMeeting():
            plan = _each(plan, first, lambda one: replace(one, committee=""))
        case _:
            plan = replace(plan, links=plan.links[1:])
    return replace(told, plan=plan)


def _each(plan: Plan, code: str, changed: Callable[[Activity], Activity]) -> Plan:
    work = tuple(changed(one) if one.code == code else one for one in plan.activities)
    return replace(plan, activities=work)


def _begun_long_ago(activity: Activity) -> Activity:
    """Leave what remains to do, of work in progress, and nothing of when it began."""
    was = activity.progress
    if was.started is None:
        return activity
    left = activity.duration if was.remaining is None else was.remaining
    return replace(activity, progress=Progress(LONG_AGO, None, left, LONG_AGO))
