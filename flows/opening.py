"""What every flow opens first: the settings of its environment and their database."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from programme import clock
from programme.operations.decide_reminders import Slot
from programme.operations.posting import Post
from programme.settings import Settings, settings_from
from programme.storage.database import Database
from programme.wiring import database_of, sender_of


@dataclass(frozen=True, slots=True)
class Opened:
    """The settings and the database of one run of a flow."""

    settings: Settings
    database: Database

    def slot(self, day: date) -> Slot:
        """Give the slot of a day, run now."""
        return Slot(day, clock.now(), self.settings.channel.value)

    @property
    def post(self) -> Post:
        """From whom messages come."""
        return Post(sender_of(self.settings), self.settings.message_domain)


@contextmanager
def opened() -> Iterator[Opened]:
    """Open what the environment names for as long as a flow runs.

    Raises:
        SettingsError: with everything that is wrong in the environment.
        BadAddressError: when the database's address cannot be understood.
    """
    settings = settings_from(os.environ)
    database = database_of(settings)
    try:
        yield Opened(settings, database)
    finally:
        database.dispose()
