"""The command ``programme import``."""

from pathlib import Path
from typing import Annotated

from typer import Argument, Context, Option

from programme.cli.arguments import By, Delay, Scenario, WhyChanged, Yes
from programme.cli.previewing import Given
from programme.cli.quick import Command, new_app
from programme.cli.sheets import import_sheet

app = new_app()


@app.command(name="import", cls=Command)
def import_(  # noqa: PLR0913 - one for each option
    ctx: Context,
    file: Annotated[
        Path, Argument(parser=Path, metavar="FILE", help="A sheet: .xlsx or .csv.")
    ],
    key: Annotated[
        str, Option("--key", metavar="KEY", help="The programme that it is of.")
    ],
    *,
    yes: Yes = False,
    reason: WhyChanged = "",
    delay: Delay = "",
    scenario: Scenario = "",
    by: By = None,
) -> None:
    """Bring a plan back from a file that was exported and edited.

    What would change and what would move is shown first; nothing is changed before you
    agree to it, and then all of it at once. What is not in the file stays as it is; what
    has happened, and what is computed, cannot be changed so.

    With --json: the preview with notes and accepted; after --yes what was done, with
    the preview beside it.
    """
    given = Given(by, reason=reason, delay=delay, scenario=scenario, yes=yes)
    import_sheet(ctx, key, file, given)
