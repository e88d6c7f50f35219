"""A journal to look at, and to tamper with."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from sqlalchemy import Connection, text

from programme.storage.database import Database
from programme.storage.journal import Entry, append

AT = datetime(2026, 12, 9, 17, 30, 0, 5, UTC)
CHAIN = "programme:example"
OTHER = "programme:other"
GUARDS = ("journal_no_update", "journal_no_delete", "journal_no_replace")


def entry(number: int = 1) -> Entry:
    """Give an entry that differs from others by its number."""
    return Entry(
        at=AT + timedelta(minutes=number),
        actor="asha@example.org",
        action="activity finished",
        subject=f"A{number}",
        before={"finished": None, "status": "in progress"},
        after={"finished": date(2026, 12, 9), "cost": Decimal("1.50"), "é": [1, 2]},
        reason="The board met — early",
    )


def fill(database: Database, rows: int = 5) -> None:
    """Add to one chain, and one entry to another."""
    with database.writing() as connection:
        fill_in(connection, rows)


def fill_in(connection: Connection, rows: int) -> None:
    """Add to one chain, and one entry to another, in this transaction."""
    append(connection, CHAIN, [entry(number) for number in range(1, rows + 1)])
    append(connection, OTHER, [entry()])


def drop_guards(connection: Connection) -> None:
    """Open the journal to changes, as the owner of the database can."""
    if connection.dialect.name == "sqlite":
        for guard in GUARDS:
            connection.execute(text(f"DROP TRIGGER {guard}"))
    else:
        connection.execute(text("ALTER TABLE journal DISABLE TRIGGER ALL"))


def change(database: Database, *statements: str) -> None:
    """Change the journal behind its guards; HERE stands for rows of the chain."""
    here = f"WHERE chain = '{CHAIN}' AND sequence"
    with database.writing() as connection:
        drop_guards(connection)
        for statement in statements:
            connection.execute(text(statement.replace("HERE", here)))
