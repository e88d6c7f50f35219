"""However often the daily run fails to run, the same things are said, only later."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.core.definition import Definition
from programme.core.plan import Link, LinkType
from programme.core.refusal import RefusedError
from programme.operations.compose_messages import compose_messages
from programme.operations.decide_reminders import decide_reminders
from programme.storage.database import Database
from tests.databases import Databases
from tests.operations.builders import (
    MONDAY,
    POST,
    activity,
    definition,
    gate,
    make,
    slot,
    weekly,
)
from tests.operations.looking import said
from tests.operations.office import Office

LAST = date(2026, 7, 10)
DAYS = [MONDAY + timedelta(days=n) for n in range((LAST - MONDAY).days + 1)]
CODES = "ABCDE"
DEEDS = ("start", "report", "finish", "reopen")

lengths = st.integers(1, 12)
a_link = st.tuples(st.sampled_from(list(LinkType)), st.integers(-2, 4))


@dataclass(frozen=True)
class Story:
    """A programme, the days on which its daily run runs, and what people report.

    Reports are made after a run, so that a week without one leaves out no report.
    """

    made_from: Definition
    runs: frozenset[date]
    reports: tuple[tuple[date, str, str, int], ...]


@st.composite
def programmes(draw: st.DrawFn) -> Definition:
    """Draw up to five activities, linked in order, with a gate after the first."""
    codes = CODES[: draw(st.integers(2, len(CODES)))]
    made = []
    for number, code in enumerate(codes):
        linked = st.sets(st.sampled_from(codes[:number]), max_size=2)
        before = sorted(draw(linked)) if number else []
        links = [Link(frm, code, *draw(a_link)) for frm in before]
        made.append(activity(code, draw(lengths), *links))
    gates = [gate("G", codes[0])] if draw(st.booleans()) else []
    meetings = [weekly(-2, -1)] if draw(st.booleans()) else []
    return definition(*made, gates=gates, recurring=meetings)


@st.composite
def stories(draw: st.DrawFn) -> Story:
    runs = draw(st.frozensets(st.sampled_from(DAYS), max_size=20)) | {LAST}
    worked = sorted(day for day in runs if day.weekday() < 5)
    report = st.tuples(
        st.sampled_from(worked),
        st.sampled_from(DEEDS),
        st.sampled_from(CODES),
        st.integers(1, 10),
    )
    reports = draw(st.lists(report, max_size=8))
    return Story(draw(programmes()), runs, tuple(reports))


def live(office: Office, story: Story, runs: frozenset[date]) -> None:
    """Live through the days, running the daily run on some of them."""
    identity = office.programme().id
    for day in DAYS:
        if day in runs:
            decide_reminders(office.database, [identity], slot(day))
            compose_messages(office.database, slot(day), POST)
        for on, deed, code, remaining in story.reports:
            if on == day:
                do(office, deed, code, remaining, day)


def do(office: Office, deed: str, code: str, remaining: int, day: date) -> None:
    """Report something, if the rules allow it."""
    try:
        match deed:
            case "start":
                office.start(code, day)
            case "report":
                office.report(code, remaining, day)
            case "finish":
                office.finish(code, day)
            case _:
                office.reopen(code, remaining, day)
    except RefusedError:
        pass


def what_was_said(office: Office) -> set[tuple[str, str, str]]:
    """Give the rules that spoke, about what and to whom; dates differ with the day."""
    return {
        (one.subject, one.occurrence.partition("@")[0], one.to)
        for one in said(office.database)
        if one.key == office.key
    }


@pytest.fixture(scope="module", params=["sqlite", "postgres"])
def world(databases: Databases, request: pytest.FixtureRequest) -> Iterator[Database]:
    """Give one database for all stories: each has programmes of its own."""
    with databases.opened(str(request.param)) as database:
        yield database


KEYS = count()


@settings(max_examples=25)
@given(story=stories())
def test_days_without_a_run_change_nothing_but_the_day(
    world: Database, story: Story
) -> None:
    """I7, for any programme, any reports and any days off."""
    number = next(KEYS)
    daily, patchy = (Office(world, f"{word}-{number}") for word in ("daily", "patchy"))
    for office in (daily, patchy):
        make(world, story.made_from, key=office.key, organisation=office.key)
    live(daily, story, frozenset(DAYS))
    live(patchy, story, story.runs)
    assert what_was_said(patchy) == what_was_said(daily)
