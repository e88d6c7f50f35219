"""A plan is changed from the terminal: shown first, agreed to, done, and undone."""

import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.terminal import PRIYA, SAM, Answer, Terminal

LONGER = "duration example P1-GOV-02 25"


@pytest.fixture
def lead(example: Terminal) -> Terminal:
    """A terminal of the programme's lead."""
    return Terminal(example.url, example.folder, {"PROGRAMME_BY": SAM})


def finishes(terminal: Terminal) -> dict[str, str]:
    plan = terminal("plan example", as_json=True).data
    return {one["code"]: one["finish"] for one in plan["activities"]}


def done(terminal: Terminal, command: str, *words: str) -> Answer:
    answer = terminal(command, *words, "--yes")
    assert answer.code == 0, answer.text
    return answer


def test_a_change_is_shown_and_nothing_is_done_without_yes(lead: Terminal) -> None:
    before = finishes(lead)
    answer = lead(LONGER)
    assert answer.code == 1
    assert answer.text.startswith(
        "This would be done: - P1-GOV-02 takes 25 working days The programme still ends"
    )
    assert "M01 Board commits: now 22 May 2026, 10 working days later" in answer.text
    assert "Executive sponsor (Priya Nair): P1-GOV-02" in answer.text
    assert answer.text.endswith("To do this, give the command again with --yes.")
    assert finishes(lead) == before
    assert lead("changes example").text == "Nothing in the plan of example was changed."


def test_what_was_shown_is_what_is_done_and_undoing_restores_it(lead: Terminal) -> None:
    before = finishes(lead)
    shown = lead(LONGER, as_json=True)
    assert (shown.code, shown.data["accepted"]) == (1, False)
    made = lead(f"{LONGER} --yes", as_json=True).data
    assert made["accepted"] is True
    assert made["moves"] == shown.data["moves"]
    after = finishes(lead)
    assert {m["code"]: m["now"] for m in made["moves"]}.items() <= after.items()
    done(lead, "undo example")
    assert finishes(lead) == before


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
    assert (finishes(lead)["P1-GOV-02"] == "2026-05-22") is kept


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
    "link example D101 P1-GOV-04": "P1-GOV-04 starts after D101 finishes",
    "unlink example P1-GOV-01 P1-GOV-02": (
        "P1-GOV-02 no longer starts after P1-GOV-01 finishes"
    ),
    "assign example P1-GOV-02 programme_lead": "P1-GOV-02 is owned by programme_lead",
    "calendar example half --works tue,thu --off 2026-08-03..2026-08-07"
    " --give P1-GOV-02": "calendar half: Tuesdays and Thursdays, 5 days off",
    f"calendar example {SAM.title()} --off 2026-08-03": f"calendar {SAM}: Mondays,",
    "committee example board --meetings 2026-05-28,2026-07-30 --papers 5": (
        "committee board: Trust board, 2 meetings, papers 5 working days before"
    ),
}


@pytest.mark.parametrize("command", CHANGED)
def test_each_change_is_said_made_listed_and_undone(
    lead: Terminal, command: str
) -> None:
    before = lead("plan example", as_json=True).data
    assert CHANGED[command] in lead(command).text
    assert f"Change 1 is made: {''}" in done(lead, command).text
    listed = lead("changes example").text
    assert "1. 1 April 2026, Sam Okoro" in listed
    assert CHANGED[command] in listed
    assert "Change 1 is undone (change 2)" in done(lead, "undo example").text
    assert lead("plan example", as_json=True).data == before
    assert "(undone by change 2)" in lead("changes example").text


