"""The status screen, the deliverables, and a gate by itself."""

import pytest
from freezegun import freeze_time

from tests.cli.terminal import CHRIS, PRIYA, SAM, Terminal

DAY = "2026-04-24"


def test_today_is_the_day_it_is_where_the_organisation_is(example: Terminal) -> None:
    # Half past eleven in the evening in UTC is the next day in a British summer.
    with freeze_time("2026-06-30 23:30:00"):
        assert example("show example", as_of="").lines[0].endswith("1 July 2026")
        assert example("tasks", as_of="").lines[0].endswith("1 July 2026")
        said = example.done("start example P1-GOV-01", as_of="", by=PRIYA)
    assert "P1-GOV-01 started on 1 July 2026." in said


def test_where_a_programme_stands(example: Terminal) -> None:
    example.done("baseline example --name", "As approved", as_of="2026-04-01", by=SAM)
    shown = example("show example", as_of="2026-04-24")
    assert shown.lines[0].endswith("as of 24 April 2026")
    assert "Example NHS Foundation Trust. Diagnose phase, running." in shown.lines
    assert "working days later than the baseline (" in shown.text
    for title in ("Phases", "Next milestones and gates", "Gates"):
        assert title in shown.lines
    assert "Overdue: 1 activity (late in working days)" in shown.lines
    assert "Executive sponsor" in shown.text
    assert "not ready: 0 of 6 criteria met" in shown.text
    assert "Nothing waits." in shown.text


@pytest.mark.parametrize("day", ["2026-04-24", "2026-05-02", "2026-05-04"])
def test_screens_agree_on_a_friday_a_weekend_and_a_holiday(
    example: Terminal, day: str
) -> None:
    # The first work was due on 16 April; 4 May is the early May bank holiday.
    shown = example("show example", as_of=day, as_json=True).data
    (listed,) = example("list", as_of=day, as_json=True).data["programmes"]
    (task, *_) = example("tasks example --overdue", as_of=day, as_json=True).data[
        "tasks"
    ]
    assert listed["finish"] == shown["finish"]
    late = 6 if day == "2026-04-24" else 11
    assert shown["overdue"][0]["due"] == "2026-04-16"
    assert shown["overdue"][0]["days_late"] == task["days_late"] == late
    assert listed["overdue"] == len(shown["overdue"])


def test_nothing_is_overdue_before_a_working_day_has_passed(example: Terminal) -> None:
    # Due on Thursday 16 April; the Friday after it is a day off.
    example.done("days example --off 2026-04-17", as_of="2026-04-01", by=SAM)
    shown = example("show example", as_of="2026-04-19")
    assert "Nothing is overdue." in shown.text


def test_the_programme_never_ends_before_a_phase_of_it(example: Terminal) -> None:
    data = example("show example", as_of="2026-05-02", as_json=True).data
    assert data["finish"] == max(one["finish"] for one in data["phases"])


def test_before_its_start_it_says_when_it_starts(terminal: Terminal) -> None:
    new = "new --start 2027-01-04 --key later --organisation"
    terminal.done(new, "A Trust", as_of="2026-11-27", by="")
    shown = terminal("show later", as_of="2026-11-27")
    assert "A Trust. It starts on 4 January 2027." in shown.lines
    assert "starts 4 Jan 2027" in terminal("list", as_of="2026-11-27").text
    assert "running" not in terminal("list", as_of="2026-11-27").text
    assert "diagnose running" in terminal("list", as_of="2027-01-04").text


def test_work_that_began_before_the_plan_is_where_it_begins(terminal: Terminal) -> None:
    new = "new --start 2027-01-04 --key later --organisation"
    terminal.done(new, "A Trust", as_of="2026-11-27", by="")
    add = "people later --add exec_sponsor"
    terminal.done(add, "Priya Nair", PRIYA, as_of="2026-11-27", by=PRIYA)
    terminal.done("start later P1-GOV-01", as_of="2026-11-27", by=PRIYA)
    plan = terminal("plan later", as_of="2026-11-27")
    assert "From 27 November 2026 to" in plan.text
    shown = terminal("show later", as_of="2026-11-27")
    assert "Diagnose phase, running." in shown.text
    assert "diagnose running" in terminal("list", as_of="2026-11-27").text


@pytest.mark.parametrize("command", ["show example", "plan example"])
def test_a_day_before_the_facts_says_that_they_are_included(
    example: Terminal, command: str
) -> None:
    example.done("start example P1-GOV-01", as_of="2026-04-20", by=PRIYA)
    note = "Note: what was reported for days up to 20 April 2026 is included."
    assert note in example(command, as_of="2026-04-10").text
    assert note not in example(command, as_of="2026-04-20").text


