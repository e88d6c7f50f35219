"""What is watched, gates, milestones and the ends of phases, with its schedule status."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from programme.core.definition import Definition
from programme.core.lateness import slipped
from programme.core.moves import POINTS_TO_WATCH
from programme.core.plan import Activity
from programme.core.programme import Programme
from programme.core.schedule import Dates
from programme.core.schedule_status import (
    Figures,
    ScheduleStatus,
    StatusNow,
    schedule_status,
)
from programme.core.status import ActivityStatus

WORST_FIRST = (
    ScheduleStatus.OFF_TRACK,
    ScheduleStatus.AT_RISK,
    ScheduleStatus.NOT_KNOWN,
    ScheduleStatus.ON_TRACK,
)


@dataclass(frozen=True, slots=True)
class Watched:
    """One thing that is watched, with its forecast day, its figures and its status."""

    code: str
    name: str
    day: date
    figures: Figures
    now: StatusNow


def to_watch(
    programme: Programme, definition: Definition, dates: Mapping[str, Dates]
) -> Iterator[tuple[Activity, str]]:
    """Give what is watched and still to come, in the plan's order, with its name."""
    ends = {phase.ends_with: phase.title for phase in definition.phases}
    for activity in programme.plan.activities:
        code = activity.code
        if activity.kind not in POINTS_TO_WATCH and code not in ends:
            continue
        if dates[code].status is not ActivityStatus.FINISHED:
            own = f"{code} {programme.details[code].title}"
            yield activity, f"{ends[code]} ends" if code in ends else own


def watched(
    programme: Programme,
    definition: Definition,
    dates: Mapping[str, Dates],
    baseline: Mapping[str, date],
    p80: Mapping[str, date],
) -> Iterator[Watched]:
    """Put the rules to all that is watched and still to come, in the plan's order.

    ``baseline`` gives the finish, ``p80`` the 80% date, by code, where there is one.
    """
    for activity, name in to_watch(programme, definition, dates):
        code, day = activity.code, dates[activity.code].finish
        was, calendar = baseline.get(code), programme.calendar
        slip = None if was is None else slipped(calendar, was, day)
        left, margin = _against_deadline(
            programme, activity, dates[code], p80.get(code)
        )
        figures = Figures(left, slip, margin)
        yield Watched(code, name, day, figures, schedule_status(figures))


def worst(found: Iterable[Watched]) -> Watched | None:
    """Give what stands worst, of several the one that comes first; None of none."""
    return min(
        found,
        key=lambda one: (WORST_FIRST.index(one.now.status), one.day),
        default=None,
    )


def _against_deadline(
    programme: Programme, activity: Activity, dates: Dates, p80: date | None
) -> tuple[int | None, int | None]:
    """Give the float left to the day that somebody demands, and that of the 80% date.

    To the end of the plan the critical path has none from the first day on, and that is
    no warning.
    """
    wanted, calendar = activity.deadline, programme.calendar
    short = dates.total_float if dates.total_float < 0 else None
    if wanted is None:
        return short, None
    left = slipped(calendar, dates.finish, wanted)
    margin = None if p80 is None else slipped(calendar, p80, wanted)
    return min(left, short or left), margin
