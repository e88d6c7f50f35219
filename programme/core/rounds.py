"""When what recurs comes round: on a rhythm, while one of its phases is under way."""

from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from programme.core.calendar import WorkingCalendar
from programme.core.committee import Committee
from programme.core.definition import Definition, Phase, Recurring
from programme.core.programme import Detail, Programme
from programme.core.schedule import Dates

Spans = Mapping[str, tuple[date, date]]
"""The first and last day of each phase, by its id."""


@dataclass(frozen=True, slots=True)
class Round:
    """One time that something comes round; ``number`` counts from the first day."""

    number: int
    day: date


@dataclass(frozen=True, slots=True)
class Timetable:
    """What rounds go by: the programme's first day, and when its phases are under way."""

    start: date
    spans: Spans
    calendar: WorkingCalendar
    committees: Mapping[str, Committee]


def timetable(
    programme: Programme, definition: Definition, dates: Mapping[str, Dates]
) -> Timetable:
    """Give what the rounds of a programme go by, when it has these dates."""
    spans = phase_spans(definition.phases, programme.details, dates)
    plan = programme.plan
    return Timetable(plan.start, spans, programme.calendar, plan.committees)


def phase_spans(
    phases: Iterable[Phase], details: Mapping[str, Detail], dates: Mapping[str, Dates]
) -> Spans:
    """Give each phase from the first start due in it to the forecast of its end.

    A forecast of its start would pass by rounds of a phase that nobody reports on.
    """
    first: dict[str, date] = {}
    for code, one in dates.items():
        phase = details[code].phase
        if one.due_start < first.get(phase, date.max):
            first[phase] = one.due_start
    ends = {phase.id: dates[phase.ends_with].finish for phase in phases}
    return {phase: (first.get(phase, end), end) for phase, end in ends.items()}


def all_rounds(
    entries: Iterable[Recurring], by: Timetable
) -> Mapping[str, tuple[Round, ...]]:
    """Give the rounds of each, by its id; those of one rhythm are computed once."""
    known: dict[tuple[object, ...], tuple[Round, ...]] = {}
    found = {}
    for entry in entries:
        rhythm = entry.every, entry.unit, entry.phases, entry.committee
        if rhythm not in known:
            known[rhythm] = rounds(entry, by)
        found[entry.id] = known[rhythm]
    return found


def rounds(entry: Recurring, by: Timetable) -> tuple[Round, ...]:
    """Give every round, past and to come, by the dates that the phases now have.

    The rhythm counts from the programme's first day, so that no date that moves moves
    a round. What falls on a day that is not worked is on the next that is, or on the
    next meeting of its committee where one is known.
    """
    return tuple(_rounds(entry, by))


def _rounds(entry: Recurring, by: Timetable) -> Iterator[Round]:
    spans = [by.spans[phase] for phase in entry.phases]
    last, before = max(end for _, end in spans), date.min
    for number in count(1):
        planned = _AFTER[entry.unit](by.start, number * entry.every)
        if planned > last:
            return
        day = _held_on(planned, entry, by)
        if day != before and any(first <= day <= end for first, end in spans):
            yield Round(number, day)
            before = day


def _held_on(planned: date, entry: Recurring, by: Timetable) -> date:
    committee = by.committees.get(entry.committee)
    meetings = committee.meetings if committee else ()
    met = (meeting for meeting in meetings if meeting >= planned)
    return next(met, None) or by.calendar.next_worked(planned)


def _weeks_after(day: date, weeks: int) -> date:
    return day + timedelta(weeks=weeks)


def _months_after(day: date, months: int) -> date:
    """Give the same day of a later month, or that month's last."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


_AFTER: Mapping[str, Callable[[date, int], date]] = {
    "week": _weeks_after,
    "month": _months_after,
}
