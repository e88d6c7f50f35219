"""The third revision makes room for plans on clock times, and takes it back."""

from programme.core.scheduling import schedule_of
from programme.storage.database import Database
from programme.storage.migrating import downgrade, upgrade
from programme.storage.programmes import programme_by_key
from programme.storage.revision import SCHEMA
from tests.operations.builders import MONDAY, activity, definition, june, make
from tests.operations.imported import FIRST, bring_in
from tests.operations.office import Office

SECOND = "0002"


def test_everything_of_plans_of_our_own_stays(database: Database) -> None:
    make(database, definition(activity("A", 5), activity("B", 5, "A")))
    with database.reading() as read:
        before = programme_by_key(read, "small")
    assert downgrade(database, SECOND) == (SCHEMA, SECOND)
    assert upgrade(database) == (SECOND, SCHEMA)
    with database.reading() as read:
        assert programme_by_key(read, "small") == before


def test_what_was_accepted_keeps_its_day(database: Database) -> None:
    """The second revision held the instant only."""
    make(database, definition(activity("A", 5, hands_over="D1")))
    office = Office(database)
    office.submit("D1", MONDAY)
    office.accept("D1", june(2))
    downgrade(database, SECOND)
    upgrade(database)
    assert office.deliverable("D1").accepted_on == june(2)


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
