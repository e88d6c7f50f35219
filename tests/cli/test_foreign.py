"""Plans of Microsoft Project that come back edited."""

from pathlib import Path

from tests.cli.terminal import SAM, Terminal


def test_an_unchanged_plan_changes_nothing(example: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "plan.xml"
    example(f"export example --to {file}")
    said = example(f"import {file} --key example").out
    assert "changes nothing in example" in said


def test_an_edited_duration_comes_back_with_a_preview(
    example: Terminal, tmp_path: Path
) -> None:
    file = tmp_path / "plan.xml"
    example(f"duration example P1-GOV-02 20 --yes --by {SAM}")
    example(f"export example --to {file}")
    example(f"undo example --yes --by {SAM}")
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
