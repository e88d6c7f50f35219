"""The command ``programme outbox``: looking, and what a person settles."""

from typing import TYPE_CHECKING, Annotated

from typer import Argument, Context, Option

from programme.cli.arguments import By, Reason
from programme.cli.door import Door, enter
from programme.cli.parsing import count
from programme.cli.quick import Command, GroupWithDefault, new_app
from programme.cli.screens.outbox import (
    Outbox,
    message_data,
    message_screen,
    outbox_data,
    outbox_screen,
)
from programme.core.refusal import RefusedError
from programme.core.status import MessageState
from programme.core.words import counted
from programme.storage.outbox.lines import count_by_state, is_on_hold, outbox_lines
from programme.storage.views.messages import message

if TYPE_CHECKING:
    from programme.storage.outbox.deeds import Order

app = new_app(cls=GroupWithDefault)
LIMIT = 20

Number = Annotated[
    int, Argument(parser=count, metavar="NUMBER", help="The message's number.")
]


@app.callback()
def outbox() -> None:
    """Look at messages and settle those that need a person.

    programme outbox lists the latest.
    """


@app.command("list", cls=Command)
def list_(
    ctx: Context,
    state: Annotated[
        MessageState | None, Option(help="Only messages in this state.")
    ] = None,
    limit: Annotated[
        int, Option(parser=count, metavar="NUMBER", help="How many messages.")
    ] = LIMIT,
) -> None:
    """List the latest messages.

    With --json: on_hold, counts (by state), and messages, each with id, day, person,
    recipient, kind, channel, subject, state, attempts, doubts, next_try, expires and
    answer.
    """

    door = enter(ctx)
    states = tuple(MessageState) if state is None else (state,)
    with door.reading() as read:
        found = Outbox(
            is_on_hold(read, door.now()),
            count_by_state(read),
            outbox_lines(read, states=states, limit=limit),
        )
    if door.json:
        door.give(outbox_data(found))
    else:
        door.show(outbox_screen(found, door.width))


@app.command(cls=Command)
def show(ctx: Context, number: Number) -> None:
    """Show a message and its text.

    With --json: id, day, kind, channel, recipient, state, attempts, doubts, answer,
    created_at, settled_at and text.
    """
    door = enter(ctx)
    with door.reading() as read:
        found = message(read, number)
    if found is None:
        raise RefusedError(
            f"There is no message {number}", cure="See them with: programme outbox"
        )
    if door.json:
        door.give(message_data(found))
    else:
        door.show(message_screen(found, door.width))


@app.command(cls=Command)
def retry(ctx: Context, number: Number, by: By = None) -> None:
    """Try a failed message again."""
    from programme.operations.settle_message import retry_message

    door = enter(ctx)
    order = _order(door, number, by)
    with door.database() as database:
        retry_message(database, order, door.now())
    _answer(door, number, f"Message {number} will be tried again")


@app.command(cls=Command)
def resend(ctx: Context, number: Number, by: By = None) -> None:
    """Send a message that is over once more."""
    from programme.operations.settle_message import resend_message

    door = enter(ctx)
    order = _order(door, number, by)
    with door.database() as database:
        again = resend_message(database, order, door.now())
    _answer(door, again, f"Message {number} will be sent again, as message {again}")


@app.command(cls=Command)
def resolve(
    ctx: Context,
    number: Number,
    *,
    arrived: Annotated[
        bool, Option("--arrived/--not-arrived", help="Whether its reader has it.")
    ],
    by: By = None,
) -> None:
    """Say whether a held message arrived.

    One that did not arrive is sent again.
    """
    from programme.operations.settle_message import resolve_held

    door = enter(ctx)
    order = _order(door, number, by)
    with door.database() as database:
        resolve_held(database, order, door.now(), arrived=arrived)
    said = "counts as sent" if arrived else "will be sent again"
    _answer(door, number, f"Message {number} {said}")


@app.command("call-off", cls=Command)
def call_off(ctx: Context, number: Number, by: By = None) -> None:
    """Cancel a message that has not gone."""
    from programme.operations.settle_message import call_off_message

    door = enter(ctx)
    order = _order(door, number, by)
    with door.database() as database:
        call_off_message(database, order, door.now())
    _answer(door, number, f"Message {number} is called off")


@app.command(cls=Command)
def hold(
    ctx: Context,
    *,
    reason: Reason = "",
    restored: Annotated[
        bool,
        Option(
            "--restored",
            help="This database was restored from a backup: hold each message too.",
        ),
    ] = False,
    by: By = None,
) -> None:
    """Hold all sending back."""
    from programme.operations import hold_outbox as operations

    door = enter(ctx)
    who = door.by(by)
    said = "Sending is held back"
    with door.database() as database:
        if restored:
            held = operations.hold_restored(database, who, door.now())
            said = f"{said}, and {counted(held, 'unsettled message')} with it"
        else:
            operations.hold_outbox(database, who, door.now(), reason)
    _answer(door, None, said)


@app.command(cls=Command)
def release(ctx: Context, *, reason: Reason = "", by: By = None) -> None:
    """Let messages go again."""
    from programme.operations.hold_outbox import release_outbox

    door = enter(ctx)
    who = door.by(by)
    with door.database() as database:
        release_outbox(database, who, door.now(), reason)
    _answer(door, None, "Messages may go again")


def _order(door: Door, number: int, by: str | None) -> "Order":
    from programme.storage.outbox.deeds import Order

    return Order(number, door.by(by))


def _answer(door: Door, number: int | None, said: str) -> None:
    if door.json:
        door.give({"done": said, "message": number})
    else:
        door.say(f"{said}.")
