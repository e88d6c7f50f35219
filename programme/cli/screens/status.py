"""Schedule status by rule and delivery confidence by judgement, side by side."""

from collections import Counter
from collections.abc import Mapping
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
from programme.cli.programme_today import Standing
from programme.core.schedule_status import (
    RULES,
    DeliveryConfidence,
    ScheduleStatus,
    confidence_in_words,
)
from programme.core.watched import Watched, watched
from programme.core.words import listed, long_date

Judged = Mapping[str, tuple[DeliveryConfidence, ...]]

_COLUMNS = (
    Column("", flexible=True),
    Column("schedule, by rule", flexible=True),
    Column("delivery"),
)
_WHOLE = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """Everything that the screen tells."""

    standing: Standing
    rows: tuple[Watched, ...]
    judged: Judged

    @property
    def day(self) -> date:
        """The status date."""
        return self.standing.day

    def latest(self, code: str) -> DeliveryConfidence | None:
        """Give the latest judgement of a code (empty: the programme), if any."""
        return next(reversed(self.judged.get(code, ())), None)


def judge_dates(standing: Standing, p80: Mapping[str, date], judged: Judged) -> Shown:
    """Put the rules to phases, gates and milestones that are still to come.

    Without their 80% dates there is nothing to hold against a deadline.
    """
    planned = standing.planned
    dates, baseline = planned.schedule.dates, standing.baseline
    found = watched(planned.programme, planned.definition, dates, baseline, p80)
    return Shown(standing, tuple(found), judged)


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


def _cells(shown: Shown, row: Watched) -> tuple[str, ...]:
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
