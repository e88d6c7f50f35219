"""What is said when a definition names something that it does not have."""

from collections.abc import Callable

import pytest

from tests.interchange.small import changed

ProblemsIn = Callable[[str], list[str]]


def test_the_nearest_known_name_is_offered(problems_in: ProblemsIn) -> None:
    text = changed(
        ("owner: lead\n            reminders", "owner: laed\n            reminders")
    )

    assert problems_in(text) == [
        "small.yaml:24: 'owner' names 'laed', and there is no such role. "
        "Write 'lead', if that is meant."
    ]


def test_a_short_list_is_offered_when_none_is_near(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("- deliverable: D1", "- deliverable: report"))) == [
        "small.yaml:72: 'criteria' names 'report', and there is no such deliverable. "
        "Write one of: D1, D2."
    ]


@pytest.mark.parametrize(
    ("before", "after", "line", "said"),
    [
        ("default_variant: plain", "default_variant: x", 6, "variant"),
        ("ends_with: P1-C", "ends_with: P1-Z", 13, "activity"),
        ("lead: lead", "lead: x", 19, "role"),
        ("approver: board", "approver: x", 30, "role"),
        ("- P1-A SS+5", "- P1-Z SS+5", 37, "activity or milestone"),
        (
            "informs:\n              - P1-A",
            "informs:\n              - X",
            48,
            "activity",
        ),
        ("decided_by: board", "decided_by: x", 68, "role"),
        ("blocks:\n          - P1-C", "blocks:\n          - M1", 70, "activity"),
        ("to: [owner, lead]", "to: [owner, x]", 92, "role"),
        ("P1: 1.0", "P1: 1.0\n      P9: 1.0", 99, "phase"),
        ("baseline_activity: P1-C", "baseline_activity: Q", 107, "activity"),
        ("measure: MS-1", "measure: x", 109, "measure"),
        ("phases: [P1]", "phases: [P1, P9]", 116, "phase"),
        ("every: 2 weeks", "every: month\n    committee: x", 116, "committee"),
    ],
)
def test_every_reference_must_find_what_it_names(
    problems_in: ProblemsIn, before: str, after: str, line: int, said: str
) -> None:
    (problem,) = problems_in(changed((before, after)))

    assert problem.startswith(f"small.yaml:{line}: ")
    assert f"and there is no such {said}. Write " in problem


def test_what_a_milestone_and_a_gate_wait_for_must_exist(
    problems_in: ProblemsIn,
) -> None:
    agreed = "title: Agreed\n        after:\n          - "
    mandate = "title: Mandate\n        after:\n          - "
    text = changed((f"{agreed}P1-A", f"{agreed}M9"), (f"{mandate}P1-A", f"{mandate}G9"))

    assert problems_in(text) == [
        "small.yaml:62: 'after' names 'M9', and there is no such activity, "
        "milestone or gate. Write one of: P1-A, P1-B, P1-C, M1, G1.",
        "small.yaml:67: 'after' names 'G9', and there is no such activity, "
        "milestone or gate. Write one of: P1-A, P1-B, P1-C, M1, G1.",
    ]


def test_an_activity_may_wait_for_a_milestone(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("- P1-A SS+5", "- M1"))) == []


def test_a_reminder_profile_must_exist(problems_in: ProblemsIn) -> None:
    text = changed(("  standard:\n", "  usual:\n"))

    assert problems_in(text) == [
        f"small.yaml:{line}: 'reminders' names 'standard', and there is no such "
        "reminder profile. Write one of: usual."
        for line in (25, 39, 50)
    ]


def test_a_principle_must_exist(problems_in: ProblemsIn) -> None:
    text = changed(("rhythm: yearly", "rhythm: yearly\n    principles: [L1]"))

    assert problems_in(text) == [
        "small.yaml:106: 'principles' names 'L1', and there is no such principle. "
        "Write the id of an existing principle."
    ]
