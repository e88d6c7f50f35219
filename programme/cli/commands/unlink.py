"""The command ``programme unlink``."""

from collections.abc import Sequence
from typing import Annotated

from typer import Argument, Context, Option

from programme.cli.arguments import By, Delay, Key, Point, Reason, Scenario, Yes
from programme.cli.parsing import link_type
from programme.cli.previewing import Given, Looked, change_plan
from programme.cli.quick import Command, new_app
from programme.core.edits import Edit, RemoveDeliverable, RemoveLink
from programme.core.plan import Kind, LinkType

app = new_app()


@app.command(cls=Command)
def unlink(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    frm: Annotated[str, Argument(metavar="FROM", help="What comes first.")],
    to: Point,
    *,
    kind: Annotated[
        LinkType | None,
        Option(
            "--type",
            parser=link_type,
            metavar="TYPE",
            help="FS, SS, FF or SF, where there are several.",
        ),
    ] = None,
    yes: Yes = False,
    reason: Reason = "",
    delay: Delay = "",
    scenario: Scenario = "",
    by: By = None,
) -> None:
    """Let something no longer wait for something else.

    What would move is shown first; nothing is changed before you agree to it.
    """
    ends = frm.upper(), to.upper()

    def edits(looked: Looked) -> Sequence[Edit]:
        return _edits(looked, *ends, kind)

    change_plan(ctx, key, Given(by, reason, delay, scenario, yes=yes), edits)


def _edits(looked: Looked, frm: str, to: str, kind: LinkType | None) -> list[Edit]:
    """Take the link away, and with it a deliverable that nothing waits for any more."""
    plan = looked.programme.plan
    there = [link for link in plan.links if (link.frm, link.to) == (frm, to)]
    gone = kind or (there[0].type if len(there) == 1 else LinkType.FS)
    edits: list[Edit] = [RemoveLink(frm, to, gone)]
    waiting = [link for link in plan.links if link.frm == frm]
    kinds = {activity.code: activity.kind for activity in plan.activities}
    if kinds.get(frm) is Kind.DELIVERABLE and len(waiting) == len(there) == 1:
        before = (link for link in plan.links if link.to == frm)
        edits += (RemoveLink(*link.ends) for link in before)
        edits.append(RemoveDeliverable(frm))
    return edits
