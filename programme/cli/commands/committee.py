"""The command ``programme committee``."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated

from typer import Argument, BadParameter, Context, Option

from programme.cli.arguments import By, Delay, Key, Reason, Scenario, Yes, repeated
from programme.cli.committee_edits import Move, Wanted, edits_for
from programme.cli.door import enter
from programme.cli.parsing import Days, count, day, days
from programme.cli.planned_programme import plan_today
from programme.cli.previewing import Given, Looked, change_plan
from programme.cli.quick import Command, new_app
from programme.cli.screens.committee import committees_data, committees_screen
from programme.core.edits import Edit
from programme.core.refusal import RefusedError

app = new_app()


def _move(was: str, now: str) -> Move:
    return Move(day(was), day(now))


@app.command(cls=Command)
def committee(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    name: Annotated[
        str, Argument(metavar="COMMITTEE", help="Its key, such as board.")
    ] = "",
    *,
    title: Annotated[
        str | None, Option(metavar="WORDS", help="What it is called.")
    ] = None,
    papers: Annotated[
        int | None,
        Option(
            parser=count,
            metavar="DAYS",
            help="Working days before a meeting by which it wants papers.",
        ),
    ] = None,
    meetings: Annotated[
        Days | None,
        Option(parser=days, metavar="DAYS", help="Its meetings: 2027-01-28,2027-03-25"),
    ] = None,
    rule: Annotated[
        str,
        Option(
            metavar="WORDS",
            help="When it meets, such as 'last Thursday of every second month'.",
        ),
    ] = "",
    first: Annotated[
        date | None,
        Option("--from", parser=day, metavar="DAY", help="Where a rule begins."),
    ] = None,
    last: Annotated[
        date | None,
        Option("--until", parser=day, metavar="DAY", help="Where a rule ends."),
    ] = None,
    ics: Annotated[
        Path | None, Option(parser=Path, metavar="FILE", help="Meetings in a calendar.")
    ] = None,
    move: Annotated[
        list[Move] | None,
        repeated(_move, "OLD NEW", "Hold a meeting on another day"),
    ] = None,
    give: Annotated[
        list[str] | None, repeated(str, "CODE", "A meeting ends this work")
    ] = None,
    take: Annotated[
        list[str] | None, repeated(str, "CODE", "No meeting ends it")
    ] = None,
    remove: Annotated[
        bool, Option("--remove", help="Take the committee away.")
    ] = False,
    yes: Yes = False,
    reason: Reason = "",
    delay: Delay = "",
    scenario: Scenario = "",
    by: By = None,
) -> None:
    """Show what goes to each meeting of the committees, or say when one meets.

    Work before a committee ends at its next meeting whose papers can still be made.
    Rules: first Wednesday of the month; last Thursday of every second month; every 4
    weeks on Thursday from 2027-01-07. Without an end they run to a year after the
    plan's. What would move is shown first; nothing is changed before you agree to it.

    With --json: programme, as_of, committees (key, name, papers, meetings, work, coming
    (day, papers_due, work with its price as why has it), undated).
    """
    options = title, papers, meetings, rule, first, last, ics, tuple(move or ())
    work = tuple(give or ()), tuple(take or ())
    wanted = Wanted(name, *options, *work, remove)
    if wanted == Wanted(name):
        _show(ctx, key, name)
        return
    if not name:
        raise BadParameter("say which committee", param_hint="COMMITTEE")

    def edits(looked: Looked) -> Sequence[Edit]:
        return list(edits_for(looked, wanted))

    change_plan(ctx, key, Given(by, reason, delay, scenario, yes=yes), edits)


def _show(ctx: Context, key: str, name: str) -> None:
    door = enter(ctx)
    with door.reading() as read:
        planned = plan_today(door, read, key)
    programme = planned.programme
    if name and name not in programme.plan.committees:
        raise RefusedError(
            f"{programme.key} has no committee {name}",
            cure="Define it with --meetings, --rule or --ics",
        )
    if door.json:
        door.give(committees_data(planned, name))
    else:
        door.show(committees_screen(planned, name, door.width))
