"""Checking a definition, and showing one."""

import re
from pathlib import Path

from tests.cli.terminal import Terminal
from tests.interchange.small import SOUND, changed


def test_a_sound_definition(terminal: Terminal, tmp_path: Path) -> None:
    (tmp_path / "programme.yaml").write_text(SOUND)
    answer = terminal(f"definition check {tmp_path}")
    assert answer.code == 0
    assert "Sound: A small programme 1.0." in answer.text
    assert (
        "1 phase, 3 activities, 1 milestone, 1 gate and 2 deliverables." in answer.out
    )
    data = terminal(f"definition check {tmp_path}", as_json=True).data
    assert data["sound"] is True
    assert data["activities"] == 3


def test_every_problem_at_once(terminal: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "programme.yaml"
    wrong = changed(("duration: 10", "duration: ten"), ("- P1-A SS+5", "- P1-X SS+5"))
    file.write_text(wrong)
    answer = terminal(f"definition check {file}")
    assert answer.code == 1
    assert re.search(rf"{file}:\d+: 'duration'", answer.text)
    assert "P1-X" in answer.text
    error = terminal(f"definition check {file}", as_json=True).error
    assert error["kind"] == "problems"
    assert len(error["reasons"]) == 2


def test_the_built_in_definition_is_shown(terminal: Terminal) -> None:
    answer = terminal("definition show")
    assert answer.code == 0
    for words in ("Phases", "G1", "Programme steering group", "M17 Programme closed"):
        assert words in answer.out
    assert "original-10-6-9 (usual)" in answer.out
    assert "R-TEAM     Change team meeting" in answer.out
    for words in ("2 weeks", "Sickness absence", "lower", "DR10", "Usual working days"):
        assert words in answer.out
    assert max(map(len, answer.lines)) <= 80
    data = terminal("definition show", as_json=True).data
    assert len(data["activities"]) == 89
