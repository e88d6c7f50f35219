"""What would have to be shortened to bring a gate or milestone forward to a date.

Every path that ends at the target and whose float to it is less than the wanted gain
must lose the difference, or the target stays where that path puts it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush
from itertools import count, islice

from programme.core.backwards import start_for
from programme.core.calendar import WorkingCalendar
from programme.core.network import Arc
from programme.core.paces import Snap
from programme.core.plan import Plan
from programme.core.solved_schedule import SolvedSchedule, arcs_into, place
from programme.core.start_reasons import After, Ask, Fixed, StatusDate, asks_of
from programme.core.words import listed, long_date, working_days

MOST_PATHS = 100
"""Paths that one answer holds; those with the least float come first."""
_SAID = 4


@dataclass(frozen=True, slots=True)
class OnPath:
    """Unfinished work on a path, with the working days that it still takes.

    ``shortens`` says whether making it shorter makes the path shorter: it does when the
    path enters at its start and leaves from its finish.
    """

    code: str
    days: int
    shortens: bool


@dataclass(frozen=True, slots=True)
class Season:
    """A month anchor does not let the work start before its months open."""

    opens: date
    months: tuple[int, ...]


Origin = After | Fixed | Season
"""What fixes the first day of a path."""


@dataclass(frozen=True, slots=True)
class DrivingPath:
    """One path to the target, from what fixes its first day.

    ``float_days``, ``must_lose`` and ``can_lose`` are in working days; ``can_lose`` is
    all that its work can give when each piece keeps one day. ``or_start_by``: where a
    month anchor fixes the path, the last day in an earlier season that would do too.
    """

    begins: Origin
    work: tuple[OnPath, ...]
    float_days: int
    must_lose: int
    can_lose: int
    or_start_by: date | None = None


@dataclass(frozen=True, slots=True)
class BringForward:
    """What must be won, and on which paths, least float first.

    ``gain`` is in working days; 0 or less needs nothing. ``more`` says that there are
    further paths.
    """

    code: str
    forecast: date
    wanted: date
    gain: int
    paths: tuple[DrivingPath, ...]
    more: bool


def bring_forward(
    plan: Plan, calendar: WorkingCalendar, as_of: date, code: str, wanted: date
) -> BringForward:
    """Give the paths that must be shortened for a target to be done by a date.

    Raises:
        CircleError: when the links make a circle.
        KeyError: when the plan has no such activity, or a link names none.
    """
    placed = place(plan, calendar, as_of)
    target = placed.position[code]
    forecast = placed.dates(target).finish
    if target in placed.network.done:
        return BringForward(code, forecast, wanted, 0, (), more=False)
    gain = placed.early[target] - start_for(placed, target, wanted)
    search = _Search(placed, gain)
    paths = tuple(islice(_distinct(search.paths(target)), MOST_PATHS + 1))
    more = len(paths) > MOST_PATHS
    return BringForward(code, forecast, wanted, gain, paths[:MOST_PATHS], more)


def _distinct(paths: Iterator[DrivingPath]) -> Iterator[DrivingPath]:
    """Give each row of work once, with the origin that leaves it the least float."""
    seen = set()
    for path in paths:
        if path.work not in seen:
            seen.add(path.work)
            yield path


@dataclass(frozen=True, slots=True)
class _Tail:
    """The end of a path, from the work ``at`` to the target.

    ``need`` is the last start index of ``at`` with which the path makes the wanted
    date. ``leaves`` is the arc by which the path goes on; None at the target.
    """

    at: int
    need: int
    leaves: Arc | None = None
    rest: "_Tail | None" = None


@dataclass(frozen=True, slots=True)
class _Origin:
    """What fixes the first day of a path, and whether it holds back a finish."""

    begins: Origin
    to_finish: bool


class _Search:
    """Finds paths backwards from a target, least float first."""

    def __init__(self, placed: SolvedSchedule, gain: int) -> None:
        self._placed = placed
        self._gain = gain
        self._into: Mapping[int, list[Arc]] = arcs_into(placed)

    def paths(self, target: int) -> Iterator[DrivingPath]:
        """Give each path whose float to the target is less than the gain."""
        turn = count()
        ahead: list[tuple[int, int, _Tail, _Origin | None]] = []
        need = self._placed.early[target] - self._gain
        heappush(ahead, (0, next(turn), _Tail(target, need), None))
        while ahead:
            used, _, tail, origin = heappop(ahead)
            if origin is not None:
                yield self._path(origin, tail, used)
                continue
            for index, longer, first in reversed(tuple(self._back(tail))):
                too_late = index - (tail if first else longer).need
                if too_late > 0:
                    # On a tie the newest comes first, so that paths end early.
                    slack = self._gain - too_late
                    heappush(ahead, (slack, -next(turn), longer, first))

    def _back(self, tail: _Tail) -> Iterator[tuple[int, _Tail, _Origin | None]]:
        """Go one link back, or end the path at what fixes it, in all ways there are."""
        i = tail.at
        asks = tuple(asks_of(self._placed, i, self._into.get(i, ())))
        opens = self._opens(i, asks)
        if opens is not None:
            season = Season(self._placed.calendar.day(opens), self._months(i))
            yield opens, tail, _Origin(season, to_finish=False)
        for ask in asks:
            if opens is not None and ask.index < opens:
                continue
            if ask.arc is None or ask.arc.fact is not None:
                yield ask.index, tail, self._origin(i, ask)
            else:
                source, last = ask.arc.source, tail.need
                need = self._placed.network.allows(ask.arc, last)
                early = self._placed.early[source]
                yield early, _Tail(source, need, ask.arc, tail), None

    def _months(self, i: int) -> tuple[int, ...]:
        snap = self._snap(i)
        return () if snap is None else snap.anchor.months

    def _snap(self, i: int) -> Snap | None:
        pace = self._placed.network.paces.get(i)
        return None if pace is None else pace.snap

    def _opens(self, i: int, asks: Iterable[Ask]) -> int | None:
        """Give the index before which a month anchor does not let the work start.

        None without an anchor, or when all asks lie in the months around the start.
        """
        snap = self._snap(i)
        if snap is None:
            return None
        first = start = self._placed.early[i]
        lowest = min(ask.index for ask in asks)
        while first > lowest and snap.back(first - 1) == first - 1:
            first -= 1
        if first <= lowest:
            return None
        # Readiness on a day of the months counts at once; from outside them it does not.
        return first if any(ask.index >= first for ask in asks) else start

    def _origin(self, i: int, ask: Ask) -> _Origin:
        if ask.arc is not None:
            return _Origin(ask.driver, ask.arc.to_finish)
        begun = i in self._placed.network.begun
        return _Origin(ask.driver, begun and isinstance(ask.driver, StatusDate))

    def _path(self, origin: _Origin, tail: _Tail, used: int) -> DrivingPath:
        work = tuple(self._work(origin, tail))
        must_lose = self._gain - used
        return DrivingPath(
            begins=origin.begins,
            work=work,
            float_days=used,
            must_lose=must_lose,
            can_lose=sum(one.days - 1 for one in work if one.shortens),
            or_start_by=self._earlier_season(origin, tail.at, must_lose),
        )

    def _work(self, origin: _Origin, tail: _Tail) -> Iterator[OnPath]:
        enters_at_finish = origin.to_finish
        ahead: _Tail | None = tail
        while ahead is not None:
            arc, length = ahead.leaves, self._placed.network.length[ahead.at]
            from_finish = arc is None or not arc.from_start
            shortens = length > 0 and from_finish and not enters_at_finish
            code = self._placed.plan.activities[ahead.at].code
            yield OnPath(code, length, shortens)
            enters_at_finish = arc is not None and arc.to_finish
            ahead = ahead.rest

    def _earlier_season(self, origin: _Origin, i: int, must_lose: int) -> date | None:
        if not isinstance(origin.begins, Season):
            return None
        calendar, snap = self._placed.calendar, self._snap(i)
        if snap is None:
            return None
        latest = calendar.index(origin.begins.opens) - must_lose
        return calendar.day(snap.back(latest))


def bring_forward_in_words(result: BringForward) -> tuple[str, ...]:
    """Say the gain and, path by path, what must be lost and where it could be."""
    said = [f"The forecast for {result.code} is {long_date(result.forecast)}."]
    if result.gain <= 0:
        return *said, f"That is no later than {long_date(result.wanted)}."
    gain = working_days(result.gain)
    said.append(f"{long_date(result.wanted)} asks for a gain of {gain}.")
    for number, path in enumerate(result.paths, 1):
        said += _path_in_words(number, path)
    if result.more:
        said.append("There are more paths: look again when these are shorter.")
    return tuple(said)


def _path_in_words(number: int, path: DrivingPath) -> Iterator[str]:
    days, first = working_days(path.must_lose), path.work[0].code
    yield f"Path {number}, which begins with {first}, must lose {days}."
    work = sorted((w for w in path.work if w.shortens), key=lambda w: -w.days)
    for one in work[:_SAID]:
        yield f"{one.code} on it takes {working_days(one.days)}."
    if len(work) > _SAID:
        rest = [one.code for one in work[_SAID : 2 * _SAID]]
        yield f"Then come {listed(rest)}."
    if path.can_lose < path.must_lose:
        yield f"Shorter work alone gives {working_days(path.can_lose)} at most."
    if path.or_start_by is not None:
        day = long_date(path.or_start_by)
        yield f"It waits for its months: {first} by {day} would do too."
