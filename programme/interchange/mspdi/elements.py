"""Elements in the making, and values in the forms of Microsoft's XML schema."""

import re
from datetime import datetime, time
from typing import Final
from xml.etree.ElementTree import (
    Element,
    SubElement,
)

from programme.core.timed.instants import DAY, HOUR, MINUTE, moment

Scalar = str | int | float | bool | datetime | time | None

_SECONDS: Final = 6
# What XML 1.0 cannot hold at all.
_FORBIDDEN: Final = re.compile(
    "[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"
)


def put(parent: Element, **values: Scalar) -> None:
    """Put one element per value, in order; what is None is left out."""
    for name, value in values.items():
        if value is not None:
            SubElement(parent, name).text = _written(value)


def below(parent: Element, name: str) -> Element:
    """Put an element that will hold others."""
    return SubElement(parent, name)


def span(length: int | None) -> str | None:
    """Write a length in tenths of a minute as PT8H0M0S."""
    if length is None:
        return None
    hours, rest = divmod(abs(length), HOUR)
    minutes, tenths = divmod(rest, MINUTE)
    sign = "-" if length < 0 else ""
    return f"{sign}PT{hours}H{minutes}M{tenths * _SECONDS}S"


def clock(of_day: int) -> time:
    """Write a time of day; the end of the day is midnight."""
    return moment(of_day % DAY).time()


def _written(value: Scalar) -> str:
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, datetime | time):
        return value.isoformat(timespec="seconds")
    if isinstance(value, float):
        return f"{value:.10g}"
    return _FORBIDDEN.sub("", str(value))
