"""Schedule status by rule and delivery confidence by judgement, side by side."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from programme.cli.layout import (
    Column,
    Screen,
    heading,
    paragraph,
    points,
    sides,
    table,
)
from programme.cli.standing import Standing
from programme.core.forecast import Forecast
from programme.core.lateness import slipped
from programme.core.moves import POINTS_TO_WATCH
from programme.core.plan import Activity
from programme.core.schedule_status import (
    RULES,
    DeliveryConfidence,
    Figures,
    ScheduleStatus,
    StatusNow,
    confidence_in_words,
    schedule_status,
)
from programme.core.status import ActivityStatus
from programme.core.words import listed, long_date

Judged = Mapping[str, tuple[DeliveryConfidence, ...]]

_COLUMNS = (
    Column("", flexible=True),
    Column("schedule, by rule", flexible=True),
    Column("delivery"),
)
_WHOLE = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing that is watched, with its figures and its status."""

    code: str
    name: str
    figures: Figures
    now: StatusNow


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the screen tells."""

    standing: Standing
    rows: tuple[Row, ...]
    judged: Judged

    @property
    def day(self) -> date:
        """The status date."""
        return self.standing.day

    def latest(self, code: str) -> DeliveryConfidence | None:
        """Give the latest judgement of a code (empty: the programme), if any."""
        return next(reversed(self.judged.get(code, ())), None)


def judge_dates(standing: Standing, forecast: Forecast | None, judged: Judged) -> Shown:
    """Put the rules to phases, gates and milestones that are still to come.

    Without a forecast there is no 80% date to hold against a deadline.
    """
    return Shown(standing, tuple(_rows(standing, forecast)), judged)


def status_screen(shown: Shown, width: int) -> Screen:
    """Say how the dates stand and how sure people are, each in its own words."""
    programme = shown.standing.planned.programme
    return [
        *sides(programme.organisation, f"as of {long_date(shown.day)}", width),
        *paragraph(_summary(shown), width),
        *paragraph(_delivery(shown, _WHOLE), width),
        *heading(f"Schedule status, by the rules of version {RULES.version}", width),
        *table(_COLUMNS, [_cells(shown, row) for row in shown.rows], width),
        *_judgements(shown, width),
    ]


def status_data(shown: Shown) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "programme": shown.standing.planned.programme.key,
        "as_of": shown.day,
        "rules": RULES.version,
        "status": [
            {
                "code": row.code,
                "title": row.name,
                "status": row.now.status,
                "reason": row.now.reason,
                "float_left": row.figures.float_left,
                "slip": row.figures.slip,
                "p80_margin": row.figures.p80_margin,
            }
            for row in shown.rows
        ],
        "confidence": [
            {
                "code": code,
                "level": one.level,
                "judged_by": one.judged_by,
                "judged_on": one.judged_on,
                "expires": one.expires,
                "reason": one.reason,
                "holds": one is shown.latest(code) and one.holds_on(shown.day),
            }
            for code, every in shown.judged.items()
            for one in every
        ],
    }


def _rows(standing: Standing, forecast: Forecast | None) -> Iterator[Row]:
    planned = standing.planned
    ends = {phase.ends_with: phase.title for phase in planned.definition.phases}
    for point in planned.points():
        code = point.activity.code
        watched = point.activity.kind in POINTS_TO_WATCH or code in ends
        if watched and point.dates.status is not ActivityStatus.FINISHED:
            name = (
                f"{ends[code]} ends" if code in ends else f"{code} {point.detail.title}"
            )
            p80 = None if forecast is None else forecast.outlooks[code].p80
            figures = _figures(standing, point.activity, p80)
            yield Row(code, name, figures, schedule_status(figures))


def _figures(standing: Standing, activity: Activity, p80: date | None) -> Figures:
    """Give the figures of one point.

    Its float is what is left to the day that somebody demands: to the end of the plan
    the critical path has none from the first day on, and that is no warning.
    """
    planned, wanted = standing.planned, activity.deadline
    calendar, dates = planned.programme.calendar, planned.schedule.dates[activity.code]
    late = [dates.total_float] if dates.total_float < 0 else []
    if wanted is None:
        return Figures(min(late, default=None), standing.variance(activity.code))
    left = min([*late, slipped(calendar, dates.finish, wanted)])
    margin = None if p80 is None else slipped(calendar, p80, wanted)
    return Figures(left, standing.variance(activity.code), margin)


def _summary(shown: Shown) -> str:
    counts = Counter(row.now.status for row in shown.rows)
    said = [f"{counts[one]} {one}" for one in reversed(ScheduleStatus) if counts[one]]
    if not said:
        return "Nothing is still to come."
    lacks = []
    if not shown.standing.baseline:
        lacks.append("There is no baseline to compare with.")
    if shown.standing.planned.programme.timed is not None:
        lacks.append("The lengths of an imported plan are not sampled.")
    elif all(row.figures.p80_margin is None for row in shown.rows):
        lacks.append("Nothing has a deadline to hold its 80% date against.")
    return " ".join([f"Schedule: {listed(said)}.", *lacks])


def _cells(shown: Shown, row: Row) -> tuple[str, ...]:
    schedule = str(row.now.status)
    if row.now.status is not ScheduleStatus.ON_TRACK:
        schedule += f": {row.now.reason.removesuffix('.')}"
    return row.name, schedule, _short(shown, row.code)


def _short(shown: Shown, code: str) -> str:
    one = shown.latest(code)
    if one is None:
        return "not judged"
    return str(one.level) if one.holds_on(shown.day) else "expired"


def _judgements(shown: Shown, width: int) -> Screen:
    codes = sorted(code for code in shown.judged if code != _WHOLE)
    texts = [f"{code}: {_delivery(shown, code)}" for code in codes]
    title = "Delivery confidence, as judged"
    return [*heading(title, width), *points(texts, width)] if texts else []


def _delivery(shown: Shown, code: str) -> str:
    one = shown.latest(code)
    said = confidence_in_words(one, shown.day)
    if one is None or not one.holds_on(shown.day):
        return said
    return f"{said.removesuffix('.')}. It counts until {long_date(one.expires)}."
