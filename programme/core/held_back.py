"""What holds back the start or finish of work: what is undecided, or still awaited."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from enum import Enum

from programme.core.plan import (
    DECIDED,
    FROM_START,
    TO_FINISH,
    Kind,
    Link,
    Plan,
    Progress,
)


class End(Enum):
    """One end of a piece of work."""

    START = "start"
    FINISH = "finish"


_Place = tuple[str, End]


def undecided_before(
    plan: Plan, code: str, end: End, advisory: Collection[str] = ()
) -> tuple[str, ...]:
    """Give what must be decided before this end of the work, in plan order.

    However many links lie between: what waits for waiting work waits too. A finish
    waits for all that its start waits for. Gates that are ``advisory`` hold nothing.
    """
    before = _all_before(plan, (code, end))
    return tuple(
        one.code
        for one in plan.activities
        if one.kind in DECIDED
        and one.code in before
        and one.code not in advisory
        and one.progress.finished is None
    )


def open_before(plan: Plan, code: str, end: End) -> Iterator[tuple[str, End]]:
    """Give the work directly before this end of other work that is still awaited.

    Each with the end that is awaited, in the order of the links. A finish gives what
    it waits for itself, not what its start does.
    """
    links = {code: [link for link in plan.links if link.to == code]}
    progress = {
        one.code: one.progress for one in plan.activities if one.kind is Kind.ACTIVITY
    }
    for before, awaited in _directly_before(links, code, end):
        of_work = before in progress and before != code
        if of_work and not _has_come(progress[before], awaited):
            yield before, awaited


def _has_come(progress: Progress, end: End) -> bool:
    if progress.finished is not None:
        return True
    return end is End.START and progress.started is not None


def _all_before(plan: Plan, place: _Place) -> set[str]:
    links: Mapping[str, list[Link]] = defaultdict(list)
    for link in plan.links:
        links[link.to].append(link)
    seen, ahead = {place}, [place]
    while ahead:
        new = set(_directly_before(links, *ahead.pop())) - seen
        seen |= new
        ahead += new
    return {code for code, _ in seen} - {place[0]}


def _directly_before(
    links: Mapping[str, list[Link]], code: str, end: End
) -> Iterator[_Place]:
    if end is End.FINISH:
        yield code, End.START
    for link in links.get(code, ()):
        waits = End.FINISH if link.type in TO_FINISH else End.START
        if waits is end:
            yield link.frm, End.START if link.type in FROM_START else End.FINISH
