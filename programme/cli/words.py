"""Days, counts and differences as screens say them."""

from datetime import date

from programme.core.words import MONTHS, working_days

MAKE_ONE = "programme new --organisation NAME --start DAY --key KEY"
"""What makes the first programme, or another."""


def short_date(day: date | None) -> str:
    """Say a day in a table: 9 Dec 2026; nothing for none."""
    return "" if day is None else f"{day.day} {short_month(day)} {day.year}"


def short_month(day: date) -> str:
    """Say a month in little room: Dec."""
    return MONTHS[day.month - 1][:3]


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
