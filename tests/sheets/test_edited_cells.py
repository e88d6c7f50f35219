"""Cells as a person changes them, in both kinds of file, and what comes of it."""

from datetime import date, datetime
from pathlib import Path

import pytest

from programme.core.edited import edited
from programme.core.edits import (
    AddLink,
    Edit,
    RemoveLink,
    SetCalendar,
    SetCommittee,
    SetConstraint,
    SetDeadline,
    SetDuration,
    SetOwner,
)
from programme.core.plan import ELAPSED, Constraint, ConstraintKind, Link, LinkType
from programme.core.problems import ProblemsFoundError
from tests.sheets.builders import (
    Cells,
    after,
    edits_in,
    example,
    read_back,
    save,
    sheet_of,
    write_cells,
)

SUFFIXES = pytest.mark.parametrize("suffix", [".xlsx", ".csv"])
FIRST, SECOND, THIRD = "P1-GOV-01", "P1-GOV-02", "P1-GOV-03"
BRIEF = "P1-GOV-04"
"""It is as late as possible, and waits for SECOND, THIRD and G0."""

LONGER = SetDuration(THIRD, 25)


@SUFFIXES
@pytest.mark.parametrize(
    ("cells", "edits"),
    [
        ({(THIRD, "Duration"): 25}, [LONGER]),
        ({(THIRD, "Duration"): "25 days"}, [LONGER]),
        ({(THIRD, "Duration"): "5w"}, [LONGER]),
        ({(THIRD, "Owner role"): "Programme lead"}, [SetOwner(THIRD, "programme_lead")]),
        ({(THIRD, "Owner role"): "programme_LEAD"}, [SetOwner(THIRD, "programme_lead")]),
        ({(THIRD, "Deadline"): "2026-12-09"}, [SetDeadline(THIRD, date(2026, 12, 9))]),
        ({(THIRD, "Deadline"): "9/12/2026"}, [SetDeadline(THIRD, date(2026, 12, 9))]),
        ({(THIRD, "Deadline"): "09.12.2026"}, [SetDeadline(THIRD, date(2026, 12, 9))]),
        ({(THIRD, "Deadline"): "9 Dec 2026"}, [SetDeadline(THIRD, date(2026, 12, 9))]),
        ({(SECOND, "Deadline"): None}, [SetDeadline(SECOND, None)]),
        ({(THIRD, "Calendar"): None}, [SetCalendar(THIRD, "")]),
        ({(BRIEF, "Calendar"): "Tuesdays"}, [SetCalendar(BRIEF, "tuesdays")]),
        ({(THIRD, "Committee"): None}, [SetCommittee(THIRD, "")]),
        ({(BRIEF, "Committee"): "board"}, [SetCommittee(BRIEF, "board")]),
        (
            {(THIRD, "Constraint"): "Must finish on"},
            [SetConstraint(THIRD, Constraint(ConstraintKind.MUST_FINISH, date(2026, 9, 30)))],
        ),
        (
            {(BRIEF, "Constraint"): "SNET", (BRIEF, "Constraint day"): "2026-08-03"},
            [SetConstraint(BRIEF, Constraint(ConstraintKind.START_NO_EARLIER, date(2026, 8, 3)))],
        ),
        (
            {(THIRD, "Constraint"): "As soon as possible", (THIRD, "Constraint day"): None},
            [SetConstraint(THIRD, None)],
        ),
        ({(BRIEF, "Constraint"): None}, [SetConstraint(BRIEF, None)]),
        (
            {(BRIEF, "Predecessors"): f"{SECOND}FS+3d; 4; G0"},
            [RemoveLink(SECOND, BRIEF, LinkType.FS), AddLink(Link(SECOND, BRIEF, lag=3), 1)],
        ),
        ({(BRIEF, "Predecessors"): f"{SECOND}, {THIRD}"}, [RemoveLink("G0", BRIEF, LinkType.FS)]),
        (
            {(BRIEF, "Predecessors"): f"G0; {THIRD}; {SECOND}; 2SS+5ed"},
            [AddLink(Link(FIRST, BRIEF, LinkType.SS, 5, ELAPSED))],
        ),
        ({(BRIEF, "Predecessors"): f" g0;{THIRD}FS ;; {SECOND} FS+0d"}, []),
    ],
)  # fmt: skip
def test_a_changed_cell_is_an_edit(
    tmp_path: Path, suffix: str, cells: Cells, edits: list[Edit]
) -> None:
    path = save(example(), tmp_path, suffix)
    write_cells(path, cells)
    found = edits_in(path, example())
    if isinstance(edits and edits[-1], AddLink) and len(edits) == 2:
        found = tuple(without_position(one) for one in found)
        edits = [without_position(one) for one in edits]
    assert list(found) == edits
    changed = sheet_of(edited(example().programme, found), example().roles)
    assert edits_in(path, changed) == ()


