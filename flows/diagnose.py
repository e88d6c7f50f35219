"""The flow ``diagnose``: the daily work on programmes now in that phase."""

from datetime import date

from prefect import flow

from flows.batching import FEW_AT_ONCE
from flows.deciding import decide_phase
from flows.slots import named
from flows.telling import tell_of_day
from programme.operations.decide_reminders import Decided


@flow(
    name="diagnose",
    flow_run_name=named("diagnose"),
    task_runner=FEW_AT_ONCE,
    timeout_seconds=3600,
    on_failure=[tell_of_day],
    on_crashed=[tell_of_day],
)
def diagnose(day: date | None = None) -> Decided:
    """Bring every programme that is diagnosing its culture to the day.

    Without ``day`` it is the day of the run's scheduled start in London.
    """
    return decide_phase("diagnose", day)
