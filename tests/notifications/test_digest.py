"""The digest, read as a sponsor and as a lead read it."""

from dataclasses import replace
from datetime import date

import pytest

from programme.core.digest import Rhythm, for_period
from programme.core.messages import Digest, DigestKind, GateReadiness
from programme.core.schedule_status import Figures
from programme.notifications.digest import digest_view
from programme.notifications.rendering import render_digest
from tests.notifications.samples import (
    CHARTER,
    EVERYTHING,
    G2,
    G2_SLIPPED,
    LATE,
    M3,
    M5,
    QUIET,
    standing_at,
)

MISSED = standing_at(Figures(float_left=-3))
AT_RISK = standing_at(Figures(slip=5), "M3", date(2026, 12, 10))
UNKNOWN = standing_at(Figures(), "M4")


def words(digest: Digest) -> str:
    return " ".join(render_digest(digest).text.split())


@pytest.mark.parametrize(
    ("digest", "status"),
    [
        (replace(QUIET, gates=(G2,)), "on track for G2"),
        (QUIET, "on track"),
        (replace(QUIET, watched=(MISSED,), gates=(G2,)), "1 milestone off track"),
        (
            replace(QUIET, watched=(AT_RISK, MISSED, MISSED)),
            "2 milestones off track",
        ),
        (
            replace(QUIET, watched=(AT_RISK, UNKNOWN), slipped=(G2_SLIPPED, M3)),
            "1 milestone at risk, 2 milestones slipped",
        ),
        (replace(QUIET, watched=(UNKNOWN,), gates=(G2,)), "schedule not known"),
        (replace(QUIET, watched=()), "nothing still to come"),
        (replace(QUIET, slipped=(G2_SLIPPED,)), "on track, 1 milestone slipped"),
        (
            replace(QUIET, kind=DigestKind.LEAD, overdue=(LATE, LATE)),
            "on track, 2 things overdue",
        ),
    ],
)
def test_the_subject_says_the_worst_news_first(digest: Digest, status: str) -> None:
    assert render_digest(digest).subject == (
        f"Example trust culture programme: {status} "
        "\N{EN DASH} digest for December 2026"
    )


def test_what_stands_worst_is_named_with_the_rule_that_says_so() -> None:
    said = words(replace(QUIET, watched=(AT_RISK, MISSED)))

    assert (
        "G2 Diagnosis accepted: off track by the rules of version 1. "
        "It misses its date by 3 working days."
    ) in said
    assert "M3" not in said
    assert "rules of version" not in words(QUIET)


@pytest.mark.parametrize(
    ("variance", "compared"),
    [
        (12, "12 working days later than the baseline"),
        (-1, "1 working day earlier than the baseline"),
        (0, "as in the baseline"),
        (None, "no baseline to compare with"),
    ],
)
def test_one_sentence_says_where_it_stands(variance: int | None, compared: str) -> None:
    assert (
        "The programme is in the Diagnose phase and is forecast to end on "
        f"15 September 2028, {compared}."
    ) in words(replace(QUIET, ends_variance=variance))


def test_the_sections_come_in_the_order_of_their_weight() -> None:
    titles = [section.title for section in digest_view(EVERYTHING).sections]

    assert titles == [
        "Decisions waiting for you",
        "Overdue work",
        "Slipped",
        "Reached",
        "Coming in the next 30 working days",
        "Gates",
    ]


def test_a_quiet_month_says_so_in_a_few_words() -> None:
    said = words(QUIET)

    assert "No decision waits for you." in said
    assert "No milestone has slipped since Monday 9 November 2026." in said
    assert "No milestone falls in the next 30 working days." in said
    assert "Reached" not in said
    assert "Gates" not in said
    assert "Overdue" not in said


def test_only_the_lead_hears_of_overdue_work() -> None:
    sponsor = replace(QUIET, overdue=(LATE,))
    lead = replace(sponsor, kind=DigestKind.LEAD)

    assert "Run the staff focus groups" not in words(sponsor)
    assert (
        "* Run the staff focus groups Overdue: was due on Thursday 3 December 2026, "
        "4 working days ago. P1-FG-03, Example trust culture programme "
        "To answer: programme done P1-FG-03"
    ) in words(lead)
    assert "Nothing is overdue." in words(replace(QUIET, kind=DigestKind.LEAD))