REFUSED = {
    "duration example P1-GOV-2 5": "There is no P1-GOV-2 in the plan.",
    "duration example P1-GOV-02 0": "P1-GOV-02 cannot take 0 working days.",
    "duration example M01 5": "M01 is a milestone: it does not have a duration.",
    "link example P1-GOV-02 P1-GOV-02": "P1-GOV-02 cannot wait for itself.",
    "link example P1-GOV-01 P1-GOV-02": "There is a link FS from P1-GOV-01",
    "link example P1-GOV-02 P1-GOV-01": (
        "P1-GOV-01 would wait for itself: P1-GOV-01 → P1-GOV-02 → P1-GOV-01"
    ),
    "link example D999 P1-GOV-02": "There is no D999 in the plan.",
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
    "committee example board --rule lst": "'lst' is no rule for meetings.",
    "committee example nowhere": "example has no committee nowhere.",
    "undo example": "There is nothing to undo.",
    "undo example 7": "There is no change 7.",
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


def test_work_waits_until_a_deliverable_is_accepted(lead: Terminal) -> None:
    done(lead, "link example D102 P1-GOV-04")
    plan = lead("plan example --phase diagnose")
    assert "Accepted: Board mandate" in plan.text
    done(lead, "unlink example D102 P1-GOV-04")
    assert "Board mandate" not in lead("plan example --phase diagnose").text
    done(lead, "undo example")
    assert "Accepted: Board mandate" in lead("plan example --phase diagnose").text


def test_meetings_by_a_rule_and_one_that_moves(lead: Terminal) -> None:
    rule = "last Thursday of every second month"
    span = "--from 2026-05-01 --until 2026-12-31"
    done(lead, f"committee example board {span} --rule", rule)
    done(lead, "committee example board --move 2026-05-28 2026-06-04")
    board = lead("committee example board", as_json=True).data["committees"][0]
    assert board["meetings"] == ["2026-06-04", "2026-07-30", "2026-09-24", "2026-11-26"]
    assert "P1-GOV-02" in board["work"]


def test_meetings_from_a_calendar_file(lead: Terminal) -> None:
    day = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:{}\r\nSUMMARY:Board\r\nEND:VEVENT\r\n"
    events = day.format("20260528") + day.format("20260326")
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n"
    path = Path(lead.folder / "board.ics")
    path.write_bytes(text.encode())
    done(lead, f"committee example board --ics {path}")
    board = lead("committee example board", as_json=True).data["committees"][0]
    assert board["meetings"] == ["2026-03-26", "2026-05-28"]


def test_calendars_are_shown(lead: Terminal) -> None:
    assert "worked on the days of its organisation" in lead("calendar example").text
    off = "--off 2026-08-03..2026-08-07 --extra 2026-08-08"
    done(lead, f"calendar example half --works tue,thu {off} --give P1-GOV-02")
    said = lead("calendar example half").text
    assert "Works Tuesday and Thursday" in said
    assert "Off 3 August 2026 to 7 August 2026" in said
    assert "Works 8 August 2026 too" in said
    assert "Holds for P1-GOV-02" in said


def test_a_scenario_is_tried_compared_and_merged_as_one_change(lead: Terminal) -> None:
    before = finishes(lead)
    kept = lead(f"{LONGER} --scenario slow")
    assert (kept.code, finishes(lead)) == (0, before)
    assert kept.text.endswith("Scenario slow is kept; the plan stays as it is.")
    lead("duration example P1-SYN-05 60 --scenario slow")
    lead("duration example P1-SYN-05 30 --scenario mild")
    assert "2 scenarios of example" in lead("scenario example").text
    assert "P1-SYN-05 takes 60 working days" in lead("scenario example slow").text
    compared = lead("scenario example slow compare --with mild", as_json=True).data
    ends = {row["code"]: row for row in compared["rows"]}
    assert ends["G0"]["today"] == ends["G0"]["scenarios"]["mild"] == "2026-05-08"
    assert ends["G0"]["scenarios"]["slow"] == "2026-05-22"
    done(lead, "scenario example slow merge")
    assert finishes(lead)["G0"] == "2026-05-22"
    assert "1 change of example" in lead("changes example").text
    assert lead("scenario example mild drop").code == 0
    assert "There is no scenario" in lead("scenario example").text


def test_baselines_are_listed_and_any_is_compared(lead: Terminal) -> None:
    assert "There is no baseline yet." in lead("baseline example").text
    lead("baseline example --name", "As approved")
    done(lead, "duration example P1-SYN-05 60")
    lead("baseline example --name", "Second thoughts")
    first, second = lead("baseline example", as_json=True).data["baselines"]
    assert [phase["working_days"] for phase in first["phases"]] == [40, 40, 40]
    assert [phase["working_days"] for phase in second["phases"]] == [0, 0, 0]
    plan = lead("plan example --baseline 1", as_json=True).data["activities"]
    against = {one["code"]: one["variance"] for one in plan}
    assert (against["P1-SYN-05"], against["P1-GOV-02"]) == (40, 0)
    assert "Against baseline 1, As approved, of 1 April 2026." in (
        lead("plan example --baseline 1").text
    )


def test_how_a_forecast_slipped_month_by_month(lead: Terminal) -> None:
    late = "duration example P1-GOV-02 25 --yes"
    lead("start example P1-GOV-01", as_of="2026-04-01", by=SAM)
    lead("report example P1-GOV-01 --remaining 1", as_of="2026-04-16", by=SAM)
    lead("finish example P1-GOV-01", as_of="2026-04-16", by=SAM)
    lead(late, as_of="2026-05-01")
    data = lead("slip example G0", as_of="2026-06-01", as_json=True).data
    months = data["milestones"][0]["months"]
    assert [month["month"] for month in months] == [
        "2026-04-01",
        "2026-05-01",
        "2026-06-01",
    ]
    assert months[0]["finish"] == "2026-05-08"
    assert months[1]["working_days"] > 0
    lines = lead("slip example G0", as_of="2026-06-01").lines
    assert sum(line.endswith("*") for line in lines) == 3
    assert max(map(len, lines)) <= 80


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
    done(lead, LONGER)
    lead("baseline example --name", "As approved by the board in its meeting")
    assert max(map(len, lead(command).lines)) <= 80


def test_it_is_the_same_on_both_databases(anywhere: Terminal) -> None:
    lead = Terminal(anywhere.url, anywhere.folder, {"PROGRAMME_BY": SAM})
    before = finishes(lead)
    calendar = "calendar example half --works tue,thu --give P1-GOV-02"
    for command in (LONGER, calendar, "link example D102 P1-GOV-04"):
        done(lead, command)
    lead("duration example P1-SYN-05 60 --scenario slow")
    done(lead, "scenario example slow merge")
    for _ in range(4):
        done(lead, "undo example")
    assert finishes(lead) == before
