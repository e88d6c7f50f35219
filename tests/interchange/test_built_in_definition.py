"""The programme that ships with the product: what is in it, and that it is sound."""

from collections import Counter
from decimal import Decimal

import pytest

from programme.core.definition import Criterion, CriterionKind, Decision, Definition
from programme.core.estimates import SUGGESTED
from programme.core.plan import Link, MonthAnchor
from programme.interchange.definition.reading import built_in_definition


@pytest.fixture(scope="module")
def definition() -> Definition:
    return built_in_definition()


def test_it_has_everything_that_was_researched(definition: Definition) -> None:
    assert len(definition.activities) == 89
    assert len(definition.milestones) == 17
    assert len(definition.gates) == 6
    assert len(definition.workstreams) == 27
    assert len(definition.measures) == 24
    assert len(definition.roles) == 23
    assert len(definition.delay_reasons) == 13
    assert len(definition.recurring) == 7
    assert len(definition.readings_after_close) == 5
    assert len(definition.soft_blackouts) == 5
    assert len(definition.principles) == 6
    assert sum(len(a.deliverables) for a in definition.activities) == 89


def test_its_work_is_spread_over_three_phases(definition: Definition) -> None:
    assert Counter(a.phase for a in definition.activities) == {
        "P1": 39,
        "P2": 22,
        "P3": 28,
    }
    assert [p.key for p in definition.phases] == ["diagnose", "design", "implement"]
    assert [p.ends_with for p in definition.phases] == [
        "P1-SYN-05",
        "P2-STR-04",
        "P3-EMB-04",
    ]
    assert [p.nominal_months for p in definition.phases] == [10, 6, 9]


def test_each_phase_is_named_in_every_vocabulary(definition: Definition) -> None:
    assert [dict(p.names) for p in definition.phases] == [
        {
            "kings_fund": "Diagnose",
            "nhs_improvement": "Discover",
            "nhs_england_later": "Scoping and Discovery",
        },
        {
            "kings_fund": "Design",
            "nhs_improvement": "Design",
            "nhs_england_later": "Design",
        },
        {
            "kings_fund": "Implement",
            "nhs_improvement": "Deliver",
            "nhs_england_later": "Delivery",
        },
    ]


def test_its_activities_say_how_well_they_are_founded(definition: Definition) -> None:
    basis = Counter(activity.basis for activity in definition.activities)

    assert basis == {"found": 48, "inferred": 33, "domain": 8}


def test_all_ten_uses_of_our_leadership_way_have_an_activity(
    definition: Definition,
) -> None:
    uses = [use for a in definition.activities for use in a.leadership_way]

    assert sorted(uses) == list(range(1, 11))


def test_one_activity_has_no_predecessor(definition: Definition) -> None:
    starts = [a.id for a in definition.activities if not a.links]

    assert starts == ["P1-GOV-01"]


def test_an_activity_comes_with_all_that_was_written_about_it(
    definition: Definition,
) -> None:
    by_id = {activity.id: activity for activity in definition.activities}
    reading = by_id["P2-MEA-02"]

    assert reading.title == "Record the year-one staff survey reading"
    assert reading.workstream == "P2-MEA"
    assert reading.duration == 5
    assert reading.anchor == MonthAnchor(months=(3,), day=1)
    assert reading.links == (
        Link("P1-MEA-02", "P2-MEA-02"),
        Link("P2-GOV-01", "P2-MEA-02"),
    )
    assert reading.informs == ("P2-STR-04", "P3-MEA-05")
    assert reading.owner == "evaluator"
    assert reading.reminders == "measure_reading"
    (deliverable,) = reading.deliverables
    assert deliverable.approver == "programme_lead"
    assert deliverable.acceptance == (
        "entered for every staff survey measure",
        "change from baseline tested for significance",
    )


def test_a_gate_comes_with_its_criteria_and_local_words(
    definition: Definition,
) -> None:
    gates = {gate.id: gate for gate in definition.gates}

    assert gates["G1"].decided_by == "steering_group"
    assert gates["G1"].blocks == ("P1-COM-03",)
    assert gates["G1"].criteria[4] == Criterion(
        CriterionKind.METRIC,
        "share_of_change_team_with_release_agreement",
        Decimal("0.9"),
    )
    assert gates["G2"].outcomes == (
        (Decision.GO, "Go"),
        (Decision.GO_WITH_CONDITIONS, "Go with conditions"),
        (Decision.HOLD, "More evidence needed"),
    )
    assert [gate.id for gate in definition.gates if gate.advisory] == ["G4"]


def test_its_words_are_whole_where_they_hold_commas(definition: Definition) -> None:
    roles = {role.id: role.title for role in definition.roles}
    fieldwork = dict(definition.reminders)["fieldwork"]

    assert roles["edi_lead"] == "Equality, diversity and inclusion lead"
    assert fieldwork[1].text == (
        "confirm slots and rooms, including nights and remote sites"
    )


def test_its_variants_stretch_the_phases(definition: Definition) -> None:
    assert definition.default_variant == "original-10-6-9"
    assert {variant.id: dict(variant.scale) for variant in definition.variants} == {
        "original-10-6-9": {
            "P1": Decimal("1.0"),
            "P2": Decimal("1.0"),
            "P3": Decimal("1.0"),
        },
        "equal-8-8-8": {
            "P1": Decimal("0.77"),
            "P2": Decimal("1.44"),
            "P3": Decimal("0.87"),
        },
    }


def test_what_recurs_counts_weeks_or_months(definition: Definition) -> None:
    rhythms = {each.id: (each.every, each.unit) for each in definition.recurring}

    assert rhythms["R-STEER"] == (1, "month")
    assert rhythms["R-TEAM"] == (2, "week")
    assert rhythms["R-RELEASE"] == (3, "month")


def test_what_recurs_says_what_to_do(definition: Definition) -> None:
    assert all(each.text for each in definition.recurring)
    report = next(one for one in definition.recurring if one.id == "R-PCOM")
    assert report.committee == "people_committee"
    assert -min(report.remind) > definition.committees[1].papers


def test_a_measure_keeps_its_details_as_words(definition: Definition) -> None:
    engagement = definition.measures[0]

    assert engagement.id == "MS-ENG"
    assert dict(engagement.details) == {
        "fieldwork": "Oct-Nov",
        "published": "Mar",
        "baseline": "last published survey before P1-MEA-01",
        "split_by": "directorate, staff_group, ethnicity, disability",
        "principles": "L2, L6",
    }


def test_a_blackout_may_pass_the_end_of_the_year(definition: Definition) -> None:
    christmas = definition.soft_blackouts[0]

    assert (christmas.first, christmas.last) == ((12, 20), (1, 3))


def test_work_is_estimated_by_its_kind(definition: Definition) -> None:
    estimates = dict(definition.estimates)
    profiles = {activity.reminders for activity in definition.activities}
    assert profiles - set(estimates) <= {"gate"}
    assert dict(estimates) == dict(SUGGESTED)
    assert definition.hours_a_week == Decimal("7.5")


def test_every_kind_of_work_has_its_hours_a_day(definition: Definition) -> None:
    hours = dict(definition.effort_a_day)
    assert set(hours) == {activity.reminders for activity in definition.activities}
    assert definition.hours_a_week
    assert all(0 < some * 5 <= definition.hours_a_week for some in hours.values())
