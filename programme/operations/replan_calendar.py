"""Plan programmes anew whose calendar was changed."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection

from programme.core.moves import Move
from programme.operations.changing import chain_of
from programme.operations.definitions import stored_definition
from programme.operations.replan import Occasion, replan
from programme.storage.database import reader_of
from programme.storage.journal import Entry, append
from programme.storage.programmes import programmes


def replan_calendar(
    connection: Connection, programme_ids: Sequence[int], as_of: date, said: Entry
) -> dict[str, tuple[Move, ...]]:
    """Journal what was ``said`` in each programme, and plan it anew.

    Gives what moved, by the programme's key. The programmes are locked by the caller.
    """
    read = reader_of(connection)
    moved = {}
    for one in programmes(read, programme_ids).values():
        append(connection, chain_of(one.key), [said])
        definition = stored_definition(read, one.definition_hash)
        entry = Entry(said.at, said.actor, "re-planned", one.key, {}, {})
        # Every reminder is counted anew, also where no date moved.
        occasion = Occasion(as_of, entry, tuple(one.dates))
        moved[one.key] = replan(connection, one, definition, occasion)
    return moved
