"""The loss report: what came in as it was, what was turned, what was not understood."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from programme.core.problems import Place


class Fate(StrEnum):
    """What became of something in the file."""

    KEPT = "kept"
    TURNED = "turned"
    NOT_UNDERSTOOD = "not understood"


@dataclass(frozen=True, slots=True, order=True)
class Loss:
    """Something in the file that the plan does not hold as it was.

    ``element`` is the path of the element, such as Tasks/Task/LevelingDelay. ``task``
    is the UID of the task that it concerns. ``cure`` says what a person may do.
    """

    place: Place
    element: str
    task: int | None
    fate: Fate
    what: str
    cure: str

    def __str__(self) -> str:
        """Say it on one line."""
        task = "" if self.task is None else f" of task {self.task}"
        return f"{self.place}: {self.element}{task}: {self.what}. {self.cure}."


@dataclass(frozen=True, slots=True)
class LossReport:
    """All losses in the order of the file; ``kept`` counts elements by path.

    ``of_tasks`` counts per task UID how many of its elements had which fate.
    """

    losses: tuple[Loss, ...]
    kept: Mapping[str, int]
    of_tasks: Mapping[int, Mapping[Fate, int]]


@dataclass(slots=True)
class Notes:
    """A loss report in the making."""

    file: str
    losses: list[Loss] = field(default_factory=list)
    kept: Counter[str] = field(default_factory=Counter)
    tasks: dict[int, Counter[Fate]] = field(default_factory=dict)

    def keep(self, element: str, task: int | None = None) -> None:
        """Note that an element came in as it was."""
        self.kept[element] += 1
        self._count(task, Fate.KEPT)

    def lose(self, loss: Loss) -> None:
        """Note that an element was turned or not understood."""
        self.losses.append(loss)
        self._count(loss.task, loss.fate)

    def report(self) -> LossReport:
        """Give what was noted so far."""
        return LossReport(tuple(sorted(self.losses, key=_order)), self.kept, self.tasks)

    def _count(self, task: int | None, fate: Fate) -> None:
        if task is not None:
            self.tasks.setdefault(task, Counter())[fate] += 1


def _order(loss: Loss) -> tuple[Place, str, str]:
    return loss.place, loss.element, loss.what
