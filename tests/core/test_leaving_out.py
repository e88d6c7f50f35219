"""Optional work can be left out, and nothing that the rest waits for."""

from dataclasses import replace

import pytest

from programme.core.definition import Definition
from programme.core.leaving_out import without
from programme.core.refusal import RefusedError
from tests.operations.builders import activity, definition, gate, wants


def optional(*codes: str) -> Definition:
    """Give A, then B, then C, where these are optional; A informs B, G blocks B."""
    made = [activity("A"), activity("B", 5, "A", hands_over="D"), activity("C", 5, "A")]
    made[0] = replace(made[0], informs=("B",))
    marked = [replace(one, optional=one.id in codes) for one in made]
    return definition(*marked, gates=[gate("G", "A", "B")])


def test_what_is_optional_is_left_out_with_what_speaks_of_it() -> None:
    left = without(optional("B"), ["b"])
    assert [one.id for one in left.activities] == ["A", "C"]
    assert left.activities[0].informs == left.gates[0].blocks == ()
    assert [one.id for one in left.workstreams] == ["P1-W"]


def test_nothing_left_out_is_the_definition_itself() -> None:
    assert without(optional(), []) == optional()


def test_a_stream_without_work_goes_too() -> None:
    made = optional("B")
    stream = replace(made.workstreams[0], id="P1-X")
    made = replace(made, workstreams=(*made.workstreams, stream))
    assert [one.id for one in without(made, ["B"]).workstreams] == ["P1-W"]


@pytest.mark.parametrize(
    ("code", "why"),
    [
        ("B", "B is no optional activity"),
        ("X", "X is no optional activity"),
        ("A", "A is what something else waits for"),
        ("C", "C is what something else waits for"),
    ],
)
def test_the_rest_must_not_miss_it(code: str, why: str) -> None:
    with pytest.raises(RefusedError) as refused:
        without(optional("A", "C"), [code])
    assert refused.value.reasons == (why,)
    assert refused.value.cure == "What is optional: A, C"


def test_evidence_for_a_gate_is_waited_for() -> None:
    made = optional("B")
    evidence = gate("G", "A", criteria=[wants("deliverable", "D")])
    with pytest.raises(RefusedError, match="can be left out"):
        without(replace(made, gates=(evidence,)), ["B"])


def test_all_of_a_chain_can_be_left_out() -> None:
    made = [activity("A"), activity("B", 5, "A"), activity("C", 5)]
    marked = [replace(one, optional=one.id != "C") for one in made]
    left = without(definition(*marked), ["A", "B"])
    assert [one.id for one in left.activities] == ["C"]
