"""A sheet read into the lines of a plan: all problems at once, each with its cell."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, TypeVar

from programme.core.edit_problems import edit_problems
from programme.core.link_notation import Named, read_links
from programme.core.nearest import cure_for
from programme.core.plan import Constraint, ConstraintKind, Kind, Link
from programme.core.plan_lines import PlanLine, changed_field, edits_from
from programme.core.problems import Problem, ProblemsFoundError
from programme.core.roles import roles_by_word
from programme.interchange.marks import Mark, read_mark
from programme.interchange.sheets.cells import (
    UnsoundCellError,
    as_constraint,
    as_day,
    as_duration,
    as_one_of,
    as_text,
)
from programme.interchange.sheets.columns import BY_FIELD, DAYS, Part
from programme.interchange.sheets.plan_sheet import (
    Cell,
    PlanSheet,
    SheetRead,
    shown_of,
    text_of,
)
from programme.interchange.sheets.table import Found, Row, Table, table_of

V = TypeVar("V", str, int, tuple[Link, ...], date | None)

_MOST_NOTES: Final = 3
_INSTEAD: Final = {
    "start": "To move it, give a constraint such as 'start no earlier than'",
    "finish": "To move it, change a duration, a link or a constraint",
    "status": "Say what has happened with: programme start, report or finish",
    "percent": "Say what has happened with: programme start, report or finish",
}


@dataclass(slots=True)
class _Findings:
    """What is said of a sheet while it is read."""

    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    typed_over: dict[str, list[Problem]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Names:
    """What cells may name, by the word in small letters."""

    links: Named
    roles: Mapping[str, str]
    calendars: Mapping[str, str]
    committees: Mapping[str, str]


def read_sheet(found: Found, sheet: PlanSheet) -> SheetRead:
    """Read what was found against the plan as it is now.

    Columns that are missing leave everything as it is, and so do lines. A cell that
    still says what its mark knows leaves alone what has changed in the programme since.

    Raises:
        ProblemsFoundError: with everything that is wrong in the sheet.
    """
    table = table_of(found)
    findings = _Findings(notes=list(table.notes))
    now = {line.code: line for line in sheet.lines}
    rows = _rows_by_code(table, Named(list(now)), findings)
    names = _names(sheet, {row.number: code for code, row in rows.items()})
    lines = tuple(
        _Line(row, sheet, now[code], names, findings).read()
        for code, row in rows.items()
    )
    edits = edits_from(sheet.programme, lines)
    for one in edit_problems(sheet.programme, edits, sheet.role_titles):
        code, name = changed_field(edits[one.position])
        place = rows[code].place(name)
        findings.problems.append(Problem(place, one.what, one.cure))
    if findings.problems:
        raise ProblemsFoundError(dict.fromkeys(findings.problems))
    return SheetRead(lines, edits, (*findings.notes, *_typed_over(findings)))


def _rows_by_code(table: Table, named: Named, findings: _Findings) -> dict[str, Row]:
    rows: dict[str, Row] = {}
    for row in table.rows:
        word, place = row.text("code"), row.place("code")
        code = None if word.isdecimal() else named.code(word)
        if not word:
            what, cure = "the row has no code", "Write the code, or empty the row"
        elif code is None:
            what = f"there is no activity '{word}' in the programme"
            cure = cure_for(word, named.codes, "Take the row away")
        elif code in rows:
            what = f"{code} already stands in row {rows[code].number}"
            cure = "Take one of the two rows away"
        else:
            rows[code] = row
            continue
        findings.problems.append(Problem(place, what, cure))
    return rows


def _names(sheet: PlanSheet, by_row: Mapping[int, str]) -> _Names:
    codes = [line.code for line in sheet.lines]
    return _Names(
        Named(codes, by_row, sheet.calendars),
        roles_by_word(sheet.roles),
        {name.casefold(): name for name in sheet.calendars},
        {key.casefold(): key for key in sheet.committees},
    )


def _typed_over(findings: _Findings) -> list[Problem]:
    """Give the notes on figures that were typed over; of many, the first tells."""
    notes: list[Problem] = []
    for field_, found in findings.typed_over.items():
        shown = found if len(found) <= _MOST_NOTES else found[:1]
        more = len(found) - len(shown)
        if more:
            title = BY_FIELD[field_].title
            what = f"{shown[0].what}; so it is in {more} more cells of '{title}'"
            shown = [replace(shown[0], what=what)]
        notes += shown
    return notes


class _Line:
    """Reads one row into a line; what it cannot read stays as it is, with a problem."""

    def __init__(
        self,
        row: Row,
        sheet: PlanSheet,
        now: PlanLine,
        names: _Names,
        findings: _Findings,
    ) -> None:
        self._row = row
        self._now = now
        self._cells = sheet.cells(now)
        self._names = names
        self._findings = findings
        self._mark: Mark = read_mark(now.code, row.text("mark"))

    def read(self) -> PlanLine:
        """Read all cells."""
        now, names = self._now, self._names
        self._look_at_shown()
        return replace(
            now,
            owner_role=self._take("owner_role", now.owner_role, self._role),
            duration=self._take("duration", now.duration, self._duration),
            predecessors=self._take("predecessors", now.predecessors, self._links),
            constraint=self._constraint(),
            deadline=self._take("deadline", now.deadline, as_day),
            calendar=self._take(
                "calendar", now.calendar, _word("calendar", names.calendars)
            ),
            committee=self._take(
                "committee", now.committee, _word("committee", names.committees)
            ),
        )

    def _take(self, name: str, now: V, read: Callable[[Cell], V]) -> V:
        """Give what a cell says, unless it says nothing new."""
        # What stands there already needs no leave: names may have gone meanwhile.
        stands = self._row.text(name) == as_text(self._cells[name])
        if stands or not self._row.has(name):
            return now
        try:
            said = read(self._row.cells[name])
        except UnsoundCellError as error:
            self._problem(name, error.what, error.cure)
            return now
        if text_of(said) == text_of(now) or self._mark.knows(name, text_of(said)):
            return now
        if self._mark and not self._mark.knows(name, text_of(now)):
            self._note_both(name)
        return said

    def _role(self, cell: Cell) -> str:
        if not as_text(cell) and self._now.kind is not Kind.ACTIVITY:
            return ""
        return as_one_of(cell, "role", self._names.roles)

    def _duration(self, cell: Cell) -> int:
        days = as_duration(cell)
        if days is None and self._now.kind is Kind.ACTIVITY:
            what = "the duration is missing"
            raise UnsoundCellError(
                what, f"Write it in days, such as {self._now.duration}"
            )
        return days or 0

    def _links(self, cell: Cell) -> tuple[Link, ...]:
        text = cell if isinstance(cell, str) else as_text(cell)
        place = self._row.place("predecessors")
        found = read_links(text, self._now.code, self._names.links, place)
        self._findings.problems += found.problems
        return self._now.predecessors if found.problems else found.links

    def _constraint(self) -> Constraint | None:
        now = self._now.constraint
        was = str(now.kind) if now else ""
        kind = self._take("constraint", was, as_constraint)
        day = self._take("constraint_day", now.day if now else None, as_day)
        if not kind:
            self._look_at_day_alone(day)
            return None
        if kind == ConstraintKind.AS_LATE_AS_POSSIBLE:
            return Constraint(ConstraintKind.AS_LATE_AS_POSSIBLE)
        if day is None:
            what = f"'{kind}' needs a day"
            self._problem("constraint_day", what, "Write one such as 2026-12-09")
            return now
        return Constraint(ConstraintKind(kind), day)

    def _look_at_day_alone(self, day: date | None) -> None:
        if day is not None and self._row.text("constraint_day"):
            what = "there is a day, and no constraint"
            cure = f"Write one such as '{ConstraintKind.START_NO_EARLIER}'"
            self._problem("constraint", what, f"{cure}, or empty the day")

    def _look_at_shown(self) -> None:
        """Note what was typed over what is not to be changed."""
        for name, value in shown_of(self._now).items():
            if BY_FIELD[name].part is Part.KEY or not self._row.has(name):
                continue
            text = self._normal(name)
            now = "" if value is None else str(value)
            if text != now and not self._mark.knows(name, text):
                self._note_shown(name, text, now)

    def _normal(self, name: str) -> str:
        cell = self._row.cells[name]
        try:
            return text_of(as_day(cell)) if name in DAYS else as_text(cell)
        except UnsoundCellError:
            return as_text(cell)

    def _note_shown(self, name: str, text: str, now: str) -> None:
        computed = BY_FIELD[name].part is Part.COMPUTED
        why = "is computed" if computed else "is not changed by a sheet"
        title = BY_FIELD[name].title.casefold()
        what = f"the {title} of {self._now.code} {why}: '{text}' was passed over"
        cure = _INSTEAD.get(name, f"It stays {now or 'empty'}")
        note = Problem(self._row.place(name), what, cure)
        self._findings.typed_over.setdefault(name, []).append(note)

    def _note_both(self, name: str) -> None:
        title = BY_FIELD[name].title.casefold()
        what = (
            f"the {title} of {self._now.code} was changed here, and in the programme"
            " since the sheet was written"
        )
        cure = "What the sheet says will stand: look at it before you accept"
        self._findings.notes.append(Problem(self._row.place(name), what, cure))

    def _problem(self, name: str, what: str, cure: str) -> None:
        self._findings.problems.append(Problem(self._row.place(name), what, cure))


def _word(what: str, known: Mapping[str, str]) -> Callable[[Cell], str]:
    def read(cell: Cell) -> str:
        return as_one_of(cell, what, known) if as_text(cell) else ""

    return read
