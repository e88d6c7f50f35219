"""Plans compared at the terminal: scenarios, baselines, and how a forecast slipped."""

from tests.cli.terminal import SAM, Terminal


def test_a_scenario_is_tried_compared_and_merged_as_one_change(lead: Terminal) -> None:
    before = lead.finishes()
    kept = lead("duration example P1-GOV-02 25 --scenario slow")
    assert (kept.code, lead.finishes()) == (0, before)
    assert "Scenario slow is kept; the plan stays as it is." in kept.text
    lead("duration example P1-SYN-05 60 --scenario slow")
    lead("duration example P1-SYN-05 30 --scenario mild")
    assert "programme scenario example slow compare" in kept.text
    listed = lead("scenario example").text
    assert "2 scenarios of example" in listed
    assert "programme scenario example mild compare" in listed
    assert "P1-SYN-05 takes 60 working days" in lead("scenario example slow").text
    compared = lead("scenario example slow compare --with mild", as_json=True).data
    ends = {row["code"]: row for row in compared["rows"]}
    assert ends["G0"]["today"] == ends["G0"]["scenarios"]["mild"] == "2026-05-08"
    assert ends["G0"]["scenarios"]["slow"] == "2026-05-22"
    lead.changed("scenario example slow merge")
    assert lead.finishes()["G0"] == "2026-05-22"
    assert "1 change of example" in lead("changes example").text
    assert "1 scenario of example" in lead("scenario example").text


def test_dropping_a_scenario_asks_first(lead: Terminal) -> None:
    lead("duration example P1-SYN-05 30 --scenario mild")
    asked = lead("scenario example mild drop")
    assert asked.code == 1
    assert "Scenario mild holds: - P1-SYN-05 takes 30 working days" in asked.text
    assert "Nothing was changed. To do this, give the command again" in asked.text
    data = lead("scenario example mild drop", as_json=True)
    assert (data.code, data.data["accepted"]) == (1, False)
    assert "1 scenario of example" in lead("scenario example").text
    dropped = lead("scenario example mild drop --yes")
    assert "It held: P1-SYN-05 takes 30 working days" in dropped.text
    assert "There is no scenario" in lead("scenario example").text


def test_a_meeting_that_decides_a_gate_is_named_with_what_comes_before(
    lead: Terminal,
) -> None:
    lead.changed("committee example board --meetings 2026-05-28,2027-01-28,2027-03-25")
    said = lead("plan example --critical-to G2").text
    assert (
        "Trust board decides on 25 March 2027, and P1-SYN-05 ends there. The last thing"
        " before it is P1-SYN-04, which finishes on 8 January 2027. For the meeting on 28"
        " January 2027, P1-SYN-05 would have to start by 31 December 2026."
    ) in said
    data = lead("plan example --critical-to G2", as_json=True).data
    assert data["critical_path"] == ["G2"]
    assert data["meeting"]["start_by"] == "2026-12-31"
    plain = lead("plan example --critical-to G1", as_json=True).data
    assert plain["meeting"] is None


def test_baselines_are_listed_and_any_is_compared(lead: Terminal) -> None:
    assert "There is no baseline yet." in lead("baseline example").text
    lead("baseline example --name", "As approved")
    lead.changed("duration example P1-SYN-05 60")
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
