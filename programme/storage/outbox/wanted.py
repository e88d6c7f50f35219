"""Whether a message is still wanted: asked last thing before it is sent."""

from sqlalchemy import ColumnElement, String, cast, exists, func, literal, or_, true
from sqlmodel import col

from programme.core.access import LEAD, SPONSOR
from programme.core.definition import ReminderAnchor
from programme.core.delivery import MessageKind
from programme.core.messages import DigestKind
from programme.core.status import ActivityStatus, DeliverableState, ProgrammeState
from programme.storage.tables import (
    ActivityRow,
    DeliverableRow,
    DigestRow,
    FallsDueRow,
    MessageRow,
    PersonRow,
    ProgrammeRow,
    ReminderRow,
    RoleHolderRow,
)

_WRITTEN_FOR = {DigestKind.SPONSOR: SPONSOR, DigestKind.LEAD: LEAD}


def still_wanted() -> ColumnElement[bool]:
    """Hold for messages whose reader has access still, and whose matter is open.

    Of a message of reminders one must still be wanted: the message is frozen. A kind
    without a rule here is not wanted.
    """
    kind = col(MessageRow.kind)
    reminders = (kind == MessageKind.REMINDERS.value) & _some_reminder_is_wanted()
    digest = (kind == MessageKind.DIGEST.value) & _reads_the_digest_still()
    return _is_active() & (reminders | digest)


def _is_active() -> ColumnElement[bool]:
    person = PersonRow
    return exists().where(
        col(person.id) == col(MessageRow.person_id), col(person.active)
    )


def _has_role_in(
    about: type[MessageRow | ReminderRow], role: str | None = None
) -> ColumnElement[bool]:
    holder = RoleHolderRow
    return exists().where(
        col(holder.programme_id) == col(about.programme_id),
        col(holder.person_id) == col(MessageRow.person_id),
        true() if role is None else col(holder.role) == role,
    )


def _reads_the_digest_still() -> ColumnElement[bool]:
    """The reader has a role, and the one for which the digest's series is written."""
    lost_the_part = (
        _is_of_series(kind) & ~_has_role_in(MessageRow, role)
        for kind, role in _WRITTEN_FOR.items()
    )
    return _has_role_in(MessageRow) & ~or_(*lost_the_part)


def _is_of_series(kind: DigestKind) -> ColumnElement[bool]:
    digest = DigestRow
    return exists().where(
        col(digest.programme_id) == col(MessageRow.programme_id),
        col(digest.message_id) == _first_generation(),
        col(digest.series).startswith(f"{kind}:"),
    )


def _first_generation() -> ColumnElement[int]:
    return func.coalesce(col(MessageRow.original_id), col(MessageRow.id))


def _some_reminder_is_wanted() -> ColumnElement[bool]:
    return exists().where(
        col(ReminderRow.message_id) == _first_generation(),
        _is_running(),
        _has_role_in(ReminderRow),
        _is_unfinished() | _is_undecided() | _comes_round(),
    )


def _is_running() -> ColumnElement[bool]:
    programme = ProgrammeRow
    return exists().where(
        col(programme.id) == col(ReminderRow.programme_id),
        col(programme.state) == ProgrammeState.RUNNING,
    )


def _is_unfinished() -> ColumnElement[bool]:
    activity = ActivityRow
    return exists().where(
        col(ReminderRow.anchor) != ReminderAnchor.SUBMITTED.value,
        col(activity.programme_id) == col(ReminderRow.programme_id),
        col(activity.code) == col(ReminderRow.subject),
        col(activity.status) != ActivityStatus.FINISHED,
    )


def _is_undecided() -> ColumnElement[bool]:
    """The version that the reminder's occurrence names ("v2.…") still waits."""
    deliverable = DeliverableRow
    version = literal("v") + cast(col(deliverable.version), String) + literal(".")
    return exists().where(
        col(ReminderRow.anchor) == ReminderAnchor.SUBMITTED.value,
        col(deliverable.programme_id) == col(ReminderRow.programme_id),
        col(deliverable.code) == col(ReminderRow.subject),
        col(deliverable.state) == DeliverableState.SUBMITTED,
        col(ReminderRow.occurrence).startswith(version),
    )


def _comes_round() -> ColumnElement[bool]:
    """The round is still on: none falls due of a phase that is over."""
    due, reminder = FallsDueRow, ReminderRow
    return exists().where(
        col(reminder.anchor) == ReminderAnchor.ROUND.value,
        col(due.programme_id) == col(reminder.programme_id),
        col(due.subject) == col(reminder.subject),
        col(due.occurrence) == col(reminder.occurrence),
    )
