"""The console channel: each message printed as text to a stream."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TextIO

from programme.core.outcome import (
    Delivered,
    InDoubt,
    Outcome,
    Parcel,
    TryAgain,
    Withdrawn,
)
from programme.notifications.mime import read_text

_RULE = "=" * 72


@dataclass(frozen=True, slots=True)
class Console:
    """Prints to the stream that it is given, and never closes it."""

    stream: TextIO
    name: str = "console"

    def deliver(self, parcel: Parcel, about_to_send: Callable[[], bool]) -> Outcome:
        """Print the message between rules (see ``Channel``)."""
        if self.stream.closed or not self.stream.writable():
            return TryAgain("the console's stream is closed", outage=True)
        words = self._in_its_letters(f"{_RULE}\n{read_text(parcel.mime)}{_RULE}\n")
        if not about_to_send():
            return Withdrawn()
        try:
            self.stream.write(words)
            self.stream.flush()
        except OSError as error:
            return InDoubt(f"the console broke off: {error.strerror or error}")
        return Delivered("printed")

    def _in_its_letters(self, words: str) -> str:
        """Put a question mark where the stream lacks a letter."""
        letters = self.stream.encoding or "utf-8"
        return words.encode(letters, "replace").decode(letters)
