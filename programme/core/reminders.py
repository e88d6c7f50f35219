"""Which reminders fall due on which days, from rules in working days."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from programme.core.calendar import WorkingCalendar
from programme.core.definition import Recurring, ReminderAnchor, ReminderRule
from programme.core.instantiate import CHASER_PROFILE
from programme.core.programme import Detail
from programme.core.rounds import Round
from programme.core.schedule import Dates
from programme.core.status import ActivityStatus

Profiles = Mapping[str, tuple[ReminderRule, ...]]

_NOT_BEGUN = frozenset({ActivityStatus.NOT_STARTED})
_NOT_DONE = frozenset({ActivityStatus.NOT_STARTED, ActivityStatus.IN_PROGRESS})
# While the work is in which states a rule speaks: up to its anchor, and after it.
_SPEAKS_WHILE = {
    ReminderAnchor.START: (_NOT_BEGUN, _NOT_DONE),
    ReminderAnchor.MIDPOINT: (_NOT_DONE, _NOT_DONE),
    ReminderAnchor.DUE: (_NOT_DONE, _NOT_DONE),
    ReminderAnchor.SUBMITTED: (frozenset(), frozenset()),
    ReminderAnchor.ROUND: (frozenset(), frozenset()),
}
_SEE_TO_IT = "see to it"


@dataclass(frozen=True, slots=True)
class FallsDue:
    """One occurrence of a rule: on ``day``, about the date ``about``.

    ``occurrence`` names rule and date, so that a date that moves is a new occurrence.
    """

    subject: str
    occurrence: str
    day: date
    anchor: ReminderAnchor
    about: date
    text: str
    roles: tuple[str, ...]
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Submitted:
    """A deliverable that waits for its approver since the day it was submitted."""

    code: str
    version: int
    day: date
    owner_role: str
    approver_role: str


def reminders_of_work(
    detail: Detail, dates: Dates, profiles: Profiles, calendar: WorkingCalendar
) -> Iterator[FallsDue]:
    """Give what falls due about one activity or gate, from the days promised."""
    names = {"owner": detail.owner_role}
    for rule in profiles.get(detail.reminders, ()):
        up_to, after = _SPEAKS_WHILE[rule.anchor]
        if dates.status in (after if rule.offset > 0 else up_to):
            about = _anchor_day(rule.anchor, dates, calendar)
            yield _falls_due(_Occasion(detail.code, about, names), rule, calendar)


def reminders_of_submission(
    submitted: Submitted, profiles: Profiles, calendar: WorkingCalendar
) -> Iterator[FallsDue]:
    """Give what falls due about a deliverable that waits for a decision."""
    names = {"owner": submitted.owner_role, "approver": submitted.approver_role}
    version = f"v{submitted.version}."
    occasion = _Occasion(submitted.code, submitted.day, names, version)
    for rule in profiles.get(CHASER_PROFILE, ()):
        if rule.anchor is ReminderAnchor.SUBMITTED:
            yield _falls_due(occasion, rule, calendar)


def reminders_of_rounds(
    entry: Recurring, rounds: Iterable[Round], calendar: WorkingCalendar
) -> Iterator[FallsDue]:
    """Give what falls due about these rounds of something that recurs."""
    text = entry.text or _SEE_TO_IT
    anchor, to = ReminderAnchor.ROUND, (entry.owner,)
    rules = [ReminderRule(anchor, offset, to, text) for offset in entry.remind]
    for one in rounds:
        occasion = _Occasion(entry.id, one.day, {}, f"{one.number}.")
        for rule in rules:
            yield _falls_due(occasion, rule, calendar)


@dataclass(frozen=True, slots=True)
class _Occasion:
    """What a rule is applied to: a subject, its day, and who its roles are."""

    subject: str
    about: date
    names: Mapping[str, str]
    version: str = ""


def _anchor_day(
    anchor: ReminderAnchor, dates: Dates, calendar: WorkingCalendar
) -> date:
    match anchor:
        case ReminderAnchor.START:
            return dates.due_start
        case ReminderAnchor.MIDPOINT:
            length = calendar.index_after(dates.due) - calendar.index(dates.due_start)
            return calendar.shift(dates.due_start, length // 2)
        case _:
            return dates.due


def _falls_due(
    occasion: _Occasion, rule: ReminderRule, calendar: WorkingCalendar
) -> FallsDue:
    about = occasion.about
    name = f"{occasion.version}{rule.anchor}{rule.offset:+d}@{about.isoformat()}"
    day = calendar.shift(about, rule.offset)
    roles = dict.fromkeys(occasion.names.get(to, to) for to in rule.to)
    return FallsDue(
        occasion.subject,
        name,
        day,
        rule.anchor,
        about,
        rule.text,
        tuple(roles),
        rule.urgent,
    )
