"""The sets of kinds of link and constraint say of each what its name says."""

from programme.core.timed.plan import (
    FINISHES_BY,
    FROM_START,
    OF_FINISHES,
    ON_THE_DAY,
    OUTRANKING,
    STARTS_BY,
    TO_FINISH,
    ConstraintType,
    LinkType,
)


def test_a_link_leaves_by_its_first_letter_and_arrives_by_its_second() -> None:
    assert {kind for kind in LinkType if kind.name[0] == "S"} == FROM_START
    assert {kind for kind in LinkType if kind.name[1] == "F"} == TO_FINISH


def test_a_constraint_is_in_the_sets_that_its_words_name() -> None:
    words = {kind: kind.name.split("_") for kind in ConstraintType}
    by = {kind for kind in words if {"MUST", "LATER"} & set(words[kind])}
    assert {kind for kind in words if "FINISH" in words[kind]} == OF_FINISHES
    assert {kind for kind in words if "MUST" in words[kind]} == ON_THE_DAY
    assert by == OUTRANKING
    assert {kind for kind in by if "START" in words[kind]} == STARTS_BY
    assert by & OF_FINISHES == FINISHES_BY
