"""The check-up: each rule is broken once, and is found with its cure."""

import pytest

from programme.cli.checkup import CHECKS
from tests.cli.breaking import BROKEN, alter
from tests.cli.terminal import ALEX, CHRIS, PRIYA, Terminal


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_rule_is_found_with_its_cure(example: Terminal, name: str) -> None:
    statements, words = BROKEN[name]
    alter(example, *statements)
    answer = example("doctor", as_json=True)
    assert answer.code == 1
    check = next(one for one in answer.data["checks"] if one["name"] == name)
    assert not check["sound"]
    assert words in check["found"][0]
    told = example("doctor")
    assert told.code == 1
    assert f"Not so: {check['holds']}" in told.text
    assert f"What to do: {check['cure']}." in told.text


def test_a_sound_programme_but_for_empty_roles(anywhere: Terminal) -> None:
    answer = anywhere("doctor", as_json=True).data
    broken = [one["name"] for one in answer["checks"] if not one["sound"]]
    assert broken == ["roles"]
    names = [one["name"] for one in answer["checks"]]
    assert names[-len(CHECKS) :] == [check.name for check in CHECKS]


def test_everything_is_sound(terminal: Terminal) -> None:
    terminal("setup")
    answer = terminal("doctor")
    assert answer.code == 0
    assert "Everything is sound: 17 checks, nothing found." in answer.text


def test_a_sign_off_withdrawn_after_the_gate(example: Terminal) -> None:
    on = "2026-04-20"
    link = "--link https://trust.example/a"
    for code, approver in (("D101", ALEX), ("D102", CHRIS)):
        example.done(f"submit example {code} {link}", as_of=on, by=PRIYA)
        example.done(f"accept example {code}", as_of=on, by=approver)
    example.done("finish example P1-GOV-01", as_of=on, by=PRIYA)
    example.done("finish example P1-GOV-02", as_of=on, by=PRIYA)
    example.done("gate example G0 --decide go", as_of=on, by=CHRIS)
    assert "Nothing that a passed gate rests on was withdrawn" in _sound(example)
    example.done("return example D101 --reason Wrong", as_of=on, by=ALEX)
    told = example("doctor", as_of=on)
    assert "G0 of example was passed with D101 Case for change, withdrawn" in told.text


def test_holidays_that_end_too_soon_are_added_by_their_cure(
    example: Terminal,
) -> None:
    alter(example, "DELETE FROM public_holiday WHERE day > '2027-12-31'")
    cure = "Run: programme setup, which adds the years that are missing."
    assert f"What to do: {cure}" in example("doctor").text
    said = example.done("setup")
    assert "england-and-wales are now known until the end of 2029." in said
    assert "Public holidays are known for eighteen months" in _sound(example)
    assert example("setup", as_json=True).data["holidays"] == {}


def test_sending_on_hold_is_found(example: Terminal) -> None:
    example("outbox hold --reason x", by=PRIYA)
    assert "Not so: Sending is not held back" in example("doctor").text


def test_what_was_accepted_by_its_submitter(example: Terminal) -> None:
    on = "2026-04-20"
    example.done("submit example D101 --link https://x.example", as_of=on, by=PRIYA)
    example.done("accept example D101", as_of=on, by=ALEX)
    alter(example, "UPDATE submission SET decided_by = submitted_by")
    told = example("doctor", as_of=on)
    assert "D101 of example, version 1, was accepted by its submitter" in told.text


def _sound(terminal: Terminal) -> str:
    return terminal("doctor", as_of="2026-04-20").text.partition("Sound:")[2]


def test_a_role_that_only_rounds_need_is_found_empty(example: Terminal) -> None:
    taken = "UPDATE activity SET owner_role = 'programme_lead'"
    alter(example, taken)
    told = example("doctor").text
    assert "example: comms_lead, " in told
