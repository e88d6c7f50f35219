"""The journal as it is read, and as it is verified."""

from tests.cli.breaking import alter
from tests.cli.terminal import PRIYA, Terminal


def test_who_did_what(example: Terminal) -> None:
    example.done("start example P1-GOV-01", as_of="2026-04-01", by=PRIYA)
    told = example("journal example")
    assert told.lines[0].startswith("Journal of programme:example")
    assert f"Priya Nair <{PRIYA}>" in told.text
    assert "started P1-GOV-01: started 1 April 2026" in told.text
    assert "given role" in told.text
    newest = example("journal example --limit 1")
    assert newest.lines[0].endswith("1 of 8 entries, newest first; more with --limit")
    assert told.lines[0].endswith("8 entries, newest first")


def test_the_journal_of_everything_names_the_chain(example: Terminal) -> None:
    told = example("journal --limit 2")
    assert "(programme:example)" in told.text
    data = example("journal", as_json=True).data["entries"]
    assert data[-1]["action"] == "created"
    assert set(data[0]) == {
        "chain",
        "sequence",
        "at",
        "actor",
        "action",
        "subject",
        "before",
        "after",
        "reason",
    }


def test_a_chain_without_entries(example: Terminal) -> None:
    assert "Nothing has been written in it." in example("journal --chain none").text


def test_a_sound_journal(anywhere: Terminal) -> None:
    verified = anywhere("journal verify")
    assert verified.code == 0
    assert "The journal is sound:" in verified.text
    assert anywhere("journal verify", as_json=True).data["sound"] is True


def test_an_altered_journal(example: Terminal) -> None:
    alter(example, "UPDATE journal SET actor = 'Mallory' WHERE sequence = 2")
    verified = example("journal verify")
    assert verified.code == 1
    assert "The journal does not hold in 1 place" in verified.text
    assert "programme:example, entry 2: the row has been changed" in verified.text
    assert "What to do: keep the database as it is" in verified.text
    assert example("journal verify", as_json=True).data["broken"][0]["sequence"] == 2
