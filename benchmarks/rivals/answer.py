"""What a contestant found: it must be what the others found before a time is told."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """Starts, late starts and floats in the plan's order; None is what it cannot say.

    Starts are working days from the start of the plan, floats are working days.
    """

    finish: date
    early: Sequence[int]
    late: Sequence[int] | None = None
    total: Sequence[int] | None = None
    free: Sequence[int] | None = None

    @property
    def critical(self) -> int | None:
        """Count what has no total float."""
        return None if self.total is None else sum(days <= 0 for days in self.total)

    def differs_from(self, other: "Answer") -> list[str]:
        """Name what both can say and do not say alike."""
        ours, theirs = _said(self), _said(other)
        both = [name for name in ours if None not in (ours[name], theirs[name])]
        return [name for name in both if ours[name] != theirs[name]]


@dataclass(frozen=True, slots=True)
class Contest:
    """A rival that is ready: ``run`` is what is timed, ``answer`` reads its result."""

    run: Callable[[], object]
    answer: Callable[[], Answer]


def _said(answer: Answer) -> dict[str, Any]:
    said = asdict(answer) | {"critical": answer.critical}
    return {
        n: v if isinstance(v, date | int | None) else list(v) for n, v in said.items()
    }
