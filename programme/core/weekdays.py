"""The days of the week by their names: 0 is Monday, as in ``date.weekday``."""

WEEKDAYS = (
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
)

_SHORTEST = 3


def weekday_named(word: str) -> int | None:
    """Give the weekday of a name or its beginning (thu, Thursdays); None when none."""
    lower = word.lower().removesuffix("s") if len(word) > _SHORTEST else word.lower()
    for number, name in enumerate(WEEKDAYS):
        if len(lower) >= _SHORTEST and name.lower().startswith(lower):
            return number
    return None
