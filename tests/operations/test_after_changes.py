"""What changes bring with them: pauses, percent, waiting for papers, slips, scenarios."""

from datetime import date

import pytest

from programme.core.access import LEAD, SPONSOR
from programme.core.committee import Committee
from programme.core.definition import Decision
from programme.core.deliverables import standing_in_plan
from programme.core.edits import (
    AddLink,
    DefineCommittee,
    SetCommittee,
    SetDuration,
)
from programme.core.plan import Kind, Link, Progress
from programme.core.refusal import RefusedError
from programme.operations.change_plan import NO_REASON
from programme.operations.report import PercentDone, report
from programme.operations.try_scenario import drop_scenario, merge_scenario
from programme.storage.forecasts import ForecastPoint, forecast_points
from programme.storage.scenarios import scenarios
from programme.storage.views.baselines import baselines
from programme.storage.views.facts import facts_in_journal, facts_in_rows
from tests.operations.builders import (
    MEMBER,
    MONDAY,
    activity,
    definition,
    gate,
    june,
    make,
    rule,
)
from tests.operations.looking import everything, journal, said
from tests.operations.office import Office


@pytest.fixture
def small(office: Office) -> Office:
    made = definition(
        activity("A", 5, hands_over="D1"),
        activity("B", 10, "A"),
        gates=[gate("G1", "A"), gate("G2", "B")],
        milestones={"M1": "B"},
    )
    make(office.database, made)
    return office


def wait_for_paper(office: Office, on: date = MONDAY) -> None:
    """Let B wait until D1 is accepted."""
    stands = standing_in_plan(office.deliverable("D1"), office.programme())
    office.change(*stands, AddLink(Link("D1", "B")), on=on)


def progress(office: Office, code: str) -> Progress:
    activities = office.programme().plan.activities
    return next(one.progress for one in activities if one.code == code)


def test_work_that_rests_is_stored_and_journalled(small: Office) -> None:
    small.start("A", MONDAY)
    done = small.pause("A", 3, june(2), date(2026, 7, 1))
    assert done.said == "A rests until 1 July 2026, then needs 3 working days"
    rests = Progress(MONDAY, None, 3, june(2), date(2026, 7, 1))
    assert progress(small, "A") == rests
    entry = next(e for e in journal(small.database) if e.action == "paused")
    assert entry.after["resumes"] == "2026-07-01"
    with small.database.reading() as read:
        rows = facts_in_rows(read, [1])[1]
        assert facts_in_journal(read, ["small"])["small"]["A"][:3] == (
            "2026-06-01",
            "",
            "3",
        )
    assert rows["A"][-1] == "2026-07-01"


def test_whose_work_ends_at_a_meeting_hears_when_that_moves(office: Office) -> None:
    papers = {"standard": [rule("due", -5, "owner", text="papers")]}
    make(office.database, definition(activity("A", 5), reminders=papers))

    meets, moves = (
        DefineCommittee("board", Committee("The board", 5, (june(day),)))
        for day in (10, 12)
    )
    office.change(meets, SetCommittee("A", "board"), on=MONDAY)
    office.run_each_day(MONDAY, june(3))
    office.change(moves, on=june(3))
    office.run_each_day(june(4), june(5))
    told = [one.occurrence for one in said(office.database)]
    assert told == ["due-5@2026-06-10", "due-5@2026-06-12"]


def test_a_report_ends_the_pause(small: Office) -> None:
    small.start("A", MONDAY)
    small.pause("A", 3, june(2), date(2026, 7, 1))
    small.report("A", 2, june(4))
    assert progress(small, "A") == Progress(MONDAY, None, 2, june(4))


def test_a_pause_lies_ahead(small: Office) -> None:
    small.start("A", MONDAY)
    with pytest.raises(RefusedError, match="A pause until 2026-06-02 is over"):
        small.pause("A", 3, june(2), june(2))


@pytest.mark.parametrize(("percent", "days"), [(0, 10), (50, 5), (55, 5), (99, 1)])
def test_percent_is_turned_into_what_remains(
    small: Office, percent: int, days: int
) -> None:
    small.finish("A", MONDAY)
    small.start("B", june(2))
    request = small.request(MEMBER, june(3))
    report(small.database, request, "B", PercentDone(percent))
    assert progress(small, "B").remaining == days


def test_all_of_it_is_not_a_report(small: Office) -> None:
    small.start("A", MONDAY)
    request = small.request(MEMBER, MONDAY)
    with pytest.raises(RefusedError, match="100% done is not work that goes on"):
        report(small.database, request, "A", PercentDone(100))


