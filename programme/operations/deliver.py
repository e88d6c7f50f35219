"""Hand over what is due: claim, send, settle, each in a short transaction of its own.

A transaction is never open while a channel talks. What a channel answers is an
outcome; an exception is a defect of ours or a database gone, and ends the run. The
message in hand is then given back when its lease is over, as if the process had died.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain, islice

from programme.core.delivery import LEASE, PER_MINUTE
from programme.core.outcome import (
    Delivered,
    GiveUp,
    InDoubt,
    Outcome,
    TryAgain,
    Withdrawn,
)
from programme.core.status import MessageState
from programme.notifications.channel import Channel
from programme.storage.database import Database, reader_of
from programme.storage.outbox.lines import next_due, next_wake
from programme.storage.outbox.senders import Sender, one_sender
from programme.storage.outbox.sending import Claimed, claim, mark_sending, settle
from programme.storage.outbox.sweeping import expire, fail_without_channel, rescue


@dataclass(frozen=True, slots=True)
class Terms:
    """How a run goes about it: at most ``limit`` attempts, each under a lease."""

    limit: int = 1000
    per_minute: int = PER_MINUTE
    lease: timedelta = LEASE


USUAL = Terms()


@dataclass(frozen=True, slots=True)
class Deliveries:
    """What a run did, in messages. ``busy``: another sender was at work, nothing done.

    ``wake`` is when there is next something to do; None when nothing is to come.
    """

    delivered: int = 0
    again: int = 0
    refused: int = 0
    in_doubt: int = 0
    withdrawn: int = 0
    rescued: int = 0
    expired: int = 0
    held: int = 0
    without_channel: int = 0
    wake: datetime | None = None
    busy: bool = False


def deliver(
    database: Database,
    channels: Mapping[str, Channel],
    now: Callable[[], datetime],
    wait: Callable[[datetime], None],
    terms: Terms = USUAL,
) -> Deliveries:
    """Deliver until nothing is due or the limit is reached, and say what came of it.

    ``channels`` are found by the name under which messages are queued. ``now`` is the
    clock that all senders share (see ``shared_clock``). ``wait`` sleeps until that very
    clock shows an instant: it is called for the throttle, and never for longer than
    one message's turn.

    Raises:
        ValueError: when there is no channel at all.
        DatabaseProblemError: when the database cannot be used.
    """
    if not channels:
        msg = "there is no channel to deliver by"
        raise ValueError(msg)
    with one_sender(database, terms.lease, terms.per_minute) as sender:
        if sender is None:
            return Deliveries(busy=True)
        run = _Run(database, sender, now, wait)
        swept = _sweep(run, channels)
        outcomes = chain.from_iterable(
            _drain(run, name, channel) for name, channel in channels.items()
        )
        counts = Counter(map(type, islice(outcomes, terms.limit)))
        return _counted(run, counts, swept)


@dataclass(frozen=True, slots=True)
class _Run:
    """What every step of one run needs."""

    database: Database
    sender: Sender
    now: Callable[[], datetime]
    wait: Callable[[datetime], None]


@dataclass(slots=True)
class _Consent:
    """Asked by a channel directly before the bytes leave; remembers what it said."""

    run: _Run
    claimed: Claimed
    given: bool = False

    def __call__(self) -> bool:
        now = self.run.now()
        with self.run.database.writing() as connection:
            wanted = mark_sending(connection, self.claimed, now)
        self.given = wanted
        return wanted


def _sweep(run: _Run, channels: Mapping[str, Channel]) -> Deliveries:
    now = run.now()
    with run.database.writing() as connection:
        rescued = rescue(connection, now)
        ended = expire(connection, now)
        without = fail_without_channel(connection, channels, now)
    return Deliveries(
        rescued=rescued,
        expired=ended[MessageState.EXPIRED],
        held=ended[MessageState.HELD],
        without_channel=without,
    )


def _drain(run: _Run, name: str, channel: Channel) -> Iterator[Outcome]:
    while (claimed := _next(run, name)) is not None:
        yield _hand_over(run, channel, claimed)


def _next(run: _Run, channel: str) -> Claimed | None:
    """Claim what is due, waiting out the throttle but nothing longer."""
    while True:
        now = run.now()
        with run.database.writing() as connection:
            claimed = claim(connection, channel, run.sender, now)
            read = reader_of(connection)
            due = None if claimed else next_due(read, channel, now)
        if due is None or not now < due <= now + run.sender.gap:
            return claimed
        run.wait(due)


def _hand_over(run: _Run, channel: Channel, claimed: Claimed) -> Outcome:
    consent = _Consent(run, claimed)
    outcome = _checked(channel.deliver(claimed.parcel, consent), consent)
    now = run.now()
    with run.database.writing() as connection:
        settle(connection, claimed, outcome, now)
    return outcome


def _checked(outcome: Outcome, consent: _Consent) -> Outcome:
    """End a message that a channel let go unasked, lest it go again and again."""
    if isinstance(outcome, Delivered | InDoubt) and not consent.given:
        return GiveUp("handed over without asking: it may have arrived")
    return outcome


def _counted(
    run: _Run, outcomes: Counter[type[Outcome]], swept: Deliveries
) -> Deliveries:
    now = run.now()
    with run.database.writing() as connection:
        wake = next_wake(reader_of(connection), now)
    return replace(
        swept,
        delivered=outcomes[Delivered],
        again=outcomes[TryAgain],
        refused=outcomes[GiveUp],
        in_doubt=outcomes[InDoubt],
        withdrawn=outcomes[Withdrawn],
        wake=wake,
    )
