"""Which changes of a plan hold, when some took others back, and which touch the same."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from programme.core.edits import Edit


class Undoable(Protocol):
    """A change that was made: which it took back, and which took it back, by number."""

    @property
    def undoes(self) -> int | None:
        """The number of the change that it took back."""

    @property
    def undone_by(self) -> int | None:
        """The number of the last change that took it back."""


def in_force(made: Mapping[int, Undoable]) -> frozenset[int]:
    """Give the changes that hold: nobody took them back, or that was taken back itself.

    What takes back a change has a greater number than that.
    """
    holding: set[int] = set()
    for number in sorted(made, reverse=True):
        if made[number].undone_by not in holding:
            holding.add(number)
    return frozenset(holding)


def later_in_force(made: Mapping[int, Undoable], number: int) -> tuple[int, ...]:
    """Give the later changes that hold, but for pairs of which one undoes the other."""
    later = (one for one in sorted(in_force(made)) if one > number)
    return tuple(one for one in later if (made[one].undoes or 0) <= number)


def in_common(edits: Iterable[Edit], others: Iterable[Edit]) -> tuple[str, ...]:
    """Name what both change: a duration of one activity, one link, one calendar."""
    ours = {edit.touches.format(edit) for edit in edits}
    theirs = dict.fromkeys(edit.touches.format(edit) for edit in others)
    return tuple(name for name in theirs if name in ours)
