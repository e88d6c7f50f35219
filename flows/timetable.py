"""Every deployment: what runs, when, and how many at once. ``prefect.yaml`` agrees.

Imports nothing of Prefect, so that the parent process can say what runs when.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

ZONE: Final = "Europe/London"


class Collision(StrEnum):
    """What becomes of a run that would be the second at once.

    A run of a day waits: were it cancelled, its day might have to wait for the next.
    A delivery is cancelled: the next one, five minutes later, does the same.
    """

    WAIT = "ENQUEUE"
    CANCEL = "CANCEL_NEW"


@dataclass(frozen=True, slots=True)
class Timed:
    """When a deployment runs: a schedule's slug and cron, and the same in words."""

    slug: str
    cron: str
    words: str


@dataclass(frozen=True, slots=True)
class Deployment:
    """A flow that can be run, by its schedule or on request; one at a time."""

    name: str
    description: str
    tags: tuple[str, ...]
    collision: Collision
    timed: Timed | None = None
    parameters: dict[str, object] = field(default_factory=dict)

    @property
    def entrypoint(self) -> str:
        """The flow as a module path: a file's path would put its folder on sys.path."""
        return f"flows.{self.name}.{self.name}"


TIMETABLE: Final = (
    Deployment(
        "daily",
        "Bring every programme to the day, and queue one message for each person.",
        ("programme", "daily"),
        Collision.WAIT,
        Timed("daily-730", "30 7 * * 1-5", "7.30am, Monday to Friday"),
        {"day": None},
    ),
    Deployment(
        "digests",
        "Queue the digests of sponsors and leads that are due.",
        ("programme", "digests"),
        Collision.WAIT,
        Timed("digests-745", "45 7 * * 1-5", "7.45am, Monday to Friday"),
        {"day": None},
    ),
    Deployment(
        "deliver",
        "Hand over the messages that are due, for four minutes at most.",
        ("programme", "delivery"),
        Collision.CANCEL,
        Timed("deliver-every-5", "*/5 * * * *", "every five minutes"),
    ),
    Deployment(
        "diagnose",
        "Bring the programmes now in the diagnose phase to the day.",
        ("programme", "phase", "diagnose"),
        Collision.WAIT,
        parameters={"day": None},
    ),
    Deployment(
        "design",
        "Bring the programmes now in the design phase to the day.",
        ("programme", "phase", "design"),
        Collision.WAIT,
        parameters={"day": None},
    ),
    Deployment(
        "implement",
        "Bring the programmes now in the implement phase to the day.",
        ("programme", "phase", "implement"),
        Collision.WAIT,
        parameters={"day": None},
    ),
)
