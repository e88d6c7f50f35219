"""The life of a message in the outbox: its moves, its times and its names.

``claimed`` is certainly not sent; ``sending`` is in doubt. A doubt is counted when a
sender is lost or an answer does not come, and taken back when the answer comes late.
"""

import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType
from typing import assert_never

from programme.core.outcome import (
    Delivered,
    GiveUp,
    InDoubt,
    Outcome,
    TryAgain,
    Withdrawn,
)
from programme.core.status import MessageState


class MessageKind(StrEnum):
    """What a message is for."""

    REMINDERS = "reminders"
    DIGEST = "digest"


class Cause(StrEnum):
    """What moves a message from one state to the next."""

    CLAIM = "a sender claims it"
    CONSENT = "the receiver is willing and the message is still wanted"
    WITHDRAWAL = "it is no longer wanted"
    DELIVERY = "it is taken for good"
    DEFERRAL = "it is not taken, and worth another try"
    OUTAGE = "the channel does not answer"
    REFUSAL = "it is refused for good"
    LOST_REPLY = "it is handed over and the answer is lost"
    LEASE_OVER = "its sender is gone"
    WINDOW_OVER = "its time has passed"
    WINDOW_OVER_IN_DOUBT = "its time has passed, and it may have been sent"
    NO_CHANNEL = "its channel is not set up"
    RESTORE = "the database is a restored copy"
    RETRY = "a person has it tried again"
    FOUND_SENT = "a person says that it arrived"
    CALL_OFF = "a person calls it off"


@dataclass(frozen=True, slots=True)
class Step:
    """Where a move leads, and what it adds to the counts of attempts and doubts.

    ``owned`` means that the sender keeps its token, and with it the right to record
    what comes of it. In ``pending`` and ``held`` that is a sender given up for lost,
    whose doubt is already counted.
    """

    becomes: MessageState
    attempts: int = 0
    doubts: int = 0
    owned: bool = False


_S, _C = MessageState, Cause

MOVES: Mapping[tuple[MessageState, Cause], Step] = MappingProxyType(
    {
        (_S.PENDING, _C.CLAIM): Step(_S.CLAIMED, owned=True),
        (_S.PENDING, _C.WINDOW_OVER): Step(_S.EXPIRED),
        (_S.PENDING, _C.WINDOW_OVER_IN_DOUBT): Step(_S.HELD, owned=True),
        (_S.PENDING, _C.NO_CHANNEL): Step(_S.FAILED),
        (_S.PENDING, _C.CALL_OFF): Step(_S.CANCELLED),
        (_S.PENDING, _C.RESTORE): Step(_S.HELD, doubts=+1),
        (_S.CLAIMED, _C.CONSENT): Step(_S.SENDING, owned=True),
        (_S.CLAIMED, _C.WITHDRAWAL): Step(_S.CANCELLED),
        (_S.CLAIMED, _C.DEFERRAL): Step(_S.PENDING, attempts=+1),
        (_S.CLAIMED, _C.OUTAGE): Step(_S.PENDING),
        (_S.CLAIMED, _C.REFUSAL): Step(_S.FAILED, attempts=+1),
        (_S.CLAIMED, _C.LEASE_OVER): Step(_S.PENDING),
        (_S.CLAIMED, _C.RESTORE): Step(_S.HELD, doubts=+1),
        (_S.SENDING, _C.DELIVERY): Step(_S.SENT, attempts=+1),
        (_S.SENDING, _C.DEFERRAL): Step(_S.PENDING, attempts=+1),
        (_S.SENDING, _C.OUTAGE): Step(_S.PENDING),
        (_S.SENDING, _C.REFUSAL): Step(_S.FAILED, attempts=+1),
        (_S.SENDING, _C.LOST_REPLY): Step(_S.PENDING, attempts=+1, doubts=+1),
        (_S.SENDING, _C.LEASE_OVER): Step(_S.PENDING, doubts=+1, owned=True),
        (_S.SENDING, _C.RESTORE): Step(_S.HELD, doubts=+1),
        # The answer of a sender that was given up for lost, while nobody else has
        # claimed the message since.
        (_S.PENDING, _C.DELIVERY): Step(_S.SENT, attempts=+1, doubts=-1),
        (_S.PENDING, _C.DEFERRAL): Step(_S.PENDING, attempts=+1, doubts=-1),
        (_S.PENDING, _C.OUTAGE): Step(_S.PENDING, doubts=-1),
        (_S.PENDING, _C.REFUSAL): Step(_S.FAILED, attempts=+1, doubts=-1),
        (_S.PENDING, _C.LOST_REPLY): Step(_S.PENDING, attempts=+1),
        (_S.HELD, _C.DELIVERY): Step(_S.SENT, attempts=+1, doubts=-1),
        (_S.HELD, _C.DEFERRAL): Step(_S.PENDING, attempts=+1, doubts=-1),
        (_S.HELD, _C.OUTAGE): Step(_S.PENDING, doubts=-1),
        (_S.HELD, _C.REFUSAL): Step(_S.FAILED, attempts=+1, doubts=-1),
        (_S.HELD, _C.LOST_REPLY): Step(_S.HELD, attempts=+1),
        (_S.HELD, _C.RETRY): Step(_S.PENDING),
        (_S.HELD, _C.FOUND_SENT): Step(_S.SENT),
        (_S.FAILED, _C.RETRY): Step(_S.PENDING),
        (_S.FAILED, _C.CALL_OFF): Step(_S.CANCELLED),
    }
)
"""Every allowed move; whatever is not here does not happen."""

