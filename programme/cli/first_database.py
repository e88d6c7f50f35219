"""The database made on the way, for a first programme."""

from typing import TYPE_CHECKING

from programme.cli.door import Door
from programme.storage.revision import NoDatabaseYetError

if TYPE_CHECKING:
    from programme.storage.database import Database


def make_if_missing(door: Door, database: "Database") -> None:
    """Make the database when there is none yet."""
    try:
        with door.reading():
            pass
    except NoDatabaseYetError:
        from programme.storage.migrating import upgrade

        upgrade(database)
