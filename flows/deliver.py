"""The flow ``deliver``: hand over the messages that are due."""

import sys
import time
from datetime import datetime
from zoneinfo import ZoneInfo

from prefect import flow, get_run_logger
from prefect.runtime import flow_run

from flows.opening import opened
from flows.telling import tell_of_delivery
from flows.timetable import ZONE
from programme import clock
from programme.operations.deliver import Deliveries, Terms
from programme.operations.deliver import deliver as deliver_what_is_due
from programme.storage.outbox.senders import shared_clock
from programme.wiring import channels_of

MINUTES = 4
"""How long a run may send: less than the five minutes until the next one starts."""


def _run_name() -> str:
    scheduled: datetime = flow_run.scheduled_start_time
    return f"deliver-{scheduled.astimezone(ZoneInfo(ZONE)):%Y-%m-%d-%H%M}"


@flow(
    name="deliver",
    flow_run_name=_run_name,
    timeout_seconds=900,
    on_failure=[tell_of_delivery],
    on_crashed=[tell_of_delivery],
)
def deliver() -> Deliveries:
    """Hand over what is due by the channel of the settings, for four minutes at most."""
    with opened() as ours:
        a_minute = ours.settings.messages_a_minute
        now = shared_clock(ours.database, clock.now)
        done = deliver_what_is_due(
            ours.database,
            channels_of(ours.settings, sys.stdout),
            now,
            lambda until: time.sleep(max(0.0, (until - now()).total_seconds())),
            Terms(limit=MINUTES * a_minute, per_minute=a_minute),
        )
    get_run_logger().info(_words(done))
    return done


def _words(done: Deliveries) -> str:
    if done.busy:
        return "Another sender is at work: nothing to do here"
    return (
        f"{done.delivered} messages delivered, {done.again} to be tried again,"
        f" {done.refused} refused, {done.in_doubt} in doubt, {done.held} held for a"
        f" person, {done.expired} expired, {done.without_channel} without a channel"
    )
