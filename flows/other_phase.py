"""The flow ``other-phase``: the daily work on programmes in a phase that is not ours.

Only imported plans and other definitions have such phases; ``daily`` calls it by name.
"""

from datetime import date

from prefect import flow

from flows.batching import FEW_AT_ONCE
from flows.deciding import decide_phase
from flows.telling import tell_of_day
from programme.operations.decide_reminders import Decided


@flow(
    name="other-phase",
    task_runner=FEW_AT_ONCE,
    timeout_seconds=3600,
    on_failure=[tell_of_day],
    on_crashed=[tell_of_day],
)
def other_phase(phase: str, day: date | None = None) -> Decided:
    """Bring every programme that is in the phase to the day."""
    return decide_phase(phase, day)
