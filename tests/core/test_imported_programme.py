"""How the outline, links and resources of a plan from elsewhere are taken."""

from dataclasses import replace

import pytest

from programme.core.access import LEAD
from programme.core.imported_programme import imported_programme
from programme.core.plan import ELAPSED, Link, LinkType
from programme.core.refusal import RefusedError
from programme.core.timed.plan import Assignment, Lag, Resource
from tests.mspdi.builders import link, plan, task

PARTS = (
    task(1, name="Discover what is"),
    task(2, level=2),
    task(3, level=2),
    task(4, name="Other things"),
    task(5, level=2),
    task(6, level=2),
    task(7),
)


def pairs(found: tuple[Link, ...], *ends: str) -> list[tuple[str, str]]:
    return [(one.frm, one.to) for one in found if one.to not in ends]


def test_a_link_of_summaries_is_one_of_the_parts_at_their_edges() -> None:
    made = imported_programme(
        plan(*PARTS, link(2, 3), link(5, 6), link(1, 4), link(4, 7))
    )
    found = made.instance.plan.links
    assert pairs(found, "S1", "S4", "PLAN") == [
        ("T2", "T3"),
        ("T5", "T6"),
        ("T3", "T5"),
        ("T6", "T7"),
    ]


def test_phases_are_known_by_our_words_or_by_number() -> None:
    phases = imported_programme(plan(*PARTS)).definition.phases
    assert [(one.id, one.key, one.title) for one in phases] == [
        ("S1", "diagnose", "Discover what is"),
        ("S4", "phase-2", "Other things"),
        ("PLAN", "phase-3", "Other work"),
    ]


def test_a_plan_without_summaries_is_one_phase() -> None:
    whole = task(0, name="Whole plan", level=0)
    (phase,) = imported_programme(plan(whole, task(1), task(2))).definition.phases
    assert (phase.key, phase.title, phase.ends_with) == (
        "phase-1",
        "Whole plan",
        "PLAN",
    )


def test_deeper_summaries_are_workstreams() -> None:
    inner = task(2, name="Interviews", level=2), task(3, level=3)
    made = imported_programme(plan(PARTS[0], *inner))
    assert [one.title for one in made.definition.workstreams] == ["Interviews"]
    assert made.instance.details["T3"].workstream == "S2"


def test_lags_are_told_in_days_of_their_kind() -> None:
    lags = Lag(2 * 4800), Lag(-4800), Lag(3 * 14400, 8), Lag(50, 19), Lag(2400)
    links = [replace(link(1, n), lag=lag) for n, lag in enumerate(lags, 2)]
    tasks = [task(1, 32), *(task(n) for n in range(2, 7))]
    found = imported_programme(plan(*tasks, *links)).instance.plan.links
    told = [(one.lag, one.calendar) for one in found if one.to != "PLAN"]
    assert told == [(2, ""), (-1, ""), (3, ELAPSED), (2, ""), (0, "")]
    assert {one.type for one in found} == {LinkType.FS}


def test_inactive_tasks_take_no_part() -> None:
    made = imported_programme(plan(task(1), task(2, active=False), link(2, 1)))
    assert (made.inactive, list(made.instance.details)) == (("T2",), ["T1", "PLAN"])


def test_our_codes_are_kept_and_others_are_made() -> None:
    codes = "P1-GOV-01", "p1-gov-01", "not a code", "S1", "T9"
    tasks = [task(n, code=code) for n, code in enumerate(codes, 5)]
    made = imported_programme(plan(task(1), *tasks)).timed
    assert [one.code for one in made.tasks] == [
        "T1",
        "P1-GOV-01",
        "T6",
        "T7",
        "T8",
        "T9",
    ]


def test_marks_of_an_export_say_nothing_of_a_plan_of_its_own() -> None:
    made = imported_programme(plan(task(1, code="P1-GOV-01", mark="0123456789")))
    assert [one.mark for one in made.timed.tasks] == [""]


def test_roles_have_names_that_can_be_typed() -> None:
    names = "Asha Patel", "asha-patel", "Owner", "Ольга", "Programme lead", " "
    resources = tuple(Resource(n, name) for n, name in enumerate(names, 1))
    made = imported_programme(replace(plan(task(1)), resources=resources)).definition
    assert [(one.id, one.title) for one in made.roles] == [
        (LEAD, "Programme lead"),
        ("exec_sponsor", "Executive sponsor"),
        ("asha_patel", "Asha Patel"),
        ("resource_2", "asha-patel"),
        ("resource_3", "Owner"),
        ("resource_4", "Ольга"),
    ]


def test_materials_own_nothing() -> None:
    bricks = Resource(1, "Bricks", works=False)
    made = replace(
        plan(task(1)), resources=(bricks,), assignments=(Assignment(1, 1, 1),)
    )
    assert imported_programme(made).instance.details["T1"].owner_role == LEAD


def test_summaries_that_link_too_many_pairs_are_refused() -> None:
    first = [task(n, level=2) for n in range(10, 410)]
    second = [task(n, level=2) for n in range(1000, 1400)]
    made = plan(task(1), *first, task(2), *second, link(1, 2))
    with pytest.raises(RefusedError, match="more than 100,000 pairs"):
        imported_programme(made)


def test_a_plan_of_no_work_is_no_programme() -> None:
    nothing = replace(task(1, 5, name="Later"), active=False)
    with pytest.raises(RefusedError, match="has no task to be done"):
        imported_programme(plan(nothing))
