"""Accept or return a submitted deliverable."""

from programme.core.access import APPROVER, Deed, require
from programme.core.deliverables import STATE_AFTER, check_verdict
from programme.core.status import Verdict
from programme.operations.changing import Request, changing
from programme.operations.result import Done
from programme.operations.submit import find_deliverable
from programme.storage.database import Database
from programme.storage.deliverables import Judged, save_verdict
from programme.storage.saving import replace_falls_due


def judge(
    database: Database, request: Request, code: str, verdict: Verdict, comment: str
) -> Done:
    """Record the approver's word on the current version of a deliverable.

    Raises:
        RefusedError: when the person is not its approver or submitted it themselves,
            nothing was submitted, or a return says no reason.
    """
    with changing(database, request) as change:
        deliverable = find_deliverable(change, code)
        require(change.actor, Deed.JUDGE, {APPROVER: deliverable.approver_role})
        check_verdict(deliverable, change.actor, verdict, comment)
        programme = change.programme
        judged = Judged(verdict, change.actor.person_id, request.at, comment)
        save_verdict(change.connection, programme.id, deliverable, judged)
        change.journal(
            verdict,
            deliverable.code,
            {"state": deliverable.state},
            {"state": STATE_AFTER[verdict], "version": deliverable.version},
            comment,
        )
        replace_falls_due(change.connection, programme.id, [deliverable.code], ())
        return Done(
            f"{deliverable.code} {deliverable.title}: version {deliverable.version}"
            f" was {verdict}",
            change.replan(),
        )
