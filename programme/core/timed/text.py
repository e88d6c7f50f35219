"""A timed plan as one JSON text that is always the same for the same plan."""

import json
from typing import cast

from programme.core.timed.plan import TimedPlan
from programme.core.values_json import canonical_text, data_of, decoder


def timed_to_text(plan: TimedPlan) -> str:
    """Write a plan as canonical JSON text."""
    return canonical_text(data_of(plan))


def timed_from_text(text: str) -> TimedPlan:
    """Read what ``timed_to_text`` wrote; the plan equals the one written.

    A field that was added since the text was written takes its default.

    Raises:
        ValueError: when the text is not such a copy of a plan.
    """
    try:
        return cast("TimedPlan", decoder(TimedPlan)(json.loads(text)))
    except (ArithmeticError, LookupError, TypeError) as error:
        raise ValueError(f"not a stored plan: {error}") from error
