"""What late work a slipped date hangs on."""

from collections.abc import Mapping
from datetime import date

from programme.core.explain import why
from programme.core.lateness import is_overdue
from programme.core.programme import Programme
from programme.core.schedule import Dates


def late_cause(
    programme: Programme, dates: Mapping[str, Dates], code: str, day: date
) -> str:
    """Give the overdue work furthest back in the chain that drives a date.

    Empty where nothing in the chain is overdue.
    """
    chain = why(programme.plan, programme.calendar, programme.as_of, code)
    late = [
        step.code
        for step in chain.steps
        if step.code != code and is_overdue(dates[step.code], programme.calendar, day)
    ]
    return late[-1] if late else ""
