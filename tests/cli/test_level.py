"""Whose weeks hold too much: shown first, done only when that is agreed."""

import sys

import pytest

from tests.cli.terminal import SAM, Terminal
from tests.interchange.small import SOUND, changed

PEOPLE = f"role,name,email\nprogramme_lead,Sam Okoro,{SAM}\nmember,Sam Okoro,{SAM}\n"
BEGIN = "            title: Begin\n"
LEADER = "  - id: programme_lead\n    title: Programme manager\n"
MORE_WORK = """\
          - id: P1-X
            title: Tidy the papers
            duration: 5
            depends_on:
              - P1-A SS+5
            owner: member
            reminders: standard
            effort: 20
          - id: P1-C
"""


@pytest.fixture
def busy(terminal: Terminal) -> Terminal:
    """Give a programme in which one person has two things to do in the first weeks."""
    text = changed(
        (BEGIN, f"{BEGIN}            effort: 20\n"),
        ("          - id: P1-C\n", MORE_WORK),
        ("roles:\n", f"hours_a_week: 22\nroles:\n{LEADER}"),
    )
    path = terminal.folder / "busy.yaml"
    path.write_text(text)
    new = f"new --start 2026-06-01 --key busy --organisation Trust --definition {path}"
    made = terminal(new, as_of="2026-06-01")
    assert made.code == 0, made.text
    people = terminal.folder / "people.csv"
    people.write_text(PEOPLE)
    assert terminal(f"people busy --csv {people}", by=SAM).code == 0
    return terminal


def test_nothing_is_known_without_hours(terminal: Terminal) -> None:
    path = terminal.folder / "small.yaml"
    path.write_text(SOUND)
    new = f"new --start 2026-06-01 --key small --organisation Trust --definition {path}"
    assert terminal(new, as_of="2026-06-01").code == 0
    assert "No activity says how many hours it takes" in terminal("level small").text


def test_the_built_in_definition_has_hours_for_all_its_work(example: Terminal) -> None:
    screen = example("level example")
    assert "89 activities have hours of work. 8 weeks hold more" in screen.text
    assert "Nobody fills Diagnostic tool lead" in screen.text
    assert max(map(len, screen.lines)) <= 80


def test_weeks_that_hold_too_much_are_told(busy: Terminal) -> None:
    found = busy("level busy", as_of="2026-06-01", as_json=True).data
    assert found["with_effort"] == 2
    (week,) = found["before"]
    assert (week["who"], week["week"], week["gives"]) == (SAM, "2026-06-08", 22.0)
    assert sorted(week["codes"]) == ["P1-B", "P1-X"]
    assert found["after"] == []
    assert [edit["code"] for edit in found["edits"]] == ["P1-X"]
    screen = busy("level busy", as_of="2026-06-01")
    assert "2 activities have hours of work. 1 week holds more" in screen.text
    assert "Nothing was changed." in screen.text
    assert max(map(len, screen.lines)) <= 80


def test_hours_that_are_said_are_counted_and_can_be_taken_back(busy: Terminal) -> None:
    before = busy("level busy", as_of="2026-06-01", as_json=True).data
    shown = busy("effort busy P1-X 1.5", as_of="2026-06-01", by=SAM)
    assert "P1-X takes 1.5 hours of work The programme still ends" in shown.text
    busy.done("effort busy P1-X 1.5 --yes", as_of="2026-06-01", by=SAM)
    after = busy("level busy", as_of="2026-06-01", as_json=True).data
    assert (after["with_effort"], after["before"]) == (2, [])
    busy.done("undo busy --yes", as_of="2026-06-01", by=SAM)
    assert busy("level busy", as_of="2026-06-01", as_json=True).data == before
    busy.done("effort busy P1-X none --yes", as_of="2026-06-01", by=SAM)
    left = busy("level busy", as_of="2026-06-01", as_json=True).data
    assert left["with_effort"] == 1


def test_it_is_done_as_any_change_and_can_be_undone(busy: Terminal) -> None:
    before = busy("plan busy", as_of="2026-06-01", as_json=True).data
    busy.done("level busy --yes", as_of="2026-06-01", by=SAM)
    after = busy("level busy", as_of="2026-06-01", as_json=True).data
    assert after["before"] == []
    busy.done("undo busy --yes", as_of="2026-06-01", by=SAM)
    assert busy("plan busy", as_of="2026-06-01", as_json=True).data == before


def test_the_search_says_what_it_has_proven(busy: Terminal) -> None:
    pytest.importorskip("ortools", reason="OR-Tools is not installed")
    found = busy("level busy --optimise", as_of="2026-06-01", as_json=True).data
    assert (found["after"], found["proven"]) == ([], True)
    screen = busy("level busy --optimise", as_of="2026-06-01")
    assert "No other starts within float leave fewer." in screen.text
    assert max(map(len, screen.lines)) <= 80


def test_without_ortools_the_search_says_how_to_install_it(
    busy: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ortools.sat.python", None)
    monkeypatch.delitem(sys.modules, "programme.optimising", raising=False)
    answer = busy("level busy --optimise", as_of="2026-06-01")
    assert answer.code == 1
    assert "pip install 'culture-programme[optimise]'" in answer.text
