"""Baselines, and how far today's forecast is from each."""

from collections.abc import Iterator, Sequence

from programme.cli.layout import Column, Line, Screen, heading, paragraph, sides, table
from programme.cli.planned_programme import PhaseDates, Planned
from programme.cli.words import apart, short_date
from programme.core.lateness import slipped
from programme.core.words import long_date
from programme.storage.views.baselines import BaselineView

_COLUMNS = (
    Column("Phase", flexible=True),
    Column("Baseline", right=True),
    Column("Forecast", right=True),
    Column("Variance"),
)


def baselines_screen(
    planned: Planned, found: Sequence[BaselineView], width: int
) -> Screen:
    """List every baseline with the ends of its phases, the newest first."""
    programme = planned.programme
    left = f"{programme.title} ({programme.key})"
    screen = sides(left, f"as of {long_date(planned.as_of)}", width)
    for one in reversed(found):
        screen += heading(f"{one.number}. {one.name}", width)
        at = f" at {one.gate}" if one.gate else ""
        said = f"Approved by {one.approved_by}{at} on {long_date(one.on)}."
        screen += paragraph(said, width)
        screen += table(_COLUMNS, list(_rows(planned, one)), width)
    if not found:
        screen += paragraph("There is no baseline yet.", width)
        said = f"To set one: programme baseline {programme.key} --name NAME"
        screen += [Line(), *paragraph(said, width)]
    return screen


def baselines_data(
    planned: Planned, found: Sequence[BaselineView]
) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "programme": planned.programme.key,
        "as_of": planned.as_of,
        "baselines": [
            {
                "number": one.number,
                "name": one.name,
                "day": one.on,
                "approved_by": one.approved_by,
                "gate": one.gate,
                "phases": [
                    {
                        "key": phase.key,
                        "finish": one.finishes[phase.ends_with],
                        "working_days": variance(planned, one, phase.ends_with),
                    }
                    for phase in _phases(planned, one)
                ],
            }
            for one in found
        ],
    }


def variance(planned: Planned, baseline: BaselineView, code: str) -> int | None:
    """Give forecast less baseline in working days; None for what is new since."""
    was = baseline.finishes.get(code)
    if was is None:
        return None
    now = planned.schedule.dates[code].finish
    return slipped(planned.programme.calendar, was, now)


def _rows(planned: Planned, one: BaselineView) -> Iterator[tuple[str, ...]]:
    for phase in _phases(planned, one):
        yield (
            phase.title,
            short_date(one.finishes[phase.ends_with]),
            short_date(phase.finish),
            apart(variance(planned, one, phase.ends_with) or 0),
        )


def _phases(planned: Planned, one: BaselineView) -> Iterator[PhaseDates]:
    for phase in planned.phases():
        if phase.ends_with in one.finishes:
            yield phase
