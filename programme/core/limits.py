"""The limits of what a plan may hold, each with its reason; what is beyond was mistyped.

Edits, reports, definitions and sheets are held to the same ones, and so is the JSON
Schema.
"""

from datetime import date

LONGEST = 1300
"""Working days of an activity, a lag or what remains: five years of work."""

MOST_HOURS = 100_000
"""Hours of work in one activity: sixty people for a year."""

MOST_PAPERS = 250
"""Working days before a meeting by which papers may be wanted: about a year."""

MOST_OFFSET = 250
"""Working days between a reminder and the day that it is about: about a year."""

MOST_YEARS = 20
"""Years from the start of the plan within which a day may be asked for."""

LONGEST_NAME = 80
"""Letters of the name of a calendar, or of a committee: what a line of a screen holds."""


def is_far(day: date, start: date) -> bool:
    """Say whether a day is too far from the start of the plan."""
    return abs(day.year - start.year) > MOST_YEARS
