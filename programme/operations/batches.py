"""Long work cut into batches, each a transaction and a task of its own."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

T = TypeVar("T")


def batches_of(things: Sequence[T], size: int) -> Iterator[tuple[T, ...]]:
    """Give the things in order, so many at a time."""
    for first in range(0, len(things), size):
        yield tuple(things[first : first + size])
