"""The only reader of the clock: doors ask it and pass the answer down."""

from datetime import date, datetime

import pendulum


def now() -> datetime:
    """Give this instant, aware, in UTC."""
    return pendulum.now("UTC")


def today(time_zone: str) -> date:
    """Give the day it is now in an IANA time zone such as ``Europe/London``.

    A plain date: pendulum's own would be stored differently by SQLite and Postgres.
    """
    return pendulum.now(time_zone).date()


def day_in(instant: datetime, time_zone: str) -> date:
    """Give the day on which an aware instant falls in a time zone."""
    return pendulum.instance(instant).in_timezone(time_zone).date()
