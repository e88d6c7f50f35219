"""A plan goes out as a sheet, is edited, and comes back."""

import csv
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.terminal import JO, SAM, Terminal

SUFFIXES = pytest.mark.parametrize("suffix", [".xlsx", ".csv"])


def exported(terminal: Terminal, suffix: str) -> Path:
    path = terminal.folder / f"plan{suffix}"
    said = terminal(f"export example --to {path}")
    assert f"Wrote 112 lines to {path}." in said.text
    return path


def typed(path: Path, row: int, column: str, value: object) -> None:
    """Type into a cell, by its row and the heading of its column."""
    if path.suffix == ".xlsx":
        book = load_workbook(path)
        page = book["Plan"]
        headings = [cell.value for cell in page[1]]
        page.cell(row, headings.index(column) + 1).value = value  # type: ignore[assignment]
        book.save(path)
        return
    rows = list(csv.reader(StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    rows[row - 1][rows[0].index(column)] = str(value)
    stream = StringIO(newline="")
    csv.writer(stream).writerows(rows)
    path.write_bytes(stream.getvalue().encode())


@SUFFIXES
def test_out_changed_looked_at_accepted_and_again(
    example: Terminal, suffix: str
) -> None:
    path = exported(example, suffix)
    typed(path, 4, "Duration", 25)
    typed(path, 5, "Predecessors", "P1-GOV-02; 4; G0; 2SS+3d")

    looked = example(f"import {path} --key example")
    assert looked.code == 1
    assert "P1-GOV-03 takes 25 working days" in looked.text
    assert (
        "P1-GOV-04 starts after P1-GOV-01 starts, 3 working days later" in looked.text
    )
    assert "To do this, give the command again with --yes." in looked.text

    done = example.done(
        f"import {path} --key example --yes --reason Longer", as_of="2026-04-01", by=SAM
    )
    assert "Change 1 is made: P1-GOV-03 takes 25 working days" in done
    assert "The programme now ends" in done

    again = example(f"import {path} --key example --yes", by=SAM)
    assert (again.code, f"{path} changes nothing in example." in again.text) == (
        0,
        True,
    )
    assert "1 change of example" in example("changes example").text


def test_a_change_by_a_sheet_is_undone(example: Terminal) -> None:
    path = exported(example, ".csv")
    before = example("plan example", as_json=True).data
    typed(path, 4, "Duration", 25)
    example.done(f"import {path} --key example --yes", as_of="2026-04-01", by=SAM)
    example.done("undo example 1 --yes", as_of="2026-04-01", by=SAM)
    assert example("plan example", as_json=True).data == before


def test_what_others_changed_meanwhile_is_not_undone(example: Terminal) -> None:
    path = exported(example, ".csv")
    example.done("duration example P1-GOV-02 40 --yes", as_of="2026-04-01", by=SAM)
    typed(path, 4, "Duration", 25)
    looked = example(f"import {path} --key example", as_json=True)
    assert looked.data["words"] == ["P1-GOV-03 takes 25 working days"]


@SUFFIXES
def test_all_or_nothing(example: Terminal, suffix: str) -> None:
    path = exported(example, suffix)
    typed(path, 4, "Duration", 25)
    typed(path, 5, "Predecessors", "P1-GOV-99")
    typed(path, 6, "Deadline", "soon")
    answer = example(f"import {path} --key example --yes", by=SAM)
    assert answer.code == 1
    assert "There are 2 problems. Nothing of it was stored." in answer.text
    where = {".xlsx": [f"{path}, Plan!H5:", f"{path}, Plan!K6:"]}
    where[".csv"] = [f"{path}:5, Predecessors:", f"{path}:6, Deadline:"]
    assert all(place in answer.text for place in where[suffix])
    assert example("changes example", as_json=True).data["changes"] == []


def test_only_a_lead_may_import(example: Terminal) -> None:
    path = exported(example, ".csv")
    typed(path, 4, "Duration", 25)
    answer = example(f"import {path} --key example --yes", by=JO)
    assert answer.code == 1
    assert "Nothing was changed." in answer.text


def test_what_was_typed_over_is_told_to_scripts_too(example: Terminal) -> None:
    path = exported(example, ".xlsx")
    typed(path, 4, "Start (computed)", "2027-01-04")
    said = example(f"import {path} --key example").text
    assert "To know about the file:" in said
    assert "the start of P1-GOV-03 is computed: '2027-01-04' was passed over" in said
    data = example(f"import {path} --key example", as_json=True).data
    assert (data["edits"], len(data["notes"])) == ([], 1)
    typed(path, 4, "Duration", 25)
    data = example(f"import {path} --key example --yes", as_json=True, by=SAM).data
    assert data["accepted"]
    assert len(data["notes"]) == 1


def test_export_for_scripts_and_its_refusals(example: Terminal) -> None:
    path = example.folder / "plan.csv"
    data = example(f"export example --to {path}", as_json=True).data
    assert data == {
        "programme": "example",
        "as_of": "2026-04-01",
        "file": str(path),
        "lines": 112,
    }
    assert (
        f"There is a file {path} already."
        in example(f"export example --to {path}").text
    )
    assert example(f"export example --replace --to {path}").code == 0
    assert (
        "Choose from .xlsx, .csv, .xml."
        in example(f"export example --to {path}.odt").text
    )
    assert "Choose from .xml." in example(f"import {path}.odt --key example").text
    assert (
        "There is no programme exmple." in example(f"import {path} --key exmple").text
    )
