"""Edits in plain English, each with what it changes: from what, to what."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import assert_never

from programme.core.edits import (
    AddLink,
    DefineCalendar,
    DefineCommittee,
    Edit,
    RemoveLink,
    SetCalendar,
    SetCommittee,
    SetConstraint,
    SetDeadline,
    SetDuration,
    SetOwner,
    edited,
)
from programme.core.plan import ELAPSED, Activity, Constraint, Link, LinkType
from programme.core.programme import Programme
from programme.core.words import long_date, working_days


def edits_in_words(programme: Programme, edits: Iterable[Edit]) -> tuple[str, ...]:
    """Say one edit after another, each on one line and without a full stop.

    A link that is taken away and at once added with another lag is one change.

    Raises:
        KeyError: when an edit names an activity that is not there.
        LookupError: when an edit takes away a link that is not there.
    """
    return tuple(_sentences(programme, tuple(edits)))


def _sentences(programme: Programme, edits: tuple[Edit, ...]) -> Iterator[str]:
    at = 0
    while at < len(edits):
        edit, after = edits[at], edits[at + 1 : at + 2]
        match (edit, *after):
            case (RemoveLink(frm, to, kind), AddLink(Link() as now)) if (
                frm,
                to,
                kind,
            ) == (now.frm, now.to, now.type):
                was = _link(programme, frm, to, kind)
                yield f"{to}: {_tie(was)} → {_gap(now)}"
                at += 1
                programme = edited(programme, [edit, *after])
            case _:
                yield _sentence(programme, edit)
                programme = edited(programme, [edit])
        at += 1


def _sentence(programme: Programme, edit: Edit) -> str:
    match edit:
        case AddLink() | RemoveLink():
            return _of_link(programme, edit)
        case DefineCalendar(name, calendar):
            return f"calendar {name}: {'defined' if calendar else 'taken away'}"
        case DefineCommittee(key, committee):
            return f"committee {key}: {'defined' if committee else 'taken away'}"
        case _:
            return f"{edit.code}: {_change(programme, edit)}"


def _of_link(programme: Programme, edit: AddLink | RemoveLink) -> str:
    match edit:
        case AddLink(link):
            return f"{link.to}: {_tie(link)} (new)"
        case RemoveLink(frm, to, kind):
            return f"{to}: {_tie(_link(programme, frm, to, kind))} (taken away)"
    assert_never(edit)


_OfOne = (
    SetDuration | SetConstraint | SetDeadline | SetOwner | SetCalendar | SetCommittee
)


def _change(programme: Programme, edit: _OfOne) -> str:
    was, detail = _activity(programme, edit.code), programme.details[edit.code]
    match edit:
        case SetDuration(_, days):
            what, old, new = "duration", str(was.duration), working_days(days)
        case SetConstraint(_, constraint):
            old, new = _constraint(was.constraint), _constraint(constraint)
            what = "constraint"
        case SetDeadline(_, day):
            what, old, new = "deadline", _day(was.deadline), _day(day)
        case SetCommittee(_, key):
            what, old, new = "committee", was.committee, key
        case SetOwner(_, role):
            what, old, new = "owner", detail.owner_role, role
        case SetCalendar(_, name):
            what, old, new = "calendar", detail.calendar, name
    return f"{what} {old or 'none'} → {new or 'none'}"


def _activity(programme: Programme, code: str) -> Activity:
    for activity in programme.plan.activities:
        if activity.code == code:
            return activity
    raise KeyError(code)


def _link(programme: Programme, frm: str, to: str, kind: LinkType) -> Link:
    for link in programme.plan.links:
        if (link.frm, link.to, link.type) == (frm, to, kind):
            return link
    raise LookupError(f"no {kind} link from {frm} to {to}")


def _tie(link: Link) -> str:
    return f"waits for {link.frm} {link.type}, {_gap(link)}"


def _gap(link: Link) -> str:
    number = abs(link.lag)
    if not number and not link.calendar:
        return "no lag"
    days = working_days(number)
    if link.calendar == ELAPSED:
        days = days.replace("working", "elapsed")
    elif link.calendar:
        days += f" of {link.calendar}"
    return f"{days} {'before' if link.lag < 0 else 'after'}"


def _constraint(constraint: Constraint | None) -> str:
    if constraint is None:
        return "none"
    day = constraint.day
    return f"{constraint.kind} {long_date(day)}" if day else str(constraint.kind)


def _day(day: date | None) -> str:
    return "none" if day is None else long_date(day)
