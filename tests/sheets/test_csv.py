"""CSV as spreadsheets of all countries leave it, and CSV that is safe to open."""

import csv
from collections.abc import Callable
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.core.edits import AddLink, SetDuration
from programme.core.plan import Link, LinkType
from programme.core.problems import ProblemsFoundError
from programme.interchange.sheets.csv_files import found_in_csv
from programme.interchange.sheets.plan_sheet import PlanSheet
from tests.sheets.builders import (
    csv_text,
    edits_in,
    example,
    read_back,
    save,
    write_cells,
)

EDIT = {("P1-GOV-03", "Duration"): 25}
EDITS = (SetDuration("P1-GOV-03", 25),)


def _saved_by_german_excel(text: str) -> bytes:
    stream = StringIO(newline="")
    rows = csv.reader(StringIO(text, newline=""))
    csv.writer(stream, delimiter=";", lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode("cp1252", errors="replace")


def _saved_as_unicode_text(text: str) -> bytes:
    stream = StringIO(newline="")
    rows = csv.reader(StringIO(text, newline=""))
    csv.writer(stream, delimiter="\t", lineterminator="\r\n").writerows(rows)
    return stream.getvalue().encode("utf-16")


@pytest.mark.parametrize(
    "saved",
    [
        _saved_by_german_excel,
        _saved_as_unicode_text,
        lambda text: f"sep=,\r\n{text}".encode(),
        lambda text: text.replace("\r\n", "\n").encode(),
    ],
)
def test_every_way_to_save_is_understood(
    tmp_path: Path, saved: Callable[[str], bytes]
) -> None:
    path = save(example(), tmp_path, ".csv")
    write_cells(path, EDIT)
    path.write_bytes(saved(path.read_text(encoding="utf-8-sig")))
    assert edits_in(path, example()) == EDITS


def test_letters_of_windows_1252(tmp_path: Path) -> None:
    sheet = _titled("Café “why now”")
    path = save(sheet, tmp_path, ".csv")
    path.write_bytes(path.read_text(encoding="utf-8-sig").encode("cp1252"))
    assert read_back(path, sheet).notes == ()


def test_columns_in_any_order_some_missing_some_extra(tmp_path: Path) -> None:
    path = tmp_path / "mine.csv"
    path.write_text(
        "remarks,DURATION,id,Durations\nlonger now,25,p1-gov-03,x\n\n,15,P1-GOV-02,y\n"
    )
    read = read_back(path, example())
    assert read.edits == EDITS
    assert [str(note) for note in read.notes] == [
        f"{path}:1, remarks: the column 'remarks' is not one of the plan's and was"
        " passed over. It needs nothing.",
        f"{path}:1, Durations: the column 'Durations' is not one of the plan's and was"
        " passed over. Call it 'Duration', if that is meant.",
    ]


def test_rows_of_the_file_may_be_named(tmp_path: Path) -> None:
    """Rows are counted as a spreadsheet counts them, empty ones too."""
    path = tmp_path / "mine.csv"
    path.write_text(
        'predecessors,code,title\nP1-GOV-02,G0,"two\nlines"\n\nP1-GOV-01; 2SS,P1-GOV-03\n'
    )
    read = read_back(path, example())
    added = AddLink(Link("G0", "P1-GOV-03", LinkType.SS))
    assert added in read.edits


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"", ": there is no row. Export the programme again and change that file."),
        (b"Codes\nP1-GOV-01\n", ":1: no column is called 'Code'. Call the column of codes so."),
        (b"code,duration,Duration\n", ":1: two columns are called 'Duration'. Take one of them away."),
        (b"code\nP1-GOV-01\nP1-GOV-01\n", ":3, code: P1-GOV-01 already stands in row 2. Take one of the two rows away."),
        (b"code,duration\n,5\n", ":2, code: the row has no code. Write the code, or empty the row."),
        (b"code\n1\n", ":2, code: there is no activity '1' in the programme."),
        (b'code\n"P1-GOV-01\n', ":2: this is not CSV: unexpected end of data."),
        (b"code\n\x81\x8d\n", ":2: this is no text that can be read. Save the file as 'CSV UTF-8'."),
        (b"code\n" + b"\n".join(b"x%d" % n for n in range(20_001)), ":20001: there are more than 20,000 rows."),
        (b"x" * (20 * 1024 * 1024 + 1), ": the file is larger than 20 MB."),
    ],
    ids=range(10),
)  # fmt: skip
def test_files_that_are_no_plan(tmp_path: Path, text: bytes, problem: str) -> None:
    path = tmp_path / "mine.csv"
    path.write_bytes(text)
    with pytest.raises(ProblemsFoundError) as caught:
        read_back(path, example())
    assert str(caught.value).startswith(f"{path}{problem}")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFoundError, match="No such file"):
        read_back(tmp_path / "none.csv", example())


@pytest.mark.parametrize(
    "title",
    ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "'=1+1", "''@x", "'quoted'"],
)
def test_no_cell_begins_like_a_formula(tmp_path: Path, title: str) -> None:
    sheet = _titled(title)
    rows = list(csv.reader(StringIO(csv_text(sheet).lstrip("\ufeff"), newline="")))
    risky = [cell for row in rows for cell in row if cell.startswith(tuple("=+-@\t\r"))]
    assert risky == []
    read = read_back(save(sheet, tmp_path, ".csv"), sheet)
    assert (read.edits, read.notes) == ((), ())


@given(st.binary(max_size=300))
def test_no_bytes_do_more_than_name_problems(data: bytes) -> None:
    try:
        found_in_csv(data, "mine.csv")
    except ProblemsFoundError as error:
        assert error.problems  # noqa: PT017 - either is an answer


def _titled(title: str) -> PlanSheet:
    sheet = example()
    first = sheet.lines[0].code
    details = dict(sheet.programme.details)
    details[first] = replace(details[first], title=title)
    programme = replace(sheet.programme, details=details)
    return PlanSheet(programme, sheet.schedule, sheet.roles)
