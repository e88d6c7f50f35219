"""Before it is sent a message is looked at once more: it may be cancelled, not changed."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, insert, update
from sqlmodel import SQLModel, col

from programme.core.access import LEAD, SPONSOR
from programme.core.calendar import WorkingCalendar
from programme.core.definition import ReminderAnchor, ReminderRule
from programme.core.delivery import MessageKind
from programme.core.instantiate import CHASER_PROFILE
from programme.core.outcome import Withdrawn
from programme.core.reminders import Submitted, reminders_of_submission
from programme.core.status import ActivityStatus, DeliverableState, ProgrammeState
from programme.operations.settle_message import resend_message
from programme.storage.outbox.deeds import Order
from programme.storage.tables import (
    ActivityRow,
    DeliverableRow,
    DigestRow,
    FallsDueRow,
    PersonRow,
    ProgrammeRow,
    ReminderRow,
    RoleHolderRow,
)
from tests.delivery.bench import Bench
from tests.delivery.builders import (
    DAY,
    OTHER_WORK,
    PAPER,
    ROLE,
    WORK,
    change,
    make_world,
    remind,
    submit,
)
from tests.fakes import MORNING

FINISHED = ActivityStatus.FINISHED


def finish(bench: Bench, code: str) -> None:
    with bench.database.writing() as connection:
        work = update(ActivityRow).where(col(ActivityRow.code) == code)
        connection.execute(work.values(status=FINISHED))


def empty(bench: Bench, row: type[SQLModel]) -> None:
    with bench.database.writing() as connection:
        connection.execute(delete(row))


def give_role(bench: Bench, role: str) -> None:
    values = {
        "programme_id": bench.world.programme,
        "person_id": bench.world.person,
        "role": role,
    }
    with bench.database.writing() as connection:
        connection.execute(insert(RoleHolderRow).values(values))


def is_sent(bench: Bench) -> bool:
    """Claim the message, ask whether to send, and see that the answer is kept."""
    claimed = bench.take()
    before = bench.row(claimed.id)
    sent = bench.consent(claimed)
    row = bench.row(claimed.id)
    assert row.state == ("sending" if sent else "cancelled")
    assert (row.attempts, row.doubts) == (before.attempts, before.doubts)
    if not sent:
        assert bench.settle(claimed, Withdrawn()) == "cancelled"
    return sent


def test_reminders_about_open_work_are_sent(bench: Bench) -> None:
    bench.queue()
    assert is_sent(bench)


def test_reminders_are_cancelled_when_all_their_work_is_finished(bench: Bench) -> None:
    bench.queue(about=(WORK, OTHER_WORK))
    finish(bench, WORK)
    finish(bench, OTHER_WORK)
    assert not is_sent(bench)


def test_reminders_are_sent_as_they_are_while_one_work_is_open(bench: Bench) -> None:
    bench.queue(about=(WORK, OTHER_WORK))
    finish(bench, WORK)
    assert is_sent(bench)


def test_reminders_about_work_that_is_gone_are_cancelled(bench: Bench) -> None:
    bench.queue()
    empty(bench, ActivityRow)
    assert not is_sent(bench)


@pytest.mark.parametrize("state", [ProgrammeState.STOPPED, ProgrammeState.CLOSED])
def test_reminders_of_a_programme_that_does_not_run_are_cancelled(
    bench: Bench, state: ProgrammeState
) -> None:
    bench.queue()
    change(bench.database, ProgrammeRow, state=state)
    assert not is_sent(bench)


@pytest.mark.parametrize("kind", MessageKind)
def test_nothing_is_sent_to_somebody_who_has_left(
    bench: Bench, kind: MessageKind
) -> None:
    bench.queue(kind=kind)
    change(bench.database, PersonRow, active=False)
    assert not is_sent(bench)


@pytest.mark.parametrize("kind", MessageKind)
def test_nothing_is_sent_to_somebody_without_a_role(
    bench: Bench, kind: MessageKind
) -> None:
    bench.queue(kind=kind)
    empty(bench, RoleHolderRow)
    assert not is_sent(bench)


def test_a_role_in_another_programme_is_not_enough(bench: Bench) -> None:
    other = make_world(bench.database, "Another Trust")
    bench.queue()
    with bench.database.writing() as connection:
        theirs = col(RoleHolderRow.programme_id) == bench.world.programme
        connection.execute(delete(RoleHolderRow).where(theirs))
        values = {"programme_id": other.programme, "role": ROLE}
        values["person_id"] = bench.world.person
        connection.execute(insert(RoleHolderRow).values(values))
    assert not is_sent(bench)


def test_a_message_without_a_reminder_is_cancelled(bench: Bench) -> None:
    bench.queue()
    empty(bench, ReminderRow)
    assert not is_sent(bench)


def test_a_digest_is_sent_to_who_has_a_role(bench: Bench) -> None:
    bench.queue(kind=MessageKind.DIGEST)
    change(bench.database, ProgrammeRow, state=ProgrammeState.CLOSED)
    assert is_sent(bench)


@pytest.mark.parametrize(
    ("series", "role"), [("sponsor:1:1", SPONSOR), ("lead:1:1", LEAD)]
)
@pytest.mark.parametrize("held", [True, False])
def test_a_digest_is_for_who_holds_its_role(
    bench: Bench, series: str, role: str, *, held: bool
) -> None:
    message = bench.queue(kind=MessageKind.DIGEST)
    values = {"programme_id": bench.world.programme, "series": series, "day": DAY}
    with bench.database.writing() as connection:
        connection.execute(insert(DigestRow).values(message_id=message, **values))
    if held:
        give_role(bench, role)
    assert is_sent(bench) is held


def chase(bench: Bench, version: int) -> None:
    """Queue a chaser about a submission, named as the core names it."""
    rule = ReminderRule(ReminderAnchor.SUBMITTED, 5, ("approver",), "waits for you")
    message = bench.queue(about=())
    with bench.database.writing() as connection:
        submit(connection, bench.world, version)
        submitted = Submitted(PAPER, version, DAY, ROLE, ROLE)
        profiles = {CHASER_PROFILE: (rule,)}
        (due,) = reminders_of_submission(submitted, profiles, WorkingCalendar())
        remind(
            connection,
            bench.world,
            message,
            subject=due.subject,
            occurrence=due.occurrence,
            anchor=due.anchor.value,
        )


def test_a_chaser_is_sent_while_the_version_waits(bench: Bench) -> None:
    chase(bench, 21)
    assert is_sent(bench)


@pytest.mark.parametrize(
    "changes",
    [
        {"state": DeliverableState.ACCEPTED},
        {"state": DeliverableState.RETURNED},
        {"version": 22},
        {"version": 2},
    ],
)
def test_a_chaser_is_cancelled_once_the_version_is_decided(
    bench: Bench, changes: dict[str, object]
) -> None:
    chase(bench, 21)
    change(bench.database, DeliverableRow, **changes)
    assert not is_sent(bench)


@pytest.mark.parametrize("falls_due", [True, False])
def test_a_round_is_announced_while_it_falls_due(
    bench: Bench, *, falls_due: bool
) -> None:
    """Of a phase that is over no round falls due any more."""
    message = bench.queue(about=())
    round_ = {"subject": "R-1", "occurrence": "2.round-2@2026-12-11", "anchor": "round"}
    with bench.database.writing() as connection:
        remind(connection, bench.world, message, **round_)
        other = {} if falls_due else {"occurrence": "2.round-2@2026-12-14"}
        values = round_ | other | {"programme_id": bench.world.programme}
        more = {"day": DAY, "about": DAY, "text": "see to it", "roles": ROLE}
        connection.execute(insert(FallsDueRow).values(**values, **more))
    assert is_sent(bench) is falls_due


@pytest.mark.parametrize("open_still", [True, False])
def test_a_resent_message_is_looked_at_by_its_first_generation(
    bench: Bench, *, open_still: bool
) -> None:
    first = bench.queue()
    bench.expire()
    at = MORNING + timedelta(days=4)
    resend_message(bench.database, Order(first, "Ada Obi"), at)
    if not open_still:
        finish(bench, WORK)
    assert bench.consent(bench.take(at), at) is open_still
