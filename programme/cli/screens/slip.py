"""A slip chart: a line a month, with a star where the forecast stood then."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from programme.cli.layout import Line, Screen, heading, paragraph, sides
from programme.cli.planned_programme import Planned
from programme.cli.words import apart, short_date
from programme.core.lateness import slipped
from programme.core.slip_chart import MonthForecast
from programme.core.words import long_date

_FACTS = 42
"""Columns that the words of a line take; what is left is the chart."""

Charts = Mapping[str, Sequence[MonthForecast]]


def slip_screen(planned: Planned, charts: Charts, width: int) -> Screen:
    """Draw every chart in which something moved; of one alone, draw it anyway."""
    programme = planned.programme
    left = f"{programme.title} ({programme.key})"
    screen = sides(left, f"as of {long_date(planned.as_of)}", width)
    moved = {code: c for code, c in charts.items() if len({m.finish for m in c}) > 1}
    drawn = charts if len(charts) == 1 else moved
    for code, months in drawn.items():
        screen += heading(f"{code} {programme.details[code].title}", width)
        screen += list(_lines(planned, months, width))
    still = len(charts) - len(drawn)
    if still:
        said = "has not moved" if still == 1 else "have not moved"
        screen += [Line(), *paragraph(f"{still} of {len(charts)} {said}.", width)]
    return screen


def slip_data(planned: Planned, charts: Charts) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "programme": planned.programme.key,
        "as_of": planned.as_of,
        "milestones": [
            {
                "code": code,
                "title": planned.programme.details[code].title,
                "months": [
                    {"month": month.month, "finish": month.finish, "working_days": days}
                    for month, days in zip(months, _slips(planned, months), strict=True)
                ],
            }
            for code, months in charts.items()
        ],
    }


def _lines(
    planned: Planned, months: Sequence[MonthForecast], width: int
) -> Iterator[Line]:
    first = min(month.finish for month in months)
    last = max(month.finish for month in months)
    room = max(1, width - _FACTS - 1)
    for month, days in zip(months, _slips(planned, months), strict=True):
        said = "" if month is months[0] else apart(days).replace("as planned", "")
        facts = f"{_month(month.month):<10}{short_date(month.finish):>11}  {said:<17}"
        place = _place(month.finish, first, last, room)
        yield Line(f"{facts:<{_FACTS}}{' ' * place}*")


def _slips(planned: Planned, months: Sequence[MonthForecast]) -> list[int]:
    """Give how many working days each forecast is later than the one before."""
    calendar = planned.programme.calendar
    pairs = pairwise(months)
    return [0, *(slipped(calendar, a.finish, b.finish) for a, b in pairs)]


def _place(day: date, first: date, last: date, room: int) -> int:
    span = (last - first).days
    return (day - first).days * (room - 1) // span if span else 0


def _month(month: date) -> str:
    return short_date(month).partition(" ")[2]
