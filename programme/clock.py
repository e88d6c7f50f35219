"""The only reader of the clock: doors ask it and pass the answer down.

Pendulum knows the time zones; what is given are plain dates and instants, since its own
types are stored differently by SQLite and Postgres and cannot be divided into
milliseconds.
"""

from datetime import UTC, date, datetime

import pendulum


def now() -> datetime:
    """Give this instant, aware, in UTC."""
    return datetime.fromtimestamp(pendulum.now("UTC").timestamp(), UTC)


def today(time_zone: str) -> date:
    """Give the day it is now in an IANA time zone such as ``Europe/London``."""
    return day_in(now(), time_zone)


def day_in(instant: datetime, time_zone: str) -> date:
    """Give the day on which an aware instant falls in a time zone."""
    local = pendulum.instance(instant).in_timezone(time_zone)
    return date(local.year, local.month, local.day)
