"""A plan of Microsoft Project becomes a programme that people work with."""

from dataclasses import replace
from pathlib import Path

import pytest

from programme.core.timed.instants import HOUR
from programme.core.timed.plan import Duration
from programme.interchange.mspdi.reading import read_file
from programme.interchange.mspdi.writing import write_bytes
from tests.cli.terminal import Answer, Terminal
from tests.operations.imported import ASHA, MARIA, PLAN

NEW = "--new plan --organisation Trust"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "plan.xml"
    path.write_bytes(write_bytes(PLAN))
    return path


@pytest.fixture
def imported(terminal: Terminal, file: Path) -> Terminal:
    """Give a terminal with the plan as a programme, on its first day."""
    done(terminal, f"import {file} {NEW} --yes")
    return terminal


def on(terminal: Terminal, command: str, *words: str, day: int = 5) -> Answer:
    """Do something on a day of January 2026 as Maria, who leads the programme."""
    as_json = command.startswith("--json ")
    command = command.removeprefix("--json ")
    as_of = f"2026-01-{day:02}"
    return terminal(command, *words, as_of=as_of, by=MARIA, as_json=as_json)


def done(terminal: Terminal, command: str, *words: str, day: int = 5) -> str:
    answer = on(terminal, command, *words, day=day)
    assert answer.code == 0, answer.text
    return answer.text


def test_what_it_becomes_is_shown_before_anything_is_stored(
    terminal: Terminal, file: Path
) -> None:
    shown = on(terminal, f"import {file} {NEW}")
    assert shown.code == 1
    assert "5 Jan 2026 08:00 6 Jan 2026 12:00" in shown.text
    assert "3 activities and 3 milestones in 2 phases" in shown.text
    assert f"({MARIA}) leads it" in shown.text
    assert f"Asha Patel asha_patel {ASHA} 1" in shown.text
    assert "first owns the task: 1 task so" in shown.text
    assert "Nothing was changed" in shown.text
    assert on(terminal, "list").code == 1


def test_scripts_are_told_the_same(terminal: Terminal, file: Path) -> None:
    shown = on(terminal, f"--json import {file} {NEW}")
    assert (shown.code, shown.data["accepted"]) == (1, False)
    stored = on(terminal, f"--json import {file} {NEW} --yes")
    assert (stored.code, stored.data["accepted"]) == (0, True)
    assert {**shown.data, "accepted": True} == stored.data
    assert shown.data["phases"][1] == {"key": "phase-2", "title": "Pilot the changes"}


def test_the_plan_has_the_days_of_the_clock_times(imported: Terminal) -> None:
    plan = on(imported, "--json plan plan", day=20).data
    found = {a["code"]: (a["start"], a["finish"]) for a in plan["activities"]}
    assert found["T2"] == ("2026-01-05", "2026-01-06")
    assert found["T3"] == ("2026-01-06", "2026-01-07")
    assert found["T6"] == ("2026-01-12", "2026-01-13")
    assert [phase["key"] for phase in plan["phases"]] == ["diagnose", "phase-2"]


@pytest.mark.parametrize(
    "command",
    [
        "list",
        "show plan",
        "show plan --deliverables",
        "plan plan",
        "plan plan --gantt",
        "plan plan --gantt --rows phase",
        "plan plan --critical",
        "plan plan --phase diagnose",
        f"tasks --person {ASHA}",
        "tasks plan",
        "people plan",
        "baseline plan --name First",
        "baseline plan",
        "slip plan",
        "changes plan",
        "days plan",
        "digest plan --preview",
        "journal plan",
        "journal verify",
        "run daily",
        "status plan",
        "confidence plan --level high --reason Sure --until 2026-02-02",
        "doctor",
    ],
)
def test_what_people_ask_every_day_works_on_it(
    imported: Terminal, command: str
) -> None:
    if "doctor" in command:
        done(imported, "run daily")
        done(imported, "people plan --add exec_sponsor Samir samir@trust.example")
        done(imported, "people plan --add change_team Jo jo@trust.example")
    assert done(imported, command)


def test_a_key_is_given_once(imported: Terminal, file: Path) -> None:
    again = on(imported, f"import {file} {NEW} --yes")
    assert again.code == 1
    assert "There is a programme plan already" in again.text


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ("--new plan", "whose programme"),
        (f"{NEW} --key plan", "--new and --key do not go together"),
        (f"{NEW} --by Maria", "give an e-mail address"),
    ],
)
def test_wrong_use_is_told(
    terminal: Terminal, file: Path, options: str, words: str
) -> None:
    wrong = on(terminal, f"import {file} {options}")
    assert wrong.code == 2
    assert words in wrong.text