def test_work_waits_until_a_paper_is_accepted(small: Office) -> None:
    wait_for_paper(small)
    small.finish("A", june(3))
    with pytest.raises(RefusedError) as refused:
        small.start("B", june(4))
    assert refused.value.reasons == ("D1 Paper D1 is not accepted",)
    small.submit("D1", june(3))
    small.accept("D1", june(8))
    assert progress(small, "D1") == Progress(finished=june(8))
    small.start("B", june(9))
    small.give_back("D1", june(10))
    assert progress(small, "D1") == Progress()


def test_a_paper_that_was_accepted_already_holds_nothing_back(small: Office) -> None:
    small.finish("A", MONDAY)
    small.submit("D1", MONDAY)
    small.accept("D1", june(2))
    wait_for_paper(small, june(3))
    assert progress(small, "D1") == Progress(finished=june(2))
    assert small.start("B", june(3)).notes == ()


def test_a_paper_is_accepted_on_its_day_though_it_is_typed_later(
    small: Office,
) -> None:
    small.finish("A", MONDAY)
    small.submit("D1", MONDAY)
    small.accept("D1", june(2), told=june(4))
    wait_for_paper(small, june(4))
    assert progress(small, "D1") == Progress(finished=june(2))


def test_a_paper_in_the_plan_is_no_milestone_of_anybody(small: Office) -> None:
    wait_for_paper(small)
    small.change(SetDuration("A", 9), on=MONDAY)
    kinds = {one.code: one.kind for one in small.programme().plan.activities}
    assert kinds["D1"] is Kind.DELIVERABLE
    with small.database.reading() as read:
        assert "D1" not in forecast_points(read, 1)
        told = {row[0] for row in read("SELECT code FROM milestone_event")}
    assert told == {"G1", "G2", "M1"}


def test_a_forecast_is_kept_when_it_becomes_another(small: Office) -> None:
    first = small.dates("M1").finish
    small.change(SetDuration("A", 6), on=june(2))
    small.change(SetDuration("A", 7), on=june(2))
    small.change(SetDuration("A", 9), on=june(4))
    with small.database.reading() as read:
        points = forecast_points(read, 1)["M1"]
    assert points[0] == ForecastPoint(MONDAY, first)
    assert [one.as_of for one in points] == [MONDAY, june(2), june(4)]
    assert points[-1].finish == small.dates("M1").finish


def test_a_scenario_changes_nothing_until_it_is_merged(small: Office) -> None:
    before = small.programme()
    small.try_out("slow", SetDuration("A", 9), on=MONDAY, by=SPONSOR)
    small.try_out("slow", SetDuration("B", 12), on=MONDAY)
    assert small.programme() == before
    request = small.request(LEAD, MONDAY)
    done = merge_scenario(small.database, request, "slow", NO_REASON, before.version)
    assert done.said == (
        "Change 1 is made: A takes 9 working days; B takes 12 working days"
    )
    with small.database.reading() as read:
        assert scenarios(read, before.id) == ()
    small.undo(on=MONDAY)
    assert small.programme().dates == before.dates


def test_a_scenario_is_dropped(small: Office) -> None:
    small.try_out("slow", SetDuration("A", 9), on=MONDAY)
    drop_scenario(small.database, small.request(LEAD, MONDAY), "slow")
    with pytest.raises(RefusedError, match="There is no scenario slow"):
        drop_scenario(small.database, small.request(LEAD, MONDAY), "slow")


def test_what_has_a_problem_is_not_kept(small: Office) -> None:
    before = everything(small.database)
    with pytest.raises(RefusedError, match="A cannot take 0 working days"):
        small.try_out("slow", SetDuration("A", 0), on=MONDAY)
    assert everything(small.database) == before


def test_a_baseline_may_be_approved_at_a_gate_that_was_passed(small: Office) -> None:
    with pytest.raises(RefusedError, match="G1 Gate G1 has not been passed"):
        small.baseline("At the gate", MONDAY, gate="G1")
    small.finish("A", MONDAY)
    small.decide("G1", Decision.GO, MONDAY)
    small.baseline("At the gate", MONDAY, gate="g1")
    small.baseline("Later", june(2))
    with small.database.reading() as read:
        found = baselines(read, 1)
    named = [(one.number, one.name, one.gate, one.approved_by) for one in found]
    assert named == [
        (1, "At the gate", "G1", "Programme Lead"),
        (2, "Later", "", "Programme Lead"),
    ]
    assert set(found[0].finishes) == {"A", "B", "G1", "G2", "M1"}
