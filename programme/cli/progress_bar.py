"""A bar for long work: on stderr, on a terminal only, and gone when the work is done."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from programme.core.outcome import Outcome, Parcel
from programme.notifications.channel import Channel

T = TypeVar("T")
WORTH_A_BAR = 2


@dataclass(frozen=True, slots=True)
class _Ticking:
    """A channel that tells a bar of each parcel it has dealt with."""

    channel: Channel
    tick: Callable[[], None]

    @property
    def name(self) -> str:
        """The name of the channel itself."""
        return self.channel.name

    def deliver(self, parcel: Parcel, about_to_send: Callable[[], bool]) -> Outcome:
        """Hand the parcel on (see ``Channel``)."""
        outcome = self.channel.deliver(parcel, about_to_send)
        self.tick()
        return outcome


def with_bar(pieces: Sequence[T], what: str) -> Iterator[T]:
    """Go through pieces of work, with a bar where somebody can see it."""
    if len(pieces) < WORTH_A_BAR or not sys.stderr.isatty():
        yield from pieces
        return
    from rich.console import Console
    from rich.progress import track

    console = Console(stderr=True)
    yield from track(pieces, description=what, console=console, transient=True)


@contextmanager
def with_bar_of(
    channels: Mapping[str, Channel], total: int
) -> Iterator[Mapping[str, Channel]]:
    """Give channels that move a bar on, where somebody can see it."""
    if total < WORTH_A_BAR or not sys.stderr.isatty():
        yield channels
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("Messages", total=total)
        yield {
            name: _Ticking(channel, lambda: progress.advance(task))
            for name, channel in channels.items()
        }
