"""Instants as the outbox compares them: integer milliseconds since 1970, in UTC."""

from datetime import UTC, datetime, timedelta

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)

FOREVER = 253_402_300_799_999
"""The last millisecond of the year 9999."""


def to_ms(instant: datetime) -> int:
    """Give an aware instant in milliseconds; raises TypeError for a naive one."""
    return (instant - _EPOCH) // _MILLISECOND


def from_ms(milliseconds: int) -> datetime:
    """Give the instant, in UTC."""
    return _EPOCH + milliseconds * _MILLISECOND
