"""What a new schedule changes: moved dates, milestones reached, the phase now."""

from dataclasses import replace
from datetime import date

from programme.core.moves import (
    MilestoneEvent,
    Move,
    changed,
    milestone_events,
    moves,
    phase_now,
)
from programme.core.plan import Activity, Kind, Link, Plan
from programme.core.programme import Detail, Programme
from programme.core.schedule import Dates, compute_schedule
from programme.core.status import EventKind
from tests.core.builders import (
    MONDAY_TO_FRIDAY,
    START,
    finished,
    gate,
    jan,
    milestone,
    plan,
    running,
)

WORK = Activity("A", 5)
LINKS = Link("A", "M"), Link("A", "G"), Link("G", "B")
BEFORE = plan(WORK, milestone("M"), gate("G"), Activity("B", 3), *LINKS)
ENDS = ("diagnose", "A"), ("design", "B"), ("implement", "C")


def stored(network: Plan) -> Programme:
    """A programme with the schedule of its first day."""
    details = [
        Detail(a.code, f"Title of {a.code}", "P1", "P1-W", "lead", "standard")
        for a in network.activities
    ]
    return running(network, details)


def dates(network: Plan, as_of: date = START) -> dict[str, Dates]:
    return dict(compute_schedule(network, MONDAY_TO_FRIDAY, as_of).dates)


def instead(activity: Activity) -> Plan:
    """The network with this activity in place of its namesake."""
    others = tuple(
        activity if a.code == activity.code else a for a in BEFORE.activities
    )
    return replace(BEFORE, activities=others)


LONGER = instead(replace(WORK, duration=7))
DONE = instead(finished(WORK, jan(4), jan(7)))


def test_nothing_changes_when_the_plan_stays_as_it_is() -> None:
    after = dates(BEFORE)
    assert changed(stored(BEFORE).dates, after) == []
    assert moves(stored(BEFORE), after) == ()
    assert list(milestone_events(stored(BEFORE), after, jan(4))) == []


def test_what_moves_says_from_where_to_where_and_by_how_many_working_days() -> None:
    assert moves(stored(BEFORE), dates(LONGER)) == (
        Move("A", "Title of A", Kind.ACTIVITY, jan(8), jan(12), 2),
        Move("M", "Title of M", Kind.MILESTONE, jan(8), jan(12), 2),
        Move("G", "Title of G", Kind.GATE, jan(8), jan(12), 2),
        Move("B", "Title of B", Kind.ACTIVITY, jan(13), jan(15), 2),
    )


def test_what_comes_sooner_moves_by_fewer_than_no_days() -> None:
    sooner = moves(stored(BEFORE), dates(instead(replace(WORK, duration=4))))
    assert [move.working_days for move in sooner] == [-1, -1, -1, -1]


def test_dates_that_are_no_longer_true_are_stored_anew() -> None:
    later = instead(replace(BEFORE.activities[3], duration=4))
    new = changed(stored(BEFORE).dates, dates(later))
    assert {one.code for one in new} == {"M", "B"}
    assert changed({}, dates(later)) == list(dates(later).values())


def test_a_milestone_whose_work_is_finished_is_reached() -> None:
    events = list(milestone_events(stored(BEFORE), dates(DONE, jan(8)), jan(8)))
    assert events == [
        MilestoneEvent("M", EventKind.REACHED, jan(8), jan(8), jan(7)),
    ]


def test_a_milestone_is_reached_once() -> None:
    programme = replace(stored(DONE), dates=dates(DONE, jan(8)))
    assert list(milestone_events(programme, dates(DONE, jan(11)), jan(11))) == [
        MilestoneEvent("G", EventKind.SLIPPED, jan(11), jan(8), jan(11)),
    ]


def test_milestones_and_gates_whose_forecast_moves_slip() -> None:
    assert list(milestone_events(stored(BEFORE), dates(LONGER), jan(5))) == [
        MilestoneEvent("M", EventKind.SLIPPED, jan(5), jan(8), jan(12)),
        MilestoneEvent("G", EventKind.SLIPPED, jan(5), jan(8), jan(12)),
    ]


def test_a_gate_that_is_decided_is_told_of_by_its_decision_alone() -> None:
    work, *others = DONE.activities
    decided = [gate("G", jan(8)) if a.kind is Kind.GATE else a for a in others]
    after = dates(replace(DONE, activities=(work, *decided)), jan(8))
    events = milestone_events(stored(BEFORE), after, jan(8))
    assert [(event.code, event.kind) for event in events] == [("M", EventKind.REACHED)]


def test_the_phase_now_is_the_first_that_has_not_ended() -> None:
    three = plan(WORK, Activity("B", 3), Activity("C", 3))
    assert phase_now(dates(three), ENDS) == "diagnose"
    assert phase_now(dates(ended(three, "A")), ENDS) == "design"
    assert phase_now(dates(ended(three, "A", "B")), ENDS) == "implement"


def test_phases_may_end_in_any_order_and_the_last_one_stays() -> None:
    three = plan(WORK, Activity("B", 3), Activity("C", 3))
    assert phase_now(dates(ended(three, "B")), ENDS) == "diagnose"
    assert phase_now(dates(ended(three, "A", "B", "C")), ENDS) == "implement"


def ended(network: Plan, *codes: str) -> Plan:
    work = tuple(
        finished(a, jan(4), jan(8)) if a.code in codes else a
        for a in network.activities
    )
    return replace(network, activities=work)
