"""Start, report, finish, reopen: what is stored and what moves."""

import pytest

from programme.core.access import LEAD
from programme.core.definition import Decision
from programme.core.plan import Kind, Progress
from programme.core.refusal import RefusedError
from programme.core.status import ActivityStatus, EventKind, ProgrammeState
from programme.operations.start import start
from programme.storage.events import untold_events
from programme.storage.journal import verify
from tests.operations.builders import (
    MEMBER,
    MONDAY,
    activity,
    definition,
    gate,
    june,
    make,
)
from tests.operations.looking import journal
from tests.operations.office import Office


def progress(office: Office, code: str) -> Progress:
    plan = office.programme().plan
    return next(one.progress for one in plan.activities if one.code == code)


def moved(office: Office) -> dict[str, object]:
    """Give where the last re-planning moved the finishes, as the journal says."""
    entry = journal(office.database)[-1]
    assert entry.action == "re-planned"
    return dict(entry.after)


def test_a_start_is_stored_and_told(chain: Office) -> None:
    done = chain.start("a", june(3))
    assert done.said == "A started on 3 June 2026"
    assert done.notes == ()
    assert progress(chain, "A") == Progress(started=june(3))
    assert chain.dates("A").status is ActivityStatus.IN_PROGRESS


def test_a_late_start_moves_all_that_follows(chain: Office) -> None:
    done = chain.start("A", june(3))
    assert [(m.code, m.was, m.now, m.working_days) for m in done.moves] == [
        ("A", june(5), june(9), 2),
        ("B", june(12), june(16), 2),
        ("C", june(19), june(23), 2),
        ("M", june(5), june(9), 2),
        ("G", june(12), june(16), 2),
    ]
    assert [m.kind for m in done.moves][-2:] == [Kind.MILESTONE, Kind.GATE]
    assert moved(chain)["C"] == "2026-06-23"
    assert chain.dates("C").finish == june(23)


def test_the_journal_says_who_did_what(chain: Office) -> None:
    chain.start("A", june(3))
    _, *_, started, replanned = journal(chain.database)
    assert (started.action, started.subject) == ("started", "A")
    assert started.actor == "Member <member@trust.example>"
    assert (started.before, started.after) == (
        {"started": None},
        {"started": "2026-06-03"},
    )
    assert replanned.before["A"] == "2026-06-05"
    assert replanned.actor == started.actor


def test_what_remains_is_counted_from_the_day_of_the_report(chain: Office) -> None:
    chain.start("A", june(1))
    done = chain.report("A", 4, june(4))
    assert done.said == "A needs 4 more working days"
    assert chain.dates("A").finish == june(9)
    assert progress(chain, "A") == Progress(june(1), None, 4, june(4))
    assert chain.report("A", 1, june(9)).said == "A needs 1 more working day"


def test_a_finish_reaches_the_milestone_that_waited_for_it(chain: Office) -> None:
    chain.start("A", june(1))
    done = chain.finish("A", june(4))
    assert done.said == "A finished on 4 June 2026"
    assert chain.dates("A").status is ActivityStatus.FINISHED
    assert chain.dates("M").status is ActivityStatus.FINISHED
    assert chain.dates("B").start == june(5)
    with chain.database.reading() as read:
        told = [one.event for one in untold_events(read, 1, "nobody's")]
    reached = [(e.code, e.now) for e in told if e.kind is EventKind.REACHED]
    assert reached == [("M", june(4))]


def test_a_finish_says_what_is_still_to_be_handed_over(chain: Office) -> None:
    assert chain.finish("A", june(4)).notes == (
        "It counts as started on 1 June 2026",
        "D1 Paper D1 is expected: hand it over with programme submit small D1",
    )
    chain.reopen("A", 2, june(5))
    chain.submit("D1", june(5))
    assert chain.finish("A", june(8)).notes == ()


def test_work_that_was_never_started_counts_as_started_when_planned(
    chain: Office,
) -> None:
    chain.finish("A", june(4))
    assert progress(chain, "A") == Progress(june(1), june(4))


def test_a_past_day_may_be_reported_today(chain: Office) -> None:
    chain.finish("A", june(4), told=june(9))
    assert chain.dates("A").finish == june(4)
    assert chain.dates("B").start == june(9)
    assert chain.dates("B").due_start == june(5)


