"""A world that breaks in the middle: a table that takes no more writes."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy.exc import DBAPIError

from programme.storage.database import Database
from tests.operations.looking import everything

_BREAK = {
    "sqlite": """
        CREATE TRIGGER broken_{deed} BEFORE {deed} ON {table}
        BEGIN SELECT RAISE(ABORT, 'broken on purpose'); END""",
    "postgresql": """
        CREATE TRIGGER broken_{deed} BEFORE {deed} ON {table}
        FOR EACH ROW EXECUTE FUNCTION broken()""",
}
_MEND = {
    "sqlite": "DROP TRIGGER broken_{deed}",
    "postgresql": "DROP TRIGGER broken_{deed} ON {table}",
}
_FUNCTION = """
    CREATE OR REPLACE FUNCTION broken() RETURNS trigger LANGUAGE plpgsql
    AS $$ BEGIN RAISE EXCEPTION 'broken on purpose'; END $$"""


@contextmanager
def broken(database: Database, table: str) -> Iterator[None]:
    """Let every write of a row of the table fail meanwhile."""
    kind = database.engine.dialect.name
    if kind == "postgresql":
        _do(database, _FUNCTION)
    for deed in ("INSERT", "UPDATE"):
        _do(database, _BREAK[kind].format(deed=deed, table=table))
    yield
    for deed in ("INSERT", "UPDATE"):
        _do(database, _MEND[kind].format(deed=deed, table=table))


@contextmanager
def leaves_nothing(database: Database, table: str) -> Iterator[None]:
    """Break a table, await the failure, and find every row as it was before."""
    before = everything(database)
    with broken(database, table), pytest.raises(DBAPIError, match="broken on purpose"):
        yield
    assert everything(database) == before


def _do(database: Database, statement: str) -> None:
    with database.changing_schema() as connection:
        connection.exec_driver_sql(statement)
