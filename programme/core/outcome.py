"""What came of one attempt to hand a message over."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Delivered:
    """The channel took the message for good; ``answer`` is what it said."""

    answer: str


@dataclass(frozen=True, slots=True)
class TryAgain:
    """Certainly not sent; worth another try.

    ``outage`` means that the channel as a whole does not answer (no connection, or
    421): that opens the channel's circuit breaker and uses up no attempt.
    """

    reason: str
    outage: bool = False


@dataclass(frozen=True, slots=True)
class GiveUp:
    """Refused for good: no further attempt will help."""

    reason: str


@dataclass(frozen=True, slots=True)
class InDoubt:
    """The message was handed over and the answer was lost: it may have been sent."""

    reason: str


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """At the last check before sending, the message was not to be sent any more."""


Outcome = Delivered | TryAgain | GiveUp | InDoubt | Withdrawn


@dataclass(frozen=True, slots=True)
class Parcel:
    """One message as a channel takes it: frozen bytes for one recipient."""

    message_id: str
    sender: str
    recipient: str
    mime: bytes
