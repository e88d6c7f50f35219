"""Tasks that are done again when the database was only busy or away for a while."""

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar

from prefect import Task
from prefect.cache_policies import NO_CACHE
from prefect.client.schemas.objects import State, TaskRun

from programme.storage.revision import CannotConnectError, DatabaseLockedError

P = ParamSpec("P")
R = TypeVar("R")

DELAYS = (5.0, 30.0, 120.0)
"""Seconds before each further try."""

_PASSING = (CannotConnectError, DatabaseLockedError)


def retried(fn: Callable[P, R]) -> Task[P, R]:
    """Make a task of work that may be done again: it is kept whole or not at all.

    A defect is not retried: it would be one a second time. Nothing is cached, because
    a cached task would not do its work in another process.
    """
    return Task(
        fn,
        retries=len(DELAYS),
        retry_delay_seconds=list(DELAYS),
        retry_condition_fn=_is_passing,
        cache_policy=NO_CACHE,
    )


def is_passing(error: object) -> bool:
    """Say whether an error is the database's and may be gone at the next try."""
    return isinstance(error, _PASSING)


def _is_passing(_task: Task[..., Any], _run: TaskRun, state: State[Any]) -> bool:
    return is_passing(state.result(raise_on_failure=False))
