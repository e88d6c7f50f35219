"""Batches of programmes as mapped tasks, so that a bad one holds up no other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from prefect import Task, unmapped
from prefect.futures import PrefectFuture
from prefect.task_runners import TaskRunner, ThreadPoolTaskRunner

from flows.retrying import is_passing
from programme.core.words import counted

R = TypeVar("R")
R_co = TypeVar("R_co", covariant=True)
Batch = tuple[int, ...]

# Prefect declares its own default runner as another type than the flows it is for.
FEW_AT_ONCE: TaskRunner[PrefectFuture[Any]] = ThreadPoolTaskRunner(max_workers=2)  # type: ignore[assignment]
"""Two batches under way: SQLite has one writer, and the sums are one core's work."""

_NAMED = 10


@dataclass(frozen=True, slots=True)
class Outcome(Generic[R_co]):
    """What came of the batches; ``left`` are programmes that could not be done."""

    results: tuple[R_co, ...]
    left: Batch
    causes: tuple[str, ...]

    def require_all(self) -> None:
        """Let a run pass in which nothing was left undone.

        Raises:
            LeftUndoneError: when something was.
        """
        if self.left:
            raise LeftUndoneError(self)


class LeftUndoneError(Exception):
    """Some programmes could not be done; all others were, and are kept."""

    def __init__(self, outcome: Outcome[object]) -> None:
        ids = ", ".join(map(str, outcome.left[:_NAMED]))
        more = " and others" if len(outcome.left) > _NAMED else ""
        causes = "; ".join(dict.fromkeys(outcome.causes))
        super().__init__(
            f"{counted(len(outcome.left), 'programme')} could not be done"
            f" (id {ids}{more}): {causes}. All others were done"
        )
        self.outcome = outcome


def in_batches(
    task: Task[..., R], batches: Sequence[Batch], *fixed: object
) -> Outcome[R]:
    """Run a task over batches; what fails for no fault of the database is halved.

    ``task`` takes a batch, then ``fixed``. One bad programme out of 250 is found in
    nine rounds, and everything beside it is done.
    """
    results: list[R] = []
    left: list[int] = []
    causes: list[str] = []
    while batches:
        futures = task.map(list(batches), *(unmapped(value) for value in fixed))
        smaller: list[Batch] = []
        for batch, future in zip(batches, futures, strict=True):
            result = future.result(raise_on_failure=False)
            if not isinstance(result, Exception):
                results.append(result)
            elif len(batch) > 1 and not is_passing(result):
                smaller += _halves(batch)
            else:
                left += batch
                causes.append(f"{type(result).__name__}: {result}")
        batches = smaller
    return Outcome(tuple(results), tuple(left), tuple(causes))


def _halves(batch: Batch) -> Iterator[Batch]:
    middle = len(batch) // 2
    yield batch[:middle]
    yield batch[middle:]
