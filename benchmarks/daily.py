"""The daily run over 1,000 programmes of 90 activities, beside SQL written by hand.

One programme of the built-in definition is copied; 1% of the copies have something due
on the day. In the second row every programme is stale too, and is planned anew, which
the plain SQL cannot do: that row has no rival.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from typing import Any

from rich.console import Console
from rich.table import Table
from sqlalchemy import Connection, event, text

from programme.core.nation import Nation
from programme.core.people import PersonInRole
from programme.interchange.definition.reading import built_in_definition
from programme.operations.assign_people import assign_people
from programme.operations.create import NewProgramme, create
from programme.operations.decide_reminders import Slot, decide_reminders
from programme.operations.run_daily import close_day, daily_batches
from programme.storage.database import Database
from tests.databases import Databases

PROGRAMMES = 1_000
START = date(2026, 4, 1)
DAY = date(2026, 4, 9)
AT = datetime(2026, 4, 9, 6, 30, tzinfo=UTC)
SLOT = Slot(DAY, AT, "mailbox")
_NUMBERS = """
    WITH RECURSIVE numbers(n) AS (
        SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < :last)
"""
_COPIED = ("activity", "link", "committee", "role_holder", "falls_due")
_BY_HAND = """
    INSERT INTO reminder (dedupe_key, programme_id, person_id, channel, subject,
        occurrence, slot, day, anchor, about, text, urgent)
    SELECT f.programme_id || ' ' || f.subject || ' ' || f.occurrence || ' '
               || h.person_id,
           f.programme_id, h.person_id, 'mailbox', f.subject, f.occurrence,
           CAST(:slot AS DATE), f.day, f.anchor, f.about, f.text, f.urgent
      FROM falls_due f
      JOIN programme p ON p.id = f.programme_id
      JOIN role_holder h ON h.programme_id = p.id
       AND ' ' || f.roles || ' ' LIKE '% ' || h.role || ' %'
     WHERE p.state = 'running' AND f.day > p.caught_up_to AND f.day <= :day
"""


def main() -> None:
    """Measure both databases and print seconds, statements and the ratio."""
    table = Table(title=f"Daily run over {PROGRAMMES:,} programmes")
    for column in ("database", "case", "s", "CPU s", "statements each", "ours / SQL"):
        table.add_column(column, justify="right")
    with TemporaryDirectory() as folder:
        databases = Databases(Path(folder))
        for kind in ("sqlite", "postgres"):
            with databases.opened(kind) as database:
                _fill(database)
                _measure(database, kind, table)
        databases.close()
    Console().print(table)


def _measure(database: Database, kind: str, table: Table) -> None:
    hand, _, by_hand = _timed(database, _by_hand)
    _reset(database, stale=False)
    ours, cpu, said = _timed(database, _ours)
    if said != by_hand:
        raise AssertionError((kind, said, by_hand))
    each = f"{_statements(database, stale=False) / PROGRAMMES:.3f}"
    table.add_row(
        kind, "1% due", f"{ours:.3f}", f"{cpu:.3f}", each, f"{ours / hand:.1f}"
    )
    _reset(database, stale=True)
    stale, cpu, _ = _timed(database, _ours)
    each = f"{_statements(database, stale=True) / PROGRAMMES:.3f}"
    table.add_row(kind, "all stale", f"{stale:.3f}", f"{cpu:.3f}", each, "")


def _timed(
    database: Database, deed: Callable[[Database], None]
) -> tuple[float, float, int]:
    """Give wall seconds, CPU seconds of this process, and the reminders decided."""
    before, cpu = perf_counter(), process_time()
    deed(database)
    seconds, spent = perf_counter() - before, process_time() - cpu
    with database.reading() as read:
        rows = read("SELECT count(*) FROM reminder")
    return seconds, spent, int(str(rows[0][0]))


def _ours(database: Database) -> None:
    for batch in daily_batches(database, SLOT):
        decide_reminders(database, batch, SLOT)
    close_day(database, SLOT)


def _by_hand(database: Database) -> None:
    with database.writing() as connection:
        connection.execute(text(_BY_HAND), {"slot": str(DAY), "day": DAY})
        connection.execute(
            text("UPDATE programme SET caught_up_to = :day WHERE caught_up_to < :day"),
            {"day": DAY},
        )


def _statements(database: Database, *, stale: bool) -> int:
    """Count the statements of one run inside transactions."""
    _reset(database, stale=stale)
    counted = [0]

    def count(*_: Any) -> None:
        counted[0] += 1

    event.listen(database.engine, "before_cursor_execute", count)
    _ours(database)
    event.remove(database.engine, "before_cursor_execute", count)
    return counted[0]


def _reset(database: Database, *, stale: bool) -> None:
    """Take the day back: no reminders, the day before done, and fresh or stale."""
    with database.writing() as connection:
        connection.execute(text("DELETE FROM reminder"))
        connection.execute(
            text("UPDATE programme SET caught_up_to = :done, stale_from = :stale"),
            {"done": date(2026, 4, 8), "stale": DAY if stale else None},
        )


def _fill(database: Database) -> None:
    definition = built_in_definition()
    new = NewProgramme(
        "Example", "p1", START, Nation.ENGLAND_AND_WALES, "Europe/London"
    )
    create(database, new, definition, as_of=START, at=AT)
    people = [
        PersonInRole(role.id, role.title, f"{role.id}@trust.example")
        for role in definition.roles
    ]
    assign_people(database, "p1", people, AT)
    with database.writing() as connection:
        _copy(connection, "programme", keys={"id": "id + n", "key": "key || '-' || n"})
        for name in _COPIED:
            _copy(connection, name, keys={"programme_id": "programme_id + n"})
        connection.execute(
            text("DELETE FROM falls_due WHERE day = :day AND programme_id % 100 <> 1"),
            {"day": DAY},
        )
    _reset(database, stale=False)


def _copy(connection: Connection, name: str, keys: dict[str, str]) -> None:
    """Copy the rows of the first programme under every other number."""
    found = connection.execute(text(f"SELECT * FROM {name} WHERE 1 = 0"))  # noqa: S608
    columns = list(found.keys())
    values = ", ".join(keys.get(column, f'"{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    statement = (
        f"INSERT INTO {name} ({names}) {_NUMBERS}"  # noqa: S608
        f" SELECT {values} FROM {name} CROSS JOIN numbers"
    )
    connection.execute(text(statement), {"last": PROGRAMMES - 1})


if __name__ == "__main__":
    main()
