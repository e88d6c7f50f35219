"""Workbooks: pleasant to work in, and harmless in both directions."""

import os
import struct
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from programme.core.edits import SetDuration
from programme.core.plan import Link
from programme.core.problems import ProblemsFoundError
from programme.interchange.sheets import workbook_rows
from programme.interchange.sheets.plan_sheet import PlanSheet
from programme.interchange.sheets.xlsx_reading import found_in_xlsx
from tests.core.builders import plan as plan_of
from tests.sheets.builders import (
    edits_in,
    example,
    programme_of,
    read_back,
    save,
    sheet_of,
    write_cells,
    xlsx_bytes,
)
from tests.sheets.test_csv import EDIT, EDITS, _titled

SHEET_XML = "xl/worksheets/sheet1.xml"


def opened(sheet: PlanSheet) -> Workbook:
    return load_workbook(BytesIO(xlsx_bytes(sheet)))


def rebuilt(changes: Mapping[str, bytes]) -> bytes:
    """Give the example's workbook with parts replaced or added."""
    stream = BytesIO()
    with (
        ZipFile(BytesIO(xlsx_bytes(example()))) as old,
        ZipFile(stream, "w", ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in changes:
                new.writestr(name, old.read(name))
        for name, data in changes.items():
            new.writestr(name, data)
    return stream.getvalue()


def problem_of(data: bytes) -> str:
    with pytest.raises(ProblemsFoundError) as caught:
        found_in_xlsx(data, "plan.xlsx")
    return str(caught.value)


def test_the_sheet_is_pleasant_to_work_in() -> None:
    book = opened(example())
    page = book["Plan"]
    assert book.sheetnames == ["Plan", "Read me", "Choices"]
    assert page.freeze_panes == "C2"
    assert page.auto_filter.ref == "A1:W113"
    assert [cell.value for cell in page[1]][12:15] == [
        "Committee", "Start (computed)", "Finish (computed)",
    ]  # fmt: skip
    start = page["N2"]
    assert isinstance(start.value, datetime)
    assert start.number_format == "d mmm yyyy"
    assert start.fill.fgColor.rgb != page["G2"].fill.fgColor.rgb
    assert page.column_dimensions["W"].hidden
    assert {str(one.sqref) for one in page.data_validations.dataValidation} == {
        "F2:F113", "G2:G113", "I2:I113", "L2:L113", "M2:M113",
    }  # fmt: skip


def test_the_read_me_says_what_may_be_edited_and_how() -> None:
    cells = [cell.value for row in opened(example())["Read me"] for cell in row]
    words = " ".join(str(value) for value in cells if value)
    assert "The plan as of 1 May 2026." in words
    assert "programme import FILE --key example" in words
    assert "Predecessors may be changed What it waits for, as links" in words
    assert "Start computed" in words


@pytest.mark.parametrize("title", ["=1+1", "=cmd|' /C calc'!A0", "+1", "@x", "#N/A"])
def test_text_is_text_and_never_a_formula(tmp_path: Path, title: str) -> None:
    sheet = _titled(title)
    cell = opened(sheet)["Plan"]["B2"]
    assert (cell.value, cell.data_type) == (title, "s")
    assert cell.quotePrefix == title.startswith(("=", "+", "@"))
    read = read_back(save(sheet, tmp_path, ".xlsx"), sheet)
    assert (read.edits, read.notes) == ((), ())


def test_letters_that_xml_cannot_hold_are_left_out() -> None:
    sheet = _titled("a\x00b\x0bc\ud800d\n e")
    assert opened(sheet)["Plan"]["B2"].value == "ab cd e"


def test_a_cell_that_excel_could_not_hold_is_refused() -> None:
    names = [f"A{n:059}" for n in range(600)]
    plan = plan_of(*example().programme.plan.activities[:1])
    programme = programme_of(plan)
    sheet = sheet_of(programme)
    line = replace(sheet.lines[0], predecessors=tuple(Link(n, "x") for n in names))
    sheet.__dict__["lines"] = (line,)
    with pytest.raises(ProblemsFoundError, match="more than 32,767 letters"):
        xlsx_bytes(sheet)


def test_a_sheet_by_another_name_and_other_sheets_beside_it(tmp_path: Path) -> None:
    book = Workbook()
    page = book.active
    assert isinstance(page, Worksheet)
    page.title = "My plan"
    page.append([])
    page.append(["Code", "Duration"])
    page.append(["P1-GOV-03", 25])
    book.create_sheet("Notes").append(["anything"])
    path = tmp_path / "mine.xlsx"
    book.save(path)
    assert read_back(path, example()).edits == EDITS
    page.append(["P1-GOV-02", "x"])
    book.save(path)
    with pytest.raises(ProblemsFoundError, match="'My plan'!B4: 'x' is"):
        read_back(path, example())


def test_rows_that_were_sorted_and_taken_away(tmp_path: Path) -> None:
    path = save(example(), tmp_path, ".xlsx")
    write_cells(path, EDIT)
    book = load_workbook(path)
    page = book["Plan"]
    page.delete_rows(60, 30)
    page.move_range("A4:W20", rows=100)
    book.save(path)
    assert edits_in(path, example()) == (SetDuration("P1-GOV-03", 25),)


def test_formulas_come_as_their_values(tmp_path: Path) -> None:
    """A stored value counts; the formula itself is never run."""
    cell = b'<c r="G4"><f>20+5</f><v>25</v></c>'
    page = ZipFile(BytesIO(xlsx_bytes(example()))).read(SHEET_XML)
    start = page.index(b'<c r="G4"')
    end = page.index(b"</c>", start) + len(b"</c>")
    path = tmp_path / "plan.xlsx"
    path.write_bytes(rebuilt({SHEET_XML: page[:start] + cell + page[end:]}))
    assert edits_in(path, example()) == EDITS


BOMB = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    b'<worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>'
)


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "this is not an Excel workbook, or it is broken"),
        (b"Code,Duration\n", "this is not an Excel workbook, or it is broken"),
        (xlsx_bytes(example())[:9_000], "this is not an Excel workbook, or it is broken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "this is an old .xls workbook"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "the workbook is encrypted with a password",
        ),
        (rebuilt({"xl/vbaProject.bin": b"x"}), "the workbook holds macros"),
        (rebuilt({"xl/externalLinks/externalLink1.xml": b"x"}), "the workbook has links to other files"),
        (rebuilt({"xl/connections.xml": b"x"}), "the workbook has links to other files"),
        (rebuilt({"../x.xml": b"x"}), "the workbook holds a part outside itself"),
        (rebuilt({"xl\\..\\..\\x.xml": b"x"}), "the workbook holds a part outside itself"),
        (rebuilt({"/etc/x.xml": b"x"}), "the workbook holds a part outside itself"),
        (rebuilt({f"x{n}": b"" for n in range(1_000)}), "the workbook holds more than 1,000 parts"),
        (rebuilt({"x.xml": bytes(5_000_000)}), "the workbook unpacks to more than 100 times"),
        (rebuilt({SHEET_XML: BOMB}), "the workbook is broken: it cannot be opened"),
        (rebuilt({SHEET_XML: b"<worksheet"}), "the workbook is broken: it cannot be opened"),
        (rebuilt({"xl/workbook.xml": b"<x/>"}), "the workbook has no sheet of cells"),
    ],
    ids=range(16),
)  # fmt: skip
def test_workbooks_that_are_not_let_in(data: bytes, problem: str) -> None:
    said = problem_of(data)
    assert said.startswith(f"plan.xlsx: {problem}")
    assert said.endswith(".")


