"""A definition made real: its variant, its lengths, its network."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from programme.core.definition import (
    DefinedActivity,
    DefinedGate,
    DefinedMilestone,
    Definition,
    Variant,
)
from programme.core.instantiate import (
    Instance,
    UnknownVariantError,
    instantiate,
    scaled,
)
from programme.core.plan import Activity, Kind, Link, LinkType, MonthAnchor
from programme.core.programme import Detail
from tests.core.builders import START

MARCH = MonthAnchor((3,))


def defined(code: str, phase: str = "P1", *, fixed: bool = False) -> DefinedActivity:
    return DefinedActivity(
        code, f"Title of {code}", phase, "W", 10, "lead", "standard", fixed=fixed
    )


WAITING = DefinedActivity(
    "C",
    "Read the survey",
    "P2",
    "W",
    5,
    "analyst",
    "board_paper",
    optional=True,
    anchor=MARCH,
    links=(Link("A", "C", LinkType.SS, 5),),
    informs=("B",),
)
DEFINITION = Definition(
    id="small",
    title="A small programme",
    version="1.0",
    outcome="A better place to work.",
    default_variant="plain",
    approval_target=5,
    roles=(),
    phases=(),
    workstreams=(),
    activities=(defined("A"), defined("B", fixed=True), WAITING),
    milestones=(DefinedMilestone("M", "Agreed", "P1", ("A", "B")),),
    gates=(DefinedGate("G", "Mandate", "P1", ("M",), ("C",), "board", (), ()),),
    reminders=(),
    variants=(
        Variant("plain", "As it is", ()),
        Variant("short", "Half of it", (("P1", Decimal("0.25")),)),
    ),
)


def made(variant: str = "plain", start: date = START) -> Instance:
    return instantiate(DEFINITION, start, variant)


def lengths(instance: Instance) -> dict[str, int]:
    return {a.code: a.duration for a in instance.plan.activities}


def test_the_network_starts_on_the_day_that_is_given() -> None:
    assert made(start=date(2026, 4, 1)).plan.start == date(2026, 4, 1)


def test_milestones_and_gates_stand_in_the_network_without_duration() -> None:
    kinds = {a.code: (a.kind, a.duration) for a in made().plan.activities}
    assert kinds == {
        "A": (Kind.ACTIVITY, 10),
        "B": (Kind.ACTIVITY, 10),
        "C": (Kind.ACTIVITY, 5),
        "M": (Kind.MILESTONE, 0),
        "G": (Kind.GATE, 0),
    }


def test_milestones_and_gates_wait_for_finishes_and_gates_hold_back() -> None:
    assert set(made().plan.links) == {
        Link("A", "C", LinkType.SS, 5),
        Link("A", "M"),
        Link("B", "M"),
        Link("M", "G"),
        Link("G", "C"),
    }


def test_an_anchor_comes_along() -> None:
    assert Activity("C", 5, anchor=MARCH) in made().plan.activities


def test_a_variant_stretches_phases_and_leaves_fixed_work_alone() -> None:
    assert lengths(made("short")) == {"A": 3, "B": 10, "C": 5, "M": 0, "G": 0}


@pytest.mark.parametrize(
    ("duration", "factor", "days"),
    [
        (10, "1.0", 10),
        (10, "0.24", 2),
        (10, "0.25", 3),
        (15, "0.77", 12),
        (5, "1.44", 7),
        (1, "0.1", 1),
        (3, "0.5", 2),
    ],
)
def test_scaled_lengths_are_whole_days_rounded_half_up_and_at_least_one(
    duration: int, factor: str, days: int
) -> None:
    assert scaled(duration, Decimal(factor)) == days


def test_a_variant_must_be_known() -> None:
    with pytest.raises(UnknownVariantError, match="there are plain, short") as unknown:
        made("long")
    assert unknown.value.known == ("plain", "short")


def test_each_point_of_the_network_has_its_detail() -> None:
    details = made().details
    assert details["C"] == Detail(
        "C", "Read the survey", "P2", "W", "analyst", "board_paper", optional=True
    )
    assert details["G"] == Detail("G", "Mandate", "P1", "", "board", "gate")
    assert details["M"] == Detail("M", "Agreed", "P1", "", "", "")


def test_who_is_informed_does_not_wait() -> None:
    assert made().informs == (("C", "B"),)


def test_effort_is_of_the_kind_of_work_for_its_length_unless_it_has_its_own() -> None:
    own = replace(defined("B"), effort=Decimal(4))
    definition = replace(
        DEFINITION,
        activities=(defined("A"), own, WAITING),
        effort_a_day=(("standard", Decimal("0.75")),),
    )
    details = instantiate(definition, START, "short").details
    assert {code: details[code].effort for code in "ABCGM"} == {
        "A": 2.25,
        "B": 4.0,
        "C": None,
        "G": None,
        "M": None,
    }
