"""The pages of a run, read as a person reads them."""

from datetime import date

from flows.pages import milestone_rows, run_page
from programme.operations.decide_reminders import Decided
from programme.operations.run_daily import DailyRun
from programme.storage.overview import (
    LateProgramme,
    MilestoneNow,
    Overview,
    PhaseNow,
    WaitingGate,
)

DAY = date(2026, 12, 9)
RUN = DailyRun(Decided(3, 2, 1), 1)
NOTHING = Overview(DAY, (), (), (), 0, {})


def test_an_empty_day_says_so() -> None:
    page = run_page(NOTHING, DailyRun(Decided(), 0), [])
    assert "# Daily run for Wednesday 9 December 2026" in page
    assert "0 programmes brought to the day" in page
    assert "No programme is running." in page
    assert "Nothing is overdue." in page
    assert "No gate waits for a decision." in page
    assert "Not everything was done" not in page


def test_phases_come_in_the_order_of_the_programme_with_others_last() -> None:
    keys = "design", "diagnose", "implement", "after"
    phases = tuple(PhaseNow(key, 1, 0) for key in keys)
    page = run_page(Overview(DAY, phases, (), (), 0, {}), RUN, [])
    places = [page.index(f"| {key} |") for key in ("diagnose", "design", "implement")]
    assert places == sorted(places)
    assert page.index("| after |") > places[-1]


def test_overdue_work_is_counted_by_phase_and_the_worst_are_named() -> None:
    late = tuple(
        LateProgramme("design", f"trust-{n}", "Trust", 20 - n, DAY) for n in range(12)
    )
    seen = Overview(DAY, (PhaseNow("design", 12, 0),), late, (), 0, {})
    page = run_page(seen, RUN, [])
    assert f"| design | 12 | 0 | {sum(one.overdue for one in late)} |" in page
    assert "| trust-0 | Trust | 20 | 9 December 2026 |" in page
    assert "trust-10" not in page
    assert "And 2 more." in page


def test_a_gate_says_who_decides_and_what_is_unmet() -> None:
    gate = WaitingGate("one", "Trust", "G1", "Mandate", "exec_sponsor", ("D1 is late",))
    page = run_page(Overview(DAY, (), (), (gate,), 3, {}), RUN, [])
    assert "| one | Trust | G1 Mandate | exec sponsor | D1 is late |" in page
    assert "And 2 more." in page


def test_messages_are_counted_by_what_becomes_of_them() -> None:
    seen = Overview(DAY, (), (), (), 0, {"pending": 4, "failed": 1})
    assert "4 wait to be sent, 1 failed, 0 held" in run_page(seen, RUN, [])


def test_trouble_is_said_first() -> None:
    page = run_page(NOTHING, RUN, ["design: the database is away"])
    assert page.index("design: the database is away") < page.index("## Programmes")


def test_a_name_cannot_break_out_of_its_cell() -> None:
    late = LateProgramme("design", "one", "A | B <b>\n# Big", 1, DAY)
    page = run_page(Overview(DAY, (), (late,), (), 0, {}), RUN, [])
    assert "A \\| B &lt;b> # Big" in page


def test_milestones_are_words_and_dates() -> None:
    one = MilestoneNow(DAY, DAY, True, "M01", "Board agrees", "one", "Trust")  # noqa: FBT003
    assert milestone_rows([one]) == [
        {
            "Date": "9 December 2026",
            "Status": "reached",
            "Milestone": "M01 Board agrees",
            "Programme": "one",
            "Organisation": "Trust",
            "Promised for": "9 December 2026",
        }
    ]
