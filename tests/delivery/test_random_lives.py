"""Whatever senders, answers, deaths, people and time do: the invariants of delivery."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from programme.core.delivery import ENDS
from programme.core.outcome import (
    Delivered,
    GiveUp,
    InDoubt,
    Outcome,
    TryAgain,
    Withdrawn,
)
from programme.core.status import ActivityStatus, MessageState
from programme.operations.settle_message import resolve_held, retry_message
from programme.storage.database import Database, reader_of
from programme.storage.outbox.deeds import Order
from programme.storage.outbox.instants import to_ms
from programme.storage.outbox.sending import Claimed
from programme.storage.reading import Row, as_int
from programme.storage.tables import ActivityRow
from tests.delivery.bench import Bench
from tests.delivery.builders import change, make_world
from tests.delivery.conftest import Shared
from tests.fakes import HandClock

A_DAY = timedelta(days=1)
LATER = [{"seconds": 2}, {"minutes": 1}, {"minutes": 15}, {"hours": 4}, {"hours": 30}]
BEFORE_THE_DATA: list[Outcome] = [
    TryAgain("450 busy"),
    TryAgain("421 closing", outage=True),
    GiveUp("550 unknown"),
]
AFTER_THE_DATA: list[Outcome] = [*BEFORE_THE_DATA, InDoubt("lost")]


@dataclass(eq=False)
class Hand:
    """A sender with a message: whether it may send, and whether the bytes arrived."""

    claimed: Claimed
    may_send: bool | None = None
    arrived: bool = False


class Lives(RuleBasedStateMachine):
    """Messages, and senders who may all be thought dead at any moment."""

    hands = Bundle("hands")

    emptied: Callable[[], Database]

    def __init__(self) -> None:
        super().__init__()
        database = type(self).emptied()
        self.bench = Bench(database, make_world(database))
        self.clock = HandClock()
        self.copies: Counter[int] = Counter()
        self.finished = False

    @rule(occurrence=st.sampled_from("abc"))
    def queue(self, occurrence: str) -> None:
        self.bench.queue(occurrence, at=self.clock())

    @rule(target=hands)
    def claim(self) -> object:
        claimed = self.bench.claim(self.clock())
        return multiple() if claimed is None else Hand(claimed)

    @rule(hand=hands)
    def ask(self, hand: Hand) -> None:
        if hand.may_send is None:
            hand.may_send = self.bench.consent(hand.claimed, self.clock())
            assert not (hand.may_send and self.finished), "I5"

    @rule(hand=hands)
    def arrive(self, hand: Hand) -> None:
        if hand.may_send and not hand.arrived:
            hand.arrived = True
            self.copies[hand.claimed.id] += 1

    @rule(hand=consumes(hands), choice=st.integers(0, 3))
    def answer(self, hand: Hand, choice: int) -> None:
        outcome = self._outcome(hand, choice)
        before = self._doubts(hand.claimed.id)
        self.bench.settle(hand.claimed, outcome, self.clock())
        raised = self._doubts(hand.claimed.id) > before
        assert isinstance(outcome, InDoubt) or not raised, "I4"

    @rule(hand=consumes(hands))
    def die(self, hand: Hand) -> None:
        """The sender is never heard of again."""

    @rule(how_long=st.sampled_from(LATER))
    def time_passes(self, how_long: dict[str, float]) -> None:
        self.clock.passes(**how_long)

    @rule()
    def rescue(self) -> None:
        self.bench.rescue(self.clock())

    @rule()
    def expire(self) -> None:
        self.bench.expire(self.clock())

    @rule(finished=st.booleans())
    def the_work_is_finished_or_reopened(self, *, finished: bool) -> None:
        self.finished = finished
        done, going = ActivityStatus.FINISHED, ActivityStatus.IN_PROGRESS
        change(self.bench.database, ActivityRow, status=done if finished else going)

    @rule(arrived=st.booleans())
    def a_person_resolves_what_is_held(self, *, arrived: bool) -> None:
        for message in self._messages("held"):
            order, at = Order(message, "Ada Obi"), self.clock()
            resolve_held(self.bench.database, order, at, arrived=arrived)

    @rule()
    def a_person_retries_what_has_failed(self) -> None:
        for message in self._messages("failed"):
            retry_message(self.bench.database, Order(message, "Ada Obi"), self.clock())

    @invariant()
    def there_is_no_copy_beyond_the_doubts(self) -> None:
        for message, doubts, *_ in self._rows():
            assert self.copies[as_int(message)] <= 1 + as_int(doubts), "I3"

    @invariant()
    def what_waits_is_tried_within_a_day(self) -> None:
        for _, _, state, next_try, *_ in self._rows():
            if state == "pending":
                assert as_int(next_try) <= to_ms(self.clock() + A_DAY), "I2"

    @invariant()
    def a_token_is_kept_only_by_who_may_still_answer(self) -> None:
        for _, doubts, state, _, lease in self._rows():
            in_hand = state in {"claimed", "sending"}
            assert bool(lease) or not in_hand
            assert in_hand or not lease or as_int(doubts) > 0

    def teardown(self) -> None:
        """Left to living senders, every message comes to a named end (I2)."""
        for _ in range(40):
            if not self._unsettled():
                return
            self.clock.passes(hours=4)
            self.rescue()
            self.expire()
            while (claimed := self.bench.claim(self.clock())) is not None:
                hand = Hand(claimed)
                self.ask(hand)
                self.arrive(hand)
                self.answer(hand, 0)
                self.clock.passes(seconds=2)
        assert not self._unsettled(), "I2"

    def _outcome(self, hand: Hand, choice: int) -> Outcome:
        if hand.may_send is False:
            return Withdrawn()
        if hand.may_send is None:
            return BEFORE_THE_DATA[choice % len(BEFORE_THE_DATA)]
        if hand.arrived:
            return InDoubt("lost") if choice == 1 else Delivered("250 taken")
        return AFTER_THE_DATA[choice]

    def _unsettled(self) -> list[MessageState]:
        states = (MessageState(state) for state in self.bench.counts())
        return [state for state in states if state not in ENDS]

    def _doubts(self, message: int) -> int:
        return self.bench.row(message).doubts

    def _messages(self, state: str) -> list[int]:
        return [as_int(row[0]) for row in self._rows() if row[2] == state]

    def _rows(self) -> list[Row]:
        with self.bench.database.writing() as connection:
            return reader_of(connection)(
                "SELECT id, doubts, state, next_try, lease FROM message"
            )


def test_any_life_keeps_the_invariants(shared: Shared, kind: str) -> None:
    class LivesHere(Lives):
        emptied = staticmethod(partial(shared.emptied, kind))

    run_state_machine_as_test(
        LivesHere,
        settings=settings(
            max_examples=30,
            stateful_step_count=30,
            database=None,
        ),
    )
