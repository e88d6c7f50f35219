"""What holds of every message: both parts, whatever the words in it."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.core.messages import Addressee, Words
from programme.notifications.daily import daily_view
from programme.notifications.digest import digest_view
from programme.notifications.plain import one_line
from programme.notifications.rendering import COLUMNS, render_daily, render_digest
from tests.notifications.reading import colours, contrast, read_page
from tests.notifications.samples import (
    CHARTER,
    DUE,
    EVERYTHING,
    G2,
    G2_SLIPPED,
    LATE,
    LINE,
    QUIET,
    SAM,
    WAITING,
    daily,
)

CAUGHT_UP = daily(LATE, DUE, WAITING, LINE, since=date(2026, 12, 7))
DAILY = render_daily(CAUGHT_UP)
DIGEST = render_digest(EVERYTHING)
EVERY = pytest.mark.parametrize(
    "words",
    [DAILY, DIGEST, render_digest(QUIET)],
    ids=["daily", "digest", "quiet digest"],
)
ANY_TEXT = st.text(st.characters())
HOSTILE = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "{{ 7 * 7 }}{% raw %}",
        "\"><img src=x onerror='x'>",
        "&lt;b&gt;",
        "\x1b[2J\r\nSubject: other",
        "a" * 200,
        "many words " * 40,
    ]
)
TEXT = ANY_TEXT | HOSTILE | st.tuples(ANY_TEXT, HOSTILE, ANY_TEXT).map("".join)


@EVERY
def test_the_text_fits_a_terminal(words: Words) -> None:
    lines = words.text.split("\n")

    assert max(map(len, lines)) <= COLUMNS
    assert [line for line in lines if line != line.rstrip()] == []
    assert "\n\n\n" not in words.text
    assert words.text.endswith("\n")
    assert not words.text.endswith("\n\n")


def test_sentences_are_short() -> None:
    day, month = daily_view(CAUGHT_UP), digest_view(EVERYTHING)
    said = [*day.summary, *day.footer, *month.standing, *month.footer]
    said += [item.wanted for group in day.groups for item in group.items]
    said += [
        words
        for section in month.sections
        for entry in section.entries
        for words in (section.empty, *entry.details)
    ]

    assert max(len(sentence.split()) for sentence in said) < 25


@EVERY
def test_both_parts_say_the_same_words(words: Words) -> None:
    page = read_page(words.html)
    in_text = set(re.findall(r"\w+", words.text.lower()))
    in_html = set(re.findall(r"\w+", page.words.lower()))

    assert in_text <= in_html
    assert page.title == words.subject


@EVERY
def test_the_page_is_well_formed_and_says_its_language(words: Words) -> None:
    page = read_page(words.html)

    assert words.html.lstrip().startswith("<!doctype html>")
    assert page.lang == "en-GB"
    assert page.unclosed == []
    levels = [level for level, _ in page.headings]
    assert levels[0] == "h1"
    assert levels.count("h1") == 1


@EVERY
def test_the_page_fetches_and_runs_nothing(words: Words) -> None:
    page = read_page(words.html)

    assert not {"img", "link", "script", "style", "iframe", "a"} & set(page.tags)
    names = {name for _, name, _ in page.attributes}
    assert not {"src", "href", "class", "id", "background"} & names
    assert "url(" not in words.html
    assert "http" not in words.html


@EVERY
def test_every_colour_can_be_read(words: Words) -> None:
    page = read_page(words.html)

    for style in page.styles:
        text, ground = colours(style)
        if text:
            assert contrast(text, ground or "#ffffff") >= 4.5, style


def test_groups_and_things_are_headings_and_lists() -> None:
    page = read_page(DAILY.html)

    assert ("h1", "4 things for you today: 1 is overdue") in page.headings
    assert ("h2", "Overdue") in page.headings
    assert ("h3", "Run the staff focus groups") in page.headings
    assert len(page.points) == 4


def test_tables_name_their_columns_and_rows() -> None:
    page = read_page(DIGEST.html)

    assert page.column_heads[:3] == ["Milestone", "Was", "Now"]
    assert page.column_heads[3:6] == ["Milestone", "Reached", "Baseline"]
    assert page.row_heads[0].startswith("G2 Diagnosis accepted 21 working days later")
    assert page.cells[:2] == ["16 December 2026", "13 January 2027"]


@given(title=TEXT, code=TEXT, text=TEXT, deed=TEXT, name=TEXT)
def test_whatever_people_type_is_said_in_both_parts_of_the_daily(
    title: str, code: str, text: str, deed: str, name: str
) -> None:
    line = replace(LINE, title=title, code=code, text=text, deed=deed)
    message = replace(daily(line), addressee=Addressee(name, SAM.email))

    assert_said(render_daily(message), title, code, deed, name)


@given(title=TEXT, programme=TEXT, phase=TEXT, what=TEXT, unmet=TEXT)
def test_whatever_people_type_is_said_in_both_parts_of_the_digest(
    title: str, programme: str, phase: str, what: str, unmet: str
) -> None:
    message = replace(
        EVERYTHING,
        programme_title=programme,
        phase=phase,
        slipped=(replace(G2_SLIPPED, title=title),),
        gates=(replace(G2, unmet=(unmet,)),),
        decisions=(replace(CHARTER, deed=what),),
    )

    assert_said(render_digest(message), title, programme, phase, what, unmet)


def assert_said(words: Words, *typed: str) -> None:
    page = read_page(words.html)
    assert one_line(words.subject) == words.subject
    assert page.unclosed == []
    assert not {"script", "img", "b"} & set(page.tags)
    for text in map(one_line, typed):
        assert text in one_line(words.text)
        assert text in one_line(page.words)