ENDS = frozenset({_S.SENT, _S.FAILED, _S.EXPIRED, _S.CANCELLED, _S.HELD})
"""The named ends: no sender takes a message up again from there."""

WAIT_AFTER_ATTEMPTS = (1, 2, 4, 8, 15)
"""Minutes to wait after the first, second … attempt; the last holds for all others."""

WAIT_AFTER_DOUBTS = (15, 60, 240, 720, 1440)
"""Minutes to wait after the first … doubt: each further try may be one copy more."""

WAIT_BEFORE_PROBE = (1, 2, 4, 8, 15)
"""Minutes that a channel's breaker stays open after the first … outage in a row."""

WINDOW: Mapping[MessageKind, timedelta] = MappingProxyType(
    {
        MessageKind.REMINDERS: timedelta(hours=72),
        MessageKind.DIGEST: timedelta(days=14),
    }
)
"""How long a message is worth sending."""

LEASE = timedelta(minutes=15)
"""How long a sender is waited for: RFC 5321, 4.5.3.2.6, lets it wait ten minutes."""

PER_MINUTE = 30
"""How many messages a channel takes in a minute: the limit of Exchange Online."""


@dataclass(frozen=True, slots=True)
class Identity:
    """What makes a message itself: the same identity is never queued twice.

    ``occurrence`` names the occasion, not the day of sending; ``person`` is a person's
    id. A deliberate resend has a new ``generation``.
    """

    kind: MessageKind
    subject_type: str
    subject: str
    occurrence: str
    person: int
    channel: str
    generation: int = 1


def cause_of(outcome: Outcome) -> Cause:
    """Say which move the outcome of an attempt asks for."""
    match outcome:
        case Delivered():
            cause = Cause.DELIVERY
        case TryAgain(outage=outage):
            cause = Cause.OUTAGE if outage else Cause.DEFERRAL
        case GiveUp():
            cause = Cause.REFUSAL
        case InDoubt():
            cause = Cause.LOST_REPLY
        case Withdrawn():
            cause = Cause.WITHDRAWAL
        case _:
            assert_never(outcome)
    return cause


def retry_at(now: datetime, attempts: int, doubts: int) -> datetime:
    """Say when to try again: the longer of the two waits, within 24 hours."""
    after_attempts = _wait(WAIT_AFTER_ATTEMPTS, max(attempts, 1))
    after_doubts = _wait(WAIT_AFTER_DOUBTS, doubts) if doubts else timedelta()
    return now + max(after_attempts, after_doubts)


def probe_at(now: datetime, outages: int) -> datetime:
    """Say when one message may try a channel that has failed so often in a row.

    Raises:
        ValueError: when there was no outage.
    """
    return now + _wait(WAIT_BEFORE_PROBE, outages)


def expires_at(kind: MessageKind, now: datetime) -> datetime:
    """Say until when a message queued now is worth sending."""
    return now + WINDOW[kind]


def dedupe_key(identity: Identity) -> str:
    """Give the key under which a message is queued once: SHA-256 as 64 hex digits.

    The parts are hashed as a JSON array, so that no two identities run together.
    """
    parts = json.dumps(astuple(identity), separators=(",", ":"))
    return sha256(parts.encode("ascii")).hexdigest()


def message_id(key: str, domain: str) -> str:
    """Give the Message-ID that belongs to a dedupe key, without angle brackets."""
    return f"{key[:40]}@{domain}"


def _wait(minutes: tuple[int, ...], count: int) -> timedelta:
    if count < 1:
        msg = "nothing has happened yet that there is a wait after"
        raise ValueError(msg)
    return timedelta(minutes=minutes[min(count, len(minutes)) - 1])
