"""What only plans of our own can do: those that count whole days."""

from programme.core.programme import Programme
from programme.core.refusal import RefusedError


def require_own_days(programme: Programme, what: str) -> None:
    """Let a programme pass that counts whole days.

    Raises:
        RefusedError: when it stays on clock times; ``what`` says what cannot be done.
    """
    if programme.timed is not None:
        raise RefusedError(
            f"{programme.key} was imported: {what}",
            "it is scheduled on the clock times and calendars of its own file",
            cure="Change the plan in the tool that it is from, and import it again:"
            f" programme import FILE --key {programme.key}",
        )
