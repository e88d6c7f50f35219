"""Working time to the tenth of a minute: counting and placing it in O(log n).

Every instant has a count: the working time before it. Adding working time is adding to
the count and going back to the clock. Where work stops, many instants have one count:
``end_of`` gives the first of them, where a finish stands, and ``start_of`` the last,
where the next work begins.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from heapq import heappop, heappush
from itertools import accumulate

from programme.core.timed.instants import DAY, WEEK, OutOfTimeError

Shift = tuple[int, int]
Day = tuple[Shift, ...]
Week = tuple[Day, ...]
"""Seven days from Monday; a day is its shifts in order, half-open, from midnight."""

_DAYS_IN_WEEK = 7


@dataclass(frozen=True, slots=True)
class Stretch:
    """Another week for the days ``first`` to ``last``, both included, as day numbers.

    Day 0 is Monday 1 January of the year 1.
    """

    first: int
    last: int
    week: Week


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """A weekly pattern, and stretches of days that follow another one.

    Of two stretches over one day the one that comes first holds.
    """

    week: Week
    stretches: tuple[Stretch, ...] = ()
    _begins: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _worked: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _offsets: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _patterns: tuple["_Pattern", ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Cut time into segments of one pattern each, with the work before each."""
        segments = list(_segments(self.week, self.stretches))
        begins = [day * DAY for day, _ in segments]
        patterns = [_pattern(week) for _, week in segments]
        worked, offsets = [0], [0]
        for i in range(1, len(segments)):
            worked.append(offsets[-1] + patterns[i - 1].before(begins[i]))
            offsets.append(worked[-1] - patterns[i].before(begins[i]))
        assign = object.__setattr__
        assign(self, "_begins", tuple(begins))
        assign(self, "_patterns", tuple(patterns))
        assign(self, "_worked", tuple(worked))
        assign(self, "_offsets", tuple(offsets))

    def count(self, instant: int) -> int:
        """Count the working time before an instant."""
        i = bisect_right(self._begins, instant) - 1
        return self._offsets[i] + self._patterns[i].before(instant)

    def end_of(self, count: int) -> int:
        """Give the first instant that has this count: where work up to it ends.

        Raises:
            OutOfTimeError: when so much work is never done.
        """
        i = max(bisect_left(self._worked, count) - 1, 0)
        return self._patterns[i].end_of(count - self._offsets[i])

    def start_of(self, count: int) -> int:
        """Give the last instant that has this count: where the next work starts.

        Raises:
            OutOfTimeError: when so much work is never done.
        """
        i = max(bisect_right(self._worked, count) - 1, 0)
        return self._patterns[i].start_of(count - self._offsets[i])

    def next_start(self, instant: int) -> int:
        """Give the instant itself when work goes on after it, else the next start."""
        return self.start_of(self.count(instant))

    def last_end(self, instant: int) -> int:
        """Give the instant itself when work goes on before it, else the last end."""
        return self.end_of(self.count(instant))

    def add(self, instant: int, work: int) -> int:
        """Move by working time: forward to an end of work, back to a start of work."""
        if work > 0:
            return self.end_of(self.count(instant) + work)
        return self.start_of(self.count(instant) + work) if work else instant

    def between(self, first: int, last: int) -> int:
        """Count working time from one instant to another; below zero when backward."""
        return self.count(last) - self.count(first)

    def touches(self, instant: int) -> bool:
        """Say whether the instant lies in a shift or at either end of one."""
        count = self.count(instant)
        return instant in (self.start_of(count), self.end_of(count))

    @property
    def ever_works(self) -> bool:
        """Say whether the usual week has any working time."""
        return any(self.week)

    def segments(self) -> Iterator[tuple[int, Week]]:
        """Give the days on which another week begins to hold, in order."""
        for begins, pattern in zip(self._begins, self._patterns, strict=True):
            yield begins // DAY, pattern.week


def intersection(one: WorkingTime, other: WorkingTime) -> WorkingTime:
    """Give the time that both calendars work."""
    if one == other:
        return one
    mine, theirs = dict(one.segments()), dict(other.segments())
    days = sorted(mine.keys() | theirs.keys())
    weeks: list[Week] = []
    left, right = mine[0], theirs[0]
    for day in days:
        left, right = mine.get(day, left), theirs.get(day, right)
        weeks.append(_both(left, right))
    ends = [*(day - 1 for day in days[1:])]
    stretches = map(Stretch, days[:-1], ends, weeks[:-1])
    return WorkingTime(weeks[-1], tuple(stretches))


@lru_cache(maxsize=1024)
def _both(one: Week, other: Week) -> Week:
    pairs = zip(one, other, strict=True)
    return tuple(tuple(_overlaps(mine, theirs)) for mine, theirs in pairs)


def _overlaps(mine: Day, theirs: Day) -> Iterator[Shift]:
    for first, last in mine:
        for begins, ends in theirs:
            if max(first, begins) < min(last, ends):
                yield max(first, begins), min(last, ends)


def _segments(week: Week, stretches: Iterable[Stretch]) -> Iterator[tuple[int, Week]]:
    """Give each day on which another week begins to hold, from day 0 on."""
    ranked = sorted(enumerate(stretches), key=lambda pair: pair[1].first)
    edges = {0} | {s.first for _, s in ranked} | {s.last + 1 for _, s in ranked}
    holding: list[tuple[int, int, Week]] = []
    coming = iter([*ranked, None])
    following = next(coming)
    for day in sorted(edge for edge in edges if edge >= 0):
        while following is not None and following[1].first <= day:
            rank, stretch = following
            heappush(holding, (rank, stretch.last, stretch.week))
            following = next(coming)
        while holding and holding[0][1] < day:
            heappop(holding)
        yield day, holding[0][2] if holding else week


@dataclass(frozen=True, slots=True)
class _Pattern:
    """One week over and over, from day 0: its shifts and the work before each."""

    week: Week
    starts: tuple[int, ...]
    done: tuple[int, ...]
    length: tuple[int, ...]

    @property
    def total(self) -> int:
        """Give the working time of a week."""
        return self.done[-1]

    def before(self, instant: int) -> int:
        weeks, rest = divmod(instant, WEEK)
        i = bisect_right(self.starts, rest) - 1
        worked = weeks * self.total
        if i < 0:
            return worked
        return worked + self.done[i] + min(rest - self.starts[i], self.length[i])

    def end_of(self, work: int) -> int:
        weeks, rest = divmod(work - 1, self._total_or_raise())
        i = bisect_right(self.done, rest) - 1
        return weeks * WEEK + self.starts[i] + rest + 1 - self.done[i]

    def start_of(self, work: int) -> int:
        weeks, rest = divmod(work, self._total_or_raise())
        i = bisect_right(self.done, rest) - 1
        return weeks * WEEK + self.starts[i] + rest - self.done[i]

    def _total_or_raise(self) -> int:
        if not self.total:
            raise OutOfTimeError("a calendar has no working time left")
        return self.total


@lru_cache(maxsize=1024)
def _pattern(week: Week) -> _Pattern:
    if len(week) != _DAYS_IN_WEEK:
        raise ValueError(f"a week has seven days, not {len(week)}")
    shifts = [
        (day * DAY + first, last - first)
        for day, shifts in enumerate(week)
        for first, last in shifts
    ]
    lengths = tuple(length for _, length in shifts)
    done = tuple(accumulate(lengths, initial=0))
    return _Pattern(week, tuple(start for start, _ in shifts), done, lengths)


ROUND_THE_CLOCK = WorkingTime((((0, DAY),),) * _DAYS_IN_WEEK)
"""Elapsed time: every minute counts."""
