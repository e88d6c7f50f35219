"""What every channel promises: one parcel in, one outcome out."""

from collections.abc import Callable
from typing import Protocol

from programme.core.outcome import Outcome, Parcel


class Channel(Protocol):
    """A way to hand one message to one person.

    A channel is used by one sender at a time and is not shared between threads.
    """

    @property
    def name(self) -> str:
        """The word under which messages are queued for this channel."""
        ...

    def deliver(self, parcel: Parcel, about_to_send: Callable[[], bool]) -> Outcome:
        """Hand the parcel over and say what came of it.

        Whatever can fail without doubt is done first. Then ``about_to_send`` is called
        once, directly before the bytes leave: there the caller records that the
        message is being sent and checks that it still should be. When it answers
        False nothing is sent and the outcome is ``Withdrawn``.

        Failures of the channel are outcomes, never exceptions. What ``about_to_send``
        raises is passed on, and then nothing was sent.
        """
        ...
