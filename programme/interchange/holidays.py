"""Public holidays of a nation, and its working calendar.

The days are those of the ``holidays`` package. Extra ones are announced late and may
be missing from it: an organisation adds those as its own days off.
"""

from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.nation import Nation

# England and Wales keep the same days.
_SUBDIVISIONS = {
    Nation.ENGLAND_AND_WALES: "ENG",
    Nation.SCOTLAND: "SCT",
    Nation.NORTHERN_IRELAND: "NIR",
}


def public_holidays(nation: Nation, first_year: int, last_year: int) -> dict[date, str]:
    """Name the public holidays of the years, both included, in the order of days.

    A holiday on a weekend stands there under its own name, and again on its substitute
    day, so that days and names can be shown; a calendar ignores the former.
    """
    # Imported late: the package imports every country at once, and few commands need it.
    from holidays import country_holidays  # noqa: PLC0415 - slow, for new years only

    found = country_holidays(
        "GB",
        subdiv=_SUBDIVISIONS[nation],
        years=range(first_year, last_year + 1),
        expand=False,
        language="en_GB",
    )
    return {
        day: name.replace("(observed)", "(substitute day)")
        for day, name in sorted(found.items())
    }


def working_calendar(nation: Nation, years: range) -> WorkingCalendar:
    """Make the calendar of a nation: Monday to Friday less public holidays.

    Outside ``years`` no public holiday is known.
    """
    holidays = public_holidays(nation, years.start, years.stop - 1)
    return WorkingCalendar(days_off=frozenset(holidays))