def without_position(edit: Edit) -> Edit:
    return AddLink(edit.link) if isinstance(edit, AddLink) else edit


def test_a_date_that_excel_typed_is_a_day(tmp_path: Path) -> None:
    path = save(example(), tmp_path, ".xlsx")
    write_cells(path, {(THIRD, "Deadline"): datetime(2026, 12, 9, 17)})  # noqa: DTZ001
    assert edits_in(path, example()) == (SetDeadline(THIRD, date(2026, 12, 9)),)


@pytest.mark.parametrize(
    ("cell", "value", "problem"),
    [
        ("Duration", "soon", "G4: 'soon' is not a whole number of working days. Write one such as 15."),
        ("Duration", 2.5, "G4: '2.5' is not a whole number of working days. Write one such as 15."),
        ("Duration", -3, "G4: -3 working days are no length. Write a number from 0 to 1300."),
        ("Duration", 0, "G4: P1-GOV-03 cannot take 0 working days. Give a number from 1 to 1300."),
        ("Duration", None, "G4: the duration is missing. Write it in days, such as 20."),
        ("Predecessors", "P1-GOV-1", "H4: there is no activity 'P1-GOV-1'. Write 'P1-GOV-01', if that is meant."),
        ("Predecessors", "112SS; G0FX", "H4: 'FX' after G0 is not understood. Write FS, SS, FF or SF and then a lag of whole days, such as FS+3d."),
        ("Predecessors", "5", "H4: P1-GOV-03 would wait for itself: P1-GOV-03 → P1-GOV-04 → P1-GOV-03. Unlink one of these first, or leave this link out."),
        ("Owner role", "Program lead", "F4: there is no role 'Program lead'. Write 'programme_lead', if that is meant."),
        ("Constraint", "not before", "I4: 'not before' is not a constraint. Write one of:"),
        ("Constraint", "", "I4: there is a day, and no constraint. Write one such as 'start no earlier than', or empty the day."),
        ("Constraint day", "", "J4: 'finish no later than' needs a day. Write one such as 2026-12-09."),
        ("Deadline", "31/6/2026", "K4: '31/6/2026' is not a day. Write it like 2026-12-09 or 9/12/2026."),
        ("Calendar", "mondays", "L4: there is no calendar 'mondays'. Write one of: tuesdays."),
        ("Committee", "bord", "M4: there is no committee 'bord'. Write 'board', if that is meant."),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_read_is_named_in_both_files(
    tmp_path: Path, cell: str, value: object, problem: str
) -> None:
    said = {}
    for suffix in (".xlsx", ".csv"):
        path = save(example(), tmp_path, suffix)
        write_cells(path, {(THIRD, cell): value})
        with pytest.raises(ProblemsFoundError) as caught:
            read_back(path, example())
        said[suffix] = str(caught.value)
    where, words = problem.split(": ", 1)
    assert f"{tmp_path}/plan.xlsx, Plan!{where}: {words}" in said[".xlsx"]
    assert f"{tmp_path}/plan.csv:4, {cell}: {words}" in said[".csv"]


@SUFFIXES
def test_all_problems_are_told_at_once(tmp_path: Path, suffix: str) -> None:
    path = save(example(), tmp_path, suffix)
    write_cells(
        path,
        {
            (FIRST, "Duration"): "x",
            (SECOND, "Predecessors"): "X1; X2",
            (THIRD, "Deadline"): "x",
            ("G1", "Duration"): 5,
            (BRIEF, "Code"): "P9-GOV-04",
        },
    )
    with pytest.raises(ProblemsFoundError) as caught:
        read_back(path, example())
    assert [one.place.line for one in caught.value.problems] == [2, 3, 3, 4, 5, 109]
    write_cells(path, {(FIRST, "Duration"): 10, (THIRD, "Deadline"): None})
    write_cells(path, {(SECOND, "Predecessors"): FIRST, ("P9-GOV-04", "Code"): BRIEF})
    with pytest.raises(
        ProblemsFoundError, match="G1 is a gate: it does not have a duration"
    ):
        read_back(path, example())


@SUFFIXES
def test_computed_and_given_cells_are_never_typed_over(
    tmp_path: Path, suffix: str
) -> None:
    path = save(example(), tmp_path, suffix)
    write_cells(
        path,
        {
            (THIRD, "Start (computed)"): "2027-01-04",
            (FIRST, "Status (computed)"): "not started",
            (FIRST, "Percent done (computed)"): 50,
            (THIRD, "Title"): "Another title",
            (THIRD, "Kind"): "gate",
        },
    )
    read = read_back(path, example())
    assert read.lines == example().lines
    words = [str(note) for note in read.notes]
    assert len(words) == 5
    start = (
        f"the start of {THIRD} is computed: '2027-01-04' was passed over. To move it,"
        " give a constraint such as 'start no earlier than'."
    )
    title = (
        f"the title of {THIRD} is not changed by a sheet: 'Another title' was passed"
        " over. It stays Appoint the programme lead and core team."
    )
    assert any(one.endswith(start) for one in words)
    assert any(one.endswith(title) for one in words)


def test_many_notes_on_one_column_are_one(tmp_path: Path) -> None:
    path = save(example(), tmp_path, ".csv")
    codes = [line.code for line in example().lines[:20]]
    write_cells(path, {(code, "Finish (computed)"): "2030-01-01" for code in codes})
    (note,) = read_back(path, example()).notes
    assert note.what.endswith("; so it is in 19 more cells of 'Finish'")


@SUFFIXES
def test_what_others_changed_meanwhile_stays(tmp_path: Path, suffix: str) -> None:
    """The sheet went away; another lead changed the plan; the sheet comes back."""
    path = save(example(), tmp_path, suffix)
    since = after(
        example(), SetDuration(SECOND, 40), SetDeadline(BRIEF, date(2026, 12, 9))
    )
    assert edits_in(path, since) == ()
    write_cells(path, {(THIRD, "Duration"): 25})
    read = read_back(path, since)
    assert edits_in(path, since) == (LONGER,)
    assert read.notes == ()


@SUFFIXES
def test_what_both_changed_is_pointed_out(tmp_path: Path, suffix: str) -> None:
    path = save(example(), tmp_path, suffix)
    write_cells(path, {(THIRD, "Duration"): 25})
    since = after(example(), SetDuration(THIRD, 30))
    (note,) = read_back(path, since).notes
    assert (
        f"the duration of {THIRD} was changed here, and in the programme" in note.what
    )
    assert edits_in(path, since) == (LONGER,)


@SUFFIXES
def test_without_marks_every_cell_counts(tmp_path: Path, suffix: str) -> None:
    path = save(example(), tmp_path, suffix)
    write_cells(path, {(SECOND, "Mark"): None})
    since = after(example(), SetDuration(SECOND, 40))
    assert edits_in(path, since) == (SetDuration(SECOND, 15),)


def test_a_name_that_is_gone_may_stay_where_it_was(tmp_path: Path) -> None:
    sheet = sheet_of(example().programme, ())
    assert edits_in(save(sheet, tmp_path, ".csv"), sheet) == ()


@SUFFIXES
def test_finished_work_is_left_alone(tmp_path: Path, suffix: str) -> None:
    path = save(example(), tmp_path, suffix)
    write_cells(path, {(FIRST, "Duration"): 12, (FIRST, "Deadline"): "2026-05-01"})
    with pytest.raises(ProblemsFoundError, match="is finished") as caught:
        read_back(path, example())
    assert len(caught.value.problems) == 2
