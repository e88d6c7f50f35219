"""Commands, settings, databases and files that cannot be used, and what is said then."""

import pytest

from programme.cli.command_names import same_database, with_database
from tests.cli.terminal import SAM, Terminal

WRONG_USE = {
    "no such command": ("tsks", "No such command 'tsks'. Did you mean 'tasks'?"),
    "no such option": ("show example --foo", "No such option: --foo"),
    "a key is missing": (
        "show",
        "Missing argument 'key'. What to do: Name a programme: see their keys with:"
        " programme list.",
    ),
    "no day": ("start example P1-GOV-01 --on x", "'x' is not a day: write it like"),
    "a number below 0": ("tasks --due-within -3", "'-3' is below 0: write it like 5"),
    "no number": ("tasks --due-within x", "'x' is not a whole number: write it like 5"),
    "a day is missing": (
        "days example --off",
        "Option '--off' requires an argument. What to do: See how it is used: programme"
        " days --help.",
    ),
    "nobody": (
        "start example P1-GOV-01",
        "say who you are, or once: export PROGRAMME_BY=",
    ),
    "two at once": (
        "gate example G1 --decide go --confirm 5",
        "--decide and --confirm do not go together",
    ),
    "no decision": (
        "gate example G1 --decide maybe",
        "choose from go, go with conditions, hold",
    ),
    "a reason without its decision": (
        "gate example G1 --waiver later --conditions some --value 1",
        "--conditions says nothing without --decide; --waiver says nothing without",
    ),
    "a check of a plan that is here": (
        "import plan.xml --check --key example",
        "--check and --key do not go together",
    ),
    "a path of a phase": (
        "plan example --critical-to G1 --phase P1",
        "--critical-to and --phase do not go together",
    ),
    "days without their rule": (
        "committee example board --from 2027-01-01",
        "--from says nothing without --rule",
    ),
    "a scenario beside another without comparing": (
        "scenario example one --with two",
        "only compare takes it: programme scenario KEY NAME compare --with OTHER",
    ),
    "a database for the example": (
        "--database sqlite:////other.db demo --folder /nowhere",
        "demo makes a database of its own: say where with --folder",
    ),
    "not of this gate": (
        "gate example G0 --decide yes",
        "'yes' is not a decision: choose from go, hold, stop",
    ),
    "none remain": (
        "report example P1-GOV-01 --remaining -1",
        "'-1' does not serve: give a whole number of 1 or more",
    ),
    "no value": (
        "gate example G1 --confirm 5 --value much",
        "'much' is not a number: write it like 0.93",
    ),
    "a digest not asked for": ("digest example", "ask for --preview"),
    "no such choice": (
        "plan example --gantt --rows week",
        "'week' is none of activity, workstream, phase",
    ),
    "two days": (
        "days example --off 2026-12-24 --worked 2026-12-26",
        "--off and --worked do not go together",
    ),
}


@pytest.mark.parametrize("case", WRONG_USE)
def test_wrong_use(example: Terminal, case: str) -> None:
    command, words = WRONG_USE[case]
    answer = example(command)
    assert answer.code == 2
    assert words in answer.text
    assert max(map(len, answer.lines)) <= 80


def test_the_status_date_must_be_a_day(example: Terminal) -> None:
    answer = example("list", as_of="soon")
    assert answer.code == 2
    assert "'soon' is not a day: write it like 2026-12-09" in answer.text


def test_no_database_yet(terminal: Terminal) -> None:
    answer = terminal("tasks")
    assert answer.code == 1
    assert "There is no database at" in answer.text
    assert "Run 'programme setup' to make it." in answer.text
    assert terminal("tasks", as_json=True).error["kind"] == "database"


def test_an_address_that_is_none(terminal: Terminal) -> None:
    answer = Terminal("mysql://secret@host/x", terminal.folder)("tasks")
    assert answer.code == 2
    assert "The address of the database cannot be understood" in answer.text
    assert "secret" not in answer.text


def test_a_file_that_is_no_database(terminal: Terminal) -> None:
    (terminal.folder / "programme.db").write_text("A letter, not a database. " * 50)
    answer = terminal("list")
    assert answer.code == 1
    assert "is not a database of this program" in answer.text
    assert "Nothing was touched." in answer.text


def test_settings_that_cannot_be_used_are_told_all_at_once(terminal: Terminal) -> None:
    wrong = {"PROGRAMME_CHANNEL": "pigeon", "PROGRAMME_TIME_ZONE": "Mars"}
    answer = Terminal(terminal.url, terminal.folder, wrong)("list")
    assert answer.code == 2
    assert "PROGRAMME_CHANNEL: it is none of the choices." in answer.text
    assert "PROGRAMME_TIME_ZONE: there is no such time zone." in answer.text
    # Help is there for somebody who has lost their way.
    assert Terminal(terminal.url, terminal.folder, wrong)("list --help").code == 0


def test_what_to_do_names_the_database_that_was_named(example: Terminal) -> None:
    answer = example(f"--database {example.url} show exmple")
    assert f"programme --database {example.url} list" in answer.text


def test_next_steps_say_how_to_reach_the_database_that_was_named(
    example: Terminal,
) -> None:
    reach = f"For the same database first: export PROGRAMME_DATABASE_URL={example.url}"
    changes = "changes example"
    assert reach not in example(f"--database {example.url} {changes}").text
    people = "people example"
    assert example(f"--database {example.url} {people}").text.endswith(reach)
    assert reach not in example(people).text
    scripts = example(f"--database {example.url} {people}", as_json=True)
    assert scripts.data["programme"] == "example"


@pytest.mark.parametrize(
    "address",
    ["postgresql://ann:secret@host/name", "postgres://host?password=secret", "secret"],
)
def test_an_address_that_may_hold_a_password_is_not_repeated(address: str) -> None:
    said = same_database(address, "Next: programme list")
    assert said == "For the same database first: export PROGRAMME_DATABASE_URL=URL"
    cure = with_database(address, "Run 'programme setup' to make it.")
    assert cure == "Run 'programme --database URL setup' to make it."


def test_an_address_is_said_only_where_a_command_is_to_be_typed() -> None:
    assert same_database("sqlite:////a.db", "The programme lists nothing") == ""


def test_what_to_do_holds_no_password(terminal: Terminal) -> None:
    server = "postgresql://ann:secret@127.0.0.1:1/name"
    for as_json in (False, True):
        answer = terminal(f"--database {server} show", as_json=as_json)
        assert "programme --database URL list" in answer.text
        assert "secret" not in answer.out + answer.err


def test_a_folder_is_no_database(example: Terminal) -> None:
    answer = example(f"--database sqlite:///{example.folder} list")
    assert answer.code == 1
    assert "is a folder, and not a database." in answer.text
    assert "Name a file in it" in answer.text


def test_an_empty_file_is_said_to_be_empty(example: Terminal) -> None:
    empty = example.folder / "empty.csv"
    empty.write_text("")
    answer = example(f"people example --csv {empty}", by=SAM)
    assert "the file is empty" in answer.text


def test_what_is_only_checked_is_not_said_to_be_stored(example: Terminal) -> None:
    broken = example.folder / "programme.yaml"
    broken.write_text("id: [")
    answer = example(f"definition check {broken}")
    assert "There is 1 problem." in answer.text
    assert "stored" not in answer.text
    made = example(
        f"new --key b --start 2026-04-01 --definition {broken} --organisation", "B"
    )
    assert "Nothing of it was stored." in made.text
