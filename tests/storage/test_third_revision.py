"""The third revision makes room for plans on clock times, and takes it back."""

from programme.core.scheduling import schedule_of
from programme.storage.database import Database
from programme.storage.migrating import downgrade, upgrade
from programme.storage.programmes import programme_by_key
from programme.storage.revision import SCHEMA
from tests.operations.builders import activity, definition, make
from tests.operations.imported import FIRST, bring_in

SECOND = "0002"


def test_everything_of_plans_of_our_own_stays(database: Database) -> None:
    make(database, definition(activity("A", 5), activity("B", 5, "A")))
    with database.reading() as read:
        before = programme_by_key(read, "small")
    assert downgrade(database, SECOND) == (SCHEMA, SECOND)
    assert upgrade(database) == (SECOND, SCHEMA)
    with database.reading() as read:
        assert programme_by_key(read, "small") == before


def test_a_plan_from_elsewhere_keeps_its_days_and_loses_its_clock_times(
    database: Database,
) -> None:
    before = bring_in(database)
    downgrade(database, SECOND)
    upgrade(database)
    with database.reading() as read:
        after = programme_by_key(read, "small")
    assert (after.timed, after.dates) == (None, before.dates)
    assert schedule_of(after, FIRST).dates.keys() == before.dates.keys()
