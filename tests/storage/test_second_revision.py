"""The second revision keeps what a database of the first holds, there and back."""

from datetime import date

import pytest
from sqlalchemy import insert

from programme.core.plan import Constraint, ConstraintKind, Kind, no_earlier_than
from programme.storage.database import Database
from programme.storage.migrating import downgrade, upgrade
from programme.storage.programmes import programme_by_key
from programme.storage.reading import as_day, as_text
from programme.storage.revision import SCHEMA, OlderDatabaseError
from programme.storage.tables import ActivityRow, LinkRow
from tests.operations.builders import MONDAY, activity, definition, gate, make

FIRST = "0001"
DAY = date(2026, 7, 1)


@pytest.fixture
def first(database: Database) -> Database:
    """A database at the first revision, with a programme of two activities and a gate."""
    work = activity("A", 5), activity("B", 5, "A")
    make(database, definition(*work, gates=[gate("G1", "A", "B")]))
    downgrade(database, FIRST)
    return database


def run(database: Database, statement: str) -> None:
    with database.changing_schema() as connection:
        connection.exec_driver_sql(statement)


def test_a_day_not_to_start_before_becomes_a_constraint(first: Database) -> None:
    run(first, "UPDATE activity SET not_before = '2026-07-01' WHERE code = 'B'")
    assert upgrade(first) == (FIRST, SCHEMA)
    with first.reading() as read:
        plan = programme_by_key(read, "small").plan
    constraints = {one.code: one.constraint for one in plan.activities}
    assert constraints == {"A": None, "B": no_earlier_than(DAY), "G1": None}
    downgrade(first, FIRST)
    with pytest.raises(OlderDatabaseError), first.reading():
        pass
    with first.changing_schema() as connection:
        rows = connection.exec_driver_sql("SELECT code, not_before FROM activity")
        days = {as_text(code): day and as_day(day) for code, day in rows}
    assert days == {"A": None, "B": DAY, "G1": None}


def test_everything_else_of_the_network_stays(database: Database) -> None:
    make(database, definition(activity("A", 5), activity("B", 5, "A")))
    with database.reading() as read:
        before = programme_by_key(read, "small")
    downgrade(database, FIRST)
    upgrade(database)
    with database.reading() as read:
        assert programme_by_key(read, "small") == before


def test_forecasts_are_known_from_the_upgrade_on(first: Database) -> None:
    upgrade(first)
    with first.reading() as read:
        rows = read("SELECT as_of, code, finish FROM forecast_point")
        finish = read("SELECT finish FROM activity WHERE code = 'G1'")[0][0]
    ((as_of, code, forecast),) = rows
    assert (as_day(as_of), code, as_day(forecast)) == (MONDAY, "G1", as_day(finish))


def test_what_the_first_revision_has_no_room_for_goes_with_it(
    database: Database,
) -> None:
    make(database, definition(activity("A", 5), activity("B", 5, "A")))
    with database.writing() as connection:
        every = "SELECT * FROM activity WHERE code = 'A'"
        row = connection.exec_driver_sql(every).mappings().one()
        demand = Constraint(ConstraintKind.MUST_FINISH, DAY)
        point = {
            **row,
            "code": "D1",
            "kind": Kind.DELIVERABLE,
            "status": "not started",
            "constraint_kind": demand.kind,
            "constraint_day": demand.day,
        }
        days = {name: as_day(row[name]) for name in _DAYS}
        connection.execute(insert(ActivityRow).values(**{**point, **days}))
        link = {"programme_id": 1, "position": 1, "from_code": "D1", "to_code": "B"}
        connection.execute(insert(LinkRow).values(**link, type="FS", lag=0))
    downgrade(database, FIRST)
    upgrade(database)
    with database.reading() as read:
        plan = programme_by_key(read, "small").plan
    assert [one.code for one in plan.activities] == ["A", "B"]
    assert [(link.frm, link.to) for link in plan.links] == [("A", "B")]


_DAYS = "start", "finish", "late_start", "late_finish", "due_start", "due"
