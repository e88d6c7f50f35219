"""What a check-up asks the whole database: each question gives what breaks its rule.

The rules are those of ``CHECKS`` in ``programme.cli.checkup``; each answer is one line
of words.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from programme.core.holiday_years import last_year_wanted
from programme.core.nation import Nation
from programme.storage.calendars import stored_holiday_years
from programme.storage.outbox.instants import to_ms
from programme.storage.outbox.lines import is_on_hold
from programme.storage.reading import Reader, as_day, as_text

MOST = 50
"""As many findings of one kind are told."""

PATIENCE = timedelta(hours=24)
LOST = timedelta(hours=1)
WAITS_AT_MOST = timedelta(days=7)
LONGEST_BREAK = timedelta(days=5)
"""From the day before a long weekend to the morning after it."""

_REVISIONS = "SELECT version_num FROM schema_revision"
_OTHERS_REMINDER = """
    SELECT r.dedupe_key FROM reminder r JOIN message m ON m.id = r.message_id
     WHERE r.person_id <> coalesce(m.person_id, 0) OR r.channel <> m.channel LIMIT :most
"""
_FORGOTTEN = """
    SELECT p.email, count(*), min(r.slot) FROM reminder r
      JOIN person p ON p.id = r.person_id AND p.active
     WHERE r.message_id IS NULL AND r.slot < :before GROUP BY p.email LIMIT :most
"""
_STUCK = """
    SELECT id, state FROM message
     WHERE state = 'pending' AND (next_try > :late OR expires < :lost)
        OR state IN ('claimed', 'sending') AND lease_until < :lost
     ORDER BY id LIMIT :most
"""
_NEED_A_PERSON = """
    SELECT id, state, recipient FROM message WHERE state IN ('failed', 'held')
     ORDER BY id LIMIT :most
"""
_TWICE_TOLD = """
    SELECT i.event_id, i.series FROM digest_item i JOIN digest d ON d.id = i.digest_id
     WHERE d.series <> i.series LIMIT :most
"""
_UNSIGNED = """
    SELECT g.key, w.code FROM gate w JOIN programme g ON g.id = w.programme_id
     WHERE w.state = 'passed' AND NOT EXISTS (
           SELECT 1 FROM gate_decision d
            WHERE d.programme_id = w.programme_id AND d.gate_code = w.code
              AND d.decision IN ('go', 'go with conditions')
              AND (d.unmet = '[]' OR d.waiver <> ''))
     ORDER BY g.key, w.code LIMIT :most
"""
_OWN_SIGNATURE = """
    SELECT g.key, s.deliverable_code, s.version
      FROM submission s JOIN programme g ON g.id = s.programme_id
     WHERE s.verdict = 'accepted' AND s.decided_by = s.submitted_by
     ORDER BY g.key, s.deliverable_code LIMIT :most
"""
_WITHDRAWN = """
    SELECT g.key, w.code, d.code, d.title
      FROM gate w
      JOIN programme g ON g.id = w.programme_id
      JOIN criterion c ON c.programme_id = w.programme_id AND c.gate_code = w.code
      JOIN deliverable d ON d.programme_id = c.programme_id AND d.code = c.subject
     WHERE w.state = 'passed' AND c.kind = 'deliverable' AND d.state <> 'accepted'
       AND NOT EXISTS (SELECT 1 FROM gate_decision x
                        WHERE x.programme_id = w.programme_id
                          AND x.gate_code = w.code AND x.waiver <> '')
     ORDER BY g.key, w.code LIMIT :most
"""
_STRANGERS = """
    SELECT g.key, p.email FROM role_holder h
      JOIN programme g ON g.id = h.programme_id JOIN person p ON p.id = h.person_id
     WHERE p.organisation_id <> g.organisation_id
    UNION SELECT g.key, p.email FROM reminder r
      JOIN programme g ON g.id = r.programme_id JOIN person p ON p.id = r.person_id
     WHERE p.organisation_id <> g.organisation_id
    UNION SELECT g.key, m.recipient FROM message m
      JOIN programme g ON g.id = m.programme_id
     WHERE m.organisation_id <> g.organisation_id
    UNION SELECT 'outbox', m.recipient FROM message m
      JOIN person p ON p.id = m.person_id
     WHERE p.organisation_id <> m.organisation_id
     ORDER BY 1, 2 LIMIT :most
"""
_BEHIND = """
    SELECT key, caught_up_to, stale_from FROM programme
     WHERE state = 'running' AND (caught_up_to < :before OR stale_from < :before)
     ORDER BY key LIMIT :most
"""
_NEEDED_ROLES = """
    SELECT DISTINCT g.key, n.role
      FROM programme g
      JOIN (SELECT programme_id, owner_role AS role FROM activity
             WHERE owner_role <> '' AND status <> 'finished'
            UNION SELECT programme_id, approver_role FROM deliverable
             WHERE state <> 'accepted'
            UNION SELECT programme_id, decided_by_role FROM gate
             WHERE state <> 'passed'
            UNION SELECT f.programme_id, f.roles
              FROM falls_due f JOIN programme p ON p.id = f.programme_id
             WHERE f.anchor = 'round' AND f.day >= p.as_of) n ON n.programme_id = g.id
     WHERE g.state = 'running' AND NOT EXISTS (
           SELECT 1 FROM role_holder h JOIN person p ON p.id = h.person_id AND p.active
            WHERE h.programme_id = g.id AND h.role = n.role)
     ORDER BY g.key, n.role
