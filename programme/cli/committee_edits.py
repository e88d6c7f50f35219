"""What the options of ``programme committee`` ask for, as edits of a plan."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from programme.cli.parsing import Days
from programme.cli.previewing import Looked
from programme.core.committee import Committee
from programme.core.edits import DefineCommittee, Edit, SetCommittee
from programme.core.meeting_rules import Misread, meetings, read_rule
from programme.core.nearest import cure_for
from programme.core.problem_words import no_committee
from programme.core.programme import Programme
from programme.core.refusal import RefusedError
from programme.core.weekdays import WEEKDAYS
from programme.core.words import long_date

_BEYOND = timedelta(365)


@dataclass(frozen=True, slots=True)
class Move:
    """A meeting that is held on another day: words after ``--move``."""

    was: date
    now: date


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options ask of one committee."""

    key: str
    title: str | None = None
    papers: int | None = None
    listed: Days | None = None
    rule: str = ""
    first: date | None = None
    last: date | None = None
    ics: Path | None = None
    moved: tuple[Move, ...] = ()
    give: tuple[str, ...] = ()
    take: tuple[str, ...] = ()
    remove: bool = False

    @property
    def defines(self) -> bool:
        """Say whether the committee itself is to change."""
        of_itself = replace(self, give=(), take=(), remove=False)
        return of_itself != Wanted(self.key)


def edits_for(looked: Looked, wanted: Wanted) -> Iterator[Edit]:
    """Give the edits that the options ask for.

    Raises:
        RefusedError: when a rule cannot be read, or a meeting that moves is unknown or
            would be held on a day that is not worked.
        ProblemsFoundError: when a calendar file cannot be read.
    """
    for code in wanted.take:
        yield SetCommittee(code.upper(), "")
    known = looked.programme.plan.committees.get(wanted.key)
    if known is None and wanted.moved:
        what, cure = no_committee(looked.programme.plan, wanted.key)
        raise RefusedError(what, cure=cure.replace("{key}", looked.programme.key))
    if wanted.remove:
        yield DefineCommittee(wanted.key, None)
    elif known is None or wanted.defines:
        title = wanted.title or (known.name if known else wanted.key)
        papers = wanted.papers if wanted.papers is not None else known and known.papers
        days = _meetings(looked.programme, wanted, known.meetings if known else ())
        yield DefineCommittee(wanted.key, Committee(title, papers or 0, days))
    for code in wanted.give:
        yield SetCommittee(code.upper(), wanted.key)


def _meetings(
    programme: Programme, wanted: Wanted, known: tuple[date, ...]
) -> tuple[date, ...]:
    given = [wanted.listed is not None, bool(wanted.rule), wanted.ics is not None]
    if sum(given) > 1:
        raise RefusedError(
            "The meetings are given in more than one way",
            cure="Give --meetings, --rule or --ics, one of them",
        )
    found = known
    if wanted.listed is not None:
        found = wanted.listed.days
    elif wanted.rule:
        found = _by_rule(programme, wanted)
    elif wanted.ics is not None:
        from programme.interchange.meetings import read_meetings

        found = read_meetings(wanted.ics)
    return _moved(programme, found, wanted.moved)


def _by_rule(programme: Programme, wanted: Wanted) -> tuple[date, ...]:
    """Give the days of a rule that the programme works."""
    rule = read_rule(wanted.rule)
    if isinstance(rule, Misread):
        (what, cure), *more = rule.problems
        others = (f"{also}. {so}" for also, so in more)
        raise RefusedError(what, *others, cure=cure)
    end = max(dates.finish for dates in programme.dates.values()) + _BEYOND
    days = meetings(rule, wanted.first or programme.start, wanted.last or end)
    return tuple(day for day in days if programme.calendar.is_worked(day))


def _moved(
    programme: Programme, known: tuple[date, ...], moves: tuple[Move, ...]
) -> tuple[date, ...]:
    days = set(known)
    for move in moves:
        if move.was not in days:
            texts = [day.isoformat() for day in sorted(days)]
            raise RefusedError(
                f"There is no meeting on {long_date(move.was)}",
                cure=cure_for(move.was.isoformat(), texts, "Give its days first"),
            )
        if not programme.calendar.is_worked(move.now):
            day = f"{WEEKDAYS[move.now.weekday()]} {long_date(move.now)}"
            raise RefusedError(
                f"{day} is not a working day", cure="Give a day that is worked"
            )
        days = days - {move.was} | {move.now}
    return tuple(sorted(days)) if moves else known
