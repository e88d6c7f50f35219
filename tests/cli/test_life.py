"""The life of a programme, from its making to its first gate, as people type it."""

import re

from tests.cli.terminal import ALEX, CHRIS, PRIYA, SAM, Terminal


def test_from_new_to_the_first_gate(anywhere: Terminal) -> None:
    the_lead_keeps_the_approved_dates(anywhere)
    the_sponsor_starts_work_that_takes_longer(anywhere)
    she_finishes_it_and_her_case_is_accepted(anywhere)
    the_board_session_leads_to_the_gate(anywhere)
    shown = anywhere("show example", as_of="2026-05-12")
    assert "G0 Mandate 12 May 2026 passed" in shown.text
    listed = anywhere("plan example", as_of="2026-05-12", as_json=True).data
    done = {a["code"] for a in listed["activities"] if a["status"] == "finished"}
    assert done == {"P1-GOV-01", "P1-GOV-02", "G0", "M01"}
    assert anywhere("journal verify").code == 0


def the_lead_keeps_the_approved_dates(anywhere: Terminal) -> None:
    said = anywhere.done(
        "baseline example --name", "As approved", as_of="2026-04-01", by=SAM
    )
    assert "Baseline 1, As approved, is set." in said


def the_sponsor_starts_work_that_takes_longer(anywhere: Terminal) -> None:
    said = anywhere.done("start example p1-gov-01", as_of="2026-04-01", by=PRIYA)
    assert "P1-GOV-01 started on 1 April 2026." in said
    said = anywhere.done(
        "report example P1-GOV-01 --remaining 8", as_of="2026-04-14", by=PRIYA
    )
    assert "P1-GOV-01 needs 8 more working days." in said
    assert re.search(
        r"The programme now ends \d+ \w+ 2028, 5 working days later \(was \d+", said
    )
    assert re.search(r"M01 Board commits: now \d+ May 2026, 5 working days later", said)
    assert re.search(
        r"and \d+ more\. See every date with: programme plan example", said
    )


def she_finishes_it_and_her_case_is_accepted(anywhere: Terminal) -> None:
    said = anywhere.done("finish example P1-GOV-01", as_of="2026-04-21", by=PRIYA)
    assert "working days earlier" in said
    assert "D101 Case for change is expected: hand it over" in said
    anywhere.done(
        "submit example D101 --link https://trust.example/case",
        as_of="2026-04-21",
        by=PRIYA,
    )
    waits = anywhere("tasks --person", ALEX, as_of="2026-04-22")
    assert "Waiting for a decision" in waits.text
    assert "Accept or return: Case for change" in waits.text
    said = anywhere.done("accept example D101", as_of="2026-04-22", by=ALEX)
    assert "D101 Case for change: version 1 was accepted." in said


def the_board_session_leads_to_the_gate(anywhere: Terminal) -> None:
    anywhere.done("finish example P1-GOV-02", as_of="2026-05-12", by=PRIYA)
    anywhere.done(
        "submit example D102 --link https://trust.example/minute",
        as_of="2026-05-12",
        by=PRIYA,
    )
    held = anywhere("gate example G0 --decide go", as_of="2026-05-12", by=CHRIS)
    assert held.code == 1
    assert "D102 Board mandate is submitted" in held.text
    anywhere.done("accept example D102", as_of="2026-05-12", by=CHRIS)
    ready = anywhere("gate example G0", as_of="2026-05-12")
    assert "Ready to be decided." in ready.text
    said = anywhere.done("gate example G0 --decide go", as_of="2026-05-12", by=CHRIS)
    assert "G0 Mandate: Go." in said


def test_work_is_reopened_and_returned(example: Terminal) -> None:
    example.done("finish example P1-GOV-01", as_of="2026-04-14", by=PRIYA)
    link = "--link https://trust.example/case"
    example.done(f"submit example D101 {link}", as_of="2026-04-14", by=PRIYA)
    said = example.done(
        "return example D101 --reason", "Say what it costs", as_of="2026-04-15", by=ALEX
    )
    assert "version 1 was returned" in said
    said = example.done(
        "reopen example P1-GOV-01 --remaining 3 --reason",
        "The costs are missing",
        as_of="2026-04-15",
        by=SAM,
    )
    assert "P1-GOV-01 is open again." in said
    told = example("journal example", as_of="2026-04-15")
    assert "Reason: The costs are missing" in told.text


def test_a_criterion_is_confirmed_and_a_gate_waived(example: Terminal) -> None:
    on = "2026-04-20"
    said = example.done("gate example G1 --confirm 5 --value 0.93", as_of=on, by=SAM)
    assert "G1 criterion 5 is recorded: it is met." in said
    shown = example("gate example G1", as_of=on)
    assert "0.93 yes" in shown.text
    said = example.done(
        "gate example G0 --decide go --waiver",
        "Agreed by letter",
        as_of=on,
        by=CHRIS,
    )
    assert "waived: P1-GOV-02 is not finished" in said
    shown = example("gate example G0", as_of=on)
    assert "Unmet criteria were waived: Agreed by letter." in shown.text
    assert "Passed while this was not finished" in shown.text


def test_go_with_conditions_may_be_typed_with_dashes(example: Terminal) -> None:
    said = example.done(
        "gate example G1 --decide go-with-conditions --waiver x --conditions",
        "Five more champions by June",
        as_of="2026-04-20",
        by=PRIYA,
    )
    assert "G1 Ready to start fieldwork: Go with conditions." in said
    shown = example("gate example G1", as_of="2026-04-20", as_json=True).data
    assert shown["decisions"][0]["conditions"] == "Five more champions by June"
    assert shown["state"] == "passed"


def test_a_file_is_submitted(example: Terminal) -> None:
    paper = example.folder / "case.txt"
    paper.write_text("Why now: because staff say so.")
    said = example.done(
        f"submit example D101 --file {paper}", as_of="2026-04-02", by=PRIYA
    )
    assert "version 1 was submitted" in said
    assert "It waits for Chief executive" in said
