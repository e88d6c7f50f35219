"""The command ``programme level``."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated

from typer import Context, Option

from programme.cli.arguments import By, Key, Reason, Scenario, Yes
from programme.cli.door import enter
from programme.cli.planned_programme import plan_today
from programme.cli.previewing import Given, Looked, change_plan
from programme.cli.quick import Command, new_app
from programme.cli.screens.level import Shown, bearers_of, level_data, level_screen
from programme.core.edits import Edit
from programme.core.levelling import Levelled
from programme.core.levelling import level as levelled
from programme.core.load import Bearers
from programme.core.programme import Programme
from programme.core.refusal import RefusedError
from programme.core.whole_days_only import require_own_days
from programme.storage.views.people import role_holders

app = new_app()


@app.command(cls=Command)
def level(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    *,
    optimise: Annotated[
        bool,
        Option(
            "--optimise",
            help="Search all starts with OR-Tools, for about 20 seconds at most.",
        ),
    ] = False,
    yes: Yes = False,
    reason: Reason = "",
    scenario: Scenario = "",
    by: By = None,
) -> None:
    """Show whose weeks hold too much, and what could start later within its float.

    Hours are those of the definition and of programme effort. What is suggested moves no
    gate, no milestone and no end; it is shown first and done only when you agree.

    With --json: programme, as_of, with_effort (activities that have hours), before and
    after (who, week, hours, gives, codes), edits, proven (with --optimise: whether
    nothing leaves fewer hours too many); with --yes: as duration does.
    """
    door = enter(ctx)
    with door.reading() as read:
        planned = plan_today(door, read, key)
        holders = role_holders(read, [planned.programme.key])
    require_own_days(planned.programme, "people's load is not levelled here")
    bearers = bearers_of(planned.definition, holders)
    day = max(planned.as_of, planned.programme.as_of)
    find = _optimised if optimise else levelled
    found = find(planned.programme, bearers, day)
    shown = Shown(planned, found, holders)
    wanted = bool(found.edits) and (yes or bool(scenario) or not door.json)
    if door.json and not wanted:
        door.give(level_data(shown))
    elif not door.json:
        door.show(level_screen(shown, door.width))
    if not wanted:
        return

    def edits(_: Looked) -> Sequence[Edit]:
        return found.edits

    change_plan(ctx, key, Given(by, reason, "", scenario, yes=yes), edits)


def _optimised(programme: Programme, bearers: Bearers, as_of: date) -> Levelled:
    """Search with OR-Tools.

    Raises:
        RefusedError: when it is not installed.
    """
    try:
        from programme.optimising import optimised
    except ModuleNotFoundError as error:
        raise RefusedError(
            "--optimise needs OR-Tools, which is not installed here",
            cure="Install it: pip install 'culture-programme[optimise]'. Or leave"
            " --optimise out",
        ) from error
    return optimised(programme, bearers, as_of)
