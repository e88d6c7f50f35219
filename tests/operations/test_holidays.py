"""Plans that outrun the public holidays known, and what adding years does to them."""

from datetime import date

from programme.core.nation import Nation
from programme.core.scheduling import schedule_of
from programme.operations.keep_holidays import extend_holidays
from programme.storage.database import Database
from programme.storage.programmes import programme_by_key
from tests.operations.builders import MONDAY, activity, at, definition, make
from tests.operations.looking import everything, journal, one_value

LONG = definition(activity("A", 1760), activity("B", 1, "A"))
"""From June 2026 into March 2033, of which making it stores no holidays."""


def test_a_plan_that_reaches_into_new_years_is_planned_anew(database: Database) -> None:
    make(database, LONG)
    with database.reading() as read:
        before = programme_by_key(read, "small").dates["B"].finish
    assert before > date(2033, 1, 1)
    assert extend_holidays(database, as_of=MONDAY, at=at(MONDAY)) == {
        Nation.ENGLAND_AND_WALES: 2034
    }
    with database.reading() as read:
        after = programme_by_key(read, "small")
    assert after.dates["B"].finish > before
    assert after.dates == schedule_of(after, MONDAY).dates
    told = {entry.action: entry for entry in journal(database)}
    assert told["added holidays"].after["years"] == [2033, 2034]
    assert told["re-planned"].before["B"] == before.isoformat()


def test_years_that_are_known_stay_as_they_are(database: Database) -> None:
    make(database, LONG)
    with database.writing() as connection:
        connection.exec_driver_sql("UPDATE public_holiday SET name = 'as it was'")
    extend_holidays(database, as_of=MONDAY, at=at(MONDAY))
    kept = "SELECT count(*) FROM public_holiday WHERE name {} 'as it was' AND day {}"
    assert one_value(database, kept.format("<>", "< '2033-01-01'")) == 0
    assert one_value(database, kept.format("<>", "> '2033-01-01'"))


def test_nothing_is_done_where_enough_is_known(database: Database) -> None:
    make(database, definition(activity("A", 5)))
    before = everything(database)
    assert extend_holidays(database, as_of=MONDAY, at=at(MONDAY)) == {}
    assert everything(database) == before
