"""Asking why, and working backwards, as a programme lead does."""

from tests.cli.terminal import PRIYA, Terminal


def test_the_chain_leads_from_a_gate_to_the_start_of_the_plan(
    example: Terminal,
) -> None:
    said = " ".join(example("why example G1").out.split())
    assert "Ready to start fieldwork is expected to be decided on" in said
    assert "It cannot start until P1-CHG-05 finishes on" in said
    assert "The plan starts on 1 April 2026." in said


def test_a_bank_holiday_on_the_way_is_named(example: Terminal) -> None:
    assert "is not worked: Good Friday" in " ".join(
        example("why example M03").out.split()
    )


def test_the_data_holds_every_step_with_its_driver(example: Terminal) -> None:
    data = example("why example P1-GOV-02", as_json=True).data
    first, last = data["steps"]
    assert (first["code"], last["code"]) == ("P1-GOV-02", "P1-GOV-01")
    assert first["driver"]["kind_of_driver"] == "After"
    assert first["driver"]["day"] == last["finish"]
    assert last["driver"] == {"kind_of_driver": "PlanStart", "day": "2026-04-01"}


def test_it_says_what_must_be_shortened_for_an_earlier_day(example: Terminal) -> None:
    said = example("why example G0 --by-day 2026-04-30").out
    assert "To have it by 30 April 2026" in said
    assert "Path 1, which begins with P1-GOV-01, must lose" in said


def test_an_unknown_code_names_the_nearest(example: Terminal) -> None:
    answer = example("why example P1-GVO-02")
    assert answer.code == 1
    assert "P1-GOV-02" in answer.err


def test_working_backwards_gives_latest_dates_and_says_what_is_too_late(
    example: Terminal,
) -> None:
    said = example("backwards example G0 2026-04-20").text
    assert "G0 is wanted by 20 April 2026." in said
    assert "2 things are too late: - P1-GOV-01 should have started by" in said
    data = example("backwards example G0 2026-12-18", as_json=True).data
    assert [one["code"] for one in data["latest"]] == ["P1-GOV-01", "P1-GOV-02", "G0"]
    assert not any(one["too_late"] for one in data["latest"])


def test_working_backwards_shows_no_start_of_work_that_has_begun(
    example: Terminal,
) -> None:
    example.done("start example P1-GOV-01", as_of="2026-04-01", by=PRIYA)
    lines = example("backwards example G0 2026-04-07", as_of="2026-04-08").lines
    (begun,) = (line for line in lines if line.startswith("P1-GOV-01 "))
    assert begun.split()[-6] == "started"
