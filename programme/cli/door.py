"""What every command enters by: options, settings, the day, and the database."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from typer import BadParameter, Context

from programme.cli.command_names import same_database
from programme.cli.layout import Screen, paragraph
from programme.cli.printing import print_data, print_screen, terminal_width
from programme.cli.words import MAKE_ONE
from programme.core.refusal import RefusedError
from programme.settings import Settings, settings_from
from programme.storage.reading import Reader, reading
from programme.storage.views.programme_list import ProgrammeHead, head_by_key, heads

if TYPE_CHECKING:
    from programme.storage.database import Database


@dataclass(frozen=True, slots=True)
class Options:
    """The options that stand before the command, as they were given."""

    database: str | None = None
    as_of: date | None = None
    json: bool = False


@dataclass(frozen=True, slots=True)
class Door:
    """The settings and options of one command."""

    settings: Settings
    options: Options

    @property
    def json(self) -> bool:
        """Say whether data is wanted and not a screen."""
        return self.options.json

    @property
    def width(self) -> int:
        """How many columns a screen may take."""
        return terminal_width()

    def today(self, time_zone: str = "") -> date:
        """Give the status date: the one asked for, or today in a time zone."""
        if self.options.as_of is not None:
            return self.options.as_of
        from programme.clock import today

        return today(time_zone or self.settings.time_zone)

    def require_come(self, day: date) -> None:
        """Let a day pass that has begun, whatever the status date says.

        Raises:
            RefusedError: when it is still to come.
        """
        from programme.clock import today
        from programme.core.still_to_come import require_come

        require_come(day, today(self.settings.time_zone))

    def now(self) -> datetime:
        """Give this instant, in UTC."""
        from programme.clock import now

        return now()

    def reading(self) -> AbstractContextManager[Reader]:
        """Open the database to read only."""
        return reading(self.settings.database)

    @contextmanager
    def database(self) -> Iterator["Database"]:
        """Open the database for writing, and close it at the end."""
        from programme.wiring import database_of

        database = database_of(self.settings)
        try:
            yield database
        finally:
            database.dispose()

    def by(self, given: str | None) -> str:
        """Give the e-mail address of whoever acts.

        Raises:
            BadParameter: when neither ``--by`` nor PROGRAMME_BY says it.
        """
        found = given or self.settings.by
        if not found:
            msg = "say who you are, or once: export PROGRAMME_BY=you@trust.example"
            raise BadParameter(msg, param_hint="--by")
        return found

    @property
    def asks(self) -> bool:
        """Say whether somebody is there to be asked."""
        there = sys.stdin.isatty() and sys.stdout.isatty()
        return there and not self.json

    def agreed(self, question: str) -> bool:
        """Ask, and say whether the answer was yes; anything else is no."""
        sys.stdout.write(f"\n{question} [y/N] ")
        sys.stdout.flush()
        return sys.stdin.readline().strip().lower() in {"y", "yes"}

    def show(self, screen: Screen) -> None:
        """Print a screen, and how its commands reach a database that was named."""
        if self.options.database:
            text = " ".join(line.text for line in screen)
            said = same_database(self.options.database, text)
            screen = [*screen, *(paragraph(said, self.width) if said else [])]
        print_screen(screen, sys.stdout, colour=self.settings.colour)

    def say(self, text: str) -> None:
        """Print a paragraph."""
        self.show(paragraph(text, self.width))

    def give(self, data: Mapping[str, object]) -> None:
        """Print data as JSON."""
        print_data(data, sys.stdout)


def enter(ctx: Context) -> Door:
    """Read the settings, and put what the options say in their place.

    Raises:
        SettingsError: when the environment holds settings that cannot be used.
    """
    options = ctx.find_object(Options) or Options()
    settings = settings_from(os.environ)
    if options.database:
        settings = replace(settings, database_url=options.database)
    return Door(settings, options)


def find_head(read: Reader, key: str) -> ProgrammeHead:
    """Read the head of a programme.

    Raises:
        RefusedError: when no programme has the key; it names the nearest that there is.
    """
    head = head_by_key(read, key)
    if head is not None:
        return head
    from programme.core.nearest import nearest

    known = [one.key for one in heads(read)]
    near = nearest(key, known)
    cure = f"Did you mean {near}? " if near else ""
    see = "See them with: programme list"
    raise RefusedError(
        f"There is no programme {key}",
        cure=f"{cure}{see}" if known else f"Make one with: {MAKE_ONE}",
    )
