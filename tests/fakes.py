"""What stands at the outer edge in tests: a channel that records, a clock told by hand."""

from collections import Counter, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from threading import Lock

from programme.core.outcome import (
    Delivered,
    InDoubt,
    Outcome,
    Parcel,
    Withdrawn,
)

MORNING = datetime(2026, 12, 9, 7, 30, tzinfo=UTC)


@dataclass
class RecordingChannel:
    """Keeps what it is handed, and answers as told, in turn; with nothing told it takes.

    ``refusals`` are given before the bytes leave, ``replies`` after. A parcel in doubt
    counts as received: it may have been. ``meanwhile`` is what happens in the world
    while the answer is awaited.
    """

    name: str = "recording"
    refusals: deque[Outcome] = field(default_factory=deque)
    replies: deque[Outcome] = field(default_factory=deque)
    meanwhile: Callable[[], object] = lambda: None
    received: list[Parcel] = field(default_factory=list)

    def deliver(self, parcel: Parcel, about_to_send: Callable[[], bool]) -> Outcome:
        if self.refusals:
            return self.refusals.popleft()
        if not about_to_send():
            return Withdrawn()
        reply = self.replies.popleft() if self.replies else Delivered("250 taken")
        if isinstance(reply, Delivered | InDoubt):
            self.received.append(parcel)
        self.meanwhile()
        return reply

    def copies(self) -> Counter[str]:
        """Count what was received, by Message-ID."""
        return Counter(parcel.message_id for parcel in self.received)


class HandClock:
    """Shows the time that it was set to; waiting sets it forward. Threads may share it."""

    def __init__(self, at: datetime = MORNING) -> None:
        self._at = at
        self._lock = Lock()
        self.waits = 0

    def __call__(self) -> datetime:
        return self._at

    def wait(self, until: datetime) -> None:
        with self._lock:
            self.waits += 1
            self._at = max(self._at, until)

    def passes(self, **how_long: float) -> datetime:
        """Let time pass (``minutes=5``) and give the new time."""
        with self._lock:
            self._at += timedelta(**how_long)
            return self._at
