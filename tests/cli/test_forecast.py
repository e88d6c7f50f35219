"""The forecast: chances in words, a histogram that needs no colour, and data."""

from datetime import date

from tests.cli.terminal import SAM, Terminal


def test_chances_are_said_in_words(example: Terminal) -> None:
    answer = example("forecast example --of g2 --samples 500")
    assert answer.code == 0, answer.text
    assert "There is an 80% chance that G2 is decided by" in answer.text
    assert "500 schedules tried, seed 1." in answer.text
    assert "Lengths vary as the definition estimates them." in answer.text
    assert max(map(len, answer.lines)) <= 80


def test_the_histogram_names_the_days_that_matter(example: Terminal) -> None:
    lines = example("forecast example --samples 500").lines
    bars = [line for line in lines if "%  #" in line]
    assert 8 <= len(bars) <= 16
    marks = [word for line in bars for word in line.split("#")[-1].split()]
    assert marks[-3:] == ["P50", "P80", "P95"]


def test_the_data_rises_and_is_the_same_again(example: Terminal) -> None:
    found = example("forecast example --samples 300 --seed 7", as_json=True).data
    again = example("forecast example --samples 300 --seed 7", as_json=True).data
    assert found == again
    assert (found["programme"], found["samples"], found["seed"]) == ("example", 300, 7)
    for one in found["points"]:
        days = [date.fromisoformat(one[p]) for p in ("p50", "p80", "p95")]
        assert days == sorted(days)
        assert 0 <= one["criticality"] <= 1
    shares = [one["share"] for one in found["drivers"]]
    assert shares == sorted(shares, reverse=True)
    assert round(sum(shares), 6) == 1
    assert sum(bar["samples"] for bar in found["bars"]) == 300


def test_a_code_that_is_not_there(example: Terminal) -> None:
    answer = example("forecast example --of NOWHERE")
    assert answer.code == 1
    assert "example has nothing called NOWHERE." in answer.text


def test_too_many_samples(example: Terminal) -> None:
    assert "from 1 to 1,000,000" in example("forecast example --samples 0").text


def test_five_finished_pieces_of_a_kind_move_its_estimate(example: Terminal) -> None:
    for code in ("P1-GOV-01", "P1-GOV-03", "P1-GOV-05", "P1-CHG-01", "P1-COM-01"):
        example.done(f"start example {code}", as_of="2026-04-01", by=SAM)
        assert not example("forecast example --samples 9", as_json=True).data["record"]
        example.done(f"finish example {code}", as_of="2026-05-29", by=SAM)
    found = example("forecast example --samples 300", as_of="2026-06-01", as_json=True)
    (record,) = found.data["record"]
    assert (record["kind"], record["pieces"]) == ("standard", 5)
    assert record["ratio"] > 2
    said = example("forecast example --samples 300", as_of="2026-06-01").text
    assert "moved to 5 finished pieces of work of this programme." in said
