"""Calendars and committees at the terminal: meetings by rule, by file, and moved."""

from pathlib import Path

from tests.cli.terminal import Terminal


def test_meetings_by_a_rule_and_one_that_moves(lead: Terminal) -> None:
    rule = "last Thursday of every second month"
    span = "--from 2026-05-01 --until 2026-12-31"
    lead.changed(f"committee example board {span} --rule", rule)
    lead.changed("committee example board --move 2026-05-28 2026-06-04")
    board = lead("committee example board", as_json=True).data["committees"][0]
    assert board["meetings"] == ["2026-06-04", "2026-07-30", "2026-09-24", "2026-11-26"]
    assert "P1-GOV-02" in board["work"]


def test_each_meeting_tells_what_goes_to_it_and_what_missing_it_costs(
    lead: Terminal,
) -> None:
    days = "2026-05-28,2026-07-30,2027-05-27"
    lead.changed(f"committee example board --meetings {days}")
    answer = lead("committee example board")
    assert max(map(len, answer.lines)) <= 80
    assert (
        "Meets on Thursday 28 May 2026, papers by 15 May 2026 P1-GOV-02 Hold a board"
        " session and secure commitment Its work is to start by 7 May 2026: 13 working"
        " days in hand. 14 working days late costs 45 working days: 30 July 2026."
    ) in answer.text
    assert "papers by 20 July 2026: no work" in answer.text
    assert "No known meeting is late enough for P2-STR-04," in answer.text
    (board,) = lead("committee example board", as_json=True).data["committees"]
    first = board["coming"][0]
    assert (first["day"], first["papers_due"]) == ("2026-05-28", "2026-05-15")
    (work,) = first["work"]
    assert (work["code"], work["room"], work["costs"]) == ("P1-GOV-02", 13, 45)
    assert board["undated"][0] == "P2-STR-04"


def test_meetings_from_a_calendar_file(lead: Terminal) -> None:
    day = "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:{}\r\nSUMMARY:Board\r\nEND:VEVENT\r\n"
    events = day.format("20260528") + day.format("20260326")
    text = f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n"
    path = Path(lead.folder / "board.ics")
    path.write_bytes(text.encode())
    lead.changed(f"committee example board --ics {path}")
    board = lead("committee example board", as_json=True).data["committees"][0]
    assert board["meetings"] == ["2026-03-26", "2026-05-28"]


def test_calendars_are_shown(lead: Terminal) -> None:
    assert "worked on the days of its organisation" in lead("calendar example").text
    off = "--off 2026-08-03..2026-08-07 --extra 2026-08-08"
    lead.changed(f"calendar example half --works tue,thu {off} --give P1-GOV-02")
    said = lead("calendar example half").text
    assert "Works Tuesday and Thursday" in said
    assert "Off 3 August 2026 to 7 August 2026" in said
    assert "Works 8 August 2026 too" in said
    assert "Holds for P1-GOV-02" in said
