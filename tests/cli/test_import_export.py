"""Plans in and out at the terminal: read, checked, written, and refused in words."""

from pathlib import Path

from tests.cli.terminal import Terminal
from tests.mspdi.files import predecessor, project, tags, task

TWO = (
    task(1, Start="2027-01-04T08:00:00", Finish="2027-01-04T17:00:00", TotalSlack=0),
    task(
        2,
        predecessor(1, Type=1),
        Start="2027-01-05T08:00:00",
        Finish="2027-01-05T17:00:00",
        TotalSlack=0,
        Critical=1,
    ),
)


def test_an_imported_plan_is_shown_on_its_clock_times(terminal: Terminal) -> None:
    answer = terminal("import", _written(terminal, project(*TWO, Title="Small plan")))
    assert answer.code == 0
    assert "Small plan" in answer.text
    assert (
        "2 tasks and 1 link, from 4 Jan 2027 08:00 to 5 Jan 2027 17:00" in answer.text
    )
    assert "0 turned to fit, 0 not understood" in answer.text


def test_what_is_lost_is_told_with_its_line_and_task(terminal: Terminal) -> None:
    odd = task(1, Duration="long", Text9="kept elsewhere")
    answer = terminal("import", _written(terminal, project(odd)), as_json=True)
    (one,) = answer.data["tasks"]
    assert (one["id"], one["not_understood"]) == (1, 2)
    assert {loss["element"] for loss in answer.data["losses"]} == {
        "Tasks/Task/Duration",
        "Tasks/Task/Text9",
    }
    assert all(loss["line"] and loss["cure"] for loss in answer.data["losses"])


def test_a_check_that_agrees_ends_with_0(terminal: Terminal) -> None:
    answer = terminal("import --check", _written(terminal, project(*TWO)))
    assert answer.code == 0
    assert "all agree" in answer.text
    assert "Starts 2 2 Finishes 2 2 Total slacks 2 2" in answer.text


def test_a_check_that_does_not_names_the_first_and_ends_with_1(
    terminal: Terminal,
) -> None:
    other = (
        TWO[1]
        .replace("2027-01-05T08", "2027-01-05T10")
        .replace("<TotalSlack>0", "<TotalSlack>600")
    )
    file = _written(terminal, project(TWO[0], other))
    answer = terminal("import --check", file)
    assert answer.code == 1
    assert "not all agree" in answer.text
    assert "2 T2 5 Jan 2027 10:00 5 Jan 2027 08:00" in answer.text
    assert "2 T2 1 hours 0 hours" in answer.text
    kinds = terminal("import --check", file, as_json=True).data["kinds"]
    assert kinds["start"]["first"] == [
        {
            "task": 2,
            "name": "T2",
            "stored": "2027-01-05T10:00:00",
            "computed": "2027-01-05T08:00:00",
        }
    ]
    assert (kinds["total_slack"]["agree"], kinds["total_slack"]["total"]) == (1, 2)


def test_a_file_that_is_no_plan_is_refused_with_a_cure(terminal: Terminal) -> None:
    broken = terminal("import", _written(terminal, b"<Project><Tasks>"))
    assert (broken.code, "this is not sound XML" in broken.text) == (1, True)
    doctype = b'<!DOCTYPE p [<!ENTITY a "b">]><Project/>'
    refused = terminal("import", _written(terminal, doctype))
    assert "the file has a document type definition" in refused.text
    other = terminal("import plan.docx")
    assert "Files of kind .docx cannot be read as a plan" in other.text
    assert "Choose from .xml" in other.text


def test_an_export_agrees_when_it_is_read_again(example: Terminal) -> None:
    file = example.folder / "plan.xml"
    written = example("export example --to", str(file))
    assert (written.code, "Wrote 112 tasks" in written.text) == (0, True)
    checked = example("import --check", str(file), as_json=True)
    assert (checked.code, checked.data["agree"]) == (0, True)
    days = {
        one["code"]: (one["start"], one["finish"])
        for one in example("plan example", as_json=True).data["activities"]
    }
    lines = example("import", str(file), as_json=True).data["tasks"]
    found = [(one["start"][:10], one["finish"][:10]) for one in lines]
    assert set(days.values()) <= set(found)


def test_an_export_carries_people_and_baselines(example: Terminal) -> None:
    example.done(
        "baseline example --name Approved", as_of="2026-04-01", by="sam@trust.example"
    )
    file = example.folder / "plan.xml"
    example("export example --to", str(file))
    text = file.read_text()
    assert "<Name>Sam Okoro</Name>" in text
    assert "@trust.example" not in text
    assert tags(Number=0) in text


def test_an_export_does_not_write_over_a_file_unasked(example: Terminal) -> None:
    file = example.folder / "plan.xml"
    file.write_text("mine")
    refused = example("export example --to", str(file))
    assert (refused.code, file.read_text()) == (1, "mine")
    assert example("export example --replace --to", str(file)).code == 0
    assert file.read_text() != "mine"


def test_an_unknown_kind_of_file_is_not_written(example: Terminal) -> None:
    refused = example("export example --to plan.docx")
    assert refused.code == 1
    assert "Files of kind .docx cannot be written" in refused.text


def _written(terminal: Terminal, content: bytes) -> str:
    file: Path = terminal.folder / "plan.xml"
    file.write_bytes(content)
    return str(file)