def test_the_programme_is_in_its_next_phase_when_the_last_work_ends(
    office: Office,
) -> None:
    made_from = definition(activity("A", 5), activity("B", 5, "A", phase="P2"))
    make(office.database, made_from)
    assert office.programme().phase == "diagnose"
    office.finish("A", MONDAY)
    assert office.programme().phase == "design"
    office.reopen("A", 3, june(2))
    assert office.programme().phase == "diagnose"


def test_reopened_work_is_open_and_its_milestone_is_not_reached(
    chain: Office,
) -> None:
    """I11: finished stays finished unless a record says who reopened it and why."""
    chain.finish("A", june(4))
    done = chain.reopen("A", 3, june(8), reason="The minutes are missing")
    assert done.said == "A is open again"
    assert progress(chain, "A") == Progress(june(1), None, 3, june(8))
    assert chain.dates("M").status is ActivityStatus.NOT_STARTED
    assert chain.dates("M").finish == june(10)
    reopened = journal(chain.database)[-2]
    assert (reopened.action, reopened.reason) == ("reopened", "The minutes are missing")
    assert reopened.actor == "Programme Lead <programme_lead@trust.example>"
    assert reopened.before["finished"] == "2026-06-04"


def test_a_day_that_is_not_worked_is_noted(chain: Office) -> None:
    saturday = "Note: Saturday 6 June 2026 is not a working day"
    assert chain.start("A", june(6)).notes == (saturday,)
    assert saturday in chain.finish("A", june(6)).notes


def test_work_before_its_turn_is_noted_and_allowed(chain: Office) -> None:
    done = chain.start("B", june(2))
    assert done.notes == ("Note: A, which comes before, is not finished",)


def test_work_behind_a_gate_waits_for_its_decision(chain: Office) -> None:
    for attempt in (chain.start, chain.finish):
        with pytest.raises(RefusedError) as refused:
            attempt("C", june(2))
        assert refused.value.what == f"C may not {attempt.__name__} yet"
        assert refused.value.reasons == ("G Gate G is not decided: Board decides it",)
        assert refused.value.cure.endswith("programme gate small G")
    chain.finish("A", june(2))
    chain.finish("B", june(2))
    chain.decide("G", Decision.GO, june(2))
    assert chain.start("C", june(2)).notes == ()


def test_work_far_behind_gates_waits_for_all_of_them(office: Office) -> None:
    made_from = definition(
        activity("A", 5),
        activity("B", 5, "A"),
        activity("C", 5, "B"),
        activity("D", 5, "C"),
        gates=[gate("G", "A", "B"), gate("H", "C", "D"), gate("X", "A", advisory=True)],
    )
    make(office.database, made_from)
    for attempt in (office.start, office.finish):
        with pytest.raises(RefusedError) as refused:
            attempt("D", june(2), by=LEAD)
        assert refused.value.reasons == (
            "G Gate G is not decided: Board decides it",
            "H Gate H is not decided: Board decides it",
        )
        with pytest.raises(RefusedError):
            attempt("C", june(2))
    assert office.programme().state is ProgrammeState.RUNNING


def test_a_finish_before_its_turn_says_so_and_when_it_counts_as_started(
    chain: Office,
) -> None:
    assert chain.finish("B", june(2)).notes == (
        "Note: A, which comes before, is not finished",
        "It counts as started on 2 June 2026",
    )


def test_plans_do_not_go_back(chain: Office) -> None:
    """The plan stands as of 9 June; somebody whose clock is behind reports."""
    chain.run(june(9))
    chain.start("A", june(3), by=LEAD)
    assert chain.programme().as_of == june(9)
    assert chain.dates("A").start == june(3)


def test_the_journal_of_a_busy_week_holds(chain: Office) -> None:
    chain.start("A", june(1))
    chain.report("A", 2, june(2))
    chain.finish("A", june(3))
    chain.reopen("A", 1, june(4))
    chain.finish("A", june(4), by=LEAD)
    with chain.database.reading() as read:
        assert verify(read) == ()
    actions = [e.action for e in journal(chain.database) if e.action != "re-planned"]
    roles = ["given role"] * 5
    assert actions == [
        "created",
        *roles,
        "started",
        "reported",
        "finished",
        "reopened",
        "finished",
    ]


def test_an_owner_is_known_by_address_in_any_case(chain: Office) -> None:
    shouted = chain.request(MEMBER, june(1))
    assert shouted.by == "member@trust.example"
    upper = type(shouted)(shouted.key, shouted.by.upper(), shouted.on, shouted.at)
    with chain.database.writing():
        pass
    start(chain.database, upper, "A", june(1))
    assert journal(chain.database)[-1].actor == "Member <member@trust.example>"
