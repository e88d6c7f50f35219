"""The command ``programme why``."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated

from typer import Context, Option

from programme.cli.arguments import Key, Point
from programme.cli.door import Door, enter
from programme.cli.parsing import day
from programme.cli.planned_programme import Planned, plan_today
from programme.cli.quick import Command, new_app
from programme.cli.screens.why import Explained, why_data, why_screen
from programme.core.explain import Chain
from programme.core.nearest import cure_for
from programme.core.refusal import RefusedError
from programme.core.slow_times import slow_in_words, slow_times
from programme.core.whole_days_only import require_own_days
from programme.storage.reading import Reader
from programme.storage.views.days import days_of_their_own

app = new_app()
YEARS = timedelta(days=4 * 366)


@app.command(cls=Command)
def why(
    ctx: Context,
    key: Key,
    code: Point,
    wanted: Annotated[
        date | None,
        Option(
            "--by-day",
            parser=day,
            metavar="DAY",
            help="Also say what must be shortened to have it by this day.",
        ),
    ] = None,
) -> None:
    """Explain a date: the chain of what drives it, each step with its days.

    The chain of an imported programme is on its own clock times.

    With --json: programme, code, as_of, steps (code, start, finish, working_days,
    driver, not_worked), prices of meetings, conflicts, missed deadlines, slow_times,
    wanted. Of an imported programme steps have code, start, finish, because, words and
    link (from, to, type, lag in minutes or percent).
    """
    door = enter(ctx)
    with door.reading() as read:
        planned = plan_today(door, read, key)
        if planned.programme.timed is not None:
            _why_timed(door, planned, code.upper(), wanted)
            return
        explained = explain(read, planned, code.upper(), wanted)
    if door.json:
        door.give(why_data(explained))
    else:
        door.show(why_screen(explained, door.width))


def explain(
    read: Reader, planned: Planned, code: str, wanted: date | None
) -> Explained:
    """Gather all that explains the dates of something in a programme.

    Raises:
        RefusedError: when the programme has nothing of this code.
    """
    from programme.core.bring_forward import bring_forward
    from programme.core.committee_price import prices
    from programme.core.conflicts import conflicts, missed_deadlines
    from programme.core.explain import why as chain_of

    programme = planned.programme
    require_point(planned, code)
    around = (programme.plan, programme.calendar, planned.as_of)
    first, last = programme.start - YEARS, planned.as_of + YEARS
    off = days_of_their_own(read, programme.organisation_id, first, last)
    chain = chain_of(*around, code, {one.day: one.name for one in off if one.name})
    on_chain = {step.code for step in chain.steps}
    return Explained(
        programme.key,
        chain,
        {detail.code: detail.title for detail in programme.details.values()},
        tuple(one for one in prices(*around) if one.code in on_chain),
        tuple(one for one in conflicts(*around) if one.code in on_chain),
        tuple(
            one
            for one in missed_deadlines(*around[:2], planned.schedule.dates)
            if one.code in on_chain
        ),
        tuple(_slow(planned, chain)),
        None if wanted is None else bring_forward(*around, code, wanted),
    )


def _why_timed(door: Door, planned: Planned, code: str, wanted: date | None) -> None:
    from programme.cli.screens.timed_why import (
        why_timed,
        why_timed_data,
        why_timed_screen,
    )

    programme = planned.programme
    require_point(planned, code)
    if wanted is not None:
        require_own_days(programme, "what to shorten in it is not known here")
    if programme.timed is None:
        return
    found = why_timed(planned, programme.timed, code)
    if door.json:
        door.give(why_timed_data(found))
    else:
        door.show(why_timed_screen(found, door.width))


def _slow(planned: Planned, chain: Chain) -> Iterator[str]:
    """Say which work of a chain that is still to be done meets a slow time."""
    for step in chain.steps:
        dates = planned.schedule.dates[step.code]
        if step.days:
            for blackout, day in slow_times(planned.definition.soft_blackouts, dates):
                yield slow_in_words(step.code, blackout, day)


def require_point(planned: Planned, code: str) -> None:
    """Let a code pass that stands in the programme.

    Raises:
        RefusedError: when there is none; it names the nearest that there is, or the
            activity that hands over a deliverable of this code.
    """
    known, key = planned.programme.details, planned.programme.key
    if code in known:
        return
    for activity in planned.definition.activities:
        if code in {one.id for one in activity.deliverables}:
            raise RefusedError(
                f"{code} is a deliverable: it has the dates of {activity.id}",
                cure=f"Give {activity.id} instead",
            )
    see = f"See what there is with: programme plan {key}"
    raise RefusedError(
        f"{key} has nothing called {code}", cure=cure_for(code, known, see)
    )
