"""Schedule status by rule, and delivery confidence by judgement: never mixed.

The rules are a table with a version. The first row that holds gives the status and the
reason; where none does, the work is on track.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from programme.core.words import long_date, working_days


class ScheduleStatus(StrEnum):
    """How the dates stand, computed and never typed."""

    ON_TRACK = "on track"
    AT_RISK = "at risk"
    OFF_TRACK = "off track"
    NOT_KNOWN = "not known"


class Figure(StrEnum):
    """What a rule looks at, in working days; more is worse in all of them."""

    SHORT_OF_FLOAT = "short of float"
    AFTER_BASELINE = "after baseline"
    P80_AFTER_WANTED = "P80 after wanted"


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one milestone, gate or activity, in working days.

    ``float_left`` may be below zero. ``slip`` is forecast less baseline. ``p80_margin``
    is the wanted date less the P80 date of the forecast: below zero the P80 is later.
    None means that there is no such figure: its rules do not hold.
    """

    float_left: int | None = None
    slip: int | None = None
    p80_margin: int | None = None

    def of(self, figure: Figure) -> int | None:
        """Give a figure turned so that more is worse."""
        match figure:
            case Figure.SHORT_OF_FLOAT:
                return None if self.float_left is None else -self.float_left
            case Figure.AFTER_BASELINE:
                return self.slip
            case Figure.P80_AFTER_WANTED:
                return None if self.p80_margin is None else -self.p80_margin


@dataclass(frozen=True, slots=True)
class Rule:
    """The status holds when the figure is at least so many working days."""

    status: ScheduleStatus
    figure: Figure
    at_least: int


@dataclass(frozen=True, slots=True)
class Rules:
    """One version of the table; a status that was reported names its version."""

    version: int
    rows: tuple[Rule, ...]


RULES = Rules(
    1,
    (
        Rule(ScheduleStatus.OFF_TRACK, Figure.SHORT_OF_FLOAT, 1),
        Rule(ScheduleStatus.OFF_TRACK, Figure.AFTER_BASELINE, 20),
        Rule(ScheduleStatus.OFF_TRACK, Figure.P80_AFTER_WANTED, 20),
        Rule(ScheduleStatus.AT_RISK, Figure.AFTER_BASELINE, 5),
        Rule(ScheduleStatus.AT_RISK, Figure.P80_AFTER_WANTED, 1),
        Rule(ScheduleStatus.AT_RISK, Figure.SHORT_OF_FLOAT, -4),
    ),
)
"""The rules in force. A change is a new version, with a line in the changelog."""


@dataclass(frozen=True, slots=True)
class StatusNow:
    """A status with the reason for it and the version of the rules that gave it."""

    status: ScheduleStatus
    reason: str
    version: int


def schedule_status(figures: Figures, rules: Rules = RULES) -> StatusNow:
    """Give the status by the first row that holds."""
    for row in rules.rows:
        value = figures.of(row.figure)
        if value is not None and value >= row.at_least:
            return StatusNow(row.status, _reason(row.figure, value), rules.version)
    if figures == Figures():
        reason = "There are no figures to judge its dates by."
        return StatusNow(ScheduleStatus.NOT_KNOWN, reason, rules.version)
    reason = "No rule finds anything wrong with its dates."
    return StatusNow(ScheduleStatus.ON_TRACK, reason, rules.version)


def _reason(figure: Figure, value: int) -> str:
    days = working_days(abs(value))
    match figure:
        case Figure.SHORT_OF_FLOAT if value > 0:
            return f"It misses its date by {days}."
        case Figure.SHORT_OF_FLOAT:
            return f"It has {days} of float left."
        case Figure.AFTER_BASELINE:
            return f"The forecast is {days} after the baseline."
        case Figure.P80_AFTER_WANTED:
            return f"The 80% date is {days} after the wanted date."


class Confidence(StrEnum):
    """How sure a person is that it will be delivered."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class DeliveryConfidence:
    """What a named person judged, why, and until when it counts, that day included.

    Raises:
        ValueError: without a name or a reason, or when it expires before it was judged.
    """

    level: Confidence
    judged_by: str
    reason: str
    judged_on: date
    expires: date

    def __post_init__(self) -> None:
        """Refuse a judgement that nobody could be asked about."""
        if not self.judged_by.strip() or not self.reason.strip():
            raise ValueError("delivery confidence needs a name and a reason")
        if self.expires < self.judged_on:
            raise ValueError("delivery confidence expires before it was judged")

    def holds_on(self, day: date) -> bool:
        """Say whether it has been judged by this day and has not expired."""
        return self.judged_on <= day <= self.expires


def confidence_in_words(confidence: DeliveryConfidence | None, day: date) -> str:
    """Say a judgement as it stands on a day; one that has expired is not repeated."""
    if confidence is None or day < confidence.judged_on:
        return "Nobody has judged delivery confidence."
    if not confidence.holds_on(day):
        expired = long_date(confidence.expires)
        return f"Delivery confidence expired on {expired} and must be judged again."
    on, level = long_date(confidence.judged_on), confidence.level
    by = f"{confidence.judged_by} judged it on {on}: {confidence.reason}"
    return f"Delivery confidence is {level}. {by}"
