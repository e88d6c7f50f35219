"""A plan is changed from the terminal: shown first, agreed to, done, and undone."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.cli.terminal import PRIYA, SAM, Terminal

LONGER = "duration example P1-GOV-02 25"


def test_a_change_is_shown_and_nothing_is_done_without_yes(lead: Terminal) -> None:
    before = lead.finishes()
    answer = lead(LONGER)
    assert answer.code == 1
    assert answer.text.startswith(
        "This would be done: - P1-GOV-02 takes 25 working days The programme still ends"
    )
    assert "M01 Board commits: now 22 May 2026, 10 working days later" in answer.text
    assert "Executive sponsor (Priya Nair): P1-GOV-02" in answer.text
    assert answer.text.endswith("To do this, give the command again with --yes.")
    assert lead.finishes() == before
    assert lead("changes example").text == "Nothing in the plan of example was changed."


def test_what_was_shown_is_what_is_done_and_undoing_restores_it(lead: Terminal) -> None:
    before = lead.finishes()
    shown = lead(LONGER, as_json=True)
    assert (shown.code, shown.data["accepted"]) == (1, False)
    made = lead(f"{LONGER} --yes", as_json=True).data
    assert made["accepted"] is True
    assert made["moves"] == shown.data["moves"]
    after = lead.finishes()
    assert {m["code"]: m["now"] for m in made["moves"]}.items() <= after.items()
    lead.changed("undo example")
    assert lead.finishes() == before


def test_the_data_of_a_preview_has_the_promised_shape(lead: Terminal) -> None:
    data = lead(LONGER, as_json=True).data
    assert data["edits"] == [
        {"edit": "duration", "code": "P1-GOV-02", "working_days": 25}
    ]
    assert (data["gates"], data["end_moves_by"]) == (["G0"], 0)
    assert data["milestones"] == ["M01"]
    assert [phase["key"] for phase in data["phases"]] == [
        "diagnose",
        "design",
        "implement",
    ]
    sponsor = {"role": "exec_sponsor", "codes": ["P1-GOV-02"], "emails": [PRIYA]}
    assert sponsor in data["people"]


@pytest.mark.parametrize(
    ("answer", "kept"), [("y", True), ("yes", True), ("n", False), ("", False)]
)
def test_somebody_at_a_terminal_is_asked(
    lead: Terminal, answer: str, *, kept: bool
) -> None:
    out = typed(lead, f"--as-of 2026-04-01 {LONGER}", f"{answer}\n")
    assert "Do this? [y/N]" in out
    assert ("Change 1 is made" in out) is kept
    assert ("Nothing was changed." in out) is not kept
    assert (lead.finishes()["P1-GOV-02"] == "2026-05-22") is kept


def typed(terminal: Terminal, command: str, answer: str) -> str:
    """Run a command at a terminal of its own, where somebody types an answer."""
    ours, theirs = pty.openpty()
    environment = {k: v for k, v in terminal.environment.items() if v is not None}
    program = "from programme.cli import main; main()"
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", program, *command.split()],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=os.environ | environment,
    ):
        os.close(theirs)
        os.write(ours, answer.encode())
        return b"".join(_read(ours)).decode()


def _read(descriptor: int) -> Iterator[bytes]:
    while True:
        try:
            part = os.read(descriptor, 4096)
        except OSError:  # how a terminal of Linux says that nobody writes any more
            part = b""
        if not part:
            os.close(descriptor)
            return
        yield part


CHANGED = {
    "move example P1-GOV-02 --to 2026-06-01": (
        "P1-GOV-02: start no earlier than 1 June 2026"
    ),
    "constrain example P1-GOV-02 must-finish 2026-06-30": (
        "P1-GOV-02: must finish on 30 June 2026"
    ),
    "constrain example P1-GOV-02 as-late-as-possible": (
        "P1-GOV-02: as late as possible"
    ),
    "constrain example P1-GOV-02 deadline 2026-04-20": (
        "P1-GOV-02: deadline 20 April 2026"
    ),
    "link example p1-gov-01 P1-GOV-08 --type ss --lag -3 --calendar elapsed": (
        "P1-GOV-08 starts after P1-GOV-01 starts, 3 days earlier"
    ),
    "link example D101 P1-GOV-04": "P1-GOV-04 starts after D101 is accepted",
    "unlink example P1-GOV-01 P1-GOV-02": (
        "P1-GOV-02 no longer starts after P1-GOV-01 finishes"
    ),
    "effort example p1-gov-02 20": "P1-GOV-02 takes 20 hours of work",
    "effort example P1-GOV-02 1": "P1-GOV-02 takes 1 hour of work",
    "effort example P1-GOV-02 none": "P1-GOV-02 has no hours of work",
    "assign example P1-GOV-02 programme_lead": "P1-GOV-02 is owned by programme_lead",
    "calendar example half --works tue,thu --off 2026-08-03..2026-08-07"
    " --give P1-GOV-02": "calendar half: Tuesdays and Thursdays, 5 days off",
    f"calendar example {SAM.title()} --off 2026-08-03": f"calendar {SAM}: Mondays,",
    "committee example board --meetings 2026-05-28,2026-07-30 --papers 5": (
        "Trust board meets on 28 May 2026 and 30 July 2026; wants papers 5 working days"
        " before"
    ),
}


@pytest.mark.parametrize("command", CHANGED)
def test_each_change_is_said_made_listed_and_undone(
    lead: Terminal, command: str
) -> None:
    before = lead("plan example", as_json=True).data
    assert CHANGED[command] in lead(command).text
    assert "Change 1 is made: " in lead.changed(command)
    listed = lead("changes example").text
    assert "1. 1 April 2026, Sam Okoro" in listed
    assert CHANGED[command] in listed
    assert "Change 1 is undone (change 2)" in lead.changed("undo example")
    assert lead("plan example", as_json=True).data == before
    assert "(undone by change 2)" in lead("changes example").text


REFUSED = {
    "duration example P1-GOV-2 5": "There is no P1-GOV-2 in the plan.",
    "duration example P1-GOV-02 0": "P1-GOV-02 cannot take 0 working days.",
    "duration example M01 5": "M01 is a milestone: it does not have a duration.",
    "effort example M01 5": "M01 is a milestone: it does not have hours of work.",
    "effort example P1-GOV-02 100001": "P1-GOV-02 cannot take 100001 hours",
    "link example P1-GOV-02 P1-GOV-02": "P1-GOV-02 cannot wait for itself.",
    "link example P1-GOV-01 P1-GOV-02": "There is a link FS from P1-GOV-01",
    "link example P1-GOV-02 P1-GOV-01": (
        "P1-GOV-01 would wait for itself: P1-GOV-01 → P1-GOV-02 → P1-GOV-01"
    ),
    "link example D999 P1-GOV-02": (
        "There is no D999 in the plan. Nothing was changed. What to do: See the plan"
        " with: programme plan example."
    ),
    "unlink example P1-GOV-02 P1-GOV-01": "There is no link FS from P1-GOV-02",
    "assign example P1-GOV-02 sponsr": "There is no role sponsr.",
    "calendar example none --give P1-GOV-99": "There is no P1-GOV-99 in the plan.",
    "calendar example weekend --works sat,sun --give P1-GOV-02": (
        "No weekday would be left on which P1-GOV-02 could be worked."
    ),
    "calendar example nowhere": "example has no calendar nowhere.",
    "committee example people_committee --remove": "ends P3-PPL-04",
    "committee example new --papers 3": "new has no meeting.",
    "committee example board --move 2026-05-28 2026-06-04": (
        "There is no meeting on 28 May 2026."
    ),
    "committee example board --meetings 2026-05-28 --move 2026-05-28 2026-06-06": (
        "Saturday 6 June 2026 is not a working day."
    ),
    "committee example bord --move 2026-05-28 2026-06-04": (
        "There is no committee bord. Nothing was changed. What to do: Write 'board',"
    ),
    "calendar example sam.okoro@trust.example --works tue": (
        "sam.okoro@trust.example holds no role in example. Nothing was changed. What to"
        f" do: Write '{SAM}', if that is meant."
    ),
    "committee example board --rule lst": "'lst' is no rule for meetings.",
    "assign example P1-GOV-02 lead": "Write 'programme_lead', if that is meant.",
    "committee example nowhere": "example has no committee nowhere.",
    "undo example": (
        "There is nothing to undo. Nothing was changed. What to do: See what was changed"
        " with: programme changes example."
    ),
    "undo example 7": (
        "There is no change 7. Nothing was changed. What to do: See them with: programme"
        " changes example."
    ),
    "scenario example nowhere": "There is no scenario nowhere.",
    "plan example --baseline 3": "example has no baseline 3.",
    "slip example P1-GOV-02": "example has no milestone or gate P1-GOV-02.",
    "baseline example --name X --gate G1": "has not been passed.",
    "report example P1-GOV-01 --percent 50": "P1-GOV-01 is not started: it cannot",
    "pause example P1-GOV-01 --until 2026-06-01 --remaining 3": "it cannot pause.",
    f"{LONGER} --yes --delay weather": "There is no reason for delay weather.",
    f"{LONGER} --yes --by {PRIYA}": "Priya Nair may not change the plan.",
}


@pytest.mark.parametrize("command", REFUSED)
def test_what_cannot_be_done_is_refused_with_its_cure(
    lead: Terminal, command: str
) -> None:
    answer = lead(command)
    assert answer.code == 1
    assert REFUSED[command] in answer.text
    assert "What to do: " in answer.text
    assert lead("changes example").text == "Nothing in the plan of example was changed."


TOLD_AFTER = {
    "constrain example P1-GOV-02 deadline 2026-04-20": (
        "Deadlines - P1-GOV-02 misses its deadline of 20 April 2026 by 13 working days"
    ),
    "constrain example P1-GOV-02 must-finish 2026-04-20": (
        "Constraints - P1-GOV-02 cannot keep its constraint"
    ),
    "duration example P1-GOV-03 60": "more. See every date with: programme plan example",
}


@pytest.mark.parametrize("command", TOLD_AFTER)
def test_what_is_done_unseen_tells_afterwards_what_it_breaks(
    lead: Terminal, command: str
) -> None:
    assert TOLD_AFTER[command] in lead.changed(command)


def test_work_waits_until_a_deliverable_is_accepted(lead: Terminal) -> None:
    lead.changed("link example D102 P1-GOV-04")
    plan = lead("plan example --phase diagnose")
    assert "Accepted: Board mandate" in plan.text
    lead.changed("unlink example D102 P1-GOV-04")
    assert "Board mandate" not in lead("plan example --phase diagnose").text
    lead.changed("undo example")
    assert "Accepted: Board mandate" in lead("plan example --phase diagnose").text


def test_a_pause_and_a_report_in_percent(lead: Terminal) -> None:
    lead("start example P1-GOV-01", as_of="2026-04-01")
    said = lead("report example P1-GOV-01 --percent 50", as_of="2026-04-02").text
    assert "P1-GOV-01 needs 5 more working days" in said
    rests = "pause example P1-GOV-01 --until 2026-05-01 --remaining 5"
    said = lead(rests, as_of="2026-04-02").text
    assert "P1-GOV-01 rests until 1 May 2026, then needs 5 working days." in said
    assert lead("report example P1-GOV-01").code == 2
    checked = lead("doctor").text
    assert "1 of 17 checks found something. Not so: Somebody fills every" in checked


@pytest.mark.parametrize(
    "command",
    [LONGER, "changes example", "baseline example", "slip example", "calendar example"],
)
def test_the_new_screens_fit_eighty_columns(lead: Terminal, command: str) -> None:
    lead.changed(LONGER)
    lead("baseline example --name", "As approved by the board in its meeting")
    assert max(map(len, lead(command).lines)) <= 80


def test_it_is_the_same_on_both_databases(anywhere: Terminal) -> None:
    lead = Terminal(anywhere.url, anywhere.folder, {"PROGRAMME_BY": SAM})
    before = lead.finishes()
    calendar = "calendar example half --works tue,thu --give P1-GOV-02"
    for command in (LONGER, calendar, "link example D102 P1-GOV-04"):
        lead.changed(command)
    lead("duration example P1-SYN-05 60 --scenario slow")
    lead.changed("scenario example slow merge")
    for _ in range(4):
        lead.changed("undo example")
    assert lead.finishes() == before