def test_a_workbook_that_unpacks_to_more_than_it_says() -> None:
    """The lengths in the directory bound what is unpacked, whatever else is said."""
    data = bytearray(rebuilt({"x.xml": b"x" * 100}))
    length = data.rindex(b"x.xml") - 46 + 24
    struct.pack_into("<I", data, length, 2**31)
    assert "the workbook unpacks to more than 200 MB" in problem_of(bytes(data))


def test_too_large_for_patience_is_an_answer(tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(os.urandom(20 * 1024 * 1024 + 1))
    with pytest.raises(ProblemsFoundError, match="larger than 20 MB"):
        read_back(path, example())


def test_whoever_opens_workbooks_cannot_eat_the_machine() -> None:
    greedy = f"from {workbook_rows.__name__} import *; limit(); bytearray(2 * MEMORY)"
    done = subprocess.run(  # noqa: S603 - our own words
        (sys.executable, "-c", greedy), capture_output=True, check=False
    )
    assert b"MemoryError" in done.stderr


def test_a_row_at_the_far_end_takes_no_time() -> None:
    page = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1" t="str">'
        b'<v>Code</v></c></row><row r="1048576"><c r="A1048576" t="str"><v>P1-GOV-03'
        b"</v></c></row></sheetData></worksheet>"
    )
    found = found_in_xlsx(rebuilt({SHEET_XML: page}), "plan.xlsx")
    assert [row.number for row in found.rows] == [1, 1048576]
    assert max(len(row.cells) for row in found.rows) <= 100
