"""Hold all sending back, after a restore or by choice, until a person lets go."""

from datetime import datetime

from sqlalchemy import Connection

from programme.storage.database import Database
from programme.storage.journal import Entry, append
from programme.storage.outbox.channels import hold, release
from programme.storage.outbox.sweeping import doubt_everything

CHAIN = "outbox"
"""The journal's chain for what concerns every organisation's messages."""


def hold_outbox(database: Database, by: str, at: datetime, reason: str) -> None:
    """Let no message be claimed until ``release_outbox``; what is in hand goes on."""
    with database.writing() as connection:
        hold(connection)
        _journal(connection, Entry(at, by, "held", "outbox", {}, {}, reason))


def hold_restored(database: Database, by: str, at: datetime) -> int:
    """Hold a restored copy, and every message in it that was not at an end.

    Any of them may have been sent since the backup was taken: a person settles each.
    Run it before anything may send from the copy. Gives the number of messages held.
    """
    with database.writing() as connection:
        hold(connection)
        held = doubt_everything(connection, at)
        after = {"messages held": held}
        entry = Entry(at, by, "held", "outbox", {}, after, "restored from a backup")
        _journal(connection, entry)
        return held


def release_outbox(database: Database, by: str, at: datetime, reason: str) -> None:
    """Let messages be claimed again."""
    with database.writing() as connection:
        release(connection)
        _journal(connection, Entry(at, by, "released", "outbox", {}, {}, reason))


def _journal(connection: Connection, entry: Entry) -> None:
    append(connection, CHAIN, [entry])
