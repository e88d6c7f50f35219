"""The plan: a table, a chart, and data that scripts can count on."""

from datetime import date
from itertools import pairwise

import pytest

from tests.cli.terminal import PRIYA, Terminal

KEYS = {
    "code",
    "title",
    "phase",
    "workstream",
    "kind",
    "owner_role",
    "duration",
    "effort",
    "start",
    "finish",
    "late_start",
    "late_finish",
    "total_float",
    "free_float",
    "critical",
    "status",
}


def test_the_data_has_the_promised_shape(example: Terminal) -> None:
    plan = example("plan example", as_json=True).data
    assert list(plan) == [
        "programme",
        "as_of",
        "activities",
        "phases",
        "links",
        "informs",
    ]
    assert (plan["programme"], plan["as_of"]) == ("example", "2026-04-01")
    assert all(set(one) == KEYS for one in plan["activities"])
    assert {one["kind"] for one in plan["activities"]} == {
        "activity",
        "milestone",
        "gate",
    }
    assert {one["status"] for one in plan["activities"]} == {"not started"}
    for one in plan["activities"]:
        assert date.fromisoformat(one["start"]) <= date.fromisoformat(one["finish"])
        assert one["critical"] == (one["total_float"] <= 0)
        assert one["duration"] == 0 or one["kind"] == "activity"
    codes = [one["code"] for one in plan["activities"]]
    assert len(codes) == len(set(codes))
    assert {end for link in plan["links"] for end in (link["from"], link["to"])} <= set(
        codes
    )
    assert set(plan["links"][0]) == {"from", "to", "type", "lag"}
    assert set(plan["informs"][0]) == {"from", "to"}


def test_phases_run_from_their_first_start_to_what_ends_them(example: Terminal) -> None:
    plan = example("plan example", as_json=True).data
    starts = {
        phase: min(one["start"] for one in plan["activities"] if one["phase"] == phase)
        for phase in ("P1", "P2", "P3")
    }
    assert [one["start"] for one in plan["phases"]] == list(starts.values())
    by_code = {one["code"]: one for one in plan["activities"]}
    assert plan["phases"][0]["finish"] == by_code["P1-SYN-05"]["finish"]


def test_the_status_date_says_what_that_day_would_say(example: Terminal) -> None:
    first = example("plan example", as_json=True).data
    later = example("plan example", as_of="2026-06-01", as_json=True).data
    assert later["activities"][0]["start"] == "2026-06-01"
    assert later["phases"][-1]["finish"] > first["phases"][-1]["finish"]
    # Nothing was stored: the first day still says what it said.
    assert example("plan example", as_json=True).data == first


def test_only_a_phase_or_only_what_is_critical(example: Terminal) -> None:
    phase = example("plan example --phase design", as_json=True).data
    assert {one["phase"] for one in phase["activities"]} == {"P2"}
    assert example("plan example --phase P2", as_json=True).data == phase
    critical = example("plan example --critical", as_json=True).data
    assert all(one["critical"] for one in critical["activities"])
    codes = {one["code"] for one in critical["activities"]}
    assert all({link["from"], link["to"]} <= codes for link in critical["links"])


def test_the_critical_path_to_a_gate_and_what_may_slip_before_it(
    example: Terminal,
) -> None:
    found = example("plan example --critical-to g1", as_json=True).data
    assert list(found) == [
        "programme",
        "as_of",
        "code",
        "critical_path",
        "meeting",
        "floats",
    ]
    assert (found["code"], found["critical_path"][-1]) == ("G1", "G1")
    floats = {one["code"]: one for one in found["floats"]}
    assert all(floats[code]["critical"] for code in found["critical_path"])
    said = example("plan example --critical-to G1").text
    assert "What G1 hangs on" in said
    assert "before G1 moves" in said
    wrong = example("plan example --critical-to G77")
    assert (wrong.code, "example has nothing called G77" in wrong.text) == (1, True)


def test_the_table_says_what_is_done_and_what_is_critical(example: Terminal) -> None:
    example.done("finish example P1-GOV-01", as_of="2026-04-14", by=PRIYA)
    table = example("plan example", as_of="2026-04-15")
    assert "1 of 89 activities done" in table.text
    row = next(line for line in table.lines if line.startswith("P1-GOV-01"))
    assert row.endswith("done")
    row = next(line for line in table.lines if line.startswith("P1-GOV-03"))
    assert row.endswith("critical")


@pytest.mark.parametrize("rows", ["activity", "workstream", "phase"])
@pytest.mark.parametrize("columns", ["80", "120"])
def test_the_chart_fits_and_has_a_legend(
    example: Terminal, rows: str, columns: str
) -> None:
    wide = Terminal(example.url, example.folder, {"COLUMNS": columns})
    chart = wide(f"plan example --gantt --rows {rows}")
    assert max(map(len, chart.lines)) <= int(columns)
    assert "◆ milestone   ▲ gate   │ the status date, 1 April 2026" in chart.lines
    assert "█ done   ░ planned   ▓ critical: the end date hangs on it" in chart.lines
    assert "Apr" in chart.out
    assert "2027" in chart.out


def test_the_chart_draws_done_work_apart(example: Terminal) -> None:
    example.done("finish example P1-GOV-01", as_of="2026-04-14", by=PRIYA)
    chart = example("plan example --gantt --phase diagnose", as_of="2026-04-15")
    done = next(line for line in chart.lines if line.startswith("P1-GOV-01"))
    assert "█" in done
    milestone = next(line for line in chart.lines if line.startswith("M01"))
    assert "◆" in milestone
    gate = next(line for line in chart.lines if line.startswith("G0"))
    assert "▲" in gate


def test_bars_begin_in_the_order_of_their_starts(example: Terminal) -> None:
    chart = example("plan example --gantt --phase implement")
    bars = [line for line in chart.lines if line.startswith("P3-")]
    begins = [min(line.find(mark) for mark in "░▓" if mark in line) for line in bars]
    assert all(first <= second for first, second in pairwise(begins))


def test_nothing_is_wanted(example: Terminal) -> None:
    example.done("finish example P1-GOV-01", as_of="2026-04-14", by=PRIYA)
    answer = example("plan example --phase nowhere")
    assert answer.code == 1
    assert "example has no phase nowhere." in answer.text
    assert "Choose from diagnose, design, implement." in answer.text
