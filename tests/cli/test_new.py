"""Making the database and programmes, and listing them."""

from pathlib import Path

from tests.cli.terminal import Terminal
from tests.interchange.small import SOUND

NEW = "new --start 2026-04-01 --key example --organisation"


def test_setup_says_where_the_database_is_and_is_harmless_again(
    terminal: Terminal,
) -> None:
    first = terminal("setup")
    assert first.code == 0
    assert "The database is ready. It is at" in first.text
    assert f"  {terminal.folder / 'programme.db'}" in first.lines
    again = terminal("setup", as_json=True).data
    assert again["schema_before"] == again["schema"]
    assert "The database is up to date." in terminal("setup").text


def test_new_makes_the_database_by_itself(terminal: Terminal) -> None:
    made = terminal(NEW, "Example NHS Foundation Trust")
    assert made.code == 0
    assert "Example NHS Foundation Trust has a new programme" in made.text
    assert "It starts on Wednesday 1 April 2026." in made.text
    assert "programme people example --csv people.csv" in made.text
    listed = terminal("list")
    assert "1 programme" in listed.text
    assert "example Example NHS Foundation Trust diagnose running" in listed.text


def test_a_start_that_is_not_worked_is_said(terminal: Terminal) -> None:
    weekend = NEW.replace("2026-04-01", "2026-04-04")
    made = terminal(weekend, "A Trust")
    assert made.code == 0
    assert "It starts on Saturday 4 April 2026. That is not a working day." in made.text
    # Monday is Easter Monday.
    assert "The first work is planned from Tuesday 7 April 2026." in made.text


def test_a_start_that_has_passed_is_said(terminal: Terminal) -> None:
    made = terminal(NEW, "A Trust", as_of="2026-06-01")
    assert "That day has passed and no work is reported as started" in made.text
    assert "so work is planned from Monday 1 June 2026." in made.text


def test_optional_work_is_left_out(terminal: Terminal) -> None:
    refused = terminal(NEW.replace("--key", "--without P1-GOV-01 --key"), "A Trust")
    assert refused.code == 1
    assert "P1-GOV-01 is no optional activity" in refused.text
    wanted = NEW.replace("--key", "--without P1-EXT-01 --key")
    made = terminal(wanted, "A Trust", as_json=True).data
    assert (made["activities"], made["deliverables"]) == (88, 88)
    plan = terminal("plan example", as_json=True).data
    assert "P1-EXT-01" not in {one["code"] for one in plan["activities"]}


def test_new_answers_scripts(terminal: Terminal) -> None:
    made = terminal(NEW, "A Trust", as_json=True).data
    assert made["programme"] == "example"
    assert made["organisation"] == "A Trust"
    assert made["first_day"] == "2026-04-01"
    assert [phase["key"] for phase in made["phases"]] == [
        "diagnose",
        "design",
        "implement",
    ]
    assert made["finish"] == made["phases"][-1]["finish"]
    assert made["activities"] > 80
    assert made["gates"] == 6


def test_another_nation_keeps_other_holidays(terminal: Terminal) -> None:
    scotland = "new --start 2026-04-01 --key glen --nation scotland --organisation"
    assert terminal(scotland, "A Board").code == 0
    days = terminal("days glen", as_of="2026-11-01")
    assert any(line.startswith("30 Nov 2026") for line in days.lines)


def test_a_variant_stretches_the_phases(terminal: Terminal) -> None:
    usual = terminal(NEW, "A Trust", as_json=True).data
    equal = terminal(
        "new --start 2026-04-01 --key equal --variant equal-8-8-8 --organisation",
        "A Trust",
        as_json=True,
    ).data
    assert equal["variant"] == "equal-8-8-8"
    assert equal["phases"][0]["finish"] < usual["phases"][0]["finish"]


def test_a_definition_of_your_own(terminal: Terminal, tmp_path: Path) -> None:
    own = tmp_path / "own.yaml"
    own.write_text(SOUND)
    made = terminal(f"{NEW}", "A Trust", "--definition", str(own), as_json=True).data
    assert made["activities"] == 3
    assert terminal("show example").code == 0


def test_no_programme_yet(terminal: Terminal) -> None:
    terminal("setup")
    assert "Make one with: programme new" in terminal("list").text
    assert terminal("list", as_json=True).data["programmes"] == []


def test_an_organisation_has_a_name(terminal: Terminal) -> None:
    refused = terminal("new --start 2026-04-01 --key example --organisation", " ")
    assert refused.code == 1
    assert refused.text.startswith("The organisation's name is missing.")
