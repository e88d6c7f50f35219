"""Small programmes that several tests share."""

from decimal import Decimal

from programme.core.definition import Criterion, CriterionKind
from tests.operations.builders import activity, definition, gate, june, wants
from tests.operations.office import Office

CHAIN = definition(
    activity("A", 5, hands_over="D1"),
    activity("B", 5, "A"),
    activity("C", 5, "B"),
    gates=[gate("G", "B", "C")],
    milestones={"M": "A"},
)
"""A takes 1 to 5 June, B 8 to 12 June, C 15 to 19 June, after gate G."""

GATED = definition(
    activity("A", 5, hands_over="D1"),
    activity("B", 5, "A"),
    gates=[
        gate(
            "G",
            "A",
            "B",
            criteria=[
                wants("deliverable", "D1"),
                Criterion(CriterionKind.METRIC, "share_released", Decimal("0.9")),
                wants("check", "no inspection is due"),
            ],
        ),
        gate("ADVICE", "A", advisory=True),
        gate("END", "B"),
    ],
)
"""A, then gate G with three criteria, then B, then the last gate, END."""


def made_ready(gated: Office) -> Office:
    """Finish A, and meet every criterion of G, by 4 June."""
    gated.finish("A", june(3))
    gated.submit("D1", june(3))
    gated.accept("D1", june(3))
    gated.confirm("G", 2, june(4), value=Decimal("0.95"))
    gated.confirm("G", 3, june(4))
    return gated
