"""Which days are worked, and counting and shifting by them in O(log n)."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date
from itertools import accumulate

MONDAY_TO_FRIDAY = frozenset(range(5))
_DAYS_IN_WEEK = 7
# date.fromordinal(1) is a Monday, so (ordinal - 1) % 7 is date.weekday().


class OutOfDaysError(ValueError):
    """There is no such day: days are those of the years 1 to 9999."""


class _Days(dict[int, date]):
    """Days by index, each found when it is first asked for."""

    def __init__(self, find: Callable[[int], date]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, index: int) -> date:
        self[index] = day = self._find(index)
        return day


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """A weekly pattern of worked days with days off and extra days.

    Every worked day has a number: its *index*, the count of worked days before it
    since 1 January of the year 1. Differences of indexes are working days.

    ``weekdays`` holds 0 (Monday) to 6 (Sunday). ``days_off`` and ``extra_days`` may
    hold any days; those that change nothing are ignored, and a day in both is worked
    (the organisation's own word outranks a public holiday). ``days`` gives the worked
    day by its index, and remembers those that it was asked for.
    """

    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    days_off: frozenset[date] = frozenset()
    extra_days: frozenset[date] = frozenset()
    _before: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _pattern: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _exceptional: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _gained: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _index_after: tuple[int, ...] = field(init=False, repr=False, compare=False)
    days: Mapping[int, date] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Prepare the sorted tables that the questions search.

        Raises:
            ValueError: when no weekday is worked, or one is outside 0 to 6.
        """
        if not self.weekdays or not self.weekdays <= set(range(_DAYS_IN_WEEK)):
            msg = f"weekdays must be some of 0 to 6, not {sorted(self.weekdays)}"
            raise ValueError(msg)
        flags = [day in self.weekdays for day in range(_DAYS_IN_WEEK)]
        off = self.days_off - self.extra_days
        effects = {d.toordinal(): -1 for d in off if d.weekday() in self.weekdays}
        effects |= {
            d.toordinal(): +1
            for d in self.extra_days
            if d.weekday() not in self.weekdays
        }
        exceptional = sorted(effects)
        assign = object.__setattr__
        assign(self, "_before", tuple(accumulate(flags, initial=0)))
        assign(self, "_pattern", tuple(d for d, worked in enumerate(flags) if worked))
        assign(self, "_exceptional", tuple(exceptional))
        # _gained[i]: worked days won (or lost, below zero) by the first i exceptions.
        gained = accumulate((effects[o] for o in exceptional), initial=0)
        assign(self, "_gained", tuple(gained))
        index_after = tuple(self._index(o + 1) for o in exceptional)
        assign(self, "_index_after", index_after)
        assign(self, "days", _Days(self._find))

    def is_worked(self, day: date) -> bool:
        """Say whether the day is worked."""
        return self.index(day) != self.index_after(day)

    def index(self, day: date) -> int:
        """Count the worked days before this day; on a worked day, its own index."""
        return self._index(day.toordinal())

    def index_after(self, day: date) -> int:
        """Count the worked days up to and including this day."""
        return self._index(day.toordinal() + 1)

    def day(self, index: int) -> date:
        """Give the worked day that has this index.

        Raises:
            OutOfDaysError: when the index lies outside the years 1 to 9999.
        """
        return self.days[index]

    def _find(self, index: int) -> date:
        passed = bisect_right(self._index_after, index)
        gained = self._gained[passed]
        if passed < len(self._exceptional) and self._index_after[passed] == index + 1:
            exception = self._exceptional[passed]
            if self._gained[passed + 1] > gained:  # an extra day, outside the pattern
                return date.fromordinal(exception)
        weeks, rest = divmod(index - gained, len(self._pattern))
        try:
            return date.fromordinal(weeks * _DAYS_IN_WEEK + self._pattern[rest] + 1)
        except (OverflowError, ValueError) as error:
            raise OutOfDaysError(f"no day is worked day {index}") from error

    def shift(self, day: date, working_days: int) -> date:
        """Move a day by working days, forward or back.

        A day that is not worked first becomes the next worked day (forward and for 0)
        or the one before (back), which uses up no working day of a forward move and
        the first one of a backward move.
        """
        return self.day(self.index(day) + working_days)

    def between(self, first: date, last: date) -> int:
        """Count working days from one day to another; negative when last is earlier.

        ``between(d, shift(d, n)) == n`` for every worked day ``d``.
        """
        return self.index(last) - self.index(first)

    def next_worked(self, day: date) -> date:
        """Give the day itself when it is worked, else the next one that is."""
        return self.day(self.index(day))

    def last_worked(self, day: date) -> date:
        """Give the day itself when it is worked, else the last one before it."""
        return self.day(self.index_after(day) - 1)

    def _index(self, ordinal: int) -> int:
        weeks, rest = divmod(ordinal - 1, _DAYS_IN_WEEK)
        passed = bisect_left(self._exceptional, ordinal)
        return weeks * self._before[-1] + self._before[rest] + self._gained[passed]

    def within(self, other: "WorkingCalendar") -> "WorkingCalendar":
        """Give the calendar of the days that both work.

        Raises:
            ValueError: when they have no weekday in common.
        """
        extra = self.extra_days | other.extra_days
        both = {day for day in extra if self.is_worked(day) and other.is_worked(day)}
        return WorkingCalendar(
            self.weekdays & other.weekdays,
            (self.days_off | other.days_off | extra) - both,
            frozenset(both),
        )


def day_of(year: int, month: int, day: int) -> date:
    """Give a day of a month.

    Raises:
        OutOfDaysError: when the year is not one of 1 to 9999.
    """
    if not MINYEAR <= year <= MAXYEAR:
        raise OutOfDaysError(f"no day is in the year {year}")
    return date(year, month, day)


EVERY_DAY = WorkingCalendar(frozenset(range(_DAYS_IN_WEEK)))
"""All days of the year, one like another."""
