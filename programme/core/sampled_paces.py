"""Paces and lags over many samples at once, each answer read from a small table.

The rules are those of ``programme.core.paces``; a test holds them together.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from programme.core.durations import Whole
from programme.core.network import Network
from programme.core.paces import NEVER, Lag, Meetings, OwnDays

Yes = NDArray[np.bool_]


def through(indexes: Whole, move: Callable[[int], int]) -> Whole:
    """Apply a function of one index to all, asking it once for each index between."""
    first, last = int(indexes.min()), int(indexes.max())
    table = np.array([move(index) for index in range(first, last + 1)], np.int32)
    moved: Whole = table[indexes - first]
    return moved


def lagged(moment: Whole, lag: Lag, morning: Yes, *, back: bool) -> Whole:
    """Move moments by a lag that counts days of its own, or back by it."""
    move = lag.back if back else lag.forward
    by_morning = through(moment, lambda one: move(one, morning=True))
    by_evening = through(moment, lambda one: move(one, morning=False))
    moved: Whole = np.where(morning, by_morning, by_evening).astype(np.int32)
    return moved


@dataclass(frozen=True, slots=True)
class Fit:
    """How one piece of work fits its length, one for each sample, into its days."""

    network: Network
    i: int
    length: Whole

    def forward(self, start: Whole) -> Whole:
        """Give the first indexes at or after these on which the work may start."""
        pace = self.network.paces.get(self.i)
        return start if pace is None else through(start, pace.forward)

    def back(self, start: Whole) -> Whole:
        """Give the last indexes at or before these on which the work may start."""
        pace = self.network.paces.get(self.i)
        return start if pace is None else through(start, pace.back)

    def end(self, start: Whole) -> Whole:
        """Give the indexes after the last days."""
        plain = self._plain_end(start)
        meetings = self._meetings
        return plain if meetings is None else _at_meeting(meetings, start, plain)

    def last_start(self, end: Whole, early: Whole) -> Whole:
        """Give the last starts from which the work ends at or before ``end``.

        ``early`` are the earliest starts, from which a committee that meets too late
        for any counts back.
        """
        plain, meetings = self._plain_last_start(end), self._meetings
        if meetings is None:
            return plain
        found = early + end - self.end(early)
        if meetings.known:
            at = np.searchsorted(meetings.known, end - 1, side="right")
            made = _known(meetings)[np.maximum(at - 1, 0)] + 1
            for_papers = made - 1 - meetings.papers
            by_meeting = np.minimum(self._plain_last_start(made), for_papers)
            found = np.where(at > 0, by_meeting, found)
        last: Whole = np.where(self.end(plain) <= end, plain, found).astype(np.int32)
        return last

    def start_for(self, end: Whole) -> Whole:
        """Give the first starts from which the work ends at or after ``end``."""
        plain, meetings = self._plain_start_for(end), self._meetings
        if meetings is None:
            return plain
        by_meeting = np.full_like(end, NEVER)
        if meetings.known:
            at = np.searchsorted(meetings.known, end - 1)
            missed = _known(meetings)[np.maximum(at - 1, 0)] + 1
            too_late = missed - meetings.papers
            after = np.minimum(self._plain_start_for(missed + 1), too_late)
            by_meeting = np.where(at > 0, after, NEVER)
        beyond = end > meetings.after
        start: Whole = np.where(beyond, plain, by_meeting).astype(np.int32)
        return start

    @property
    def _days(self) -> OwnDays | None:
        pace = self.network.paces.get(self.i)
        return None if pace is None else pace.days

    @property
    def _meetings(self) -> Meetings | None:
        pace = self.network.paces.get(self.i)
        return None if pace is None else pace.meetings

    def _plain_end(self, start: Whole) -> Whole:
        days = self._days
        if days is None:
            return start + self.length
        last = through(start, days.rank) + self.length - 1
        return through(last, days.of_rank) + 1

    def _plain_last_start(self, end: Whole) -> Whole:
        days = self._days
        if days is None:
            return end - self.length
        return through(through(end, days.rank) - self.length, days.of_rank)

    def _plain_start_for(self, end: Whole) -> Whole:
        days = self._days
        if days is None:
            return end - self.length
        first = through(end - 1, days.rank) - self.length + 1
        return through(first, days.of_rank)


def _known(meetings: Meetings) -> Whole:
    known: Whole = np.array(meetings.known, np.int32)
    return known


def _at_meeting(meetings: Meetings, start: Whole, plain: Whole) -> Whole:
    wanted = np.maximum(plain - 1, start + meetings.papers)
    at = np.searchsorted(meetings.known, wanted)
    beyond = np.maximum(plain, meetings.after)
    ends = np.append(_known(meetings) + 1, 0)[at]
    end: Whole = np.where(at < len(meetings.known), ends, beyond).astype(np.int32)
    return end
