"""What is said when a definition breaks a rule of its own."""

from collections.abc import Callable

import pytest

from tests.interchange.small import changed

ProblemsIn = Callable[[str], list[str]]


@pytest.mark.parametrize(
    ("before", "after", "line", "first"),
    [
        ("id: D2", "id: D1", 52, 27),
        ("id: D2", "id: P1-B", 52, 33),
        ("id: G1", "id: M1", 64, 59),
        ("- id: member", "- id: member\n    title: A\n  - id: board", 88, 79),
        ("- id: P1-W", "- id: P1", 17, 9),
        ("id: R-1", "id: P1-A", 113, 21),
    ],
)
def test_an_id_is_used_once(
    problems_in: ProblemsIn, before: str, after: str, line: int, first: int
) -> None:
    (problem,) = problems_in(changed((before, after)))

    name = after.rpartition("id: ")[2]
    assert problem == (
        f"small.yaml:{line}: the id '{name}' is taken: it is first at "
        f"small.yaml:{first}. Give this entry another id."
    )


def test_nobody_accepts_their_own_work(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("approver: board", "approver: lead"))) == [
        "small.yaml:30: 'lead' owns P1-A and would accept its own D1. "
        "Name another role as approver, or as owner of the activity."
    ]


def test_a_role_that_does_not_approve_accepts_nothing(problems_in: ProblemsIn) -> None:
    text = changed(("    group: true\n    approves: true\n", "    group: true\n"))

    assert problems_in(text) == [
        "small.yaml:30: 'approver' names 'board', a role that does not approve. "
        "Name another role, or give 'board' approves: true.",
        "small.yaml:68: 'decided_by' names 'board', a role that does not approve. "
        "Name another role, or give 'board' approves: true.",
    ]


def test_a_gate_can_be_passed(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("          go: Go\n", ""))) == [
        "small.yaml:75: gate G1 has no outcome 'go', so nobody can pass it. "
        "Add 'go:' with the words that you use for it."
    ]


def test_two_links_of_a_kind_between_two_activities_contradict_each_other(
    problems_in: ProblemsIn,
) -> None:
    text = changed(("- P1-A SS+5", "- P1-A SS+5\n              - P1-A SS+3"))

    assert problems_in(text) == [
        "small.yaml:37: P1-B has two SS links from P1-A. Keep the one that you mean."
    ]


def test_two_links_of_different_kinds_do_not(problems_in: ProblemsIn) -> None:
    text = changed(("- P1-A SS+5", "- P1-A SS+5\n              - P1-A FF-2"))

    assert problems_in(text) == []


SECOND_PHASE = """\
  - id: P2
    key: design
    title: Design
    purpose: Decide.
    ends_with: P1-C
    workstreams:
      - id: P2-W
        title: Work
        lead: lead
        activities:
          - id: P2-A
            title: Choose
            duration: 3
            depends_on:
              - P1-C
            owner: lead
            reminders: standard
roles:
  - id: board
"""


def test_a_second_phase_has_an_end_a_name_and_a_factor_of_its_own(
    problems_in: ProblemsIn,
) -> None:
    text = changed(("roles:\n  - id: board\n", SECOND_PHASE))

    assert problems_in(text) == [
        "small.yaml:78: phase P2 has no name in 'plain'. "
        "Add 'plain' to its names, or take it from the others.",
        "small.yaml:82: phase P2 ends with P1-C, which is in phase P1. "
        "Name an activity of phase P2.",
        "small.yaml:114: variant plain says nothing of phase P2. "
        "Add 'P2: 1.0' to its scale, or another factor.",
    ]


def test_a_role_is_not_called_as_reminders_call_people(problems_in: ProblemsIn) -> None:
    text = changed(
        ("  - id: member\n", "  - id: approver\n    title: A\n  - id: member\n")
    )

    assert problems_in(text) == [
        "small.yaml:86: 'approver' has a meaning in reminders and cannot be a role. "
        "Call the role something else."
    ]


def test_the_three_points_of_an_estimate_rise(problems_in: ProblemsIn) -> None:
    points = "{optimistic: 1.2, likely: 1.0, pessimistic: 1.5}"
    text = changed(
        ("duration: 5\n", f"duration: 5\n            estimate: {points}\n"),
        ("roles:\n", f"estimates:\n  standard: {points}\nroles:\n"),
    )

    assert [problem.partition(":")[2] for problem in problems_in(text)] == [
        "36: the three points of an estimate fall where they should rise. "
        "Put optimistic first, then likely, then pessimistic.",
        "80: the three points of an estimate fall where they should rise. "
        "Put optimistic first, then likely, then pessimistic.",
    ]


def test_an_estimate_is_of_a_kind_of_work(problems_in: ProblemsIn) -> None:
    points = "{optimistic: 0.9, likely: 1.0, pessimistic: 1.5}"
    text = changed(("roles:\n", f"estimates:\n  standrad: {points}\nroles:\n"))

    (problem,) = problems_in(text)
    assert "'estimates' names 'standrad', and there is no such reminder profile" in (
        problem
    )


def test_hours_a_day_are_of_a_kind_of_work_and_of_a_day(
    problems_in: ProblemsIn,
) -> None:
    text = changed(("roles:\n", "effort_a_day:\n  standrad: 1\nroles:\n"))
    (problem,) = problems_in(text)
    assert "'effort_a_day' names 'standrad', and there is no such" in problem

    text = changed(("roles:\n", "effort_a_day:\n  standard: 25\nroles:\n"))
    (problem,) = problems_in(text)
    assert "25" in problem


def test_a_variant_stretches_no_work_beyond_what_a_plan_may_hold(
    problems_in: ProblemsIn,
) -> None:
    text = changed(("duration: 5", "duration: 140"), ("P1: 1.0", "P1: 9.3"))

    assert problems_in(text) == [
        "small.yaml:98: variant plain stretches P1-B to 1302 working days. "
        "Give a smaller factor: no work takes more than 1300."
    ]


def test_a_reminder_that_is_never_said_is_a_problem(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("- anchor: due", "- anchor: submitted"))) == [
        "small.yaml:90: 'standard' counts from a submission, so this is never said. "
        "Move it to the profile 'approval_chaser'."
    ]


def test_only_a_chaser_knows_the_approver(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("to: [owner, lead]", "to: [owner, approver]"))) == [
        "small.yaml:92: 'to' names the approver, and nothing is submitted here. "
        "Name a role, or the owner."
    ]
