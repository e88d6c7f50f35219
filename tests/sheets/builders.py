"""Programmes to be written as sheets, and sheets as a person leaves them."""

import csv
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path

from openpyxl import load_workbook

from programme.core.calendar import EVERY_DAY, WorkingCalendar
from programme.core.committee import Committee
from programme.core.definition import Role
from programme.core.edited import edited
from programme.core.edits import Edit
from programme.core.instantiate import instantiate
from programme.core.plan import (
    ELAPSED,
    Constraint,
    ConstraintKind,
    Kind,
    Link,
    LinkType,
    Plan,
    Progress,
)
from programme.core.programme import Detail, Programme
from programme.core.schedule import compute_schedule
from programme.interchange.csv_rows import ENCODING
from programme.interchange.definition.reading import built_in_definition
from programme.interchange.sheets.csv_files import read_csv, write_csv
from programme.interchange.sheets.plan_sheet import PlanSheet, SheetRead
from programme.interchange.sheets.xlsx_reading import read_xlsx
from programme.interchange.sheets.xlsx_writing import write_xlsx
from tests.core.builders import MONDAY_TO_FRIDAY, running

START = date(2026, 4, 1)
TUESDAYS = WorkingCalendar(frozenset({1}))
BOARD = Committee("Trust board", 5, (date(2026, 9, 24), date(2026, 11, 26)))
ROLES = (Role("lead", "Programme lead"), Role("sponsor", "Executive sponsor"))

Cells = Mapping[tuple[str, str], object]
"""What a person writes: by code and by the heading of the column."""


def sheet_of(programme: Programme, roles: tuple[Role, ...] = ROLES) -> PlanSheet:
    schedule = compute_schedule(programme.plan, programme.calendar, programme.as_of)
    return PlanSheet(programme, schedule, roles)


def programme_of(
    plan: Plan, calendar: WorkingCalendar = MONDAY_TO_FRIDAY, as_of: date = START
) -> Programme:
    owned = {Kind.ACTIVITY: "lead"}
    details = (
        Detail(
            one.code,
            f"The work {one.code}",
            "P1",
            "P1-W",
            owned.get(one.kind, ""),
            "",
        )
        for one in plan.activities
    )
    return running(plan, details, calendar=calendar, as_of=as_of)


@cache
def example() -> PlanSheet:
    """Give the built-in programme under way, with everything that a line may hold."""
    definition = built_in_definition()
    made = instantiate(definition, START, definition.default_variant)
    first, second, third, *rest = made.plan.activities
    done = Progress(date(2026, 4, 1), date(2026, 4, 20))
    begun = Progress(date(2026, 4, 21), None, 4, date(2026, 5, 1))
    before = Constraint(ConstraintKind.FINISH_NO_LATER, date(2026, 9, 30))
    late = Constraint(ConstraintKind.AS_LATE_AS_POSSIBLE)
    plan = replace(
        made.plan,
        activities=(
            replace(first, progress=done),
            replace(second, progress=begun, deadline=date(2026, 6, 30)),
            replace(third, constraint=before, committee="board"),
            replace(rest[0], constraint=late),
            *rest[1:],
        ),
        links=(
            *made.plan.links,
            Link(first.code, rest[9].code, LinkType.SS, 3, "tuesdays"),
            Link(second.code, rest[10].code, LinkType.FF, -2),
            Link(third.code, rest[11].code, LinkType.SF, 10, ELAPSED),
        ),
        calendars={ELAPSED: EVERY_DAY, "tuesdays": TUESDAYS},
        committees={**made.plan.committees, "board": BOARD},
    )
    programme = replace(
        programme_of(plan, as_of=date(2026, 5, 1)),
        details={
            **made.details,
            third.code: replace(made.details[third.code], calendar="tuesdays"),
        },
    )
    return sheet_of(programme, definition.roles)


def xlsx_bytes(sheet: PlanSheet) -> bytes:
    stream = BytesIO()
    write_xlsx(stream, sheet)
    return stream.getvalue()


def csv_text(sheet: PlanSheet) -> str:
    stream = StringIO(newline="")
    write_csv(stream, sheet)
    return stream.getvalue()


def there_and_back(sheet: PlanSheet, folder: Path, suffix: str) -> SheetRead:
    """Write a sheet and read it again, unchanged."""
    return read_back(save(sheet, folder, suffix), sheet)


def save(sheet: PlanSheet, folder: Path, suffix: str) -> Path:
    path = folder / f"plan{suffix}"
    if suffix == ".xlsx":
        path.write_bytes(xlsx_bytes(sheet))
    else:
        path.write_bytes(csv_text(sheet).encode(ENCODING))
    return path


def read_back(path: Path, sheet: PlanSheet) -> SheetRead:
    return (read_xlsx if path.suffix == ".xlsx" else read_csv)(path, sheet)


def write_cells(path: Path, cells: Cells) -> None:
    """Change cells of a file as a person would."""
    if path.suffix == ".xlsx":
        _in_workbook(path, cells)
    else:
        _in_csv(path, cells)


def edits_in(path: Path, sheet: PlanSheet) -> tuple[Edit, ...]:
    return read_back(path, sheet).edits


def after(sheet: PlanSheet, *edits: Edit) -> PlanSheet:
    """Give the sheet of the programme after edits that came by another door."""
    return sheet_of(edited(sheet.programme, edits), sheet.roles)


def _in_workbook(path: Path, cells: Cells) -> None:
    book = load_workbook(path)
    page = book["Plan"]
    headings = [cell.value for cell in page[1]]
    codes = [row[0].value for row in page.iter_rows()]
    for (code, heading), value in cells.items():
        cell = page.cell(codes.index(code) + 1, headings.index(heading) + 1)
        cell.value = value  # type: ignore[assignment]
    book.save(path)


def _in_csv(path: Path, cells: Cells) -> None:
    text = path.read_text(encoding=ENCODING)
    rows = list(csv.reader(StringIO(text, newline="")))
    headings = {heading: at for at, heading in enumerate(rows[0])}
    codes = {row[0]: row for row in rows[1:]}
    for (code, heading), value in cells.items():
        codes[code][headings[heading]] = "" if value is None else str(value)
    stream = StringIO(newline="")
    csv.writer(stream, lineterminator="\r\n").writerows(rows)
    path.write_bytes(stream.getvalue().encode(ENCODING))
