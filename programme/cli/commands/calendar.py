"""The command ``programme calendar``."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Annotated

from typer import Argument, BadParameter, Context, Option

from programme.cli.arguments import By, Delay, Key, Reason, Scenario, Yes, repeated
from programme.cli.door import enter
from programme.cli.parsing import Span, span, weekdays
from programme.cli.planned_programme import stored
from programme.cli.previewing import Given, Looked, change_plan
from programme.cli.quick import Command, new_app
from programme.cli.screens.calendar import calendars_data, calendars_screen
from programme.core.calendar import WorkingCalendar
from programme.core.edits import DefineCalendar, Edit, SetCalendar
from programme.core.nearest import cure_for
from programme.core.refusal import RefusedError
from programme.storage.views.people import role_holders

app = new_app()


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options ask of one calendar."""

    name: str
    works: frozenset[int] | None = None
    off: Sequence[Span] = ()
    extra: Sequence[Span] = ()
    give: Sequence[str] = ()
    take: Sequence[str] = ()
    remove: bool = False


@app.command(cls=Command)
def calendar(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key,
    name: Annotated[
        str, Argument(metavar="NAME", help="A calendar; a person's by their e-mail.")
    ] = "",
    *,
    works: Annotated[
        frozenset[int] | None,
        Option(parser=weekdays, metavar="DAYS", help="Weekdays, such as tue,thu."),
    ] = None,
    off: Annotated[
        list[Span] | None,
        repeated(span, "DAYS", "Leave: a day, or 2027-08-02..2027-08-13"),
    ] = None,
    extra: Annotated[
        list[Span] | None,
        repeated(span, "DAYS", "Days that are worked against the rule"),
    ] = None,
    give: Annotated[
        list[str] | None, repeated(str, "CODE", "Work this on its days")
    ] = None,
    take: Annotated[
        list[str] | None, repeated(str, "CODE", "No longer work this on its days")
    ] = None,
    remove: Annotated[bool, Option("--remove", help="Take the calendar away.")] = False,
    yes: Yes = False,
    reason: Reason = "",
    delay: Delay = "",
    scenario: Scenario = "",
    by: By = None,
) -> None:
    """Show the calendars of a programme, or define one and give it work.

    Work is done on days that the programme, its own calendar and its owner all work; a
    person's days count where they alone hold the owning role. What would move is shown
    first; nothing is changed before you agree to it.

    With --json: programme, calendars (name, weekdays, days_off, extra_days, work).
    """
    parts = works, tuple(off or ()), tuple(extra or ()), tuple(give or ())
    wanted = Wanted(_name(name), *parts, tuple(take or ()), remove)
    if wanted == Wanted(wanted.name):
        _show(ctx, key, wanted.name)
        return
    if not name:
        raise BadParameter("say which calendar", param_hint="NAME")

    def edits(looked: Looked) -> Sequence[Edit]:
        return list(_edits(looked, wanted))

    change_plan(ctx, key, Given(by, reason, delay, scenario, yes=yes), edits)


def _name(given: str) -> str:
    return given.lower() if "@" in given else given


def _edits(looked: Looked, wanted: Wanted) -> Iterator[Edit]:
    for code in wanted.take:
        yield SetCalendar(code.upper(), "")
    known = looked.programme.plan.calendars.get(wanted.name)
    if known is None and "@" in wanted.name:
        _require_holder(looked, wanted.name)
    if wanted.remove:
        yield DefineCalendar(wanted.name, None)
    elif known is None or wanted.works or wanted.off or wanted.extra:
        yield DefineCalendar(wanted.name, _defined(known or WorkingCalendar(), wanted))
    for code in wanted.give:
        yield SetCalendar(code.upper(), wanted.name)


def _require_holder(looked: Looked, email: str) -> None:
    """Let somebody pass whose days count, since they hold a role of the programme.

    Raises:
        RefusedError: when they hold none; it names the nearest who does.
    """
    key = looked.programme.key
    known = [one.email.lower() for one in role_holders(looked.read, [key])]
    if email not in known:
        cure = cure_for(email, known, f"See who does with: programme people {key}")
        raise RefusedError(f"{email} holds no role in {key}", cure=cure)


def _defined(known: WorkingCalendar, wanted: Wanted) -> WorkingCalendar:
    """Give a calendar with new days; the later word on a day counts."""
    off, extra = frozenset(_days(wanted.off)), frozenset(_days(wanted.extra))
    return WorkingCalendar(
        wanted.works or known.weekdays,
        known.days_off - extra | off,
        known.extra_days - off | extra,
    )


def _days(spans: Sequence[Span]) -> Iterator[date]:
    for one in spans:
        for number in range((one.last - one.first).days + 1):
            yield one.first + timedelta(number)


def _show(ctx: Context, key: str, name: str) -> None:
    door = enter(ctx)
    programme = stored(door, key)
    if name and name not in programme.plan.calendars:
        raise RefusedError(
            f"{programme.key} has no calendar {name}",
            cure="Define it with --works, --off or --extra",
        )
    if door.json:
        door.give(calendars_data(programme))
    else:
        door.show(calendars_screen(programme, name, door.width))
