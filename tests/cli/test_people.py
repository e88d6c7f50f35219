"""Who fills which role."""

from pathlib import Path

from tests.cli.terminal import JO, SAM, Terminal


def test_every_role_is_listed_with_its_holders(example: Terminal) -> None:
    shown = example("people example")
    assert "6 of 23 roles filled." in shown.text
    assert f"Programme lead programme_lead Sam Okoro <{SAM}>" in shown.text
    assert "Communications lead comms_lead nobody yet" in shown.text
    assert "programme people example --add ROLE NAME EMAIL" in shown.text


def test_a_role_is_given_once_and_taken(example: Terminal) -> None:
    given = example("people example --add comms_lead", "Jo Bloggs", JO)
    assert "1 role newly given." in given.text
    assert "7 of 23 roles filled." in given.text
    again = example("people example --add comms_lead", "Jo Bloggs", JO)
    assert "All of that was so already; nothing was changed." in again.text
    taken = example(f"people example --remove comms_lead {JO}")
    assert "1 role taken away." in taken.text
    assert "6 of 23 roles filled." in taken.text


def test_several_people_at_once(example: Terminal) -> None:
    given = example(
        "people example --add comms_lead",
        "Jo Bloggs",
        JO,
        "--add",
        "evaluator",
        "Kim Lee",
        "kim@trust.example",
    )
    assert "2 roles newly given." in given.text
    assert "evaluator Kim Lee" in given.text


def test_a_role_may_be_named_by_its_title(example: Terminal) -> None:
    given = example(
        "people example --add", "Communications lead", "Jo Bloggs", JO, as_json=True
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
    assert "There is no role bord." in near.text
    assert "Write 'board', if that is meant." in near.text
    wrong = example("people example --add board X nowhere")
    assert "'nowhere' is not an e-mail address" in wrong.text
    nobody = example("people example --add board", " ", "x@trust.example")
    assert "The name is missing." in nobody.text
    absent = example(f"people example --remove board {SAM}")
    assert f"{SAM} does not hold board in example." in absent.text
