"""The kinds of words and numbers that occur all over a definition's files."""

from typing import Final

from programme.core.limits import LONGEST, MOST_OFFSET
from programme.interchange.definition.shapes import (
    Choice,
    Field,
    ListOf,
    Number,
    Record,
    Shape,
    Text,
    Whole,
)

SCHEMA_VERSION: Final = 1

_LAG: Final = f"[0-9]{{1,3}}|1[0-2][0-9]{{2}}|{LONGEST}"
_ID: Final = "[A-Za-z][A-Za-z0-9_-]{0,59}"
ID: Final = Text(_ID, "an id of letters, digits, - and _ such as P1-GOV-01")
IDS: Final = ListOf(ID)
KEY: Final = Text("[a-z][a-z0-9-]{0,29}", "a word in small letters such as diagnose")
WORDS: Final = Text()
LINK: Final = Text(
    f"({_ID})(?: (FS|SS|FF|SF)([+-](?:{_LAG}))?)?",
    "an id, then a type and a lag in working days if needed: "
    "P1-GOV-01, P1-GOV-01 SS+5 or P1-GOV-01 FS-2",
)
EVERY: Final = Text(
    "(?:([1-9][0-9]?) )?(week|month)s?", "a rhythm such as month, 2 weeks or 3 months"
)
MONTH_DAY: Final = Text(
    "(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9])",
    "a month and a day of it such as 12-20",
)
MONTHS: Final = ListOf(Whole(1, 12), least=1)
OFFSET: Final = Whole(-MOST_OFFSET, MOST_OFFSET)
BASIS: Final = Choice(("found", "inferred", "domain"))
DIRECTION: Final = Choice(("up", "down", "context", "per indicator", "per metric"))


def must(key: str, shape: Shape, says: str) -> Field:
    """Make a field that has to be given."""
    return Field(key, shape, says, required=True)


def id_field(such_as: str) -> Field:
    """Make the field for an entry's id; ``such_as`` is an example."""
    return must("id", ID, f"a code of its own, such as {such_as}")


TITLE: Final = must("title", WORDS, "the name that people read")
BASIS_FIELD: Final = Field(
    "basis", BASIS, "whether a source names it, implies it, or neither"
)
SCHEMA_FIELD: Final = must(
    "schema_version", Whole(SCHEMA_VERSION, SCHEMA_VERSION), "the version of the shape"
)

_MULTIPLE: Final = Number(0, 20)
ESTIMATE: Final = Record(
    "estimate",
    (
        must("optimistic", _MULTIPLE, "the least it may take: 0.8 of the duration"),
        must("likely", _MULTIPLE, "what it takes most often, such as 1.0"),
        must("pessimistic", _MULTIPLE, "the most it may take, such as 1.5"),
    ),
)
HOURS_FIELD: Final = Field(
    "hours_a_week", Number(0, 168), "the hours a week that one person gives it"
)
