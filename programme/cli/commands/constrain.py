"""The command ``programme constrain``."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from typer import Argument, BadParameter, Context

from programme.cli.arguments import By, Delay, Key, Point, Reason, Scenario, Yes
from programme.cli.parsing import day as as_day
from programme.cli.previewing import Given, change_plan
from programme.cli.quick import Command, new_app
from programme.core.edits import Edit, SetConstraint, SetDeadline
from programme.core.plan import Constraint, ConstraintKind

app = new_app()


class Demand(StrEnum):
    """What may be demanded, as it is typed."""

    START_NO_EARLIER = "start-no-earlier"
    START_NO_LATER = "start-no-later"
    FINISH_NO_EARLIER = "finish-no-earlier"
    FINISH_NO_LATER = "finish-no-later"
    MUST_START = "must-start"
    MUST_FINISH = "must-finish"
    AS_LATE_AS_POSSIBLE = "as-late-as-possible"
    NONE = "none"
    DEADLINE = "deadline"
    NO_DEADLINE = "no-deadline"


def _demand(text: str) -> Demand:
    if text.lower() in set(Demand):
        return Demand(text.lower())
    msg = f"{text!r} is none of {', '.join(Demand)}"
    raise ValueError(msg)


_DAYLESS = {Demand.AS_LATE_AS_POSSIBLE, Demand.NONE, Demand.NO_DEADLINE}


@app.command(cls=Command)
def constrain(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    code: Point,
    kind: Annotated[
        str,
        Argument(parser=_demand, metavar="KIND", help=f"One of {', '.join(Demand)}."),
    ],
    day: Annotated[
        date | None, Argument(parser=as_day, metavar="DAY", help="Such as 2026-12-09.")
    ] = None,
    *,
    yes: Yes = False,
    reason: Reason = "",
    delay: Delay = "",
    scenario: Scenario = "",
    by: By = None,
) -> None:
    """Demand a day of something, give it a deadline, or take either away.

    One constraint at most, in place of the one before. A deadline moves nothing:
    missing it is told. What would move is shown first; nothing is changed before you
    agree to it.
    """
    edit = _edit(code.upper(), Demand(kind), day)
    change_plan(ctx, key, Given(by, reason, delay, scenario, yes=yes), lambda _: [edit])


def _edit(code: str, kind: Demand, day: date | None) -> Edit:
    if (day is None) != (kind in _DAYLESS):
        wants = "takes no day" if day else "needs a day such as 2026-12-09"
        raise BadParameter(f"{kind} {wants}", param_hint="DAY")
    if kind in {Demand.DEADLINE, Demand.NO_DEADLINE}:
        return SetDeadline(code, day)
    if kind is Demand.NONE:
        return SetConstraint(code, None)
    return SetConstraint(code, Constraint(ConstraintKind[kind.name], day))
