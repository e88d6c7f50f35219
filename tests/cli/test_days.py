"""The days that an organisation does not work."""

from tests.cli.terminal import Terminal


def test_the_year_ahead_is_listed(example: Terminal) -> None:
    shown = example("days example", as_of="2026-12-01")
    assert "Monday to Friday is worked, except on these days." in shown.text
    assert "25 Dec 2026 Christmas Day no public holiday" in shown.text
    data = example("days example", as_of="2026-12-01", as_json=True).data
    assert data["days"][0]["day"] == "2026-12-25"
    assert data["days"][0]["own"] is False


def test_a_day_off_moves_what_it_touches(anywhere: Terminal) -> None:
    said = anywhere("days example --off 2026-04-08", "Founders' day")
    assert said.code == 0
    assert (
        "Example NHS Foundation Trust does not work on Wednesday 8 April 2026"
        " (Founders' day)." in said.text
    )
    assert "In example: The programme now ends" in said.text
    assert "1 working day later" in said.text
    listed = anywhere("days example", as_json=True).data["days"]
    own = [one for one in listed if one["own"]]
    assert own == [
        {"day": "2026-04-08", "worked": False, "name": "Founders' day", "own": True}
    ]


def test_a_day_worked_against_the_rule(example: Terminal) -> None:
    said = example("days example --worked 2026-04-11", "Moving day", as_json=True).data
    assert said["worked"] is True
    assert said["moves"]["example"][0]["working_days"] == -1
    shown = example("days example")
    assert "11 Apr 2026 Moving day yes organisation" in shown.text
