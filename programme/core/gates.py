"""Gates: which criteria are met, and which decisions may be taken."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from programme.core.definition import PASSES, CriterionKind, Decision, DefinedGate
from programme.core.refusal import RefusedError
from programme.core.status import DeliverableState, GateState, ProgrammeState

STATE_AFTER = {
    Decision.GO: GateState.PASSED,
    Decision.GO_WITH_CONDITIONS: GateState.PASSED,
    Decision.HOLD: GateState.HELD,
    Decision.STOP: GateState.STOPPED,
}
UNDECIDED = frozenset({GateState.WAITING, GateState.HELD})


@dataclass(frozen=True, slots=True)
class CriterionNow:
    """A criterion with what is known of it today.

    ``deliverable`` is the state of the deliverable it names; ``value`` the reading of
    its metric; ``confirmed`` says that somebody confirmed a check.
    """

    number: int
    kind: CriterionKind
    subject: str
    title: str
    at_least: Decimal | None = None
    deliverable: DeliverableState | None = None
    value: Decimal | None = None
    confirmed: bool = False

    @property
    def met(self) -> bool:
        """Say whether the criterion holds today."""
        match self.kind:
            case CriterionKind.DELIVERABLE:
                return self.deliverable is DeliverableState.ACCEPTED
            case CriterionKind.METRIC:
                return self.value is not None and self.value >= (self.at_least or 0)
            case CriterionKind.CHECK:
                return self.confirmed

    def __str__(self) -> str:
        """Say in words what is wanted and how it stands."""
        match self.kind:
            case CriterionKind.DELIVERABLE:
                return f"{self.subject} {self.title} is {self.deliverable}"
            case CriterionKind.METRIC:
                name = self.subject.replace("_", " ")
                value = "not known" if self.value is None else str(self.value)
                return f"{name} is {value}, and {self.at_least} is wanted"
            case CriterionKind.CHECK:
                return (
                    self.subject if self.confirmed else f"not confirmed: {self.subject}"
                )


@dataclass(frozen=True, slots=True)
class GateNow:
    """A gate with its criteria today.

    ``unfinished`` are the codes that it comes after and that are not finished.
    ``outcomes`` maps the decisions on offer to the words used locally.
    """

    code: str
    title: str
    state: GateState
    decided_by: str
    forecast: date
    outcomes: Mapping[Decision, str]
    criteria: tuple[CriterionNow, ...]
    unfinished: tuple[str, ...]
    advisory: bool = False

    @property
    def waits_for_decision(self) -> bool:
        """Whether nothing is missing before its decision, and none has been taken."""
        return self.state in UNDECIDED and not self.unfinished

    def was_passed_on(self, deliverable: str) -> bool:
        """Say whether the gate is passed and a criterion of it names the deliverable."""
        return self.state is GateState.PASSED and any(
            criterion.kind is CriterionKind.DELIVERABLE
            and criterion.subject == deliverable
            for criterion in self.criteria
        )

    def unmet(self) -> Iterator[str]:
        """Say everything that stands in the way, in words."""
        for code in self.unfinished:
            yield f"{code} is not finished"
        for criterion in self.criteria:
            if not criterion.met:
                yield str(criterion)


def state_of_programme(gates: Iterable[GateNow], last: DefinedGate) -> ProgrammeState:
    """Say whether a programme is being run, by the decisions on its gates.

    It is stopped while one that is not advisory stands at *stop*, and closed when the
    ``last`` one is passed and holds no work back.
    """
    states = {gate.code: gate.state for gate in gates if not gate.advisory}
    if GateState.STOPPED in states.values():
        return ProgrammeState.STOPPED
    if states.get(last.id) is GateState.PASSED and not last.blocks:
        return ProgrammeState.CLOSED
    return ProgrammeState.RUNNING


def check_reading(criterion: CriterionNow, value: Decimal | None) -> None:
    """Let a reading pass that its metric can have.

    Raises:
        RefusedError: when a share lies outside 0 to 1.
    """
    if value is None or criterion.kind is not CriterionKind.METRIC:
        return
    if criterion.subject.startswith("share_") and not 0 <= value <= 1:
        percent = 1 < value <= 100  # noqa: PLR2004 - as people say shares
        meant = f"For {value}% give {value / 100}" if percent else "Give one that does"
        name = criterion.subject.replace("_", " ")
        what = f"{name.capitalize()} lies between 0 and 1, not at {value}"
        raise RefusedError(what, cure=meant)


def check_decision(
    gate: GateNow, decision: Decision, conditions: str, waiver: str
) -> None:
    """Let a decision pass when the gate's rules allow it.

    Raises:
        RefusedError: when the gate is passed already, does not offer the decision,
            lacks its conditions, or has unmet criteria and no reason to waive them.
    """
    if gate.state is GateState.PASSED:
        raise RefusedError(
            f"{gate.code} {gate.title} was passed already",
            cure="A passed gate is never un-passed; raise it with the deciding role",
        )
    if decision not in gate.outcomes:
        offered = ", ".join(f"{d} ({words})" for d, words in gate.outcomes.items())
        raise RefusedError(
            f"{gate.code} does not offer {decision}", cure=f"Choose from {offered}"
        )
    if decision is Decision.GO_WITH_CONDITIONS and not conditions.strip():
        raise RefusedError(
            "Go with conditions needs its conditions", cure="Say them with --conditions"
        )
    unmet = tuple(gate.unmet())
    if decision in PASSES and unmet and not waiver.strip():
        raise RefusedError(
            f"{gate.code} {gate.title} is not ready",
            *unmet,
            cure="Meet each of these, decide hold, or waive them with a reason"
            " (--waiver)",
        )


def gates_in_words(codes: Collection[str]) -> str:
    """Say which gates there are."""
    return f"Its gates are {', '.join(codes)}" if codes else "It has no gate"
