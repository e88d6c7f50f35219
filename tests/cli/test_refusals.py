"""Every way to be told no: what happened, what was kept, and what to do now."""

import pytest

from tests.cli.terminal import ALEX, CHRIS, PRIYA, SAM, Terminal

REFUSED = {
    "a day to come": (
        "finish example P1-GOV-01 --on 2026-04-20",
        PRIYA,
        "20 April 2026 is still to come. Nothing was changed. What to do: Give a day up"
        " to 14 April 2026.",
    ),
    "somebody else's work": (
        "start example P1-GOV-01",
        ALEX,
        "Alex Moss may not start the activity. Nothing was changed. - Alex Moss holds"
        " chief_executive What to do: Ask somebody who holds exec_sponsor or"
        " programme_lead.",
    ),
    "a stranger": (
        "start example P1-GOV-01",
        "x@y.example",
        "x@y.example is not a person of Example NHS Foundation Trust.",
    ),
    "no such activity": (
        "start example P1-GOV-99",
        SAM,
        "example has no activity P1-GOV-99.",
    ),
    "work behind a gate": (
        "start example P1-GOV-04",
        SAM,
        "P1-GOV-04 may not start yet. Nothing was changed. - G0 Mandate is not decided:"
        " Trust board decides it What to do: See what the gate waits for: programme gate example G0.",
    ),
    "not yet started": (
        "report example P1-GOV-01 --remaining 3",
        PRIYA,
        "P1-GOV-01 is not started: it cannot report.",
    ),
    "nothing to reopen": (
        "reopen example P1-GOV-01 --remaining 3 --reason why",
        SAM,
        "P1-GOV-01 is not started: it cannot reopen.",
    ),
    "nothing submitted": (
        "accept example D101",
        ALEX,
        "D101 Case for change is expected. Nothing was changed. What to do: Wait until"
        " Executive sponsor (exec_sponsor) submits a version.",
    ),
    "a deliverable is not finished": (
        "finish example D101",
        SAM,
        "D101 is a deliverable, not an activity. Nothing was changed. What to do: Hand"
        " it over with programme submit example D101.",
    ),
    "a share above one": (
        "gate example G1 --confirm 5 --value 95",
        SAM,
        "Share of change team with release agreement lies between 0 and 1, not at 95."
        " Nothing was changed. What to do: For 95% give"
        " 0.95.",
    ),
    "a link to nowhere": (
        "submit example D101 --link nowhere-at-all",
        PRIYA,
        "'nowhere-at-all' is no place where something can be read.",
    ),
    "a role that is half said": (
        "people example --add lead X x@y.example",
        SAM,
        "There is no role lead. Nothing was changed. What to do: Write"
        " 'programme_lead', if that is meant.",
    ),
    "nothing to submit": (
        "submit example D101",
        PRIYA,
        "There is nothing to submit. Nothing was changed. What to do: Give --link or"
        " --file.",
    ),
    "no such deliverable": (
        "submit example D999 --link x",
        PRIYA,
        "example has no deliverable D999.",
    ),
    "a gate that is not ready": (
        "gate example G0 --decide go",
        CHRIS,
        "G0 Mandate is not ready. Nothing was changed. - P1-GOV-02 is not finished",
    ),
    "a decision that is not offered": (
        "gate example G0 --decide go-with-conditions --conditions x",
        CHRIS,
        "G0 does not offer go with conditions.",
    ),
    "a gate of others": (
        "gate example G0 --decide hold",
        SAM,
        "Sam Okoro may not decide the gate.",
    ),
    "a metric without a value": (
        "gate example G1 --confirm 5",
        SAM,
        "Criterion 5 of G1 needs a value.",
    ),
    "no such gate": (
        "gate example G9",
        SAM,
        "example has no gate G9. Nothing was changed. What to do: Its gates are G0, G1,"
        " G2, G3, G4, G5.",
    ),
    "a baseline by a member": (
        "baseline example --name Mine",
        PRIYA,
        "Priya Nair may not set a baseline.",
    ),
    "no such programme": (
        "show exmple",
        SAM,
        "There is no programme exmple. Nothing was changed. What to do: Did you mean"
        " example? See them with: programme list.",
    ),
    "no such programme to change": (
        "start exmple P1-GOV-01",
        SAM,
        "There is no programme exmple.",
    ),
    "a key that is taken": (
        "new --organisation X --start 2026-04-01 --key example",
        SAM,
        "There is a programme example already.",
    ),
    "a key that is unfit": (
        "new --organisation X --start 2026-04-01 --key a/b",
        SAM,
        "'a/b' cannot be a key.",
    ),
    "an unknown variant": (
        "new --organisation X --start 2026-04-01 --key x --variant quick",
        SAM,
        "The definition has no variant quick.",
    ),
    "a missing file": (
        "submit example D101 --file /nowhere/a.pdf",
        PRIYA,
        "/nowhere/a.pdf: No such file or directory. Nothing was changed.",
    ),
    "a missing definition": (
        "definition check /nowhere",
        SAM,
        "/nowhere: the file cannot be read: No such file or directory.",
    ),
    "no such message": (
        "outbox show 7",
        SAM,
        "There is no message 7. Nothing was changed. What to do: See them with:"
        " programme outbox.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_the_words_of_a_refusal(example: Terminal, case: str) -> None:
    command, by, words = REFUSED[case]
    answer = example(command, as_of="2026-04-14", by=by)
    assert answer.code == 1
    assert answer.out == ""
    assert words in answer.text
    assert max(map(len, answer.lines)) <= 80
    assert "Traceback" not in answer.err


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_for_scripts(example: Terminal, case: str) -> None:
    command, by, words = REFUSED[case]
    answer = example(command, as_of="2026-04-14", by=by, as_json=True)
    assert answer.code == 1
    assert answer.out == ""
    assert set(answer.error) == {"kind", "what", "reasons", "cure"}
    said = [answer.error["what"], *answer.error["reasons"]]
    assert any(part.split(".")[0] in words for part in said)


def test_nobody_accepts_what_they_submitted(example: Terminal) -> None:
    example("people example --add chief_executive", "Priya Nair", PRIYA, by=SAM)
    link = "--link https://trust.example/a"
    example.done(f"submit example D101 {link}", as_of="2026-04-14", by=PRIYA)
    answer = example("accept example D101", as_of="2026-04-15", by=PRIYA)
    assert "Priya Nair submitted D101. Nothing was changed." in answer.text
    assert "nobody accepts or returns what they submitted" in answer.text


def test_a_return_says_why(example: Terminal) -> None:
    link = "--link https://trust.example/a"
    example.done(f"submit example D101 {link}", as_of="2026-04-14", by=PRIYA)
    answer = example("return example D101 --reason", "", as_of="2026-04-15", by=ALEX)
    assert "A return needs a reason." in answer.text


WRONG_USE = {
    "no such command": ("tsks", "No such command 'tsks'. Did you mean 'tasks'?"),
    "no such option": ("show example --foo", "No such option: --foo"),
    "a key is missing": (
        "show",
        "Missing argument 'key'. What to do: Name a programme: see their keys with:"
        " programme list.",
    ),
    "no day": ("start example P1-GOV-01 --on x", "'x' is not a day: write it like"),
    "no number": ("tasks --due-within x", "'x' is not a whole number: write it like 5"),
    "nobody": (
        "start example P1-GOV-01",
        "say who you are, or once: export PROGRAMME_BY=",
    ),
    "two at once": (
        "gate example G1 --decide go --confirm 5",
        "give --decide or --confirm, one at a time",
    ),
    "no decision": (
        "gate example G1 --decide maybe",
        "choose from go, go with conditions, hold",
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
        "give --off or --worked, one at a time",
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
