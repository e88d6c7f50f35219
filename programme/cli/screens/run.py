"""What the work of a day came to."""

from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from programme.cli.layout import Screen, paragraph, points
from programme.core.words import counted, long_date
from programme.notifications.dates import time_of_day, weekday_date

if TYPE_CHECKING:
    from programme.operations.decide_reminders import Decided
    from programme.operations.deliver import Deliveries

_DELIVERIES = {
    "again": "not taken, and will be tried again",
    "refused": "refused for good: see programme outbox --state failed",
    "in_doubt": "perhaps sent: the answer was lost, and they will be tried again",
    "withdrawn": "no longer wanted, and not sent",
    "rescued": "given back by a sender that was lost",
    "expired": "too old to be worth sending",
    "held": "held for a person: see programme outbox --state held",
    "without_channel": "for a channel that is not set up here",
}


def daily_screen(day: date, decided: "Decided", messages: int, width: int) -> Screen:
    """Say what the daily run did."""
    screen = paragraph(f"The daily run of {weekday_date(day)} is done.", width)
    if not decided.programmes and not messages:
        return [*screen, *paragraph("There was nothing to do.", width)]
    screen += points(
        [
            f"{counted(decided.programmes, 'programme')} had work,"
            f" {decided.replanned} of them re-planned",
            f"{counted(decided.reminders, 'reminder')} decided",
            f"{counted(messages, 'message')} queued",
        ],
        width,
    )
    return screen + (_send(width) if messages else [])


def daily_data(day: date, decided: "Decided", messages: int) -> dict[str, object]:
    """Give the same for scripts."""
    return {"day": day, **asdict(decided), "messages": messages}


def digests_screen(day: date, made: int, width: int) -> Screen:
    """Say how many digests were made."""
    queued = f"{counted(made, 'digest')} queued" if made else "no digest was due"
    said = f"Digests for {weekday_date(day)}: {queued}."
    return [*paragraph(said, width), *(_send(width) if made else [])]


def digests_data(day: date, made: int) -> dict[str, object]:
    """Give the same for scripts."""
    return {"day": day, "digests": made}


def deliveries_screen(done: "Deliveries", time_zone: str, width: int) -> Screen:
    """Say what came of sending."""
    if done.busy:
        said = "Another sender is at work on this database. Nothing was sent from here."
        return paragraph(said, width)
    counts = asdict(done)
    screen = paragraph(f"{counted(done.delivered, 'message')} sent.", width)
    others = [f"{counts[name]} {w}" for name, w in _DELIVERIES.items() if counts[name]]
    screen += points(others, width)
    if done.wake is None:
        return screen
    wake = done.wake.astimezone(ZoneInfo(time_zone))
    more = (
        f"There is more to send from {time_of_day(wake)} on {long_date(wake.date())}."
    )
    return [*screen, *paragraph(more, width)]


def deliveries_data(done: "Deliveries") -> dict[str, object]:
    """Give the same for scripts."""
    return asdict(done)


def _send(width: int) -> Screen:
    return paragraph("To send what is queued: programme run deliver", width)
