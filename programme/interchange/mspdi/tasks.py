"""Tasks and links out of MSPDI, by the field meanings of Microsoft's XML schema."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from programme.core.timed.lengths import WORKED_DAYS, is_known
from programme.core.timed.plan import (
    Baseline,
    Constraint,
    ConstraintType,
    Duration,
    Lag,
    Link,
    LinkType,
    ManualDates,
    Progress,
    Task,
)
from programme.interchange.mspdi.fields import Fields
from programme.interchange.mspdi.stored import StoredDates

_LINK: Final = "Tasks/Task/PredecessorLink"
_BASELINE: Final = "Tasks/Task/Baseline"
_FREE: Final = frozenset(
    {ConstraintType.AS_SOON_AS_POSSIBLE, ConstraintType.AS_LATE_AS_POSSIBLE}
)
_FINISHED: Final = 100


def read_task(fields: Fields, stored: StoredDates) -> Task:
    """Read one task; ``stored`` helps out where manual dates are missing."""
    duration = _duration(fields, "Duration", "DurationFormat")
    return Task(
        uid=fields.number("UID"),
        name=fields.text("Name"),
        level=fields.number("OutlineLevel", 1),
        duration=duration,
        constraint=_constraint(fields),
        deadline=fields.moment("Deadline"),
        milestone=fields.flag("Milestone"),
        active=fields.flag("Active", default=True),
        manual=_manual(fields, stored),
        calendar=fields.known("CalendarUID"),
        ignores_resource_calendars=fields.flag("IgnoreResourceCalendar"),
        levelling_delay=max(fields.number("LevelingDelay"), 0),
        progress=_progress(fields, stored, duration.amount),
        baselines=tuple(_baselines(fields)),
    )


def read_stored(fields: Fields) -> StoredDates:
    """Read the dates and slack that the maker of the file computed."""
    critical = fields.element.child("Critical") is not None
    return StoredDates(
        uid=fields.number("UID"),
        name=fields.text("Name"),
        start=fields.moment("Start"),
        finish=fields.moment("Finish"),
        early_start=fields.moment("EarlyStart"),
        early_finish=fields.moment("EarlyFinish"),
        late_start=fields.moment("LateStart"),
        late_finish=fields.moment("LateFinish"),
        total_slack=_slack(fields, "TotalSlack"),
        free_slack=_slack(fields, "FreeSlack"),
        critical=fields.flag("Critical") if critical else None,
    )


def _slack(fields: Fields, name: str) -> int | None:
    return fields.number(name) if fields.element.child(name) is not None else None


def read_links(fields: Fields, to: int) -> Iterator[Link]:
    """Read the links to a task; one from a task that only another file has is none.

    A task of another file stands in this one as an external task with its own UID, or
    the link names it by its file and UID, and gives 0 here.
    """
    for element in fields.element.every("PredecessorLink"):
        below = Fields(element, _LINK, fields.notes, to)
        below.read.add("CrossProjectName")
        frm = below.known("PredecessorUID")
        elsewhere = below.flag("CrossProject") and not frm
        if frm is not None and not elsewhere:
            yield Link(frm, to, _link_type(below), _lag(below))


def _link_type(fields: Fields) -> LinkType:
    code = fields.number("Type", LinkType.FS)
    if code in set(LinkType):
        return LinkType(code)
    what = f"there is no link type {code}; taken as finish to start"
    fields.turned("Type", what, "Write 0 to 3")
    return LinkType.FS


def _lag(fields: Fields) -> Lag:
    return Lag(fields.number("LinkLag"), _unit(fields, "LagFormat"))


def _unit(fields: Fields, name: str) -> int:
    code = fields.number(name, WORKED_DAYS)
    if is_known(code):
        return code
    what = f"there is no unit {code}; taken as working days"
    fields.turned(name, what, "Choose a unit in the tool that wrote the file")
    return WORKED_DAYS


def _duration(fields: Fields, name: str, unit: str) -> Duration:
    return Duration(max(fields.span(name) or 0, 0), _unit(fields, unit))


def _constraint(fields: Fields) -> Constraint:
    code = fields.number("ConstraintType")
    on = fields.moment("ConstraintDate")
    if code not in set(ConstraintType):
        what = f"there is no constraint type {code}; left out"
        fields.turned("ConstraintType", what, "Write 0 to 7")
        return Constraint()
    kind = ConstraintType(code)
    if kind in _FREE:
        return Constraint(kind)
    if on is None:
        what = "the constraint has no date; left out"
        fields.turned("ConstraintType", what, "Give ConstraintDate")
        return Constraint()
    return Constraint(kind, on)


def _manual(fields: Fields, stored: StoredDates) -> ManualDates | None:
    start = stored.start or fields.moment("ManualStart")
    finish = stored.finish or fields.moment("ManualFinish")
    fields.read |= {"ManualStart", "ManualFinish", "ManualDuration"}
    elsewhere = fields.flag("ExternalTask") or fields.flag("IsSubproject")
    if elsewhere and start is not None:
        what = "the task is scheduled in another file; its dates are kept as they are"
        fields.turned("ExternalTask", what, "Put both into one file")
    elif not fields.flag("Manual"):
        return None
    if start is None and finish is None:
        what = "the task is scheduled by hand and has no dates; scheduled by links"
        fields.turned("Manual", what, "Give it a start")
        return None
    return _ordered(start, finish)


def _ordered(start: datetime | None, finish: datetime | None) -> ManualDates | None:
    first, last = start or finish, finish or start
    return ManualDates(first, max(first, last)) if first and last else None


def _progress(fields: Fields, stored: StoredDates, length: int) -> Progress:
    percent = min(max(fields.number("PercentComplete"), 0), _FINISHED)
    started = fields.moment("ActualStart")
    finished = fields.moment("ActualFinish")
    if percent and started is None:
        started = stored.start
    if percent == _FINISHED and finished is None:
        finished = stored.finish
    if started is None and finished is None:
        return Progress()
    return Progress(
        percent=percent,
        started=started or finished,
        finished=finished,
        remaining=_remaining(fields, length, percent),
        stop=fields.moment("Stop"),
        resume=fields.moment("Resume"),
    )


def _remaining(fields: Fields, length: int, percent: int) -> int | None:
    """Give what is left to do; where that is missing, the length less what is done."""
    left, done = fields.span("RemainingDuration"), fields.span("ActualDuration")
    if left is not None:
        return left
    if done is not None:
        return max(length - done, 0)
    return length * (_FINISHED - percent) // _FINISHED if percent else None


def _baselines(fields: Fields) -> Iterator[Baseline]:
    for element in fields.element.every("Baseline"):
        below = Fields(element, _BASELINE, fields.notes, fields.task)
        amount = below.span("Duration")
        unit = _unit(below, "DurationFormat")
        yield Baseline(
            number=below.number("Number"),
            start=below.moment("Start"),
            finish=below.moment("Finish"),
            duration=None if amount is None else Duration(amount, unit),
        )
