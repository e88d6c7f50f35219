"""What a sender does with one message, step by step, by hand."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from programme.core.delivery import MessageKind
from programme.core.outcome import Outcome
from programme.core.status import MessageState
from programme.storage.database import Database, reader_of
from programme.storage.outbox.queueing import enqueue
from programme.storage.outbox.senders import Sender
from programme.storage.outbox.sending import Claimed, claim, mark_sending, settle
from programme.storage.outbox.sweeping import expire, rescue
from programme.storage.reading import as_int, as_text
from tests.delivery.builders import WORK, World, remind, reminders_message
from tests.fakes import MORNING

LEASE_OVER = MORNING + timedelta(minutes=15)
WINDOW_OVER = MORNING + timedelta(hours=72)


@dataclass(frozen=True)
class Row:
    """What a test looks at in a message's row."""

    state: str
    attempts: int
    doubts: int
    next_try: int
    expires: int
    answer: str
    lease: str


@dataclass
class Bench:
    """A database with one programme, and a sender who holds no lock: one that is dead.

    Each step is a transaction of its own; time is the morning unless told.
    """

    database: Database
    world: World
    sender: Sender = field(default_factory=lambda: Sender(key=1))

    def queue(
        self,
        occurrence: str = "2026-12-09",
        at: datetime = MORNING,
        about: tuple[str, ...] = (WORK,),
        **changes: object,
    ) -> int:
        """Queue a message with a reminder about each activity; give its id."""
        message = reminders_message(self.world, occurrence, **changes)
        with self.database.writing() as connection:
            queued = enqueue(connection, message, at)
            if queued.new and message.kind is MessageKind.REMINDERS:
                for code in about:
                    remind(connection, self.world, queued.id, subject=code)
        return queued.id

    def claim(
        self, at: datetime = MORNING, channel: str = "recording"
    ) -> Claimed | None:
        with self.database.writing() as connection:
            return claim(connection, channel, self.sender, at)

    def take(self, at: datetime = MORNING) -> Claimed:
        claimed = self.claim(at)
        assert claimed is not None
        return claimed

    def consent(self, claimed: Claimed, at: datetime = MORNING) -> bool:
        with self.database.writing() as connection:
            return mark_sending(connection, claimed, at)

    def take_and_send(self, at: datetime = MORNING) -> Claimed:
        claimed = self.take(at)
        assert self.consent(claimed, at)
        return claimed

    def settle(
        self, claimed: Claimed, outcome: Outcome, at: datetime = MORNING
    ) -> MessageState:
        with self.database.writing() as connection:
            return settle(connection, claimed, outcome, at)

    def rescue(self, at: datetime = LEASE_OVER) -> int:
        with self.database.writing() as connection:
            return rescue(connection, at)

    def expire(self, at: datetime = WINDOW_OVER) -> Counter[MessageState]:
        with self.database.writing() as connection:
            return expire(connection, at)

    def row(self, message: int) -> Row:
        with self.database.writing() as connection:
            ((state, attempts, doubts, next_try, expires, answer, lease),) = reader_of(
                connection
            )(
                "SELECT state, attempts, doubts, next_try, expires, answer, lease"
                " FROM message WHERE id = :id",
                id=message,
            )
        return Row(
            as_text(state),
            as_int(attempts),
            as_int(doubts),
            as_int(next_try),
            as_int(expires),
            as_text(answer),
            as_text(lease),
        )

    def counts(self) -> Counter[str]:
        """Count the messages by state."""
        with self.database.writing() as connection:
            rows = reader_of(connection)("SELECT state FROM message")
        return Counter(as_text(state) for (state,) in rows)
