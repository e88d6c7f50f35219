"""Who fills which role."""

from pathlib import Path

from tests.cli.terminal import JO, PRIYA, SAM, Terminal


def test_every_role_is_listed_with_its_holders(example: Terminal) -> None:
    shown = example("people example")
    assert "6 of 23 roles filled." in shown.text
    assert f"Programme lead programme_lead Sam Okoro <{SAM}>" in shown.text
    assert "Communications lead comms_lead nobody yet" in shown.text
    assert "programme people example --add ROLE NAME EMAIL" in shown.text


def test_a_role_is_given_once_and_taken(example: Terminal) -> None:
    given = example("people example --add comms_lead", "Jo Bloggs", JO, by=SAM)
    assert f"1 role newly given: - Communications lead: Jo Bloggs <{JO}>" in given.text
    assert "See who fills which role: programme people example" in given.text
    assert "Executive sponsor" not in given.text
    assert "7 of 23 roles filled." in example("people example").text
    again = example("people example --add comms_lead", "Jo Bloggs", JO, by=SAM)
    assert "All of that was so already; nothing was changed." in again.text
    taken = example("people example --remove", "Communications lead", JO, by=SAM)
    assert f"1 role taken away: - Communications lead: Jo Bloggs <{JO}>" in taken.text
    assert "6 of 23 roles filled." in example("people example").text


def test_several_people_at_once(example: Terminal) -> None:
    given = example(
        "people example --add comms_lead",
        "Jo Bloggs",
        JO,
        "--add",
        "evaluator",
        "Kim Lee",
        "kim@trust.example",
        by=SAM,
    )
    assert "2 roles newly given:" in given.text
    assert "Kim Lee <kim@trust.example>" in given.text


def test_a_role_may_be_named_by_its_title(example: Terminal) -> None:
    given = example(
        "people example --add",
        "Communications lead",
        "Jo Bloggs",
        JO,
        as_json=True,
        by=SAM,
    )
    roles = {one["role"]: one["people"] for one in given.data["roles"]}
    assert roles["comms_lead"] == [{"name": "Jo Bloggs", "email": JO}]
    assert given.data["given"] == 1


def test_a_file_is_taken_whole_or_not_at_all(example: Terminal, tmp_path: Path) -> None:
    file = tmp_path / "wrong.csv"
    file.write_text(f"role,name,email\ncomms_lead,Jo,{JO}\nboss,X,x\n")
    answer = example(f"people example --csv {file}")
    assert answer.code == 1
    assert "There are 2 problems. Nothing of it was stored." in answer.text
    assert f"{file}:3: there is no role 'boss'" in answer.text
    assert "6 of 23 roles filled." in example("people example").text


def test_refusals_of_one_person(example: Terminal) -> None:
    near = example("people example --add bord X", "x@trust.example")
    assert near.code == 1
    assert "--add bord: there is no role 'bord'." in near.text
    assert "Write 'board', if that is meant." in near.text
    wrong = example("people example --add board X nowhere")
    assert "'nowhere' is not an e-mail address" in wrong.text
    near_by = example("people example --add board X jo@localhost")
    assert "'jo@localhost' is not an e-mail address" in near_by.text
    nobody = example("people example --add board", " ", "x@trust.example")
    assert "the name is missing." in nobody.text
    absent = example(f"people example --remove board {SAM}", by=SAM)
    assert f"{SAM} does not hold board in example." in absent.text


def test_once_there_is_a_lead_only_the_lead_changes_people(example: Terminal) -> None:
    mine = example("people example --add board", "Priya Nair", PRIYA, by=PRIYA)
    assert mine.code == 1
    assert "Priya Nair may not change who fills which role." in mine.text
    stranger = example("people example --add board X", "x@y.example", by="x@y.example")
    assert (
        "x@y.example is not a person of Example NHS Foundation Trust." in stranger.text
    )
    nobody = example("people example --add board X", "x@y.example")
    assert nobody.code == 2
    assert "export PROGRAMME_BY=you@trust.example" in nobody.text
    gone = example(f"people example --remove programme_lead {SAM}", by=SAM)
    assert "Nobody but Sam Okoro leads example." in gone.text


def test_the_first_to_say_who_leads_is_written_down(terminal: Terminal) -> None:
    made = terminal(
        "new --start 2026-04-01 --key fresh --organisation", "A Trust", by=PRIYA
    )
    assert "export PROGRAMME_BY=you@trust.example" in made.text
    lead = "people fresh --add programme_lead"
    assert terminal(lead, "Sam Okoro", SAM, by=PRIYA).code == 0
    assert terminal(lead, "Priya Nair", PRIYA, by=PRIYA).code == 1
    journal = terminal("journal fresh", as_json=True).data["entries"]
    assert [(one["actor"], one["action"]) for one in journal] == [
        (PRIYA, "given role"),
        (PRIYA, "created"),
    ]


def test_the_lead_of_the_first_programme_may_begin_and_mend_the_second(
    example: Terminal,
) -> None:
    new = "new --start 2026-04-01 --key second --organisation"
    example.done(new, "Example NHS Foundation Trust", as_of="2026-04-01", by=PRIYA)
    add = "people second --add programme_lead"
    example.done(add, "Priya Nair", PRIYA, as_of="2026-04-01", by=PRIYA)
    example.done(add, "Sam Okoro", SAM, as_of="2026-04-01", by=SAM)
    answer = example("people example --add board", "Priya Nair", PRIYA, by=PRIYA)
    assert answer.code == 1
