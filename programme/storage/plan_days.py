"""The days that plans know: named calendars, committees, and whose days a role keeps."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from programme.core.calendar import EVERY_DAY, WorkingCalendar
from programme.core.committee import Committee
from programme.core.plan import ELAPSED
from programme.storage.reading import Reader, as_int, as_text

_NAMED = """
    SELECT programme_id, 'calendar', name, weekdays, days_off, extra_days
      FROM calendar WHERE programme_id IN :ids
    UNION ALL
    SELECT programme_id, 'committee', key, name, CAST(papers AS text), meetings
      FROM committee WHERE programme_id IN :ids
"""
_SOLE_HOLDERS = """
    SELECT h.programme_id, h.role, min(lower(p.email))
      FROM role_holder h JOIN person p ON p.id = h.person_id
     WHERE h.programme_id IN :ids AND p.active
     GROUP BY h.programme_id, h.role HAVING count(*) = 1
"""


@dataclass(frozen=True, slots=True)
class PlanDays:
    """The calendars and committees of one programme by name, and its sole holders."""

    calendars: dict[str, WorkingCalendar] = field(
        default_factory=lambda: {ELAPSED: EVERY_DAY}
    )
    committees: dict[str, Committee] = field(default_factory=dict)
    sole_holders: dict[str, str] = field(default_factory=dict)


def plan_days(read: Reader, programme_ids: Iterable[int]) -> Mapping[int, PlanDays]:
    """Read what many programmes know of days, by id, in two questions."""
    ids = sorted(set(programme_ids))
    found: dict[int, PlanDays] = defaultdict(PlanDays)
    for number, what, name, *rest in read(_NAMED, ids=ids):
        known, texts = found[as_int(number)], list(map(as_text, rest))
        if what == "calendar":
            known.calendars[as_text(name)] = _calendar(*texts)
        else:
            known.committees[as_text(name)] = _committee(*texts)
    for number, role, email in read(_SOLE_HOLDERS, ids=ids):
        found[as_int(number)].sole_holders[as_text(role)] = as_text(email)
    return found


def days_text(days: Iterable[date]) -> str:
    """Write days as they are stored: ISO, in order, apart by spaces."""
    return " ".join(day.isoformat() for day in sorted(days))


def _calendar(weekdays: str, days_off: str, extra_days: str) -> WorkingCalendar:
    return WorkingCalendar(
        frozenset(map(int, weekdays.split())),
        frozenset(_days(days_off)),
        frozenset(_days(extra_days)),
    )


def _committee(name: str, papers: str, meetings: str) -> Committee:
    return Committee(name, int(papers), _days(meetings))


def _days(text: str) -> tuple[date, ...]:
    return tuple(map(date.fromisoformat, text.split()))
