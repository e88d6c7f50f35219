"""A day that is still to come cannot be lived: nothing is said or sent for it yet."""

from datetime import date

from programme.core.refusal import RefusedError
from programme.core.words import long_date


def require_come(day: date, today: date) -> None:
    """Let a day pass that has begun.

    Raises:
        RefusedError: when it lies after today.
    """
    if day > today:
        raise RefusedError(
            f"{long_date(day)} is still to come: a day can be lived only once it is here",
            cure=f"Give a day up to {long_date(today)}. To look ahead and change"
            f" nothing: programme --as-of {day.isoformat()} show KEY",
        )
