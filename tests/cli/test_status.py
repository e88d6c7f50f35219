"""Schedule status by rule, beside delivery confidence by judgement."""

import pytest

from tests.cli.terminal import JO, PRIYA, SAM, Terminal

JUDGE = "confidence example g2 --level medium --until 2026-05-01"


def test_the_rule_that_fired_is_told(example: Terminal) -> None:
    example.done("baseline example --name Approved", as_of="2026-04-01", by=SAM)
    on_time = example("status example")
    assert "Schedule: 26 on track. Nothing has a deadline" in on_time.text
    assert "No rule finds" not in on_time.text
    assert "as of 1 April 2026" in on_time.text
    late = example("status example", as_of="2026-05-15")
    assert "26 off track" in late.text
    data = example("status example", as_of="2026-05-15", as_json=True).data
    reasons = {one["code"]: one["reason"] for one in data["status"]}
    assert reasons["G5"] == "The forecast is 29 working days after the baseline."
    assert max(map(len, late.lines)) <= 80


def test_the_80_percent_date_is_held_against_a_deadline(example: Terminal) -> None:
    planned = example("plan example", as_json=True).data
    finish = next(o["finish"] for o in planned["activities"] if o["code"] == "G2")
    example.done(
        f"constrain example G2 deadline {finish} --yes", as_of="2026-04-01", by=SAM
    )
    found = example("status example", as_json=True).data
    gate = next(one for one in found["status"] if one["code"] == "G2")
    assert (found["rules"], gate["float_left"]) == (1, 0)
    assert gate["p80_margin"] < 0
    assert gate["status"] == "off track"
    assert "The 80% date is" in gate["reason"]


def test_a_judgement_stands_beside_the_status_until_it_expires(
    example: Terminal,
) -> None:
    words = "--reason", "Release of facilitators is not agreed"
    said = example.done(JUDGE, *words, as_of="2026-04-10", by=SAM)
    assert "Confidence in G2 is medium, until 1 May 2026." in said
    holds = example("status example", as_of="2026-05-01").text
    assert "G2: Delivery confidence is medium. Sam Okoro judged it on 10 April" in holds
    assert "Release of facilitators is not agreed. It counts until 1 May 2026." in holds
    assert "Nobody has judged delivery confidence." in holds
    expired = example("status example", as_of="2026-05-02").text
    assert "G2: Delivery confidence expired on 1 May 2026" in expired
    assert "Release of facilitators" not in expired


def test_judgements_are_only_added_and_journalled(example: Terminal) -> None:
    example.done(JUDGE, "--reason", "Not agreed", as_of="2026-04-10", by=SAM)
    again = JUDGE.replace("medium", "HIGH")
    example.done(again, "--reason", "Agreed now", as_of="2026-04-13", by=PRIYA)
    found = example("status example", as_of="2026-04-14", as_json=True).data
    kept = [(o["level"], o["judged_by"], o["holds"]) for o in found["confidence"]]
    assert kept == [("medium", "Sam Okoro", False), ("high", "Priya Nair", True)]
    journal = example("journal example").text
    assert "judged confidence" in journal
    assert "Agreed now" in journal


@pytest.mark.parametrize(
    ("command", "by", "said"),
    [
        (JUDGE, JO, "Jo Bloggs may not judge delivery confidence."),
        (JUDGE.replace("g2", "g9"), SAM, "example has nothing called g9."),
        (JUDGE.replace("2026-05-01", "2026-03-31"), SAM, "31 March 2026 has gone."),
        (JUDGE.replace("medium", "green"), SAM, "'green' is none of high, medium, low"),
    ],
)
def test_a_judgement_that_nobody_could_be_asked_about(
    example: Terminal, command: str, by: str, said: str
) -> None:
    answer = example(command, "--reason", "It is so", as_of="2026-04-01", by=by)
    assert answer.code in {1, 2}
    assert said in answer.text


def test_a_judgement_needs_its_reason(example: Terminal) -> None:
    answer = example(JUDGE, "--reason", " ", by=SAM)
    assert "A judgement needs its reason." in answer.text
