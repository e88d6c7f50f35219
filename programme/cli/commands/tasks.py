"""The command ``programme tasks``: it must answer at once, so it imports little."""

from collections.abc import Callable
from dataclasses import replace
from typing import Annotated

from typer import Context, Option

from programme.cli.arguments import Key
from programme.cli.door import Door, enter, find_head
from programme.cli.parsing import count
from programme.cli.quick import Command, new_app
from programme.cli.screens.tasks import (
    Duty,
    TaskList,
    duties_on,
    tasks_data,
    tasks_screen,
)
from programme.core.refusal import RefusedError
from programme.storage.calendars import calendars
from programme.storage.reading import Reader
from programme.storage.views.people import (
    person_emails,
    person_names,
    role_holders,
)
from programme.storage.views.tasks import tasks as tasks_of_all
from programme.storage.views.tasks import tasks_of

app = new_app()


@app.command(cls=Command)
def tasks(  # noqa: PLR0913 - one for each option
    ctx: Context,
    key: Key = "",
    person: Annotated[
        str | None,
        Option(metavar="EMAIL", help="Only what this person is to do."),
    ] = None,
    due_within: Annotated[
        int | None,
        Option(
            parser=count,
            metavar="DAYS",
            help="Only what is due within so many working days, or overdue.",
        ),
    ] = None,
    *,
    overdue: Annotated[bool, Option("--overdue", help="Only what is overdue.")] = False,
    every: Annotated[
        bool, Option("--all", help="Everything, however far ahead.")
    ] = False,
) -> None:
    """List what is to be done, the most urgent first.

    Without KEY and --person it is your own list, when PROGRAMME_BY says who you are.
    A programme's list goes 30 working days ahead, a person's to the end.
    Dates are those of the stored schedule.

    With --json: as_of, whose, left_out (how many lie further ahead), and tasks, each
    with programme, organisation, code, title, kind (activity, gate or deliverable),
    phase, role, who, status, group, start, finish, due_start, due, days_late, critical,
    and the deed that answers it.
    """
    door = enter(ctx)
    email = person or ("" if key else door.settings.by)
    with door.reading() as read:
        found = _found(door, read, key, email)
    if overdue:
        found = _kept(found, lambda duty: duty.left < 0)
    elif due_within is not None:
        found = _kept(found, lambda duty: duty.left <= due_within)
    elif not email and not every:
        near = _kept(found, lambda duty: duty.is_near)
        found = replace(near, left_out=len(found.duties) - len(near.duties))
    if door.json:
        door.give(tasks_data(found))
    else:
        door.show(tasks_screen(found, door.width))


def _found(door: Door, read: Reader, key: str, email: str) -> TaskList:
    head = find_head(read, key) if key else None
    day = door.today(head.time_zone if head else "")
    names = person_names(read, email) if email else []
    if email and not names:
        where = head.organisation if head else "any organisation here"
        raise _unknown(email, where, person_emails(read, key), key)
    found = tasks_of(read, email, key) if email else tasks_of_all(read, key)
    worked = calendars(read, {task.organisation_id for task in found})
    programmes = sorted({task.programme for task in found})
    holders = role_holders(read, programmes)
    return TaskList(
        day=day,
        whose=" / ".join(names) or email or key or "Everybody",
        duties=tuple(duties_on(day, found, worked, holders)),
        one_person=bool(email),
        one_programme=len(programmes) <= 1,
    )


def _unknown(email: str, where: str, known: list[str], key: str) -> RefusedError:
    from programme.core.nearest import nearest

    near = nearest(email, known)
    meant = f"Did you mean {near}? " if near else ""
    see = f"See who is with: programme people {key or 'KEY'}"
    return RefusedError(f"{email} is not a person of {where}", cure=f"{meant}{see}")


def _kept(found: TaskList, wanted: Callable[[Duty], bool]) -> TaskList:
    return replace(found, duties=tuple(filter(wanted, found.duties)))
