"""The days that an organisation does not work."""

from tests.cli.terminal import PRIYA, SAM, Terminal


def test_the_year_ahead_is_listed(example: Terminal) -> None:
    shown = example("days example", as_of="2026-12-01")
    assert "Monday to Friday is worked, except on these days." in shown.text
    assert "25 Dec 2026 Christmas Day no public holiday" in shown.text
    data = example("days example", as_of="2026-12-01", as_json=True).data
    assert data["days"][0]["day"] == "2026-12-25"
    assert data["days"][0]["own"] is False


def test_a_day_off_moves_what_it_touches(anywhere: Terminal) -> None:
    said = anywhere("days example --off 2026-04-08", "Founders' day", by=SAM)
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
    said = example(
        "days example --worked 2026-04-11", "Moving day", as_json=True, by=SAM
    ).data
    assert said["worked"] is True
    assert said["moves"]["example"][0]["working_days"] == -1
    shown = example("days example")
    assert "11 Apr 2026 Moving day yes organisation" in shown.text


def test_only_the_lead_changes_the_days(example: Terminal) -> None:
    said = example("days example --off 2026-04-08", by=PRIYA)
    assert said.code == 1
    assert "Priya Nair may not change the days that are worked." in said.text
    nobody = example("days example --off 2026-04-08")
    assert nobody.code == 2
    assert "say who you are" in nobody.text
    example.done("days example --off 2026-04-08", as_of="2026-04-01", by=SAM)
    journal = example("journal example", as_json=True).data["entries"]
    assert f"Sam Okoro <{SAM}>" in {one["actor"] for one in journal}


def test_a_day_that_changes_nothing_is_noted(example: Terminal) -> None:
    said = example("days example --off 2026-04-11", by=SAM)
    assert "Note: it was no working day before either" in said.text
    said = example("days example --worked 2026-04-08", by=SAM)
    assert "Note: it was a working day before" in said.text
    assert "Note" not in example("days example --off 2026-04-09", by=SAM).text
