"""Days, counts and differences as screens say them."""

from datetime import date

from programme.notifications.dates import long_date
from programme.notifications.wording import count, working_days

__all__ = [
    "apart",
    "count",
    "later_or_earlier",
    "long_date",
    "short_date",
    "working_days",
]

MONTHS = (
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()  # noqa: SIM905 - as read
)


def short_date(day: date | None) -> str:
    """Say a day in a table: 9 Dec 2026; nothing for none."""
    return "" if day is None else f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def later_or_earlier(days: int) -> str:
    """Say a difference: 5 working days later, 1 working day earlier, no change."""
    if not days:
        return "no change"
    return f"{working_days(abs(days))} {'later' if days > 0 else 'earlier'}"


def apart(days: int) -> str:
    """Say a difference in a table of working days: 5 later, 1 earlier, as planned."""
    if not days:
        return "as planned"
    return f"{abs(days)} {'later' if days > 0 else 'earlier'}"
