"""The script of the example: who is early, who is late, what is returned.

Days are counted in working days. What is not named here goes to plan.
"""

from dataclasses import dataclass
from types import MappingProxyType

MONTHS_BEFORE_TODAY = 6
QUIET_DAYS = 8
"""Working days before today in which nobody reports, so that today has work to show."""

LATE_START = MappingProxyType({"P1-CHG-02": 3, "P1-DSH-01": 2, "P1-PEX-01": 4})
OVERRUN = MappingProxyType(
    {
        "P1-GOV-01": -3,
        "P1-GOV-03": 2,
        "P1-CHG-02": 4,
        "P1-COM-01": -4,
        "P1-GOV-07": 2,
        "P1-BRD-02": 6,
        "P1-FOC-02": 5,
        "P1-LBS-03": -2,
        "P1-DSH-02": 3,
        "P2-PRI-02": 3,
    }
)
"""How much longer (below zero: shorter) than planned an activity takes."""

RETURNED = MappingProxyType(
    {"D142": "Record sheets of two board members still carry their names."}
)
"""Deliverables whose first version is returned, and what the approver says."""

DECISION_AFTER = 2
"""How long an approver takes."""

RESUBMITTED_AFTER = 3
"""How long a new version takes after a return."""

METRICS = MappingProxyType(
    {
        "share_of_change_team_with_release_agreement": "0.93",
        "share_of_interventions_on_track": "0.78",
    }
)


@dataclass(frozen=True, slots=True)
class Condition:
    """A gate that is passed with a condition."""

    gate: str
    words: str


WITH_CONDITION = Condition(
    "G1", "Night and community teams have release agreements by the end of the month."
)
BASELINE_AFTER_GATE = "G1"
BASELINE_NAME = "Approved at the readiness review"
REMAINING_REPORTED = MappingProxyType({"P1-BRD-02": 9, "P1-FOC-02": 8})
"""Activities whose owner says on the due day that so many days remain."""