"""
_FINISHES = """
    SELECT o.nation, max(a.finish)
      FROM organisation o
      JOIN programme g ON g.organisation_id = o.id
      JOIN activity a ON a.programme_id = g.id
     WHERE g.state = 'running' GROUP BY o.nation ORDER BY o.nation
"""


@dataclass(frozen=True, slots=True)
class Moment:
    """When a check-up is made: the day, and the instant (aware)."""

    day: date
    now: datetime


def damage(read: Reader, _: Moment) -> Iterator[str]:
    """Give what SQLite finds wrong in its file."""
    for row in read("PRAGMA quick_check"):
        if row[0] != "ok":
            yield as_text(row[0])
    for row in read("PRAGMA foreign_key_check"):
        yield f"a row of {row[0]} refers to a {row[2]} that is not there"


def revisions(read: Reader, _: Moment) -> Iterator[str]:
    """Give the schema's revisions, unless there is exactly one."""
    found = [as_text(row[0]) for row in read(_REVISIONS)]
    if len(found) != 1:
        yield f"the schema is at {' and '.join(found) or 'no revision'}"


def misplaced_reminders(read: Reader, _: Moment) -> Iterator[str]:
    """Give the reminders that are in somebody else's message."""
    for (key,) in read(_OTHERS_REMINDER, most=MOST):
        yield f"reminder {as_text(key)[:12]} is in another person's message"


def forgotten_reminders(read: Reader, moment: Moment) -> Iterator[str]:
    """Give who waits for reminders that were decided a week ago or longer."""
    before = moment.day - WAITS_AT_MOST
    for email, count, since in read(_FORGOTTEN, before=before, most=MOST):
        yield f"{count} for {email} since {as_day(since).isoformat()}"


def stuck_messages(read: Reader, moment: Moment) -> Iterator[str]:
    """Give the messages that nobody will take up within a day."""
    late = to_ms(moment.now + PATIENCE)
    lost = to_ms(moment.now - LOST)
    for identity, state in read(_STUCK, late=late, lost=lost, most=MOST):
        yield f"message {identity} is {state}"


def unsettled_messages(read: Reader, _: Moment) -> Iterator[str]:
    """Give the messages that wait for a person to settle them."""
    for identity, state, recipient in read(_NEED_A_PERSON, most=MOST):
        yield f"message {identity} to {recipient} is {state}"


def held_back(read: Reader, moment: Moment) -> Iterator[str]:
    """Say so when all sending is held back."""
    if is_on_hold(read, moment.now):
        yield "sending is held back"


def twice_told(read: Reader, _: Moment) -> Iterator[str]:
    """Give the milestone events told in another series than their digest's."""
    for event, series in read(_TWICE_TOLD, most=MOST):
        yield f"event {event} in series {series}"


def unsigned_gates(read: Reader, _: Moment) -> Iterator[str]:
    """Give the gates that were passed without criteria met, or a waiver."""
    for key, gate in read(_UNSIGNED, most=MOST):
        yield f"{gate} of {key} was passed without its criteria or a waiver"
    for key, code, version in read(_OWN_SIGNATURE, most=MOST):
        yield f"{code} of {key}, version {version}, was accepted by its submitter"


def withdrawn_after_gate(read: Reader, _: Moment) -> Iterator[str]:
    """Give the deliverables that a passed gate rests on and that were withdrawn."""
    for key, gate, code, title in read(_WITHDRAWN, most=MOST):
        yield f"{gate} of {key} was passed with {code} {title}, withdrawn since"


def strangers(read: Reader, _: Moment) -> Iterator[str]:
    """Give the people and messages of one organisation found in another's programme."""
    for key, email in read(_STRANGERS, most=MOST):
        yield f"{email} in {key}"


def behind(read: Reader, moment: Moment) -> Iterator[str]:
    """Give the programmes for which the daily run has not been done lately."""
    before = moment.day - LONGEST_BREAK
    for key, caught_up_to, stale in read(_BEHIND, before=before, most=MOST):
        if caught_up_to is not None:
            yield f"{key} was last done for {as_day(caught_up_to).isoformat()}"
        else:
            yield f"{key} has dates that are no longer true since {stale}"


def unfilled_roles(read: Reader, _: Moment) -> Iterator[str]:
    """Give the roles that open work needs and that nobody fills, by programme."""
    needed: dict[str, list[str]] = {}
    for key, role in read(_NEEDED_ROLES):
        needed.setdefault(as_text(key), []).append(as_text(role))
    for key, roles in list(needed.items())[:MOST]:
        yield f"{key}: {', '.join(roles)}"


def short_holidays(read: Reader, _: Moment) -> Iterator[str]:
    """Give the nations whose holidays end within eighteen months of the last plan."""
    for nation, finish in last_finishes(read):
        known = max(stored_holiday_years(read, nation), default=0)
        if known < last_year_wanted(finish):
            until = f"the end of {known}" if known else "no day"
            yield f"{nation}: known until {until}, plans end {finish.isoformat()}"


def last_finishes(read: Reader) -> list[tuple[Nation, date]]:
    """Read when the last running plan of each nation ends."""
    return [(Nation(as_text(row[0])), as_day(row[1])) for row in read(_FINISHES)]
