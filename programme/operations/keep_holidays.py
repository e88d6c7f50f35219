"""Keep public holidays for as many years as plans ask for."""

from datetime import date, datetime

from sqlalchemy import Connection

from programme.core.holiday_years import last_year_wanted
from programme.core.nation import Nation
from programme.interchange.holidays import public_holidays
from programme.operations.replan_calendar import replan_calendar
from programme.storage.calendars import stored_holiday_years
from programme.storage.database import Database, reader_of
from programme.storage.journal import Entry
from programme.storage.organisations import (
    add_holidays,
    lock_organisations,
)
from programme.storage.programme_locks import lock_running_after
from programme.storage.views.health import last_finishes

ACTOR = "programme setup"


def extend_holidays(
    database: Database, *, as_of: date, at: datetime
) -> dict[Nation, int]:
    """Store the years that running plans ask for and that are not known yet.

    A plan that reaches into them is planned anew, in the same transaction. Gives the
    last year now known of each nation that was extended.
    """
    extended = {}
    with database.writing() as connection:
        lock_organisations(connection)
        for nation, finish in last_finishes(reader_of(connection)):
            last = last_year_wanted(finish)
            years = keep_holidays(connection, nation, range(finish.year, last + 1))
            if years:
                extended[nation] = max(years)
                after = {"nation": nation, "years": years}
                said = Entry(at, ACTOR, "added holidays", nation, {}, after)
                reached = lock_running_after(connection, nation, date(years[0], 1, 1))
                replan_calendar(connection, reached, as_of, said)
    return extended


def keep_holidays(connection: Connection, nation: Nation, years: range) -> list[int]:
    """Store the holidays of these years, and of those between them and the known ones.

    A year that is known stays as it is. Gives the years that were added.
    """
    stored = stored_holiday_years(reader_of(connection), nation)
    known = stored.union(years)
    added = sorted({*range(min(known), max(known) + 1)} - stored)
    for year in added:
        add_holidays(connection, nation, public_holidays(nation, year, year))
    return added
