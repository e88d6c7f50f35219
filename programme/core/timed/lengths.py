"""How a length of time is meant: worked or elapsed, a share, and the unit it shows.

The codes are those of DurationFormat and LagFormat in Microsoft's XML schema of Project
(mspdi_pj12.xsd): odd codes from 3 to 11 count working time in minutes, hours, days,
weeks and months; the even codes after them count elapsed time; 19 and 20 are a percent
of the predecessor's duration. 32 more marks an estimate; 21 and 53 are no unit.
"""

from typing import Final

MINUTES_PER_DAY: Final = 480
MINUTES_PER_WEEK: Final = 2400
DAYS_PER_MONTH: Final = 20
"""What a plan counts as a day, a week and a month of work when it does not say."""

WORKED_DAYS: Final = 7
PERCENT: Final = 19
ELAPSED_PERCENT: Final = 20

_ESTIMATED: Final = 32
_ELAPSED: Final = frozenset({4, 6, 8, 10, 12, ELAPSED_PERCENT})
_KNOWN: Final = frozenset(range(3, 13)) | {PERCENT, ELAPSED_PERCENT, 21}


def is_known(code: int) -> bool:
    """Say whether the schema has this code."""
    return code in _KNOWN or (code - _ESTIMATED) in _KNOWN


def is_elapsed(code: int) -> bool:
    """Say whether the length counts every minute and not only working time."""
    return _plain(code) in _ELAPSED


def is_percent(code: int) -> bool:
    """Say whether the number is a percent of another duration."""
    return _plain(code) in {PERCENT, ELAPSED_PERCENT}


def worked_unit(code: int) -> str:
    """Give the unit of working time (m, h, d, w or mo); elapsed ones give nothing."""
    return {3: "m", 5: "h", 7: "d", 9: "w", 11: "mo"}.get(_plain(code), "")


def _plain(code: int) -> int:
    return code - _ESTIMATED if code - _ESTIMATED in _KNOWN else code
