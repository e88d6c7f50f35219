"""Rows that messages need: an organisation, a person, a programme with activities."""

from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, insert, update
from sqlmodel import SQLModel

from programme.core.delivery import Identity, MessageKind, dedupe_key, message_id
from programme.core.nation import Nation
from programme.core.plan import Kind
from programme.core.status import ActivityStatus, DeliverableState, ProgrammeState
from programme.storage.database import Database
from programme.storage.outbox.queueing import NewMessage
from programme.storage.reading import as_int
from programme.storage.tables import (
    ActivityRow,
    DefinitionRow,
    DeliverableRow,
    OrganisationRow,
    PersonRow,
    ProgrammeRow,
    ReminderRow,
    RoleHolderRow,
)
from tests.fakes import MORNING

DAY = date(2026, 12, 9)
WORK, OTHER_WORK, PAPER, ROLE = "A01", "A02", "D01", "comms_lead"


@dataclass(frozen=True)
class World:
    """The ids of what was made."""

    organisation: int
    person: int
    programme: int


def make_world(database: Database, name: str = "Example Trust") -> World:
    """Store an organisation, a person in a role, and a running programme."""
    organisation = {
        "name": name,
        "nation": Nation.ENGLAND_AND_WALES,
        "time_zone": "Europe/London",
        "created_at": MORNING,
    }
    person = {"name": "Sam Okoro", "email": "sam.okoro@trust.example", "active": True}
    with database.writing() as connection:
        trust = _insert(connection, OrganisationRow, organisation)
        sam = _insert(connection, PersonRow, person | {"organisation_id": trust})
        programme = _make_programme(connection, trust, name)
        world = World(trust, sam, programme)
        holder = {"programme_id": programme, "role": ROLE, "person_id": sam}
        connection.execute(insert(RoleHolderRow).values(holder))
        for position, code in enumerate((WORK, OTHER_WORK)):
            _make_activity(connection, programme, position, code)
    return world


def reminders_message(
    world: World, occurrence: str = "2026-12-09", **changes: object
) -> NewMessage:
    """Make a message with everything in order, apart from the changes."""
    person = world.person
    identity = Identity(
        MessageKind.REMINDERS, "person", str(person), occurrence, person, "recording"
    )
    key = dedupe_key(identity)
    mime = (
        f"Date: Wed, 09 Dec 2026 07:30:00 +0000\r\n"
        f"Message-ID: <{message_id(key, 'trust.example')}>\r\n\r\n{occurrence}\r\n"
    )
    message = NewMessage(
        dedupe_key=key,
        organisation_id=world.organisation,
        programme_id=world.programme,
        person_id=person,
        kind=MessageKind.REMINDERS,
        channel="recording",
        day=DAY,
        subject="What is next",
        sender="programme@trust.example",
        recipient="sam.okoro@trust.example",
        mime=mime.encode(),
    )
    return replace(message, **changes)  # type: ignore[arg-type]


def remind(
    connection: Connection, world: World, message: int, **changes: object
) -> None:
    """Store a reminder as said in a message."""
    values: dict[str, object] = {
        "programme_id": world.programme,
        "person_id": world.person,
        "channel": "recording",
        "subject": WORK,
        "occurrence": "due-5@2026-12-16",
        "slot": DAY,
        "day": DAY,
        "anchor": "due",
        "about": DAY,
        "text": "due in a week",
        "urgent": False,
        "message_id": message,
        **changes,
    }
    values["dedupe_key"] = f"{message} {values['subject']} {values['occurrence']}"
    connection.execute(insert(ReminderRow).values(values))


def change(database: Database, row: type[SQLModel], **values: object) -> None:
    """Change every row of a table."""
    with database.writing() as connection:
        connection.execute(update(row).values(**values))


def submit(connection: Connection, world: World, version: int) -> None:
    """Store the world's deliverable as submitted in this version."""
    values = {
        "programme_id": world.programme,
        "code": PAPER,
        "activity_code": WORK,
        "title": "Paper",
        "kind": "paper",
        "approver_role": ROLE,
        "acceptance": "",
        "state": DeliverableState.SUBMITTED,
        "version": version,
    }
    connection.execute(insert(DeliverableRow).values(values))


def _make_programme(connection: Connection, organisation: int, name: str) -> int:
    definition = {"hash": f"{name:-<64}", "name": name, "version": "1", "body": ""}
    connection.execute(insert(DefinitionRow).values(definition))
    programme = {
        "organisation_id": organisation,
        "key": name.replace(" ", "-").lower(),
        "title": name,
        "definition_hash": definition["hash"],
        "variant": "standard",
        "start": DAY,
        "state": ProgrammeState.RUNNING,
        "phase": "diagnose",
        "version": 1,
        "as_of": DAY,
        "created_at": MORNING,
    }
    return _insert(connection, ProgrammeRow, programme)


def _make_activity(
    connection: Connection, programme: int, position: int, code: str
) -> None:
    values = {
        "programme_id": programme,
        "code": code,
        "position": position,
        "kind": Kind.ACTIVITY,
        "title": code,
        "phase": "diagnose",
        "workstream": "W",
        "owner_role": ROLE,
        "reminders": "standard",
        "duration": 5,
        "anchor_months": "",
        "anchor_day": 1,
        "optional": False,
        "status": ActivityStatus.IN_PROGRESS,
        "total_float": 0,
        "free_float": 0,
        "critical": False,
        **dict.fromkeys(("start", "finish", "late_start", "late_finish"), DAY),
        **dict.fromkeys(("due_start", "due"), DAY),
    }
    connection.execute(insert(ActivityRow).values(values))


def _insert(
    connection: Connection, row: type[SQLModel], values: dict[str, object]
) -> int:
    made = connection.execute(insert(row).values(**values))
    assert made.inserted_primary_key is not None
    return as_int(made.inserted_primary_key[0])
