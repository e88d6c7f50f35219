"""Working calendars of organisations, from stored holidays and their own days."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.nation import Nation
from programme.storage.reading import Reader, as_bool, as_day, as_int, as_text


def calendars(
    read: Reader, organisation_ids: Iterable[int]
) -> Mapping[int, WorkingCalendar]:
    """Read the calendar of each organisation: Monday to Friday, less days off.

    The organisation's own days outrank the nation's public holidays.
    """
    ids = sorted(set(organisation_ids))
    nations = _nations(read, ids)
    holidays = _holidays(read, sorted(set(nations.values())))
    own = _own_days(read, ids)
    return {
        organisation: WorkingCalendar(
            days_off=holidays[nation] | own[organisation, False],
            extra_days=own[organisation, True],
        )
        for organisation, nation in nations.items()
    }


def last_worked_days(
    read: Reader, organisation_ids: Iterable[int], day: date
) -> Mapping[date, list[int]]:
    """Give the last day worked up to ``day``, each with its organisations.

    What was due before it is overdue (see ``programme.core.lateness``).
    """
    found: dict[date, list[int]] = defaultdict(list)
    for organisation, calendar in calendars(read, organisation_ids).items():
        found[calendar.last_worked(day)].append(organisation)
    return found


def stored_holiday_years(read: Reader, nation: Nation) -> frozenset[int]:
    """Read the years for which the nation's holidays are stored."""
    rows = read("SELECT day FROM public_holiday WHERE nation = :nation", nation=nation)
    return frozenset(as_day(row[0]).year for row in rows)


def _nations(read: Reader, ids: list[int]) -> dict[int, str]:
    rows = read("SELECT id, nation FROM organisation WHERE id IN :ids", ids=ids)
    return {as_int(row[0]): as_text(row[1]) for row in rows}


def _holidays(read: Reader, nations: list[str]) -> dict[str, frozenset[date]]:
    days: dict[str, set[date]] = {nation: set() for nation in nations}
    rows = read(
        "SELECT nation, day FROM public_holiday WHERE nation IN :nations",
        nations=nations,
    )
    for nation, day in rows:
        days[as_text(nation)].add(as_day(day))
    return {nation: frozenset(found) for nation, found in days.items()}


def _own_days(read: Reader, ids: list[int]) -> dict[tuple[int, bool], frozenset[date]]:
    days: dict[tuple[int, bool], set[date]] = defaultdict(set)
    rows = read(
        "SELECT organisation_id, worked, day FROM organisation_day"
        " WHERE organisation_id IN :ids",
        ids=ids,
    )
    for organisation, worked, day in rows:
        days[as_int(organisation), as_bool(worked)].add(as_day(day))
    return defaultdict(frozenset, {key: frozenset(v) for key, v in days.items()})