def test_without_a_baseline_it_says_so(example: Terminal) -> None:
    shown = example("show example")
    assert "There is no baseline to compare with yet." in shown.text
    assert "none yet" in shown.text
    assert "Nothing is overdue." in shown.text


def test_on_plan_it_says_so(example: Terminal) -> None:
    example.done("baseline example --name", "As approved", as_of="2026-04-01", by=SAM)
    shown = example("show example")
    assert "as in the baseline." in shown.text
    assert "as planned" in shown.text


def test_what_waits_for_a_decision(example: Terminal) -> None:
    link = "--link https://trust.example/a"
    example.done(f"submit example D101 {link}", as_of="2026-04-20", by=PRIYA)
    example.done("finish example P1-GOV-02", as_of="2026-04-22", by=PRIYA)
    shown = example("show example", as_of="2026-04-24")
    assert (
        "D101 Case for change waits for Chief executive since 20 April 2026"
        " (4 working days)." in shown.text
    )
    assert "G0 Mandate: Trust board decides. Not ready: 0 of 2" in shown.text
    late = example("show example", as_of="2026-04-28").text
    assert "(6 working days; an answer was wanted within 5)." in " ".join(late.split())
    data = example("show example", as_of="2026-04-24", as_json=True).data
    assert [(one["kind"], one["code"]) for one in data["waiting"]] == [
        ("deliverable", "D101"),
        ("gate", "G0"),
    ]


def test_the_status_for_scripts(example: Terminal) -> None:
    data = example("show example", as_of="2026-04-24", as_json=True).data
    assert data["programme"] == "example"
    assert data["baseline"] is None
    assert data["variance"] is None
    assert data["overdue"][0]["code"] == "P1-GOV-01"
    assert len(data["gates"]) == 6
    assert (
        data["gates"][0]["criteria"][0]["words"] == "D101 Case for change is expected"
    )


def test_what_comes_round_next(example: Terminal) -> None:
    shown = example("show example", as_of="2026-04-24").lines
    first = shown[shown.index("Coming round") + 3]
    assert first.startswith("R-RAID")
    assert first.endswith("29 Apr 2026")
    data = example("show example", as_of="2026-05-30", as_json=True).data["recurring"]
    assert [one["next"] for one in data] == sorted(one["next"] for one in data)
    assert {
        "code": "R-STEER",
        "title": "Steering group meeting",
        "owner_role": "exec_sponsor",
        "next": "2026-06-01",
    } in data


def test_nothing_comes_round_in_a_programme_that_is_stopped(example: Terminal) -> None:
    example.done("people example --add board Ann ann@trust.example", as_of=DAY, by=SAM)
    example.done("gate example G0 --decide stop", as_of=DAY, by="ann@trust.example")
    assert "Nothing comes round." in example("show example", as_of=DAY).text
    data = example("show example", as_of=DAY, as_json=True).data
    assert data["recurring"] == []


def test_the_deliverables(example: Terminal) -> None:
    link = "--link https://trust.example/a"
    example.done(f"submit example D101 {link}", as_of="2026-04-20", by=PRIYA)
    shown = example("show example --deliverables", as_of="2026-04-21")
    assert "0 of 89 deliverables accepted, 1 waiting for a decision." in shown.text
    row = next(line for line in shown.lines if line.startswith("D101"))
    assert "submitted v1" in row
    assert "Chief executive" in row
    data = example("show example --deliverables", as_json=True).data
    assert len(data["deliverables"]) == 89
    assert data["deliverables"][0]["acceptance"]


def test_a_gate_says_what_it_waits_for_and_how_to_decide(example: Terminal) -> None:
    shown = example("gate example g1", as_of="2026-04-20")
    assert "Programme steering group decides it, forecast for" in shown.text
    assert "Not ready: 0 of 6 criteria met." in shown.lines
    assert "P1-COM-03 Launch to all staff" in shown.text
    assert "P1-CHG-05 Appoint tool leads" in shown.text
    assert "programme gate example G1 --decide CHOICE" in shown.text
    assert 'The choices are "go", "go with conditions", "hold".' in shown.text
    assert "programme gate example G1 --confirm 5 --value NUMBER" in shown.text


def test_a_held_gate_says_so(example: Terminal) -> None:
    example.done("gate example G0 --decide hold", as_of="2026-04-20", by=CHRIS)
    assert "Held; not ready: 0 of 2 criteria met." in example("gate example G0").text
    shown = example("show example").text
    assert "held; not ready: 0 of 2" in shown


def test_a_stopped_programme_says_so(example: Terminal) -> None:
    example.done("gate example G0 --decide stop", as_of="2026-04-20", by=CHRIS)
    assert "Diagnose phase, stopped." in example("show example").text
    assert example("tasks example").text.endswith("Nothing is to be done.")
