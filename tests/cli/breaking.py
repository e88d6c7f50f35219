"""One way to break each rule of the check-up, past the program, and what it then says."""

import sqlite3
from contextlib import closing

from tests.cli.terminal import Terminal

_MESSAGE = """
    INSERT INTO message (dedupe_key, organisation_id, programme_id, person_id, kind,
           channel, day, generation, subject, sender, recipient, mime, state, attempts,
           doubts, next_try, expires, lease, lease_until, answer, created_at)
    SELECT 'k', organisation_id, NULL, id, 'reminders', 'mailbox', '2026-04-01', 1, 's',
           'a@b.example', email, x'00', '{state}', 0, 0, {next_try}, 253402300799999, '',
           0, '', '2026-04-01 00:00:00.000000'
      FROM person ORDER BY id LIMIT 1
"""
_FAILED = _MESSAGE.format(state="failed", next_try=0)
_SENT = _MESSAGE.format(state="sent", next_try=0)
_STUCK = _MESSAGE.format(state="pending", next_try=253402300799999)
_REMINDER = """
    INSERT INTO reminder (dedupe_key, programme_id, person_id, channel, subject,
           occurrence, slot, day, anchor, about, text, urgent, message_id)
    SELECT 'r', g.id, p.id, 'mailbox', 'P1-GOV-01', 'due+0@2026-03-01', '2026-03-01',
           '2026-03-01', 'due', '2026-03-01', 'x', 0, {message}
      FROM programme g, person p ORDER BY p.id DESC LIMIT 1
"""
_WAITING = _REMINDER.format(message="NULL")
_MISPLACED = _REMINDER.format(message="1")
_OTHER_ORGANISATION = """
    INSERT INTO organisation (id, name, nation, time_zone, created_at)
    VALUES (9, 'Other', 'scotland', 'Europe/London', '2026-04-01 00:00:00.000000')
"""
_MOVED_PERSON = """
    UPDATE person SET organisation_id = 9 WHERE email = 'priya@trust.example'
"""
_DIGEST = """
    INSERT INTO digest (id, programme_id, series, day, message_id)
    SELECT 1, id, 'one', '2026-04-01', 1 FROM programme
"""
_EVENT = """
    INSERT INTO milestone_event (id, programme_id, code, kind, on_day, now, words)
    SELECT 1, id, 'M01', 'reached', '2026-04-01', '2026-04-01', '' FROM programme
"""
_ITEM = "INSERT INTO digest_item (series, event_id, digest_id) VALUES ('two', 1, 1)"

BROKEN = {
    "journal": (["UPDATE journal SET actor = 'Mallory'"], "the row has been changed"),
    "facts": (
        ["UPDATE activity SET finished = '2026-04-01' WHERE code = 'P1-GOV-03'"],
        "P1-GOV-03 of example",
    ),
    "dates": (
        ["UPDATE activity SET finish = '2026-04-30' WHERE code = 'P1-GOV-03'"],
        "example: P1-GOV-03",
    ),
    "up-to-date": (
        ["UPDATE programme SET caught_up_to = '2026-03-02'"],
        "example was last done for 2026-03-02",
    ),
    "gates": (
        ["UPDATE gate SET state = 'passed' WHERE code = 'G0'"],
        "G0 of example was passed without its criteria or a waiver",
    ),
    "organisations": (
        [_OTHER_ORGANISATION, _MOVED_PERSON],
        "priya@trust.example in example",
    ),
    "reminders": ([_SENT, _MISPLACED], "reminder r is in another person's message"),
    "waiting": ([_WAITING], "1 for"),
    "sending": ([_STUCK], "message 1 is pending"),
    "settled": ([_FAILED], "is failed"),
    "digests": ([_SENT, _DIGEST, _EVENT, _ITEM], "event 1 in series two"),
    "roles": (["DELETE FROM role_holder"], "example: board, change_team, chief"),
    "holidays": (
        ["DELETE FROM public_holiday WHERE day > '2027-12-31'"],
        "england-and-wales: known until the end of 2027",
    ),
    "file": (["DELETE FROM person"], "refers to a person that is not there"),
}
"""By the name of the check: statements, and what is then found."""


def alter(terminal: Terminal, *statements: str) -> None:
    """Write past the program, as somebody with the file could."""
    with closing(sqlite3.connect(terminal.folder / "programme.db")) as connection:
        triggers = connection.execute(
            "SELECT name FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for (name,) in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()
