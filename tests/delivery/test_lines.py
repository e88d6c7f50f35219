"""The outbox on the screen: lines, counts, and when there is next something to do."""

from datetime import timedelta

from programme.core.outcome import Delivered, GiveUp, TryAgain
from programme.core.status import MessageState
from programme.operations.hold_outbox import hold_outbox
from programme.storage.outbox.lines import (
    OutboxLine,
    count_by_state,
    next_due,
    next_wake,
    outbox_lines,
)
from tests.delivery.bench import WINDOW_OVER, Bench
from tests.delivery.builders import DAY, make_world
from tests.fakes import MORNING


def test_a_line_says_what_there_is_to_know(bench: Bench) -> None:
    message = bench.queue()
    bench.settle(bench.take(), GiveUp("550 unknown"))
    with bench.database.reading() as read:
        lines = outbox_lines(read)
    assert lines == (
        OutboxLine(
            id=message,
            organisation_id=bench.world.organisation,
            person="Sam Okoro",
            recipient="sam.okoro@trust.example",
            kind="reminders",
            channel="recording",
            day=DAY,
            subject="What is next",
            state=MessageState.FAILED,
            attempts=1,
            doubts=0,
            next_try=MORNING,
            expires=WINDOW_OVER,
            answer="550 unknown",
        ),
    )


def test_lines_are_chosen_by_state_and_number_the_latest_first(bench: Bench) -> None:
    first = bench.queue("a", at=MORNING - timedelta(hours=1))
    second, third = bench.queue("b"), bench.queue("c")
    bench.settle(bench.take_and_send(), Delivered("250"))
    with bench.database.reading() as read:
        assert [line.id for line in outbox_lines(read)] == [third, second, first]
        assert [line.id for line in outbox_lines(read, limit=1)] == [third]
        sent = outbox_lines(read, states=[MessageState.SENT])
        assert [line.id for line in sent] == [first]
        assert outbox_lines(read, states=[]) == ()


def test_one_organisation_does_not_see_another_s(bench: Bench) -> None:
    other = make_world(bench.database, "Another Trust")
    bench.queue()
    with bench.database.reading() as read:
        assert len(outbox_lines(read, bench.world.organisation)) == 1
        assert outbox_lines(read, other.organisation) == ()
        assert count_by_state(read, bench.world.organisation)[MessageState.PENDING] == 1
        assert not any(count_by_state(read, other.organisation).values())


def test_every_state_is_counted(bench: Bench) -> None:
    bench.queue("a")
    bench.queue("b")
    bench.take()
    with bench.database.reading() as read:
        counts = count_by_state(read)
    assert set(counts) == set(MessageState)
    assert {state: count for state, count in counts.items() if count} == {
        MessageState.PENDING: 1,
        MessageState.CLAIMED: 1,
    }


def test_the_next_waking_is_for_what_comes_first(bench: Bench) -> None:
    with bench.database.reading() as read:
        assert next_wake(read, MORNING) is None
    bench.queue("a")
    bench.queue("b")
    with bench.database.reading() as read:
        assert next_wake(read, MORNING) == MORNING
    claimed = bench.take()
    with bench.database.reading() as read:
        assert next_wake(read, MORNING) == MORNING + timedelta(seconds=2)
    bench.settle(claimed, TryAgain("no connection", outage=True))
    with bench.database.reading() as read:
        assert next_wake(read, MORNING) == MORNING + timedelta(minutes=1)
        assert next_due(read, "recording", MORNING) == MORNING + timedelta(minutes=1)
        assert next_due(read, "teams", MORNING) is None


def test_a_lease_is_something_to_wake_for(bench: Bench) -> None:
    bench.queue()
    bench.take()
    with bench.database.reading() as read:
        assert next_wake(read, MORNING) == MORNING + timedelta(minutes=15)


def test_a_hold_is_nothing_to_wake_for(bench: Bench) -> None:
    bench.queue()
    hold_outbox(bench.database, "Ada Obi", MORNING, "")
    with bench.database.reading() as read:
        assert next_wake(read, MORNING) is None
