"""The first schema's journal, and what holds it to being append-only."""

from alembic import op

from programme.storage.migrations.columns import (
    instant,
    long_text,
    number,
    text,
    texts,
)

TABLES = ("journal", "journal_head")

_NEVER = "the journal is append-only"
_SQLITE_TRIGGERS = {
    "journal_no_update": "BEFORE UPDATE ON journal",
    "journal_no_delete": "BEFORE DELETE ON journal",
    # INSERT OR REPLACE deletes without asking the trigger above.
    "journal_no_replace": "BEFORE INSERT ON journal WHEN EXISTS (SELECT 1 FROM journal "
    "WHERE chain = NEW.chain AND sequence = NEW.sequence)",
}


def make() -> None:
    """Make the journal; from now on its rows can only be added."""
    _journal()
    if op.get_bind().dialect.name == "sqlite":
        _refuse_changes_on_sqlite()
    else:
        _refuse_changes_on_postgres()


def drop_guard() -> None:
    """Drop what outlives the table; SQLite drops triggers with it."""
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION journal_is_append_only()")


def _journal() -> None:
    op.create_table(
        "journal",
        text("chain", key=True),
        number("sequence", key=True),
        instant("at"),
        *texts("actor", "action", "subject"),
        *map(long_text, ("before", "after", "reason")),
        text("previous", 64),
        text("hash", 64),
    )
    op.create_table(
        "journal_head", text("chain", key=True), number("sequence"), text("hash", 64)
    )


def _refuse_changes_on_sqlite() -> None:
    for name, when in _SQLITE_TRIGGERS.items():
        refuse = f"BEGIN SELECT RAISE(ABORT, '{_NEVER}'); END"
        op.execute(f"CREATE TRIGGER {name} {when} {refuse}")


def _refuse_changes_on_postgres() -> None:
    op.execute(
        "CREATE FUNCTION journal_is_append_only() RETURNS trigger LANGUAGE plpgsql "
        f"AS $$ BEGIN RAISE EXCEPTION '{_NEVER}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER journal_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON "
        "journal FOR EACH STATEMENT EXECUTE FUNCTION journal_is_append_only()"
    )
