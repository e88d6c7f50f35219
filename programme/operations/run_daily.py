"""The daily run as a whole, without Prefect: decide, then compose."""

from dataclasses import dataclass

from programme.operations.batches import batches_of
from programme.operations.compose_messages import compose_messages
from programme.operations.decide_reminders import Decided, Slot, decide_reminders
from programme.operations.posting import Post
from programme.storage.database import Database
from programme.storage.due import mark_idle_caught_up, programmes_to_do

PROGRAMMES_AT_ONCE = 250
"""Programmes decided in one transaction, and by one Prefect task."""


@dataclass(frozen=True, slots=True)
class DailyRun:
    """What a daily run did."""

    decided: Decided
    messages: int


def run_daily(database: Database, slot: Slot, post: Post) -> DailyRun:
    """Do the whole day: the same work as the daily flow, in this process."""
    decided = Decided()
    for batch in daily_batches(database, slot):
        decided += decide_reminders(database, batch, slot)
    close_day(database, slot)
    return DailyRun(decided, compose_messages(database, slot, post))


def daily_batches(
    database: Database, slot: Slot, phase: str | None = None
) -> tuple[tuple[int, ...], ...]:
    """Give the programmes that the day has work for, in batches.

    ``phase`` is a phase's key: only programmes that are in it now.
    """
    with database.reading() as read:
        found = programmes_to_do(read, slot.day)
    ids = [identity for identity, in_phase in found if phase in {None, in_phase}]
    return tuple(batches_of(ids, PROGRAMMES_AT_ONCE))


def close_day(database: Database, slot: Slot) -> None:
    """Mark the day as done for the programmes that it had no work for."""
    with database.writing() as connection:
        mark_idle_caught_up(connection, slot.day)
