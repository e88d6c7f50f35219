"""What is said when an entry of a definition does not have the shape it should."""

from collections.abc import Callable

import pytest

from tests.interchange.small import SOUND, changed

ProblemsIn = Callable[[str], list[str]]


def test_a_sound_definition_has_no_problem(problems_in: ProblemsIn) -> None:
    assert problems_in(SOUND) == []


def test_an_unknown_key_is_named_with_the_nearest_known_one(
    problems_in: ProblemsIn,
) -> None:
    text = changed(("title: Begin\n", "title: Begin\n            fixd: true\n"))

    assert problems_in(text) == [
        "small.yaml:35: 'fixd' is not a key of an activity. "
        "Write 'fixed', if that is meant."
    ]


def test_a_missing_key_is_asked_for_with_its_meaning(problems_in: ProblemsIn) -> None:
    text = changed(("            duration: 10\n", ""))

    assert problems_in(text) == [
        "small.yaml:21: activity P1-A has no 'duration'. "
        "Add 'duration': its length in working days."
    ]


@pytest.mark.parametrize("duration", ["0", "-5", "2.5", "ten", "1301", "1e2"])
def test_an_impossible_duration_is_refused(
    problems_in: ProblemsIn, duration: str
) -> None:
    text = changed(("duration: 10", f"duration: {duration}"))

    assert problems_in(text) == [
        f"small.yaml:23: 'duration' is '{duration}'. "
        "Write a whole number from 1 to 1300."
    ]


def test_an_empty_value_is_not_a_duration(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("duration: 10", "duration:"))) == [
        "small.yaml:23: 'duration' is empty. Write a whole number from 1 to 1300."
    ]


def test_a_list_is_not_a_title(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("title: Agree\n", "title: [Agree]\n"))) == [
        "small.yaml:22: 'title' is a list. Write words."
    ]


def test_one_month_without_brackets_is_not_a_list(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("months: [3, 9]", "months: 3"))) == [
        "small.yaml:44: 'months' is '3'. "
        "Write a list, each item on a line of its own after '- '."
    ]


def test_there_is_no_thirteenth_month(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("months: [3, 9]", "months: [3, 13]"))) == [
        "small.yaml:44: 'months' is '13'. Write a whole number from 1 to 12."
    ]


def test_words_are_not_an_anchor(problems_in: ProblemsIn) -> None:
    text = changed(("anchor:\n              months: [3, 9]", "anchor: March"))

    assert problems_in(text) == [
        "small.yaml:43: 'anchor' is 'March'. "
        "Write the keys of an anchor, each on a line of its own."
    ]


@pytest.mark.parametrize(
    "link", ["P1-A XX+5", "P1-A SS5", "P1-A+5", "P1-A FS+", "P1-A FS +5", "P1-A SS+5d"]
)
def test_a_link_has_one_way_of_being_written(
    problems_in: ProblemsIn, link: str
) -> None:
    text = changed(("- P1-A SS+5", f"- {link}"))

    assert problems_in(text) == [
        f"small.yaml:37: 'depends_on' is '{link}'. "
        "Write an id, then a type and a lag in working days if needed: "
        "P1-GOV-01, P1-GOV-01 SS+5 or P1-GOV-01 FS-2."
    ]


@pytest.mark.parametrize("flag", ["yes", "True", "1"])
def test_a_flag_is_true_or_false(problems_in: ProblemsIn, flag: str) -> None:
    text = changed(("group: true", f"group: {flag}"))

    assert problems_in(text) == [
        f"small.yaml:81: 'group' is '{flag}'. Write true or false."
    ]


def test_a_choice_is_one_of_its_words(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("anchor: due", "anchor: deu"))) == [
        "small.yaml:90: 'anchor' is 'deu'. Write 'due', if that is meant."
    ]
    assert problems_in(changed(("direction: up", "direction: zzz"))) == [
        "small.yaml:104: 'direction' is 'zzz'. "
        "Write one of: up, down, context, per indicator, per metric."
    ]


def test_a_phase_is_not_stretched_by_nothing(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("P1: 1.0", "P1: 0"))) == [
        "small.yaml:98: 'P1' is '0'. Write a number above 0, at most 10."
    ]


@pytest.mark.parametrize("day", ["02-30", "13-01", "1-1", "20 December"])
def test_a_day_of_the_year_exists(problems_in: ProblemsIn, day: str) -> None:
    text = changed(("first: 12-20", f"first: {day}"))

    assert problems_in(text) == [
        f"small.yaml:121: 'first' is '{day}'. "
        "Write a month and a day of it such as 12-20."
    ]


def test_a_rhythm_counts_weeks_or_months(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("every: 2 weeks", "every: quarter"))) == [
        "small.yaml:115: 'every' is 'quarter'. "
        "Write a rhythm such as month, 2 weeks or 3 months."
    ]


def test_an_id_has_no_spaces(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("id: M1", "id: M 1"))) == [
        "small.yaml:59: 'id' is 'M 1'. "
        "Write an id of letters, digits, - and _ such as P1-GOV-01."
    ]


def test_an_empty_list_of_criteria_for_acceptance_is_refused(
    problems_in: ProblemsIn,
) -> None:
    text = changed(("acceptance:\n                  - says why now", "acceptance: []"))

    assert problems_in(text) == [
        "small.yaml:31: 'acceptance' holds nothing. Give at least one entry."
    ]


def test_the_same_thing_twice_in_a_list_is_refused(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("to: [owner, lead]", "to: [lead, lead]"))) == [
        "small.yaml:92: 'lead' stands twice in 'to'. Keep one of the two."
    ]


def test_a_criterion_says_of_what_kind_it_is(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("- deliverable: D1", "- document: D1"))) == [
        "small.yaml:72: a criterion does not say of what kind it is. "
        "Write one of the keys deliverable, metric, check."
    ]
    assert problems_in(changed(("            at_least: 0.9\n", ""))) == [
        "small.yaml:73: metric criterion has no 'at_least'. "
        "Add 'at_least': the least that passes."
    ]


def test_a_gate_offers_only_known_decisions(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("hold: Not now", "later: Not now"))) == [
        "small.yaml:77: 'later' cannot stand under 'outcomes'. "
        "Write one of: go, go with conditions, hold, stop."
    ]


def test_another_version_of_the_shape_is_refused(problems_in: ProblemsIn) -> None:
    assert problems_in(changed(("schema_version: 1", "schema_version: 2"))) == [
        "small.yaml:1: 'schema_version' is '2'. Write 1."
    ]


def test_every_problem_comes_at_once_in_the_order_of_lines(
    problems_in: ProblemsIn,
) -> None:
    text = changed(
        ("approval_target: 5\n", "approval_target: soon\n"),
        ("ends_with: P1-C", "ends_with: P1-X"),
        ("duration: 10", "duration: 0"),
        ("- P1-A SS+5", "- P1-C"),
        ("approver: lead", "approver: member"),
        ("go: Go", "goo: Go"),
        ("to: [owner, lead]", "to: [owner, leed]"),
        ("owner: board", "owner: bord"),
    )

    places = [problem.partition(": ")[0] for problem in problems_in(text)]

    assert places == [
        f"small.yaml:{line}" for line in (7, 13, 23, 46, 55, 55, 76, 92, 111)
    ]