def test_a_decision_says_what_waits_how_long_and_how_to_answer() -> None:
    assert (
        "* Accept the change team charter "
        "Waiting for 3 working days, since Friday 4 December 2026. "
        "To answer: programme accept D115 2"
    ) in words(replace(QUIET, decisions=(CHARTER,)))
    new = replace(CHARTER, working_days=0, deed="")
    said = words(replace(QUIET, decisions=(new,)))
    assert "Waiting since Friday 4 December 2026." in said
    assert "To answer" not in said


def test_a_slip_says_was_now_and_how_late_against_the_baseline() -> None:
    assert (
        "* G2 Diagnosis accepted Was 16 December 2026, now 13 January 2027. "
        "21 working days later than the baseline, 9 December 2026."
    ) in words(replace(QUIET, slipped=(G2_SLIPPED,)))


def test_a_slip_without_a_baseline_says_that() -> None:
    unmeasured = replace(G2_SLIPPED, baseline=None, variance=None, was=None)

    assert ("Was not set, now 13 January 2027. No baseline to compare with.") in words(
        replace(QUIET, slipped=(unmeasured,))
    )


def test_what_was_reached_and_what_comes_is_compared_with_the_baseline() -> None:
    said = words(replace(QUIET, reached=(M3,), coming=(M5,)))

    assert (
        "* M3 Culture survey closed Reached 27 November 2026, "
        "baseline 25 November 2026. 2 working days later than the baseline."
    ) in said
    assert (
        "* M5 Design workshops begin Forecast 19 January 2027, "
        "baseline 19 January 2027. As in the baseline."
    ) in said


def test_a_gate_says_what_it_still_needs_and_who_decides_when() -> None:
    assert (
        "* G2 Diagnosis accepted Not ready: 3 of 5 criteria met. "
        "Decision: Trust board, Wednesday 16 December 2026. "
        "Still to meet: - D195 Synthesis report accepted - Each tool has reported"
    ) in words(replace(QUIET, gates=(G2,)))


@pytest.mark.parametrize(
    ("gate", "status"),
    [
        (replace(G2, met=5, unmet=()), "Ready: 5 of 5 criteria met."),
        (replace(G2, met=1, total=1, unmet=()), "Ready: 1 of 1 criterion met."),
        (replace(G2, met=0, total=0, unmet=()), "Ready: it has no criteria."),
        (replace(G2, met=4, unmet=()), "Not ready: 4 of 5 criteria met."),
        (replace(G2, advisory=True), "Advisory: it holds no work back."),
    ],
)
def test_a_gate_is_ready_or_not_in_words(gate: GateReadiness, status: str) -> None:
    assert status in words(replace(QUIET, gates=(gate,)))


def test_it_says_which_digest_came_before() -> None:
    assert "Your last digest was on Monday 9 November 2026." in words(QUIET)
    assert "This is your first digest" in words(replace(QUIET, since=None))
    assert "slipped since" not in words(replace(QUIET, since=None))


def test_the_nearest_gate_is_the_one_that_counts() -> None:
    far = replace(G2, code="G3", day=date(2027, 6, 1))

    assert "on track for G2" in render_digest(replace(QUIET, gates=(far, G2))).subject


def test_a_weekly_digest_names_its_week() -> None:
    week = for_period(EVERYTHING, Rhythm.WEEKLY)

    assert render_digest(week).subject.endswith(
        "digest for the week of 7 December 2026"
    )
    month = render_digest(for_period(week, Rhythm.MONTHLY))
    assert month.subject.endswith("digest for December 2026")


def test_slips_with_one_cause_are_told_together_to_the_lead() -> None:
    late = "P1-FOC-02 Run the focus groups"
    m2, m3, m4 = (
        replace(G2_SLIPPED, code=code, title=code, moved=12, because=late)
        for code in ("M2", "M3", "M4")
    )
    alone = replace(m4, moved=3)
    digest = replace(EVERYTHING, slipped=(m2, m3, alone))

    sections = {one.title: one for one in digest_view(digest).sections}
    (entry,) = sections["Slipped together"].entries
    assert entry.title == f"2 milestones moved 12 working days because {late} is late"
    assert entry.points[0] == "M2 M2: now 13 January 2027, was 16 December 2026"
    assert [one.title for one in sections["Slipped"].entries] == ["M4 M4"]
    for_sponsor = replace(digest, kind=DigestKind.SPONSOR)
    assert "Slipped together" not in words(for_sponsor)


def test_before_its_start_a_digest_says_when_it_starts() -> None:
    said = words(replace(QUIET, starts=date(2027, 1, 4)))

    assert "The programme starts on 4 January 2027 and is forecast to end on" in said
    assert "is in the Diagnose phase" not in said
