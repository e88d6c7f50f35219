"""What a change answers: what was done, what to know, and what moved."""

from dataclasses import dataclass

from programme.core.moves import Move


@dataclass(frozen=True, slots=True)
class Done:
    """A change that was made. ``said`` is one sentence; ``notes`` are worth knowing."""

    said: str
    moves: tuple[Move, ...]
    notes: tuple[str, ...] = ()
