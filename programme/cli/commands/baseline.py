"""The command ``programme baseline``."""

from typing import Annotated

from typer import Context, Option

from programme.cli.arguments import By, Key
from programme.cli.deeds import do
from programme.cli.door import enter, find_head
from programme.cli.planned_programme import plan_as_of
from programme.cli.quick import Command, new_app
from programme.cli.screens.baseline import baselines_data, baselines_screen
from programme.storage.views.baselines import baselines

app = new_app()


@app.command(cls=Command)
def baseline(
    ctx: Context,
    key: Key,
    *,
    name: Annotated[
        str | None,
        Option(metavar="NAME", help="What to call it, such as 'As approved'."),
    ] = None,
    gate: Annotated[
        str, Option(metavar="CODE", help="The gate at which it was approved.")
    ] = "",
    by: By = None,
) -> None:
    """Keep today's dates under a name, or list what was kept.

    Forecasts are compared with the latest baseline; with any of them by: plan
    --baseline NUMBER. None is ever changed.

    With --json, without a name: programme, as_of, baselines (number, name, day,
    approved_by, gate, phases), each phase with its finish and working_days of variance.
    """
    if name is None:
        _show(ctx, key)
        return
    from programme.operations.set_baseline import set_baseline

    do(
        ctx,
        key,
        by,
        lambda database, request: set_baseline(database, request, name, gate),
    )


def _show(ctx: Context, key: str) -> None:
    door = enter(ctx)
    with door.reading() as read:
        head = find_head(read, key)
        planned = plan_as_of(read, head.key, door.today(head.time_zone))
        found = baselines(read, head.id)
    if door.json:
        door.give(baselines_data(planned, found))
    else:
        door.show(baselines_screen(planned, found, door.width))
