"""Accept or return a submitted deliverable."""

from collections.abc import Sequence

from programme.core.access import APPROVER, Deed
from programme.core.deliverables import STATE_AFTER, DeliverableNow, check_verdict
from programme.core.gates import GateNow
from programme.core.plan import NOT_STARTED, Progress
from programme.core.status import DeliverableState, Verdict
from programme.operations.changing import Change, Request, changing
from programme.operations.result import Done
from programme.storage.database import Database
from programme.storage.deliverables import Judged, save_verdict
from programme.storage.saving import replace_falls_due, save_progress
from programme.storage.views.gates import gates


def judge(
    database: Database, request: Request, code: str, verdict: Verdict, comment: str
) -> Done:
    """Record the approver's word on the current version of a deliverable.

    Raises:
        RefusedError: when the person is not its approver or submitted it themselves,
            nothing was submitted, or a return says no reason.
    """
    with changing(database, request) as change:
        deliverable = change.deliverable(code)
        change.require(Deed.JUDGE, {APPROVER: deliverable.approver_role})
        owner = change.definition.role_title(deliverable.owner_role)
        submitter = f"{owner} ({deliverable.owner_role})"
        check_verdict(deliverable, change.actor, verdict, comment, submitter)
        programme = change.programme
        by = change.actor.person_id
        judged = Judged(verdict, by, request.on, request.at, comment)
        save_verdict(change.connection, programme.id, deliverable, judged)
        passed = _passed_on(change, deliverable)
        _journal(change, deliverable, judged, passed)
        replace_falls_due(change.connection, programme.id, [deliverable.code], ())
        _pass_on(change, deliverable, verdict)
        said = f"{deliverable.code} {deliverable.title}: version {deliverable.version}"
        return Done(
            f"{said} was {verdict}",
            change.replan(deliverable.code),
            tuple(_stays_passed(change, gate) for gate in passed),
        )


def _passed_on(change: Change, deliverable: DeliverableNow) -> list[GateNow]:
    """Give the gates that were passed on an acceptance which is now withdrawn."""
    if deliverable.state is not DeliverableState.ACCEPTED:
        return []
    programme = change.programme
    now = gates(change.read, [programme.id]).get(programme.id, [])
    return [gate for gate in now if gate.was_passed_on(deliverable.code)]


def _journal(
    change: Change,
    deliverable: DeliverableNow,
    judged: Judged,
    passed: Sequence[GateNow],
) -> None:
    after: dict[str, object] = {
        "state": STATE_AFTER[judged.verdict],
        "version": deliverable.version,
    }
    if passed:
        after["passed on it"] = [gate.code for gate in passed]
    before = {"state": deliverable.state}
    change.journal(judged.verdict, deliverable.code, before, after, judged.comment)


def _pass_on(change: Change, deliverable: DeliverableNow, verdict: Verdict) -> None:
    """Let work go on that waits until the deliverable is accepted, or hold it back."""
    in_plan = {activity.code for activity in change.programme.plan.activities}
    if deliverable.code in in_plan:
        accepted = verdict is Verdict.ACCEPTED
        progress = Progress(finished=change.request.on) if accepted else NOT_STARTED
        save_progress(
            change.connection, change.programme.id, deliverable.code, progress
        )


def _stays_passed(change: Change, gate: GateNow) -> str:
    decider = change.definition.role_title(gate.decided_by)
    return (
        f"{gate.code} {gate.title} was passed on it and stays passed: tell"
        f" {decider}, who decided it"
    )
