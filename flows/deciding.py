"""What the flows of phases share: bring their programmes to the day, in batches."""

from datetime import date

from prefect import get_run_logger

from flows.batching import Batch, Outcome, in_batches
from flows.opening import opened
from flows.pages import decided
from flows.retrying import retried
from flows.slots import day_of_run
from programme.core.words import long_date
from programme.operations.decide_reminders import Decided, Slot, decide_reminders
from programme.operations.run_daily import daily_batches
from programme.storage.database import Database


@retried
def decide_batch(batch: Batch, database: Database, slot: Slot) -> Decided:
    """Bring a batch of programmes to the day, in one transaction."""
    return decide_reminders(database, batch, slot)


def decide_phase(phase: str, day: date | None) -> Decided:
    """Bring the programmes now in a phase to the day: the body of a phase's flow.

    Raises:
        LeftUndoneError: when some could not be done; all others are.
    """
    the_day = day_of_run(day)
    with opened() as ours:
        slot = ours.slot(the_day)
        batches = daily_batches(ours.database, slot, phase)
        outcome = in_batches(decide_batch, batches, ours.database, slot)
    done = total(outcome)
    get_run_logger().info("%s, %s: %s", phase, long_date(the_day), decided(done))
    outcome.require_all()
    return done


def total(outcome: Outcome[object]) -> Decided:
    """Add up what the batches did."""
    return sum((one for one in outcome.results if isinstance(one, Decided)), Decided())
