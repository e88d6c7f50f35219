"""A plan written as an Excel workbook that people like to work in."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import BinaryIO, Final

from openpyxl import Workbook
from openpyxl.cell import Cell as XlsxCell
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from programme.core.plan import ConstraintKind
from programme.core.problems import Place, Problem, ProblemsFoundError
from programme.core.words import long_date
from programme.interchange.sheets.columns import BY_FIELD, COLUMNS, Part
from programme.interchange.sheets.plain_text import clean
from programme.interchange.sheets.plan_sheet import Cell, PlanSheet
from programme.interchange.sheets.table import letters
from programme.interchange.sheets.workbook_rows import SHEET

_LONGEST: Final = 32_767
"""Letters that Excel lets into one cell."""

_DAY: Final = "d mmm yyyy"
_BOLD = Font(bold=True)
_WRAPPED = Alignment(vertical="top", wrap_text=True)
_TOP = Alignment(vertical="top")
_HEAD: Final = PatternFill("solid", fgColor="FFD8DDE0")
_FILLS: Final = {
    Part.KEY: PatternFill("solid", fgColor="FFE8EDEE"),
    Part.GIVEN: PatternFill("solid", fgColor="FFE8EDEE"),
    Part.COMPUTED: PatternFill("solid", fgColor="FFD8DDE0"),
    Part.MARK: PatternFill("solid", fgColor="FFD8DDE0"),
}
_FORMULA = ("=", "+", "-", "@")


def write_xlsx(stream: BinaryIO, sheet: PlanSheet) -> None:
    """Write a workbook of three sheets: Plan, Read me, and a hidden one of choices.

    Every text is typed as text: nothing in it becomes a formula.

    Raises:
        ProblemsFoundError: when a cell would be longer than Excel allows.
    """
    book = Workbook()
    book.properties.creator = sheet.programme.organisation
    plan = book.active
    if not isinstance(plan, Worksheet):
        raise TypeError(plan)
    plan.title = SHEET
    last = _write_plan(plan, sheet)
    _write_read_me(book.create_sheet("Read me"), sheet)
    _write_choices(book.create_sheet("Choices"), plan, sheet, last)
    book.save(stream)


def _write_plan(plan: Worksheet, sheet: PlanSheet) -> int:
    """Write headings and lines; give the number of the last row."""
    for index, column in enumerate(COLUMNS):
        head = _put(plan, 1, index + 1, column.heading)
        head.font, head.fill, head.alignment = _BOLD, _HEAD, _WRAPPED
        size = plan.column_dimensions[letters(index)]
        size.width, size.hidden = column.width, column.part is Part.MARK
    row = 1
    for row, cells in enumerate(sheet.rows(), 2):
        for at, column in enumerate(COLUMNS, 1):
            cell = _put(plan, row, at, cells[column.field])
            cell.alignment = _WRAPPED if column.field == "title" else _TOP
            if column.part in _FILLS:
                cell.fill = _FILLS[column.part]
    plan.freeze_panes = "C2"
    plan.auto_filter.ref = f"A1:{letters(len(COLUMNS) - 1)}{row}"
    return row


def _write_read_me(page: Worksheet, sheet: PlanSheet) -> None:
    programme = sheet.programme
    lines = [
        f"{programme.title} ({programme.key}), {programme.organisation}",
        f"The plan as of {long_date(sheet.schedule.as_of)}.",
        "White columns may be changed; grey ones are there to be read, and what is"
        " typed over them is passed over. Dates follow from durations, links,"
        " constraints and what has happened: they are computed, never typed.",
        "Bring the file back with: programme import FILE --key"
        f" {programme.key}. First you see what would change and what moves; nothing"
        " is stored until you accept it.",
        "Rows may be sorted, hidden or taken away: what is not in the file stays as it"
        " is. Columns may be moved or taken away. Nothing is deleted by a file, and"
        " nothing that has happened is changed.",
    ]
    page.column_dimensions["A"].width = 20
    page.column_dimensions["B"].width = 20
    page.column_dimensions["C"].width = 90
    for row, text in enumerate(lines, 1):
        _put(page, row, 1, text).alignment = _WRAPPED
        page.merge_cells(start_row=row, end_row=row, start_column=1, end_column=3)
        page.row_dimensions[row].height = 15 * (1 + len(text) // 110)
    page["A1"].font = _BOLD
    for row, cells in enumerate(_explained(), len(lines) + 2):
        for at, text in enumerate(cells, 1):
            cell = _put(page, row, at, text)
            cell.alignment = _WRAPPED
            if row == len(lines) + 2:
                cell.font = _BOLD


def _explained() -> Iterator[tuple[str, str, str]]:
    yield "Column", "It is", "How"
    for column in COLUMNS:
        yield column.title, str(column.part), column.says


def _write_choices(
    page: Worksheet, plan: Worksheet, sheet: PlanSheet, last: int
) -> None:
    """Offer in each column of names those there are, and ask for whole durations."""
    page.sheet_state = "hidden"
    roles = list(sheet.role_titles.values())
    choices: Sequence[tuple[str, Sequence[str]]] = (
        ("owner_role", roles),
        ("constraint", [str(kind) for kind in ConstraintKind]),
        ("calendar", sheet.calendars),
        ("committee", sheet.committees),
    )
    for at, (field, names) in enumerate(choices):
        for row, name in enumerate(names, 1):
            _put(page, row, at + 1, name)
        if names and last > 1:
            column = letters(at)
            listed = f"{page.title}!${column}$1:${column}${len(names)}"
            offer = DataValidation("list", formula1=listed, allow_blank=True)
            _validate(plan, offer, field, last)
    if last > 1:
        days = DataValidation("whole", "greaterThanOrEqual", "0", allow_blank=True)
        _validate(plan, days, "duration", last)


def _validate(plan: Worksheet, rule: DataValidation, field: str, last: int) -> None:
    column = BY_FIELD[field]
    rule.promptTitle, rule.prompt = column.title, column.says
    rule.errorTitle, rule.error = column.title, column.says
    # A warning: ids of roles and 3w are understood too.
    rule.errorStyle = "warning"
    rule.showInputMessage = rule.showErrorMessage = True
    at = letters(COLUMNS.index(column))
    rule.add(f"{at}2:{at}{last}")
    plan.add_data_validation(rule)


def _put(page: Worksheet, row: int, column: int, value: Cell) -> XlsxCell:
    cell = page.cell(row, column)
    if not isinstance(cell, XlsxCell):
        raise TypeError(cell)
    if isinstance(value, str):
        _put_text(cell, clean(value), page.title)
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = _DAY
    return cell


def _put_text(cell: XlsxCell, text: str, title: str) -> None:
    if len(text) > _LONGEST:
        place = Place("the workbook", cell.row, cell.column_letter, title)
        what = f"the cell would hold more than {_LONGEST:,} letters"
        cure = "Export as CSV, or as Microsoft Project XML"
        raise ProblemsFoundError([Problem(place, what, cure)])
    if text:
        cell.value = text
        # The library takes =… for a formula and #N/A for an error.
        cell.data_type = "s"
        cell.quotePrefix = text.startswith(_FORMULA)
