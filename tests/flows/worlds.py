"""Programmes of the built-in definition in a real database, and what tests ask of it."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import update
from sqlmodel import col

from programme.core.definition import Definition
from programme.core.nation import Nation
from programme.core.people import PersonInRole
from programme.operations.assign_people import assign_people
from programme.operations.changing import Request
from programme.operations.create import NewProgramme, create
from programme.operations.finish import finish
from programme.storage.database import Database
from programme.storage.reading import as_day, as_int, as_text
from programme.storage.tables import ActivityRow, ProgrammeRow

START = date(2024, 9, 3)
AT = datetime(2024, 9, 3, 8, tzinfo=UTC)
LEAD = "programme_lead@trust.example"


@dataclass(frozen=True)
class World:
    """A database with programmes, and the folder that stands for the post."""

    database: Database
    definition: Definition
    mailbox: Path

    def add_programme(self, key: str, organisation: str = "Example Trust") -> None:
        """Start a programme on 3 September 2024 with one person in every role."""
        new = NewProgramme(
            organisation, key, START, Nation.ENGLAND_AND_WALES, "Europe/London"
        )
        create(self.database, new, self.definition, as_of=START, at=AT)
        people = [
            PersonInRole(role.id, role.title, f"{role.id}@trust.example")
            for role in self.definition.roles
        ]
        assign_people(self.database, key, people, AT)

    def finish_before_gate(self, key: str, gate: str, on: date) -> None:
        """Finish what a gate comes directly after."""
        after = next(one.after for one in self.definition.gates if one.id == gate)
        for code in after:
            finish(self.database, Request(key, LEAD, on, AT), code, on)

    def put_in_phase(self, key: str, phase: str) -> None:
        """Store another phase's key, as another definition would have it."""
        with self.database.writing() as connection:
            one = update(ProgrammeRow).where(col(ProgrammeRow.key) == key)
            connection.execute(one.values(phase=phase))

    def spoil(self, key: str) -> None:
        """Store what no schedule can be computed from."""
        with self.database.writing() as connection:
            mine = update(ActivityRow).where(
                col(ActivityRow.programme_id) == self.id_of(key)
            )
            connection.execute(mine.values(anchor_months="never"))

    def id_of(self, key: str) -> int:
        """Give a programme's id."""
        with self.database.reading() as read:
            rows = read("SELECT id FROM programme WHERE key = :key", key=key)
        return as_int(rows[0][0])

    def caught_up_to(self, key: str) -> date:
        """Give the last day done for a programme."""
        with self.database.reading() as read:
            rows = read("SELECT caught_up_to FROM programme WHERE key = :key", key=key)
        return as_day(rows[0][0])

    def count(self, table: str) -> int:
        """Count the rows of a table."""
        with self.database.reading() as read:
            return as_int(read(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608

    def counts(self) -> tuple[int, int, int, int]:
        """Count reminders, messages, digests and lines of the journal."""
        tables = "reminder", "message", "digest", "journal"
        reminders, messages, digests, journal = map(self.count, tables)
        return reminders, messages, digests, journal

    def states(self) -> list[str]:
        """Give the state of every message."""
        with self.database.reading() as read:
            return [as_text(row[0]) for row in read("SELECT state FROM message")]
