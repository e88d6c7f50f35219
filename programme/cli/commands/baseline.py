"""The command ``programme baseline``."""

from typing import Annotated

from typer import Context, Option

from programme.cli.arguments import By, Key
from programme.cli.changing import change
from programme.cli.quick import Command, new_app

app = new_app()


@app.command(cls=Command)
def baseline(
    ctx: Context,
    key: Key,
    name: Annotated[
        str, Option(metavar="NAME", help="What to call it, such as 'As approved'.")
    ],
    by: By = None,
) -> None:
    """Keep today's dates under a name, to compare with later.

    Forecasts are compared with the latest baseline. None is ever changed.
    """
    from programme.operations.set_baseline import set_baseline  # noqa: PLC0415 - slow

    change(
        ctx, key, by, lambda database, request: set_baseline(database, request, name)
    )
