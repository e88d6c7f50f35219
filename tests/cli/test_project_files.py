"""Edited plans of Microsoft Project are imported."""

from pathlib import Path

from tests.cli.terminal import PRIYA, SAM, Terminal
from tests.cli.test_sheets import typed


def test_an_unchanged_plan_changes_nothing(example: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "plan.xml"
    example(f"export example --to {file}")
    said = example(f"import {file} --key example").text
    assert "changes nothing in example" in said


def test_an_edited_duration_comes_back_with_a_preview(
    example: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "plan.xml"
    example(f"export example --to {file}")
    _lengthen(file, "P1-GOV-02", 20)
    asked = example(f"import {file} --key example --by {SAM}")
    assert asked.code == 1
    assert "P1-GOV-02" in asked.out
    done = example(f"import {file} --key example --yes --by {SAM}")
    assert done.code == 0
    plan = example("plan example", as_json=True).data
    found = {one["code"]: one["duration"] for one in plan["activities"]}
    assert found["P1-GOV-02"] == 20


def test_a_plan_is_checked_against_the_dates_it_holds(
    example: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "plan.xml"
    example(f"export example --to {file}")
    assert example(f"import {file} --check").code == 0


def test_a_day_to_start_no_earlier_than_becomes_a_constraint(
    example: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "plan.xml"
    example(f"export example --to {file}")
    free = "<ConstraintType>0</ConstraintType>"
    held = "<ConstraintType>4</ConstraintType>"
    held += "<ConstraintDate>2026-11-02T09:00:00</ConstraintDate>"
    before, task = file.read_text().split("<Value>P1-GOV-02</Value>")
    first, _, last = before.rpartition(free)
    file.write_text(f"{first}{held}{last}<Value>P1-GOV-02</Value>{task}")
    seen = example(f"import {file} --key example", as_json=True)
    (edit,) = seen.data["edits"]
    assert (edit["edit"], edit["code"]) == ("constraint", "P1-GOV-02")
    assert edit["constraint"] == {"kind": "start no earlier than", "day": "2026-11-02"}


def test_an_unchanged_plan_of_another_day_changes_nothing(
    example: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "plan.xml"
    deadline = "constrain example P1-GOV-02 deadline 2026-12-01 --yes"
    example.done(deadline, as_of="2026-04-01", by=SAM)
    example.done("start example P1-GOV-01", as_of="2026-04-01", by=PRIYA)
    example(f"export example --to {file}")
    assert example(f"import {file} --check").code == 0
    later = example(f"import {file} --key example", as_of="2026-06-15", as_json=True)
    assert (later.data["edits"], later.data["notes"]) == ([], [])
    assert later.data["accepted"] is False


def test_what_others_changed_since_the_file_left_is_no_edit(
    example: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "plan.xml"
    example(f"export example --to {file}")
    for change in ("duration example P1-GOV-02 30", "link example P1-GOV-01 P1-GOV-04"):
        example.done(f"{change} --yes", as_of="2026-04-01", by=SAM)
    seen = example(f"import {file} --key example", as_json=True)
    assert (seen.data["edits"], seen.data["notes"]) == ([], [])


def test_what_no_edit_can_say_is_told(example: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "plan.xml"
    example(f"export example --to {file}")
    new = (
        "<Task><UID>999</UID><Name>New work</Name><OutlineLevel>1</OutlineLevel></Task>"
    )
    _edit(file, "</Tasks>", f"{new}</Tasks>")
    _edit(file, "<Name>Agree why now", "<Name>Agree why, now")
    said = example(f"import {file} --key example").text
    assert "the title of P1-GOV-01 is not changed by a file" in said
    assert "'New work' has no code of the programme and was passed over" in said


def test_an_unknown_code_is_refused(example: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "plan.xml"
    example(f"export example --to {file}")
    _edit(file, "<Value>P1-GOV-02</Value>", "<Value>P1-GOV-92</Value>")
    said = example(f"import {file} --key example")
    assert said.code == 1
    assert "there is no activity 'P1-GOV-92'" in said.text


def test_a_plan_that_left_before_a_sheet_came_back_undoes_nothing(
    example: Terminal, tmp_path: Path
) -> None:
    plan, sheet = tmp_path / "plan.xml", tmp_path / "plan.csv"
    example.done("start example P1-GOV-01", as_of="2026-04-01", by=PRIYA)
    example(f"export example --to {plan}")
    example(f"export example --to {sheet}")
    typed(sheet, 3, "Duration", 25)
    typed(sheet, 4, "Duration", 60)
    example.done(f"import {sheet} --key example --yes", as_of="2026-04-08", by=SAM)
    before = example("plan example", as_of="2026-04-15", as_json=True).data

    back = f"import {plan} --key example --yes"
    said = example(back, as_of="2026-04-15", by=SAM)
    assert (said.code, "changes nothing in example" in said.text) == (0, True)
    assert example("plan example", as_of="2026-04-15", as_json=True).data == before

    _lengthen(plan, "P1-GOV-05", 35)
    seen = example(f"import {plan} --key example", as_of="2026-04-15", as_json=True)
    assert seen.data["words"] == ["P1-GOV-05 takes 35 working days"]


def _edit(file: Path, old: str, new: str) -> None:
    text = file.read_text()
    assert old in text
    file.write_text(text.replace(old, new, 1))


def _lengthen(file: Path, code: str, days: int) -> None:
    before, after = file.read_text().split(f"<Value>{code}</Value>")
    first, _, last = before.rpartition("<Duration>")
    rest = last.partition("</Duration>")[2]
    longer = f"{first}<Duration>PT{8 * days}H0M0S</Duration>{rest}"
    file.write_text(f"{longer}<Value>{code}</Value>{after}")
