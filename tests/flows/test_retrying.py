"""Which errors are worth another try, and that tasks do try again."""

import pytest
from prefect import flow

from flows.retrying import DELAYS, is_passing, retried
from programme.storage.database import open_database
from programme.storage.revision import (
    CannotConnectError,
    DamagedDatabaseError,
    DatabaseLockedError,
    NoDatabaseYetError,
    OlderDatabaseError,
)

NOBODY_LISTENS = "postgresql://nobody@127.0.0.1:1/nothing"


@pytest.mark.parametrize(
    ("error", "again"),
    [
        (CannotConnectError("here", "refused"), True),
        (DatabaseLockedError("here"), True),
        (NoDatabaseYetError("here"), False),
        (OlderDatabaseError("here", "0000"), False),
        (DamagedDatabaseError("here", "page 7"), False),
        (ValueError("a defect"), False),
    ],
)
def test_only_what_passes_by_itself_is_tried_again(
    *, error: Exception, again: bool
) -> None:
    assert is_passing(error) is again


@pytest.mark.usefixtures("server")
@pytest.mark.xdist_group("prefect")
def test_a_database_that_does_not_answer_is_asked_again_and_a_defect_is_not() -> None:
    tries = []

    @retried
    def ask(what: str) -> None:
        tries.append(what)
        if what == "defect":
            raise ValueError(what)
        with open_database(NOBODY_LISTENS).writing():
            pass

    @flow
    def asking() -> None:
        soon = ask.with_options(retry_delay_seconds=0)
        for future in soon.map(["database", "defect"]):
            future.wait()

    asking()
    assert tries.count("database") == 1 + len(DELAYS)
    assert tries.count("defect") == 1
