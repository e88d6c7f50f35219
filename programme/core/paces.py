"""How work fits into days that are not all its own: months, part time, committees.

A pace answers in working-day indexes of the programme's calendar. Each answer is
monotone: about a later index it is never an earlier one.
"""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date

from programme.core.calendar import WorkingCalendar, day_of
from programme.core.committee import Committee
from programme.core.plan import MonthAnchor

NEVER = -(10**9)
"""An index before all days."""

_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Snap:
    """Moves an index to a day that a month anchor allows."""

    anchor: MonthAnchor
    calendar: WorkingCalendar

    def forward(self, index: int) -> int:
        """Give this index when it is in one of the months, else that of the next."""
        while not self._allows(index):
            day = self.calendar.day(index)
            ahead = min((m - day.month) % _MONTHS for m in self.anchor.months)
            index = self.calendar.index(_of_month(day, ahead, self.anchor.day))
            if not self._allows(index) and self._allows(index - 1):
                index -= 1
        return index

    def back(self, index: int) -> int:
        """Give the last allowed index at or before this one."""
        while not self._allows(index):
            day = self.calendar.day(index)
            behind = min((day.month - m) % _MONTHS for m in self.anchor.months)
            index = self.calendar.index(_of_month(day, 1 - behind, 1)) - 1
        return index

    def _allows(self, index: int) -> bool:
        return self.calendar.day(index).month in self.anchor.months


def _of_month(day: date, months_ahead: int, of_month: int) -> date:
    """Give a day of the month that lies so many months ahead (or back, below zero)."""
    years, month = divmod(day.month - 1 + months_ahead, _MONTHS)
    return day_of(day.year + years, month + 1, of_month)


@dataclass(frozen=True, slots=True)
class OwnDays:
    """Work done only on days of ``own``, all of which ``axis`` works too."""

    axis: WorkingCalendar
    own: WorkingCalendar

    def forward(self, index: int) -> int:
        """Give the first own day at or after an index."""
        return self.of_rank(self.rank(index))

    def back(self, index: int) -> int:
        """Give the last own day at or before an index."""
        return self.of_rank(self.rank(index + 1) - 1)

    def end(self, start: int, length: int) -> int:
        """Give the index after the last of ``length`` own days from ``start`` on."""
        return self.of_rank(self.rank(start) + length - 1) + 1

    def last_start(self, end: int, length: int) -> int:
        """Give the last start from which the work ends at or before ``end``."""
        return self.of_rank(self.rank(end) - length)

    def start_for(self, end: int, length: int) -> int:
        """Give the first start from which the work ends at or after ``end``."""
        return self.of_rank(self.rank(end - 1) - length + 1)

    def rank(self, index: int) -> int:
        """Count the own days before an index."""
        return self.own.index(self.axis.day(index))

    def of_rank(self, rank: int) -> int:
        """Give the index of the own day with so many own days before it."""
        return self.axis.index(self.own.day(rank))


class Meetings:
    """Work that a committee's meeting ends, and whose papers are due before it.

    A meeting on a day that is not worked counts on the next that is. After the last
    known meeting the work takes its plain length, and ends after that meeting.
    ``known`` are the indexes of those that it can make, in order; ``after`` is the end
    of work that can make none. ``papers`` is in working days.
    """

    __slots__ = ("after", "known", "papers")

    def __init__(
        self, axis: WorkingCalendar, committee: Committee, begun: int | None = None
    ) -> None:
        """Look the meetings up; work that has ``begun`` made its papers' day or not."""
        known = {axis.index(day) for day in committee.meetings}
        self.after = max(known, default=NEVER) + 2
        self.papers = committee.papers
        if begun is not None:
            known = {meeting for meeting in known if meeting - self.papers >= begun}
            self.papers = 0
        self.known = sorted(known)

    def end(self, start: int, plain: int) -> int:
        """Give the end at the first meeting that work from ``start`` can make.

        ``plain`` is where the work would end without a committee. The meeting is not
        before that, and the papers' day not before the start.
        """
        wanted = max(plain - 1, start + self.papers)
        at = bisect_left(self.known, wanted)
        if at < len(self.known):
            return self.known[at] + 1
        return max(plain, self.after)

    def last_end(self, end: int) -> int | None:
        """Give the end at the last meeting that ends at or before ``end``, if known."""
        at = bisect_right(self.known, end - 1)
        return self.known[at - 1] + 1 if at else None

    def first_end(self, end: int) -> int | None:
        """Give the end at the first known meeting that ends there or later."""
        at = bisect_left(self.known, end - 1)
        return self.known[at] + 1 if at < len(self.known) else None

    def latest_for(self, end: int) -> int:
        """Give the last start that makes the papers' day of a meeting ending there."""
        return end - 1 - self.papers

    def leave(self, end: int) -> bool:
        """Say whether no known meeting bears on work that ends there or later."""
        return end > self.after

    def missed_by(self, end: int) -> int | None:
        """Give the end at the last meeting that ends before ``end``, if there is one."""
        at = bisect_left(self.known, end - 1)
        return self.known[at - 1] + 1 if at else None


