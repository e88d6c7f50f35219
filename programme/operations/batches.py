"""Long work cut into batches, each a transaction and a task of its own."""

from collections.abc import Iterator, Sequence


def batches_of(ids: Sequence[int], size: int) -> Iterator[tuple[int, ...]]:
    """Give the ids in order, so many at a time."""
    for first in range(0, len(ids), size):
        yield tuple(ids[first : first + size])
