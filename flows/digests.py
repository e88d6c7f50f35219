"""The flow ``digests``: what sponsors and leads are told of milestones and gates."""

from datetime import date

from prefect import flow, get_run_logger

from flows.batching import FEW_AT_ONCE, Batch, in_batches
from flows.opening import opened
from flows.retrying import retried
from flows.slots import day_of_run, named
from flows.telling import tell_of_digests
from programme.core.words import counted, long_date
from programme.operations.decide_reminders import Slot
from programme.operations.make_digests import Rhythms, digest_batches, make_batch
from programme.operations.posting import Post
from programme.storage.database import Database
from programme.wiring import rhythms_of


@flow(
    name="digests",
    flow_run_name=named("digests"),
    task_runner=FEW_AT_ONCE,
    timeout_seconds=3600,
    on_failure=[tell_of_digests],
    on_crashed=[tell_of_digests],
)
def digests(day: date | None = None) -> int:
    """Queue every digest whose period has begun, and give how many.

    Without ``day`` it is the day of the run's scheduled start in London.
    """
    with opened() as ours:
        slot = ours.slot(day_of_run(day))
        rhythms = rhythms_of(ours.settings)
        batches = digest_batches(ours.database, slot, rhythms)
        outcome = in_batches(
            digest_batch, batches, ours.database, slot, ours.post, rhythms
        )
    made = sum(outcome.results)
    queued = f"{counted(made, 'digest')} queued for {long_date(slot.day)}"
    get_run_logger().info(queued)
    outcome.require_all()
    return made


@retried
def digest_batch(
    batch: Batch, database: Database, slot: Slot, post: Post, rhythms: Rhythms
) -> int:
    """Queue the digests of a batch of programmes, in one transaction."""
    return make_batch(database, batch, slot, post, rhythms)