def test_a_plan_without_a_task_is_no_programme(
    terminal: Terminal, tmp_path: Path
) -> None:
    path = tmp_path / "plan.xml"
    start = "<StartDate>2026-01-05T08:00:00</StartDate>"
    path.write_text(f"<Project>{start}</Project>")
    empty = on(terminal, f"import {path} {NEW} --yes")
    assert (empty.code, "no task to be done" in empty.text) == (1, True)


@pytest.mark.parametrize(
    "command",
    [
        "why plan T2 --by-day 2026-01-05",
        "backwards plan T6 2026-02-02",
        "forecast plan",
        "level plan",
        "plan plan --critical-to T6",
        "move plan T2 --to 2026-02-02",
        "duration plan T2 3 --yes",
        "effort plan T2 8 --yes",
        "constrain plan T2 deadline 2026-02-02 --yes",
        "link plan T2 T6 --yes",
        "unlink plan T2 T3 --yes",
        "assign plan T2 change_team --yes",
        "calendar plan part --works mon,tue --yes",
        "committee plan board --title Board --yes",
        "duration plan T2 3 --scenario longer",
        "export plan --to {folder}/plan.xlsx",
        "export plan --to {folder}/plan.csv",
    ],
)
def test_what_only_plans_of_our_own_can_do_says_so(
    imported: Terminal, command: str
) -> None:
    refused = on(imported, command.format(folder=imported.folder))
    assert refused.code == 1, refused.text
    assert "plan was imported" in refused.text
    assert "programme import FILE --key plan" in refused.text


def test_it_goes_out_on_its_clock_times(imported: Terminal, tmp_path: Path) -> None:
    out = tmp_path / "out.xml"
    assert "Wrote 6 tasks and 3 links" in done(imported, f"export plan --to {out}")
    done(imported, f"import {out} --check")
    assert read_file(out).plan.links == PLAN.links


def test_the_same_file_again_changes_nothing(imported: Terminal, file: Path) -> None:
    done(imported, "start plan T2")
    assert "changes nothing in plan" in done(imported, f"import {file} --key plan")


def test_an_edited_file_is_previewed_and_imported(
    imported: Terminal, file: Path
) -> None:
    listen, trial = (
        replace(PLAN.tasks[1], duration=Duration(24 * HOUR)),
        replace(PLAN.tasks[5], name="Trial"),
    )
    tasks = (PLAN.tasks[0], listen, *PLAN.tasks[2:5], trial)
    file.write_bytes(write_bytes(replace(PLAN, tasks=tasks)))
    shown = on(imported, f"import {file} --key plan")
    assert shown.code == 1
    assert "the plan becomes the one of plan.xml" in shown.text
    assert "T6 is called Trial" in shown.text
    assert "T2 takes 3 days" in shown.text
    done(imported, f"import {file} --key plan --yes")
    assert "changes nothing in plan" in done(imported, f"import {file} --key plan")
    plan = on(imported, "--json plan plan").data
    found = {a["code"]: (a["title"], a["finish"]) for a in plan["activities"]}
    assert found["T3"][1] == "2026-01-09"
    assert found["T6"][0] == "Trial"
    assert "the plan becomes the one before plan.xml" in done(
        imported, "undo plan --yes"
    )


def test_a_date_is_explained_on_its_clock_times(imported: Terminal) -> None:
    said = done(imported, "why plan S1")
    assert "Why S1 is on 7 January 2026" in said
    assert "S1 ends with T3 Synthesis." in said
    assert "1. T3 Synthesis: 6 Jan 2026 13:00 to 7 Jan 2026 17:00." in said
    assert "It starts after T2 Listen finishes." in said
    assert "Nothing holds it but the start of the plan." in said
    data = on(imported, "--json why plan T6").data
    assert [step["because"] for step in data["steps"]] == ["constraint"]
    assert data["steps"][0]["words"] == (
        "It has the constraint start no earlier than 12 Jan 2026 08:00."
    )


def test_what_it_does_not_have_is_told(imported: Terminal) -> None:
    assert "the calendars of its own file: Standard." in done(imported, "calendar plan")
    assert "It has no gate" in on(imported, "gate plan G1").text
    decided = on(imported, "gate plan G1 --decide go")
    assert "It has no gate" in decided.text
