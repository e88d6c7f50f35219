"""Every way to be told no by the rules: what happened, what was kept, what to do now."""

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
        " Chief executive What to do: Ask somebody who holds Executive sponsor or"
        " Programme lead.",
    ),
    "a stranger": (
        "start example P1-GOV-01",
        "x@y.example",
        "x@y.example is not a person of Example NHS Foundation Trust.",
    ),
    "no such activity": (
        "start example P1-GOV-99",
        SAM,
        "example has no activity P1-GOV-99. Nothing was changed. What to do: Write"
        " 'P1-GOV-08', if that is meant.",
    ),
    "no date of its own": (
        "why example d101",
        SAM,
        "D101 is a deliverable: it has the dates of P1-GOV-01. Nothing was changed. What"
        " to do: Give P1-GOV-01 instead.",
    ),
    "a forecast of nothing": (
        "forecast example --of P1-GOV-1",
        SAM,
        "example has nothing called P1-GOV-1. Nothing was changed. What to do: Write",
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
        "There is 1 problem. Nothing of it was stored. - --add lead: there is no role"
        " 'lead'. Write 'programme_lead', if that is meant.",
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
        "example has no deliverable D999. Nothing was changed. What to do: See them with:"
        " programme show example --deliverables.",
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
