"""YAML comes in as plain text with lines, and only in the plainest dress."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from programme.interchange.definition.yaml_reading import (
    MOST_BYTES,
    MOST_DEPTH,
    Mapping,
    Node,
    Scalar,
    Sequence,
    compose,
)


def read(text: str) -> Node | None:
    composed = compose(text.encode(), "a.yaml")
    assert composed.problems == ()
    return composed.root


def problems_in(data: str | bytes) -> list[str]:
    data = data.encode() if isinstance(data, str) else data
    return [str(problem) for problem in compose(data, "a.yaml").problems]


@pytest.mark.parametrize(
    "word", ["no", "1:30", "2026-04-01", "0o17", "1.0", "~", "null", "1_000", ".inf"]
)
def test_a_scalar_stays_the_text_that_was_written(word: str) -> None:
    assert read(f"key: {word}") == Mapping(1, {"key": (1, Scalar(1, word))})


def test_each_piece_knows_its_line() -> None:
    root = read("a: 1\n\n# a note\nb:\n  - c\n  - d: 2\n")

    assert root == Mapping(
        1,
        {
            "a": (1, Scalar(1, "1")),
            "b": (
                4,
                Sequence(5, (Scalar(5, "c"), Mapping(6, {"d": (6, Scalar(6, "2"))}))),
            ),
        },
    )


def test_a_byte_order_mark_is_no_part_of_the_text() -> None:
    assert read("\ufeffa: 1") == read("a: 1")


def test_a_key_given_twice_is_found_with_the_line_of_the_first() -> None:
    assert problems_in("a: 1\nb: 2\na: 3\n") == [
        "a.yaml:3: 'a' is given twice, first on line 1. Keep one of the two."
    ]


def test_tags_anchors_and_aliases_are_all_refused_at_once() -> None:
    text = "a: !!int 1\nb: &x 2\nc: *x\nd: !!python/object:os.system {}\n"

    assert problems_in(text) == [
        "a.yaml:1: 'tag:yaml.org,2002:int' is a tag, which is not allowed. "
        "Take it away.",
        "a.yaml:2: '&x' is an anchor, which is not allowed. Take the anchor away.",
        "a.yaml:3: '*x' is an alias, which is not allowed. Write the entry out in full.",
        "a.yaml:4: 'tag:yaml.org,2002:python/object:os.system' is a tag, which is not "
        "allowed. Take it away.",
    ]


def test_a_key_is_text() -> None:
    assert problems_in("? [a, b]\n: 1\n") == [
        "a.yaml:1: this key is not text. Write one word as key."
    ]


def test_twenty_levels_are_read_and_one_more_is_not() -> None:
    assert problems_in("[" * MOST_DEPTH + "]" * MOST_DEPTH) == []
    assert problems_in("\n" + "[" * 1000) == [
        "a.yaml:2: this is nested more than 20 deep. "
        "Bring the entries nearer to the margin."
    ]


def test_a_million_bytes_are_read_and_one_more_is_not() -> None:
    assert problems_in("a" * MOST_BYTES) == []
    assert problems_in("a" * (MOST_BYTES + 1)) == [
        "a.yaml: the file is larger than 1,000,000 bytes. "
        "Split the definition into one file a phase."
    ]


def test_a_bomb_of_aliases_is_never_built() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [*{chr(97 + n)}, *{chr(97 + n)}]\n"
        for n in range(20)
    )

    assert len(problems_in(bomb)) == 21 + 40


def test_one_file_holds_one_document() -> None:
    assert problems_in("a: 1\n---\nb: 2\n") == [
        "a.yaml:3: a second document begins here. "
        "Keep one document in a file, without '---' inside."
    ]


@pytest.mark.parametrize("text", ["", "# only a note\n"])
def test_an_empty_file_holds_nothing(text: str) -> None:
    assert problems_in(text) == [
        "a.yaml: the file holds nothing. Write the definition into it."
    ]


LOOK = (
    "Look near this line for tabs, odd indentation, or a bracket or quote that is not "
    "closed."
)


def test_what_is_not_yaml_is_placed() -> None:
    assert problems_in("a: 1\nb: [1, 2\nc: 3\n") == [
        "a.yaml:3: this is not YAML: while parsing a flow sequence that begins on "
        f"line 2, did not find expected ',' or ']'. {LOOK}"
    ]
    assert problems_in("é: 1\n\tb: 2\n") == [
        "a.yaml:2: this is not YAML: while scanning a plain scalar that begins on "
        f"line 1, found a tab character that violates indentation. {LOOK}"
    ]


def test_a_control_character_is_placed() -> None:
    assert problems_in("é: é\nb: \x07\n") == [
        f"a.yaml:2: this is not YAML: control characters are not allowed. {LOOK}"
    ]


def test_other_encodings_are_refused() -> None:
    assert problems_in("a: 1\nb: café\n".encode("latin-1")) == [
        "a.yaml:2: this is not text in UTF-8. Save the file as UTF-8."
    ]


@given(st.text() | st.text("ab:-[]{}&*!|>'\"#?, \n\t%@`"))
def test_whatever_comes_is_read_or_placed(text: str) -> None:
    composed = compose(text.encode(), "a.yaml")

    assert composed.root is not None or composed.problems
    for problem in composed.problems:
        assert 0 <= problem.place.line <= text.count("\n") + text.count("\r") + 2
