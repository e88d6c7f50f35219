"""The states that things pass through, and which moves are allowed."""

from enum import StrEnum


class ProgrammeState(StrEnum):
    """Whether a programme is being run."""

    RUNNING = "running"
    STOPPED = "stopped"
    CLOSED = "closed"


class ActivityStatus(StrEnum):
    """How far a piece of work (or a milestone or gate) has come."""

    NOT_STARTED = "not started"
    IN_PROGRESS = "in progress"
    FINISHED = "finished"


class DeliverableState(StrEnum):
    """How far a deliverable has come."""

    EXPECTED = "expected"
    SUBMITTED = "submitted"
    ACCEPTED = "accepted"
    RETURNED = "returned"


class Verdict(StrEnum):
    """What an approver said of one submitted version."""

    ACCEPTED = "accepted"
    RETURNED = "returned"


class GateState(StrEnum):
    """Where a gate stands after its latest decision."""

    WAITING = "waiting"
    PASSED = "passed"
    HELD = "held"
    STOPPED = "stopped"


class MessageState(StrEnum):
    """Where a message in the outbox stands; see ``docs/design.md``."""

    PENDING = "pending"
    CLAIMED = "claimed"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    HELD = "held"


class EventKind(StrEnum):
    """What happened to a milestone or gate that a digest tells of."""

    REACHED = "reached"
    SLIPPED = "slipped"
    DECIDED = "decided"
