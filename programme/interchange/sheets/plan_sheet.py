"""A programme as a sheet: what its cells show, and what its cells may name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from programme.core.definition import Role
from programme.core.edits import Edit
from programme.core.link_notation import Named, links_text
from programme.core.plan import ELAPSED, Link
from programme.core.plan_lines import PlanLine, lines_of
from programme.core.problems import Problem
from programme.core.programme import Programme
from programme.core.schedule import Schedule
from programme.interchange.marks import mark_of
from programme.interchange.sheets.columns import BY_FIELD, COLUMNS, Part
from programme.interchange.sheets.plain_text import clean

Cell = str | int | float | date | None
Value = str | int | date | tuple[Link, ...] | None
"""What a cell that may be changed means."""


@dataclass(frozen=True)
class PlanSheet:
    """What a sheet is written from, and read against.

    ``roles`` are those that may own work.
    """

    programme: Programme
    schedule: Schedule
    roles: tuple[Role, ...] = ()

    @cached_property
    def lines(self) -> tuple[PlanLine, ...]:
        """The lines of the plan, in its order."""
        return lines_of(self.programme, self.schedule)

    @cached_property
    def named(self) -> Named:
        """What links may name when they are written."""
        return Named([line.code for line in self.lines], calendars=self.calendars)

    @cached_property
    def calendars(self) -> tuple[str, ...]:
        """The calendars that may be named, in order."""
        return tuple(sorted(set(self.programme.plan.calendars) - {ELAPSED}))

    @cached_property
    def committees(self) -> tuple[str, ...]:
        """The keys of the committees, in order."""
        return tuple(sorted(self.programme.plan.committees))

    @cached_property
    def role_titles(self) -> Mapping[str, str]:
        """What roles are called in cells, by id: by their title where it is theirs."""
        titles = [role.title.casefold() for role in self.roles]
        return {
            role.id: role.title if titles.count(role.title.casefold()) == 1 else role.id
            for role in self.roles
        }

    def rows(self) -> Iterable[dict[str, Cell]]:
        """Give the cells of each line by field; the mark is among them."""
        for line in self.lines:
            cells = self.cells(line)
            yield {column.field: cells[column.field] for column in COLUMNS}

    def cells(self, line: PlanLine) -> dict[str, Cell]:
        """Give the cells of one line by field."""
        meant = {
            field: value
            for field, value in values_of(line).items()
            if not isinstance(value, tuple)
        }
        cells: dict[str, Cell] = {**meant, **shown_of(line)}
        cells["owner_role"] = self.role_titles.get(line.owner_role, line.owner_role)
        cells["predecessors"] = links_text(line.predecessors, self.named)
        cells["mark"] = mark_of(line.code, marked_texts(line))
        return cells


@dataclass(frozen=True, slots=True)
class SheetRead:
    """The lines of a sheet, the edits that they mean, and cells that mean none."""

    lines: tuple[PlanLine, ...]
    edits: tuple[Edit, ...]
    notes: tuple[Problem, ...]


def values_of(line: PlanLine) -> Mapping[str, Value]:
    """Give by field what may be changed."""
    constraint = line.constraint
    return {
        "owner_role": line.owner_role,
        "duration": line.duration,
        "predecessors": line.predecessors,
        "constraint": str(constraint.kind) if constraint else "",
        "constraint_day": constraint.day if constraint else None,
        "deadline": line.deadline,
        "calendar": line.calendar,
        "committee": line.committee,
    }


def shown_of(line: PlanLine) -> Mapping[str, Cell]:
    """Give by field what is only to be read."""
    shown = line.shown
    return {
        "code": line.code,
        "title": clean(line.title),
        "kind": str(line.kind),
        "phase": clean(line.phase),
        "workstream": clean(line.workstream),
        "start": shown.start,
        "finish": shown.finish,
        "late_start": shown.late_start,
        "late_finish": shown.late_finish,
        "total_float": shown.total_float,
        "free_float": shown.free_float,
        "critical": "yes" if shown.critical else "no",
        "status": str(shown.status),
        "percent": shown.percent,
    }


def text_of(value: Value) -> str:
    """Give a value as one text, the same for the same; the order of links is none."""
    if isinstance(value, tuple):
        links = (f"{one.frm} {one.type} {one.lag} {one.calendar}" for one in value)
        return ";".join(sorted(links))
    return "" if value is None else str(value)


def marked_texts(line: PlanLine) -> Mapping[str, str]:
    """Give by field the texts that go into the mark of a line."""
    return {
        field: text_of(value)
        for field, value in {**shown_of(line), **values_of(line)}.items()
        if BY_FIELD[field].part is not Part.KEY and not isinstance(value, float)
    }
