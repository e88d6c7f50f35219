"""How a chain of reasons reads."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from programme.core.calendar import WorkingCalendar
from programme.core.explain import Chain, why
from programme.core.explain_words import step_in_words
from programme.core.plan import (
    Activity,
    Link,
    LinkType,
    MonthAnchor,
    Progress,
    no_earlier_than,
)
from tests.core.builders import MONDAY_TO_FRIDAY, finished, gate, plan, started
from tests.core.random_plans import random_case

APRIL = date(2026, 4, 29)
MAY_DAY = date(2026, 5, 4)
CALENDAR = WorkingCalendar(days_off=frozenset({MAY_DAY}))
EVENT = Activity("P1-SYN-04", 6)
REPORT = Activity("P1-SYN-05", 3)


def words_of(chain: Chain, titles: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(
        sentence
        for step in chain.steps
        for sentence in step_in_words(step, titles.get(step.code, ""))
    )


def said(
    *parts: Activity | Link, of: str = "P1-SYN-05", as_of: date = APRIL
) -> tuple[str, ...]:
    network = plan(*parts, start=APRIL)
    chain = why(network, CALENDAR, as_of, of, {MAY_DAY: "Early May bank holiday"})
    titles = {"P1-SYN-04": "Synthesis event", "P1-SYN-05": "Report"}
    return words_of(chain, titles)


def test_a_chain_reads_from_the_date_asked_about_to_its_cause() -> None:
    assert said(EVENT, REPORT, Link("P1-SYN-04", "P1-SYN-05", lag=1)) == (
        "P1-SYN-05 Report starts on 11 May 2026.",
        "It cannot start until P1-SYN-04 finishes on 7 May 2026, "
        "with 1 working day of lag.",
        "It takes 3 working days and finishes on 13 May 2026.",
        "P1-SYN-04 Synthesis event starts on 29 April 2026.",
        "The plan starts on 29 April 2026.",
        "4 May 2026 is not worked: Early May bank holiday.",
        "It takes 6 working days and finishes on 7 May 2026.",
    )


@pytest.mark.parametrize(
    ("type_", "sentence"),
    [
        (LinkType.SS, "It cannot start until P1-SYN-04 starts on 29 April 2026, with"),
        (LinkType.FF, "It cannot finish until P1-SYN-04 finishes on 7 May 2026, with"),
        (LinkType.SF, "It cannot finish until P1-SYN-04 starts on 29 April 2026, with"),
    ],
)
def test_each_type_of_link_says_which_ends_it_joins(
    type_: LinkType, sentence: str
) -> None:
    link = Link("P1-SYN-04", "P1-SYN-05", type_, 9)
    assert said(EVENT, REPORT, link)[1] == f"{sentence} 9 working days of lag."


def test_a_lead_is_called_a_lead() -> None:
    words = said(EVENT, REPORT, Link("P1-SYN-04", "P1-SYN-05", lag=-2))
    assert words[1].endswith("finishes on 7 May 2026, with 2 working days of lead.")


def test_a_gate_after_finished_work_is_said_in_the_past() -> None:
    done = finished(EVENT, APRIL, date(2026, 5, 7))
    words = said(done, gate("G1"), Link(EVENT.code, "G1"), of="G1", as_of=APRIL)
    assert words == (
        "G1 is expected to be decided on 7 May 2026.",
        "It could not start until P1-SYN-04 finished on 7 May 2026.",
        "P1-SYN-04 Synthesis event finished on 7 May 2026.",
    )


def test_what_days_alone_have_moved_is_said() -> None:
    today = date(2026, 5, 20)
    not_before = "cannot be planned before then."
    assert (
        said(REPORT, as_of=today)[1]
        == f"It had not happened by 20 May 2026, so it {not_before}"
    )
    late = said(started(REPORT, APRIL), as_of=today)
    assert (
        late[1]
        == "It had not finished by 20 May 2026, so it cannot finish before then."
    )
    undecided = said(gate("G1"), of="G1", as_of=today)
    assert undecided[1].startswith("It was not decided by 20 May 2026")


def test_a_report_a_floor_and_a_month_are_said() -> None:
    progress = Progress(APRIL, None, 7, date(2026, 5, 1))
    report = said(replace(REPORT, progress=progress), as_of=date(2026, 5, 1))
    assert report[0] == "P1-SYN-05 Report started on 29 April 2026."
    assert report[1] == "On 1 May 2026 it was reported to need 7 working days more."
    assert report[-1] == "It still takes 7 working days and finishes on 12 May 2026."
    begun = said(replace(REPORT, progress=Progress(APRIL)), as_of=date(2026, 5, 1))
    assert begun[1] == "Its length counts from 29 April 2026, the day it started."
    assert begun[-1].startswith("It takes ")
    floor = said(replace(REPORT, constraint=no_earlier_than(date(2026, 5, 5))))
    assert floor[1] == "It has the constraint to start no earlier than 5 May 2026."
    june = said(replace(REPORT, anchor=MonthAnchor((9, 6))))
    assert june[2] == "That makes it ready on 29 April 2026."
    assert june[3] == "It may start only in June or September."


def test_many_days_off_are_counted() -> None:
    off = frozenset(date(2026, 5, day) for day in range(11, 16))
    calendar = WorkingCalendar(days_off=off)
    network = plan(Activity("A", 12), start=APRIL)
    words = words_of(why(network, calendar, APRIL, "A"), {})
    assert words[2:6] == (
        "11 May 2026 is not worked: a day off.",
        "12 May 2026 is not worked: a day off.",
        "13 May 2026 is not worked: a day off.",
        "2 more days are not worked.",
    )


def test_no_sentence_has_25_words() -> None:
    chance = Random(5)  # noqa: S311
    for seed in chance.sample(range(100_000), 300):
        case = random_case(seed)
        titles = {
            a.code: "a title of some " + "more " * 10 for a in case.plan.activities
        }
        for activity in case.plan.activities:
            chain = why(case.plan, case.calendar, case.as_of, activity.code)
            for sentence in words_of(chain, titles):
                assert len(sentence.split()) < 25, sentence
                assert sentence.endswith(".")


def test_the_words_need_no_titles() -> None:
    chain = why(plan(Activity("A", 1)), MONDAY_TO_FRIDAY, date(2027, 1, 4), "A")
    assert words_of(chain, {})[0] == "A starts on 4 January 2027."
