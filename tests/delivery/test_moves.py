"""The table of a message's moves, walked line by line, and what follows from it."""

import pytest

from programme.core.delivery import ENDS, MOVES, Cause, Step, cause_of
from programme.core.outcome import (
    Delivered,
    GiveUp,
    InDoubt,
    Outcome,
    TryAgain,
    Withdrawn,
)
from programme.core.status import MessageState

# state, cause, new state, attempts, doubts, whether the sender keeps its token
TABLE = """
pending   | CLAIM                | claimed   |   |    | keeps
pending   | WINDOW_OVER          | expired   |   |    |
pending   | WINDOW_OVER_IN_DOUBT | held      |   |    | keeps
pending   | NO_CHANNEL           | failed    |   |    |
pending   | CALL_OFF             | cancelled |   |    |
pending   | RESTORE              | held      |   | +1 |
claimed   | CONSENT              | sending   |   |    | keeps
claimed   | WITHDRAWAL           | cancelled |   |    |
claimed   | DEFERRAL             | pending   | 1 |    |
claimed   | OUTAGE               | pending   |   |    |
claimed   | REFUSAL              | failed    | 1 |    |
claimed   | LEASE_OVER           | pending   |   |    |
claimed   | RESTORE              | held      |   | +1 |
sending   | DELIVERY             | sent      | 1 |    |
sending   | DEFERRAL             | pending   | 1 |    |
sending   | OUTAGE               | pending   |   |    |
sending   | REFUSAL              | failed    | 1 |    |
sending   | LOST_REPLY           | pending   | 1 | +1 |
sending   | LEASE_OVER           | pending   |   | +1 | keeps
sending   | RESTORE              | held      |   | +1 |
pending   | DELIVERY             | sent      | 1 | -1 |
pending   | DEFERRAL             | pending   | 1 | -1 |
pending   | OUTAGE               | pending   |   | -1 |
pending   | REFUSAL              | failed    | 1 | -1 |
pending   | LOST_REPLY           | pending   | 1 |    |
held      | DELIVERY             | sent      | 1 | -1 |
held      | DEFERRAL             | pending   | 1 | -1 |
held      | OUTAGE               | pending   |   | -1 |
held      | REFUSAL              | failed    | 1 | -1 |
held      | LOST_REPLY           | held      | 1 |    |
held      | RETRY                | pending   |   |    |
held      | FOUND_SENT           | sent      |   |    |
failed    | RETRY                | pending   |   |    |
failed    | CALL_OFF             | cancelled |   |    |
"""
ALLOWED = {
    (MessageState(state), Cause[cause]): Step(
        MessageState(becomes), int(attempts or 0), int(doubts or 0), owned=bool(keeps)
    )
    for state, cause, becomes, attempts, doubts, keeps in (
        [cell.strip() for cell in line.split("|")]
        for line in TABLE.strip().splitlines()
    )
}
BY_HAND = {Cause.RETRY, Cause.FOUND_SENT, Cause.CALL_OFF}


@pytest.mark.parametrize("state", MessageState)
@pytest.mark.parametrize("cause", Cause)
def test_a_message_moves_by_the_table_and_not_otherwise(
    state: MessageState, cause: Cause
) -> None:
    assert MOVES.get((state, cause)) == ALLOWED.get((state, cause))


@pytest.mark.parametrize("state", [s for s in MessageState if s in ENDS])
def test_no_sender_takes_a_message_up_from_an_end(state: MessageState) -> None:
    ways_out = {
        cause
        for (start, cause), step in MOVES.items()
        if start is state and step.becomes is not state
    }
    answers = {Cause.DELIVERY, Cause.DEFERRAL, Cause.OUTAGE, Cause.REFUSAL}
    late = answers if state is MessageState.HELD else set()
    assert ways_out <= BY_HAND | late


def test_every_state_is_reached_from_a_new_message() -> None:
    reached = {MessageState.PENDING}
    for _ in MessageState:
        reached |= {
            step.becomes for (state, _), step in MOVES.items() if state in reached
        }
    assert reached == set(MessageState)


def test_only_what_leaves_sending_unanswered_or_a_restore_raises_doubts() -> None:
    raising = {key for key, step in MOVES.items() if step.doubts > 0}
    sending = {(MessageState.SENDING, Cause.LOST_REPLY)}
    sending |= {(MessageState.SENDING, Cause.LEASE_OVER)}
    assert {key for key in raising if key[1] is not Cause.RESTORE} == sending


def test_an_outage_uses_up_no_attempt() -> None:
    steps = [step for (_, cause), step in MOVES.items() if cause is Cause.OUTAGE]
    assert steps
    assert not any(step.attempts for step in steps)


@pytest.mark.parametrize(
    ("outcome", "cause"),
    [
        (Delivered("250"), Cause.DELIVERY),
        (TryAgain("450"), Cause.DEFERRAL),
        (TryAgain("421", outage=True), Cause.OUTAGE),
        (GiveUp("550"), Cause.REFUSAL),
        (InDoubt("lost"), Cause.LOST_REPLY),
        (Withdrawn(), Cause.WITHDRAWAL),
    ],
)
def test_every_outcome_asks_for_a_move(outcome: Outcome, cause: Cause) -> None:
    assert cause_of(outcome) is cause
    assert (MessageState.SENDING, cause) in MOVES or cause is Cause.WITHDRAWAL
