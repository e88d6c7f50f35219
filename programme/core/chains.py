"""The chains that bring work too late: those that name least.

A chain begins with what holds a piece of work by itself, and goes along links from
there. What is given (the plan's start, the status date, how work in progress stands)
names nothing more; a constraint or a link is one more to name. Round after round finds
the latest place to which so many bring each piece of work; a round looks only at what
the one before it moved.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from programme.core.network import Arc, Network
from programme.core.paces import NEVER
from programme.core.plan import Kind
from programme.core.solved_schedule import SolvedSchedule, arcs_into
from programme.core.start_reasons import (
    After,
    AsLate,
    Constrained,
    Fixed,
    StatusDate,
    asks_of,
)


@dataclass(frozen=True, slots=True)
class Brought:
    """Where a chain brings work, by what it begins with, and along which arc last.

    ``place`` is twice a start index, and one more in the morning: a point of no
    duration may stand in the evening before. ``asked`` is the place before months and
    calendars move it on. ``before`` is where the arc came from.
    """

    asked: int
    place: int
    by: After | Fixed
    arc: Arc | None = None
    before: "Brought | None" = None

    @property
    def arcs(self) -> tuple[Arc, ...]:
        """The arcs of the chain, the first one first."""
        found: list[Arc] = []
        at: Brought | None = self
        while at is not None and at.arc is not None:
            found.append(at.arc)
            at = at.before
        return tuple(reversed(found))


Offer = tuple[int, Brought]
"""A position in the plan, and a chain that brings the work there."""


def least_chains(
    placed: SolvedSchedule,
    wanted: Collection[int],
    is_too_late: Callable[[int, int], bool],
) -> Mapping[int, Brought]:
    """Give for each of the wanted a chain that brings it too late and names least.

    ``is_too_late`` judges a place of the work at a position. What no chain brings too
    late is left out.
    """
    into = arcs_into(placed)
    near = _all_before(into, wanted)
    out = _arcs_out(into, near)
    own = _later({}, ((i, one) for i in wanted for one in _priced(placed, i, ())))
    found = {i: one for i, one in own.items() if is_too_late(i, one.place)}
    latest: dict[int, Brought] = {}
    moved = _later(latest, ((i, one) for i in near for one in given(placed, i)))
    priced = [(i, one) for i in near for one in _priced(placed, i, into.get(i, ()))]
    while moved and len(found) < len(wanted):
        latest |= moved
        for i in moved.keys() & wanted - found.keys():
            heeded = i not in own or moved[i].asked > own[i].asked
            if heeded and is_too_late(i, moved[i].place):
                found[i] = moved[i]
        moved = _later(latest, [*priced, *_along(placed, out, moved)])
        priced = []
    return found


def given(placed: SolvedSchedule, i: int) -> Iterator[Brought]:
    """Give where work stands by what is given, without a link or a constraint."""
    network = placed.network
    for one in asks_of(placed, i, ()):
        index = one.index
        if isinstance(one.driver, Constrained | AsLate):
            continue
        if isinstance(one.driver, StatusDate) and i in network.points:
            # A milestone that waits for nothing is reached: see _further.
            if placed.plan.activities[i].kind is Kind.MILESTONE:
                continue
            index = network.as_of
        asked = _place(network, i, index, morning=True)
        yield Brought(asked, stand(network, i, asked), one.driver)


def follow(network: Network, arc: Arc, place: int) -> int:
    """Give the place that an arc asks for when its source stands at a place.

    ``NEVER`` or less when it asks nothing, because a committee meets too late anyway.
    """
    start, in_morning = divmod(place, 2)
    morning = arc.from_start or (bool(in_morning) and arc.source in network.points)
    moment = start if arc.from_start else network.end(arc.source, start)
    return ask(network, arc, moment, morning=morning)


def ask(network: Network, arc: Arc, moment: int, *, morning: bool) -> int:
    """Give the place that an arc asks for when what it waits for comes at an index."""
    if arc.lag is None:
        moment += arc.link.lag
    else:
        moment = arc.lag.forward(moment, morning=morning)
    if morning and arc.target in network.gates:
        moment += 1
    if arc.to_finish:
        moment = network.start_for(arc.target, moment)
    return _place(network, arc.target, moment, morning=morning)


def stand(network: Network, i: int, asked: int) -> int:
    """Give the place at which work stands for which a place is asked."""
    pace = network.paces.get(i)
    return asked if pace is None else 2 * pace.forward(asked // 2) + 1


def _all_before(into: Mapping[int, list[Arc]], wanted: Iterable[int]) -> list[int]:
    """Give the wanted and all unfinished work that they wait for, in whatever way."""
    ahead = list(wanted)
    near = set(ahead)
    for i in ahead:
        new = {arc.source for arc in into.get(i, ()) if arc.fact is None} - near
        near |= new
        ahead += sorted(new)
    return ahead


def _arcs_out(
    into: Mapping[int, list[Arc]], near: Iterable[int]
) -> Mapping[int, list[Arc]]:
    out: dict[int, list[Arc]] = defaultdict(list)
    for i in near:
        for arc in into.get(i, ()):
            if arc.fact is None:
                out[arc.source].append(arc)
    return out


def _later(
    latest: Mapping[int, Brought], offers: Iterable[Offer]
) -> dict[int, Brought]:
    """Give what asks for more than all that is known, the most for each."""
    later: dict[int, Brought] = {}
    for i, offer in offers:
        known = later.get(i) or latest.get(i)
        if known is None or _is_later(offer, known):
            later[i] = offer
    return later


def _is_later(one: Brought, other: Brought) -> bool:
    """Compare asks before months move them on; the status date asks only after that."""
    if any(b.before is None and isinstance(b.by, StatusDate) for b in (one, other)):
        return one.place > other.place
    return one.asked > other.asked


def _priced(placed: SolvedSchedule, i: int, into: Iterable[Arc]) -> Iterator[Brought]:
    """Give where a constraint, or a link to what has happened, brings work by itself."""
    facts = [arc for arc in into if arc.fact is not None]
    for one in asks_of(placed, i, facts):
        if isinstance(one.driver, Constrained | After) and one.index != NEVER:
            morning = one.arc is None or one.arc.from_start
            asked = _place(placed.network, i, one.index, morning=morning)
            yield Brought(asked, stand(placed.network, i, asked), one.driver)


def _along(
    placed: SolvedSchedule, out: Mapping[int, list[Arc]], moved: Mapping[int, Brought]
) -> Iterator[Offer]:
    """Give where the links of what a round moved bring the work after it."""
    for i, brought in moved.items():
        for arc in out.get(i, ()):
            asked = follow(placed.network, arc, brought.place)
            if asked > NEVER:
                yield arc.target, _further(placed, arc, brought, asked)


def _further(placed: SolvedSchedule, arc: Arc, before: Brought, asked: int) -> Brought:
    """Go along an arc; a point that waits for what is to come is not in the past."""
    network, target, today = placed.network, arc.target, placed.network.as_of
    at = stand(network, target, asked)
    waits = target in network.points and target not in network.ready
    if waits and at <= 2 * today:
        by, pushed = StatusDate(placed.schedule.as_of), 2 * today + 1
        there = stand(network, target, pushed)
        if placed.plan.activities[arc.source].kind is not Kind.MILESTONE:
            return Brought(pushed, there, by, arc)
        if before.by == by:
            return Brought(pushed, there, by, arc, before)
    return Brought(asked, at, before.by, arc, before)


def _place(network: Network, i: int, index: int, *, morning: bool) -> int:
    """Give the place of an index that is asked for in the morning or the evening."""
    if i in network.gates:
        return 2 * index
    return 2 * index + (morning or i not in network.points)
