"""A definition as JSON text: always the same, and back again without loss."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from programme.core.definition import (
    Criterion,
    CriterionKind,
    Decision,
    DefinedActivity,
    DefinedCommittee,
    DefinedGate,
    Definition,
    ReminderAnchor,
    ReminderRule,
    SoftBlackout,
    Variant,
)
from programme.core.estimates import ThreePoint
from programme.core.plan import Link, LinkType, MonthAnchor
from programme.interchange.canonical import (
    definition_from_json,
    definition_to_json,
)
from programme.interchange.definition.reading import built_in_definition

WORD = st.text(max_size=6)
WHOLE = st.integers(-999, 999)
MULTIPLE = st.floats(0.1, 20)
FACTOR = st.decimals(0, 10, allow_nan=False)


def tuples(items: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(items, max_size=2).map(tuple)


ACTIVITIES = st.builds(
    DefinedActivity,
    anchor=st.none() | st.builds(MonthAnchor, tuples(WHOLE), WHOLE),
    links=tuples(st.builds(Link, WORD, WORD, st.sampled_from(LinkType), WHOLE)),
    informs=tuples(WORD),
    leadership_way=tuples(WHOLE),
    deliverables=st.just(()),
    estimate=st.none()
    | st.tuples(MULTIPLE, MULTIPLE, MULTIPLE).map(lambda p: ThreePoint(*sorted(p))),
    effort=st.none() | FACTOR,
)
CRITERIA = st.builds(
    Criterion, st.sampled_from(CriterionKind), WORD, st.none() | FACTOR
)
GATES = st.builds(
    DefinedGate,
    criteria=tuples(CRITERIA),
    outcomes=tuples(st.tuples(st.sampled_from(Decision), WORD)),
    after=tuples(WORD),
    blocks=tuples(WORD),
)
RULES = st.builds(ReminderRule, st.sampled_from(ReminderAnchor), WHOLE, tuples(WORD))
VARIANTS = st.builds(Variant, WORD, WORD, tuples(st.tuples(WORD, FACTOR)))
BLACKOUTS = st.builds(
    SoftBlackout, WORD, st.tuples(WHOLE, WHOLE), st.tuples(WHOLE, WHOLE), WORD
)
COMMITTEES = st.builds(DefinedCommittee, WORD, WORD, WHOLE)
NOTHING = st.just(())
DEFINITIONS = st.builds(
    Definition,
    roles=NOTHING,
    phases=NOTHING,
    workstreams=NOTHING,
    activities=tuples(ACTIVITIES),
    milestones=NOTHING,
    gates=tuples(GATES),
    reminders=tuples(st.tuples(WORD, tuples(RULES))),
    variants=tuples(VARIANTS),
    soft_blackouts=tuples(BLACKOUTS),
    committees=tuples(COMMITTEES),
    vocabulary=tuples(st.tuples(WORD, tuples(WORD))),
    effort_a_day=tuples(st.tuples(WORD, FACTOR)),
)


@settings(max_examples=50)
@given(DEFINITIONS)
def test_every_definition_comes_back_as_it_went(definition: Definition) -> None:
    text = definition_to_json(definition)

    assert definition_from_json(text) == definition
    assert definition_to_json(definition_from_json(text)) == text


def test_the_built_in_definition_comes_back_as_it_went() -> None:
    definition = built_in_definition()

    assert definition_from_json(definition_to_json(definition)) == definition


def test_types_come_back_as_they_went() -> None:
    back = definition_from_json(definition_to_json(built_in_definition()))

    assert isinstance(back.gates[0].outcomes[0][0], Decision)
    assert str(dict(back.variants[1].scale)["P2"]) == "1.44"
    assert isinstance(back.activities[1].links[0].type, LinkType)


def test_the_text_is_canonical() -> None:
    text = definition_to_json(built_in_definition())
    compact = json.dumps(
        json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )

    assert text == compact
    assert '"scale":[["P1","0.77"],' in text


def test_a_text_from_before_a_field_was_added_takes_its_default() -> None:
    data = json.loads(definition_to_json(built_in_definition()))
    del data["principles"]

    assert definition_from_json(json.dumps(data)).principles == ()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("title", 5),
        ("title", None),
        ("approval_target", "5"),
        ("approval_target", True),
        ("roles", {}),
        ("roles", [{"id": "lead"}]),
        ("roles", ["lead"]),
        ("vocabulary", [["a"]]),
        ("variants", [{"id": "a", "title": "A", "scale": [["P1", "many"]]}]),
        ("unheard_of", 1),
    ],
)
def test_what_is_no_stored_definition_is_refused(key: str, value: object) -> None:
    data = json.loads(definition_to_json(built_in_definition()))

    with pytest.raises(ValueError):  # noqa: PT011 - the type is the promise
        definition_from_json(json.dumps(data | {key: value}))


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", "{", '"definition"'])
def test_other_texts_are_refused(text: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the type is the promise
        definition_from_json(text)
