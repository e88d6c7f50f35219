"""Every worked example comes out as the manual says, and the manual is up to date."""

import pytest

from tests.core.examples.example import Example
from tests.core.examples.page import CHAPTERS, PAGE, worked_examples

EXAMPLES = [example for chapter in CHAPTERS for example in chapter.examples]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.title)
def test_the_example_comes_out_as_written(example: Example) -> None:
    assert example.computed() == example.expected()


def test_the_chapter_of_the_manual_is_current() -> None:
    written = PAGE.read_text(encoding="utf-8")
    assert written == worked_examples(), "run python -m tests.core.examples"


def test_no_two_examples_have_the_same_title() -> None:
    titles = [example.title for example in EXAMPLES]
    assert len(titles) == len(set(titles))
