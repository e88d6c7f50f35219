"""The command ``programme run``: the work of a day, without Prefect."""

import sys
import time
from datetime import date
from typing import TYPE_CHECKING, Annotated

from typer import Context, Option

from programme.cli.door import Door, enter
from programme.cli.parsing import day as as_day
from programme.cli.progress_bar import with_bar, with_bar_of
from programme.cli.quick import Command, Group, new_app
from programme.cli.screens.run import (
    daily_data,
    daily_screen,
    deliveries_data,
    deliveries_screen,
    digests_data,
    digests_screen,
)
from programme.core.status import MessageState
from programme.storage.outbox.lines import count_by_state

if TYPE_CHECKING:
    from programme.operations.decide_reminders import Slot
    from programme.operations.posting import Post

app = new_app(cls=Group, no_args_is_help=True)

Day = Annotated[
    date | None,
    Option(
        "--day",
        parser=as_day,
        metavar="DAY",
        help="The day to do; else the status date.",
    ),
]


@app.callback()
def run() -> None:
    """Do the work of a day: reminders, digests, delivery.

    The same day twice does it once. What was missed is made up for. A day that is
    still to come cannot be done.
    """


@app.command(cls=Command)
def daily(ctx: Context, day: Day = None) -> None:
    """Re-plan what is stale and queue what falls due.

    With --json: day, programmes, replanned, reminders and messages (counts).
    """
    from programme.operations.compose_messages import compose_messages
    from programme.operations.decide_reminders import (
        Decided,
        decide_reminders,
    )
    from programme.operations.run_daily import (
        close_day,
        daily_batches,
    )

    door = enter(ctx)
    slot, decided = _slot(door, day), Decided()
    with door.database() as database:
        for batch in with_bar(daily_batches(database, slot), "Programmes"):
            decided += decide_reminders(database, batch, slot)
        close_day(database, slot)
        messages = compose_messages(database, slot, _post(door))
    if door.json:
        door.give(daily_data(slot.day, decided, messages))
    else:
        door.show(daily_screen(slot.day, decided, messages, door.width))


@app.command(cls=Command)
def digests(ctx: Context, day: Day = None) -> None:
    """Queue the digests that are due.

    With --json: day and digests (a count).
    """
    from programme.operations.make_digests import (
        digest_batches,
        make_batch,
    )
    from programme.wiring import rhythms_of

    door = enter(ctx)
    slot, post = _slot(door, day), _post(door)
    rhythms = rhythms_of(door.settings)
    with door.database() as database:
        batches = digest_batches(database, slot, rhythms)
        made = sum(
            make_batch(database, batch, slot, post, rhythms)
            for batch in with_bar(batches, "Digests")
        )
    if door.json:
        door.give(digests_data(slot.day, made))
    else:
        door.show(digests_screen(slot.day, made, door.width))


@app.command(cls=Command)
def deliver(ctx: Context) -> None:
    """Send what is queued.

    With --json: delivered, again, refused, in_doubt, withdrawn, rescued, expired, held,
    without_channel (counts), wake (when there is more to do), and busy.
    """
    from programme.operations.deliver import Terms, deliver
    from programme.storage.outbox.senders import shared_clock
    from programme.wiring import channels_of

    door = enter(ctx)
    door.require_come(door.today())
    stream = sys.stderr if door.json else sys.stdout
    channels = channels_of(door.settings, stream)
    with door.reading() as read:
        pending = count_by_state(read)[MessageState.PENDING]
    with door.database() as database, with_bar_of(channels, pending) as channels:
        done = deliver(
            database,
            channels,
            shared_clock(database, door.now),
            lambda until: time.sleep(max(0.0, (until - door.now()).total_seconds())),
            Terms(per_minute=door.settings.messages_a_minute),
        )
    if door.json:
        door.give(deliveries_data(done))
    else:
        zone = door.settings.time_zone
        door.show(deliveries_screen(done, zone, door.width))


def _slot(door: Door, day: date | None) -> "Slot":
    from programme.operations.decide_reminders import Slot

    the_day = day or door.today()
    door.require_come(the_day)
    return Slot(the_day, door.now(), door.settings.channel)


def _post(door: Door) -> "Post":
    from programme.operations.posting import Post
    from programme.wiring import sender_of

    return Post(sender_of(door.settings), door.settings.message_domain)
