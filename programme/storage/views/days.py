"""The days that an organisation does not work, or works against the rule."""

from dataclasses import dataclass
from datetime import date

from programme.storage.reading import Reader, as_bool, as_day, as_text

_DAYS = """
    SELECT d.day, d.worked, d.name, 1 FROM organisation_day d
     WHERE d.organisation_id = :organisation AND d.day BETWEEN :first AND :last
    UNION ALL
    SELECT h.day, :never, h.name, 0 FROM public_holiday h
      JOIN organisation o ON o.nation = h.nation
     WHERE o.id = :organisation AND h.day BETWEEN :first AND :last
     ORDER BY 1, 4
"""


@dataclass(frozen=True, slots=True)
class DayOfItsOwn:
    """A day with its name; ``own`` is the organisation's word, else a public holiday."""

    day: date
    worked: bool
    name: str
    own: bool


def days_of_their_own(
    read: Reader, organisation_id: int, first: date, last: date
) -> tuple[DayOfItsOwn, ...]:
    """Read public holidays and the organisation's own days between two days."""
    rows = read(
        _DAYS, organisation=organisation_id, first=first, last=last, never=False
    )
    return tuple(
        DayOfItsOwn(as_day(day), as_bool(worked), as_text(name), own in (1, "1"))
        for day, worked, name, own in rows
    )
