"""Store what falls due of all that recurs, where its rounds are other than before."""

from collections.abc import Iterator, Mapping, Sequence

from sqlalchemy import Connection

from programme.core.definition import Definition, Recurring
from programme.core.programme import Programme
from programme.core.promises import renewed_rounds
from programme.core.reminders import FallsDue, reminders_of_rounds
from programme.core.rounds import Round, all_rounds, timetable
from programme.core.schedule import Schedule
from programme.core.status import ProgrammeState
from programme.storage.database import reader_of
from programme.storage.due import due_of
from programme.storage.saving import swap_falls_due

Found = Mapping[str, Sequence[Round]]


def store_rounds(
    connection: Connection,
    programme: Programme,
    definition: Definition,
    schedule: Schedule,
    *,
    happened: bool,
) -> None:
    """Store what falls due of the rounds by a new schedule of a programme.

    Where nothing ``happened`` but that days have passed, only what phases that move
    add or take away. Of a programme that does not run nothing comes round.
    """
    if not definition.recurring:
        return
    now = timetable(programme, definition, schedule.dates)
    before = timetable(programme, definition, programme.dates)
    if not happened and now.spans == before.spans:
        return
    entries = definition.recurring if programme.state is ProgrammeState.RUNNING else ()
    found: Found = all_rounds(entries, now)
    if happened:
        codes = [one.id for one in definition.recurring]
        stored = set(due_of(reader_of(connection), programme.id, codes))
    else:
        was = all_rounds(entries, before)
        stored = set(_due(programme, entries, _without(was, found)))
        found = _without(found, was)
    first = programme.first_to_do(schedule.as_of)
    due = set(renewed_rounds(stored, _due(programme, entries, found), first))
    swap_falls_due(connection, programme.id, stored - due, due - stored)


def _without(found: Found, others: Found) -> Found:
    return {
        code: [one for one in rounds if one not in others[code]]
        for code, rounds in found.items()
        if rounds != others[code]
    }


def _due(
    programme: Programme, entries: Sequence[Recurring], found: Found
) -> Iterator[FallsDue]:
    for entry in entries:
        rounds = found.get(entry.id, ())
        yield from reminders_of_rounds(entry, rounds, programme.calendar)
