"""Text in lines and columns: nothing is lost, and no line is too long."""

from hypothesis import given
from hypothesis import strategies as st

from programme.cli.layout import (
    Column,
    Line,
    Style,
    cells,
    heading,
    padded,
    paragraph,
    points,
    shortened,
    sides,
    table,
    wrapped,
)

WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), max_size=60)
COLUMNS = (Column("Code"), Column("What", flexible=True), Column("Days", right=True))


def texts(screen: list[Line]) -> list[str]:
    return [line.text for line in screen]


def test_a_table_in_narrow_columns() -> None:
    rows = [("P1", "Hold a board session and secure commitment", "15")]
    assert texts(table(COLUMNS, rows, 30)) == [
        "Code  What                Days",
        "P1    Hold a board          15",
        "      session and secure",
        "      commitment",
    ]


def test_where_no_column_may_narrow_the_widest_breaks_between_words() -> None:
    columns = (*COLUMNS, Column("Start", right=True), Column("Finish", right=True))
    rows = [("P1-GOV-01", "Agree why now", "15", "16 Apr 2026", "16 Apr 2026")]
    assert texts(table(columns, rows, 42)) == [
        "Code       What     Days    Start   Finish",
        "P1-GOV-01  Agree      15   16 Apr   16 Apr",
        "           why now           2026     2026",
    ]


def test_columns_are_no_wider_than_they_need_to_be() -> None:
    assert texts(table(COLUMNS, [("P1", "Agree", "5")], 80)) == [
        "Code  What   Days",
        "P1    Agree     5",
    ]


def test_headings_of_columns_are_strong() -> None:
    screen = table(COLUMNS, [("P1", "Agree", "5")], 80)
    assert [line.style for line in screen] == [Style.STRONG, Style.PLAIN]


def test_two_sides_of_a_line() -> None:
    assert texts(sides("Plan", "as of today", 20)) == ["Plan     as of today"]
    assert texts(sides("A long name", "as of today", 20)) == [
        "A long name",
        "as of today",
    ]


def test_points_hang_under_themselves() -> None:
    assert texts(points(["one two three"], 12)) == ["  - one two", "    three"]


def test_a_heading_has_air_above() -> None:
    assert texts(heading("Gates", 80)) == ["", "Gates"]


def test_a_long_word_is_broken_in_a_cell_and_whole_in_a_paragraph() -> None:
    path = "/a/very/long/path/programme.db"
    assert wrapped(path, 10) == ["/a/very/lo", "ng/path/pr", "ogramme.db"]
    assert texts(paragraph(f"It is at {path}", 10)) == ["It is at", path]


def test_wide_letters_take_two_columns() -> None:
    assert cells("日本") == 4
    assert cells("e\u0301") == 1
    assert padded("日本", 6) == "日本  "
    assert shortened("日本語です", 7) == "日本語…"


@given(WORDS, st.integers(12, 100))
def test_no_line_is_too_long_and_no_letter_is_lost(text: str, width: int) -> None:
    lines = wrapped(text, width)
    assert all(cells(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(wrapped_whole(text).split())


@given(st.lists(st.tuples(WORDS, WORDS, WORDS), min_size=1), st.integers(60, 120))
def test_a_table_keeps_to_its_width(
    rows: list[tuple[str, str, str]], width: int
) -> None:
    columns = tuple(Column(title, flexible=True) for title in ("A", "B", "C"))
    assert all(cells(line.text) <= width for line in table(columns, rows, width))


@given(WORDS, st.integers(1, 40))
def test_what_is_shortened_fits(text: str, width: int) -> None:
    assert cells(shortened(text, width)) <= width


@given(WORDS)
def test_nothing_steers_the_terminal(text: str) -> None:
    for line in table((Column("A", flexible=True),), [(text,)], 40):
        assert "\x1b" not in line.text
        assert "\n" not in line.text
        assert "\u202e" not in line.text


def wrapped_whole(text: str) -> str:
    return " ".join(wrapped(text, 10_000))
