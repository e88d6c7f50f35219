"""Schedule status follows from a table; delivery confidence has a name and an expiry."""

from datetime import date

import pytest

from programme.core.schedule_status import (
    RULES,
    Confidence,
    DeliveryConfidence,
    Figure,
    Figures,
    Rule,
    Rules,
    ScheduleStatus,
    confidence_in_words,
    schedule_status,
)

ON, RISK, OFF, UNKNOWN = ScheduleStatus


@pytest.mark.parametrize(
    ("float_left", "slip", "p80_margin", "status"),
    [
        (None, None, None, UNKNOWN),
        (10, 0, 10, ON),
        (5, 4, 0, ON),
        (4, 0, 10, RISK),
        (0, 0, 10, RISK),
        (10, 5, 10, RISK),
        (10, 19, 10, RISK),
        (10, -30, -1, RISK),
        (10, 0, -19, RISK),
        (-1, 0, 10, OFF),
        (10, 20, 10, OFF),
        (10, 0, -20, OFF),
        (0, 20, -1, OFF),
        (None, 5, None, RISK),
    ],
)
def test_the_first_rule_that_holds_gives_the_status(
    float_left: int | None,
    slip: int | None,
    p80_margin: int | None,
    status: ScheduleStatus,
) -> None:
    assert schedule_status(Figures(float_left, slip, p80_margin)).status is status


@pytest.mark.parametrize("row", RULES.rows)
def test_each_row_of_the_table_holds_from_its_own_threshold(row: Rule) -> None:
    def alone(value: int) -> ScheduleStatus:
        sign = {Figure.AFTER_BASELINE: 1}.get(row.figure, -1)
        name = {
            Figure.SHORT_OF_FLOAT: "float_left",
            Figure.AFTER_BASELINE: "slip",
            Figure.P80_AFTER_WANTED: "p80_margin",
        }[row.figure]
        figures = Figures(**{name: sign * value})
        return schedule_status(figures, Rules(9, (row,))).status

    assert alone(row.at_least) is row.status
    assert alone(row.at_least - 1) is ON


def test_the_table_lists_the_worst_first() -> None:
    statuses = [row.status for row in RULES.rows]
    assert statuses == sorted(statuses, key=[OFF, RISK, ON].index)


@pytest.mark.parametrize(
    ("figures", "words"),
    [
        (Figures(9, 0, 9), "No rule finds anything wrong with its dates."),
        (Figures(), "There are no figures to judge its dates by."),
        (Figures(-2), "It misses its date by 2 working days."),
        (Figures(1), "It has 1 working day of float left."),
        (Figures(slip=12), "The forecast is 12 working days after the baseline."),
        (
            Figures(p80_margin=-1),
            "The 80% date is 1 working day after the wanted date.",
        ),
    ],
)
def test_a_status_says_its_reason(figures: Figures, words: str) -> None:
    assert schedule_status(figures).reason == words


def test_without_figures_nothing_is_known() -> None:
    assert schedule_status(Figures()).status is UNKNOWN


def test_a_status_names_the_version_of_its_rules() -> None:
    assert schedule_status(Figures(slip=6)).version == RULES.version


JUDGED = DeliveryConfidence(
    Confidence.MEDIUM,
    "Ruth Adeyemi",
    "The board has moved twice.",
    date(2026, 12, 9),
    date(2027, 1, 8),
)


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 12, 8), False),
        (date(2026, 12, 9), True),
        (date(2027, 1, 8), True),
        (date(2027, 1, 9), False),
    ],
)
def test_a_judgement_holds_from_its_day_until_it_expires(
    day: date,
    holds: bool,  # noqa: FBT001 - a column of the table
) -> None:
    assert JUDGED.holds_on(day) is holds


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (
            date(2026, 12, 10),
            "Delivery confidence is medium. "
            "Ruth Adeyemi judged it on 9 December 2026: The board has moved twice.",
        ),
        (
            date(2027, 1, 9),
            "Delivery confidence expired on 8 January 2027 and must be judged again.",
        ),
        (date(2026, 12, 8), "Nobody has judged delivery confidence."),
    ],
)
def test_a_judgement_is_said_with_its_name_while_it_holds(
    day: date, words: str
) -> None:
    assert confidence_in_words(JUDGED, day) == words


def test_without_a_judgement_that_is_said() -> None:
    said = confidence_in_words(None, date(2027, 1, 1))
    assert said == "Nobody has judged delivery confidence."


@pytest.mark.parametrize(
    ("name", "reason"), [("", "why"), ("  ", "why"), ("Ruth", " ")]
)
def test_a_judgement_needs_a_name_and_a_reason(name: str, reason: str) -> None:
    day = date(2027, 1, 4)
    with pytest.raises(ValueError, match="a name and a reason"):
        DeliveryConfidence(Confidence.LOW, name, reason, day, day)


def test_a_judgement_cannot_expire_before_it_was_made() -> None:
    with pytest.raises(ValueError, match="expires before"):
        DeliveryConfidence(
            Confidence.LOW, "Ruth", "why", date(2027, 1, 4), date(2027, 1, 1)
        )
