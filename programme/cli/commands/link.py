"""The command ``programme link``."""

from collections.abc import Sequence
from typing import Annotated

from typer import Argument, Context, Option

from programme.cli.arguments import By, Delay, Key, Point, Reason, Scenario, Yes
from programme.cli.parsing import link_type, whole
from programme.cli.previewing import Given, Looked, change_plan
from programme.cli.quick import Command, new_app
from programme.core.deliverables import standing_in_plan
from programme.core.edits import AddLink, Edit
from programme.core.plan import Link, LinkType

app = new_app()


@app.command(cls=Command)
def link(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    frm: Annotated[
        str,
        Argument(
            metavar="FROM",
            help="What comes first: an activity, milestone, gate or deliverable.",
        ),
    ],
    to: Point,
    *,
    kind: Annotated[
        LinkType,
        Option(
            "--type",
            parser=link_type,
            metavar="TYPE",
            help="FS, SS, FF or SF: which end waits for which.",
        ),
    ] = LinkType.FS,
    lag: Annotated[
        int,
        Option(
            parser=whole, metavar="DAYS", help="Working days between; below 0 a lead."
        ),
    ] = 0,
    calendar: Annotated[
        str,
        Option(metavar="NAME", help="Count the lag in its days; elapsed: in all days."),
    ] = "",
    yes: Yes = False,
    reason: Reason = "",
    delay: Delay = "",
    scenario: Scenario = "",
    by: By = None,
) -> None:
    """Let something wait for something else.

    Work that waits for a gate starts when it is decided, work that waits for a
    deliverable when it is accepted. What would move is shown first; nothing is changed
    before you agree to it.
    """
    wanted = Link(frm.upper(), to.upper(), kind, lag, calendar)

    def edits(looked: Looked) -> Sequence[Edit]:
        return [*_standing(looked, wanted.frm), AddLink(wanted)]

    change_plan(ctx, key, Given(by, reason, delay, scenario, yes=yes), edits)


def _standing(looked: Looked, code: str) -> Sequence[Edit]:
    """Let a deliverable stand in the plan that is to be waited for, if it does not yet."""
    if any(one.code == code for one in looked.programme.plan.activities):
        return ()
    from programme.storage.views.deliverables import deliverables

    for one in deliverables(looked.read, looked.programme.id):
        if one.code == code:
            return standing_in_plan(one, looked.programme)
    return ()