@dataclass(frozen=True, slots=True)
class Pace:
    """The months, own days and meetings of one piece of work, any of them or all."""

    snap: Snap | None = None
    days: OwnDays | None = None
    meetings: Meetings | None = None

    @property
    def is_plain(self) -> bool:
        """Say whether work takes its length without a break once it has started."""
        return self.days is None and self.meetings is None

    def forward(self, index: int) -> int:
        """Give the first index at or after this one on which the work may start."""
        before = None
        while before != index:
            before = index
            if self.snap is not None:
                index = self.snap.forward(index)
            if self.days is not None:
                index = self.days.forward(index)
        return index

    def back(self, index: int) -> int:
        """Give the last index at or before this one on which the work may start."""
        before = None
        while before != index:
            before = index
            if self.snap is not None:
                index = self.snap.back(index)
            if self.days is not None:
                index = self.days.back(index)
        return index

    def end(self, start: int, length: int) -> int:
        """Give the index after the last day of work that starts at ``start``."""
        plain = self._plain_end(start, length)
        return plain if self.meetings is None else self.meetings.end(start, plain)

    def last_start(self, end: int, length: int) -> int | None:
        """Give the last start from which the work ends at or before ``end``.

        None when the committee's first known meeting is later than that.
        """
        plain = self._plain_last_start(end, length)
        if self.meetings is None or self.end(plain, length) <= end:
            return plain
        meeting = self.meetings.last_end(end)
        if meeting is None:
            return None
        last = self._plain_last_start(meeting, length)
        return min(last, self.meetings.latest_for(meeting))

    def start_for(self, end: int, length: int) -> int:
        """Give the first start from which the work ends at or after ``end``."""
        if self.meetings is None or self.meetings.leave(end):
            return self._plain_start_for(end, length)
        missed = self.meetings.missed_by(end)
        if missed is None:
            return NEVER
        too_late = self.meetings.latest_for(missed) + 1
        return min(self._plain_start_for(missed + 1, length), too_late)

    def _plain_end(self, start: int, length: int) -> int:
        return start + length if self.days is None else self.days.end(start, length)

    def _plain_last_start(self, end: int, length: int) -> int:
        if self.days is None:
            return end - length
        return self.days.last_start(end, length)

    def _plain_start_for(self, end: int, length: int) -> int:
        if self.days is None:
            return end - length
        return self.days.start_for(end, length)


@dataclass(frozen=True, slots=True)
class Lag:
    """A lag counted on days of ``own``, between moments of ``axis``.

    A moment is the index of the day that begins there; in the evening it belongs to the
    day before. ``days`` is not 0.
    """

    axis: WorkingCalendar
    own: WorkingCalendar
    days: int

    def days_after(self, moment: int, *, morning: bool) -> tuple[date, ...]:
        """Give the days that the lag uses up, in order."""
        return tuple(map(self.own.day, self._counted(moment, morning=morning)))

    def _counted(self, moment: int, *, morning: bool) -> range:
        if morning:
            first = self.own.index(self.axis.day(moment))
        else:
            first = self.own.index_after(self.axis.day(moment - 1))
        return range(min(first, first + self.days), max(first, first + self.days))

    def forward(self, moment: int, *, morning: bool) -> int:
        """Give the moment that lies the lag after another."""
        counted = self._counted(moment, morning=morning)
        if self.days > 0:
            return self.axis.index_after(self.own.day(counted[-1]))
        return self.axis.index(self.own.day(counted[0]))

    def back(self, moment: int, *, morning: bool) -> int:
        """Give the last moment from which the lag leads to this one or before it."""
        day = self.axis.day(moment)
        passed = self.own.index(day) if self.days > 0 else self.own.index_after(day) - 1
        last = self.own.day(passed - self.days)
        return self.axis.index_after(last) - 1 if morning else self.axis.index(last)
