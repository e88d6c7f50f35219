"""Days, counts and lists in plain English, as answers, screens and messages say them."""

from collections.abc import Sequence
from datetime import date

# Not strftime: its names follow the machine's language.
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def long_date(day: date) -> str:
    """Say the day: 9 December 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def counted(number: int, thing: str, things: str = "") -> str:
    """Say how many: 1 milestone, 2 milestones."""
    return f"{number} {thing if number == 1 else things or f'{thing}s'}"


def working_days(number: int) -> str:
    """Say how many working days: 1 working day, 4 working days."""
    return counted(number, "working day")


def listed(things: Sequence[str], last: str = "and") -> str:
    """Say a list: a, b and c."""
    *before, end = things
    return f"{', '.join(before)} {last} {end}" if before else end
