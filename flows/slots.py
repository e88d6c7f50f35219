"""Which day a run is for, whenever it happens to run."""

from collections.abc import Callable
from datetime import date, datetime, timedelta

from prefect.runtime import flow_run

from flows.timetable import ZONE
from programme import clock
from programme.core.still_to_come import require_come

SLOT = timedelta(hours=7, minutes=30)
"""How long after midnight the day's first flow runs."""

_FRIDAY = 4


def day_of_run(day: date | None) -> date:
    """Give the day of the run that this is asked in; ``day`` is what it was told.

    Raises:
        RefusedError: when it was told a day that is still to come.
    """
    if day is not None:
        require_come(day, clock.today(ZONE))
    return _day_of_run(day)


def _day_of_run(day: date | None) -> date:
    return day or day_for(flow_run.scheduled_start_time, clock.now())


def day_for(scheduled: datetime, now: datetime) -> date:
    """Give the London day of the scheduled start, or of a later slot that has passed.

    After an outage Prefect starts the missed runs together and in any order. The first
    of them does the latest day, which catches up the rest; the others find nothing to
    do. Were each to do its own day, people would get a message for every day missed.
    """
    return max(clock.day_in(scheduled, ZONE), latest_slot(now))


def latest_slot(now: datetime) -> date:
    """Give the last working day, by the week alone, whose slot has passed."""
    # The clocks change on Sundays, on which there is no slot.
    day = clock.day_in(now - SLOT, ZONE)
    return day - timedelta(days=max(0, day.weekday() - _FRIDAY))


def named(name: str) -> Callable[[], str]:
    """Give what names a run of a flow by its day: ``daily-2026-12-09``."""

    def run_name() -> str:
        told = flow_run.parameters.get("day")
        return f"{name}-{_day_of_run(_as_day(told)).isoformat()}"

    return run_name


def _as_day(told: object) -> date | None:
    if isinstance(told, str):
        return date.fromisoformat(told)
    return told if isinstance(told, date) else None
