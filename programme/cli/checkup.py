"""The check-up: every rule that can be checked, as a table, with its cure."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from programme.core.programme import Programme
from programme.core.scheduling import schedule_of
from programme.operations.batches import batches_of
from programme.storage.journal import verify
from programme.storage.programmes import programmes
from programme.storage.reading import Reader
from programme.storage.views import health
from programme.storage.views.facts import facts_in_journal, facts_in_rows
from programme.storage.views.health import Moment
from programme.storage.views.programme_list import heads

RESTORE = "Keep the database as it is, and restore the last backup that is sound"
AT_ONCE = 100
"""Programmes that are held at a time."""

Find = Callable[[Reader, Moment], Iterable[str]]


@dataclass(frozen=True, slots=True)
class Check:
    """A rule: its name, what holds, how to find what breaks it, and the cure."""

    name: str
    holds: str
    find: Find
    cure: str


@dataclass(frozen=True, slots=True)
class Result:
    """A rule that was checked, with what breaks it."""

    check: Check
    found: tuple[str, ...]


def altered_journal(read: Reader, _: Moment) -> Iterator[str]:
    """Give the places where the journal does not hold."""
    for one in verify(read):
        where = "" if one.sequence is None else f", entry {one.sequence}"
        yield f"{one.chain}{where}: {one.what}"


def unjournalled_facts(read: Reader, _: Moment) -> Iterator[str]:
    """Give the activities of which the journal says something else than their row."""
    for some in batches_of(heads(read), AT_ONCE):
        journals = facts_in_journal(read, [head.key for head in some])
        rows = facts_in_rows(read, [head.id for head in some])
        for head in some:
            said, stored = journals[head.key], rows[head.id]
            for code in sorted(said.keys() | stored.keys()):
                if said.get(code) != stored.get(code):
                    yield f"{code} of {head.key}"


def untrue_dates(read: Reader, _: Moment) -> Iterator[str]:
    """Give the programmes whose stored dates are not what their plan gives."""
    running = [head.id for head in heads(read) if head.state == "running"]
    for some in batches_of(running, AT_ONCE):
        for programme in programmes(read, some).values():
            wrong = _wrong_dates(programme)
            if wrong:
                more = f" and {len(wrong) - 1} more" if wrong[1:] else ""
                yield f"{programme.key}: {wrong[0]}{more}"


def _wrong_dates(programme: Programme) -> list[str]:
    schedule = schedule_of(programme, programme.as_of)
    stored = programme.dates
    return [code for code, dates in schedule.dates.items() if stored[code] != dates]


CHECKS = (
    Check(
        "schema",
        "The schema is at exactly one revision",
        health.revisions,
        "Run: programme setup",
    ),
    Check(
        "journal",
        "The journal is whole, and nothing in it was altered",
        altered_journal,
        f"{RESTORE}; find out who could write to it",
    ),
    Check(
        "facts",
        "What has happened is in the journal, and finished work stays finished",
        unjournalled_facts,
        RESTORE,
    ),
    Check(
        "dates",
        "Every stored date is the one that the plan gives",
        untrue_dates,
        "Run the daily run; report progress of any activity to plan a programme anew",
    ),
    Check(
        "up-to-date",
        "The daily run is done",
        health.behind,
        "Run: programme run daily. See that it runs each working day by itself",
    ),
    Check(
        "gates",
        "Each passed gate had its criteria met by others' sign-offs, or a waiver",
        health.unsigned_gates,
        "Ask the deciding role to record a decision; see: programme gate KEY GATE",
    ),
    Check(
        "withdrawals",
        "Nothing that a passed gate rests on was withdrawn afterwards",
        health.withdrawn_after_gate,
        "Tell the deciding role; submit and accept a new version",
    ),
    Check(
        "organisations",
        "Every person and message stays in its own organisation",
        health.strangers,
        RESTORE,
    ),
    Check(
        "reminders",
        "Every reminder decided is in one message to its reader",
        health.misplaced_reminders,
        RESTORE,
    ),
    Check(
        "waiting",
        "No reminder waits for longer than a week",
        health.forgotten_reminders,
        "Run: programme run daily, with the channel that the reminders are for",
    ),
    Check(
        "sending",
        "Every message is at its end, or will be tried within a day",
        health.stuck_messages,
        "Run: programme run deliver. See that it runs every few minutes by itself",
    ),
    Check(
        "settled",
        "No message needs a person",
        health.unsettled_messages,
        "See what to do with each: programme outbox",
    ),
    Check(
        "hold",
        "Sending is not held back",
        health.held_back,
        "When it is clear what may have been sent: programme outbox release",
    ),
    Check(
        "digests",
        "Each milestone is told once in each series of digests",
        health.twice_told,
        RESTORE,
    ),
    Check(
        "roles",
        "Somebody fills every role that open work and rounds need",
        health.unfilled_roles,
        "Fill them: programme people KEY --add ROLE NAME EMAIL",
    ),
    Check(
        "holidays",
        "Public holidays are known for eighteen months past the last plan",
        health.short_holidays,
        "Run: programme setup, which adds the years that are missing",
    ),
)
IN_A_FILE = Check(
    "file",
    "The database file is whole",
    health.damage,
    RESTORE,
)
"""For SQLite only."""


def check(one: Check, read: Reader, moment: Moment) -> Result:
    """Check one rule."""
    return Result(one, tuple(one.find(read, moment)))
