"""One programme, and what its people do to it, day by day."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from programme.core.access import LEAD
from programme.core.definition import Decision
from programme.core.deliverables import DeliverableNow
from programme.core.digest import Rhythm
from programme.core.edits import Edit
from programme.core.gates import GateNow
from programme.core.messages import Digest, DigestKind
from programme.core.programme import Programme
from programme.core.schedule import Dates
from programme.core.status import Verdict
from programme.operations.change_plan import Why, change_plan
from programme.operations.changing import Request
from programme.operations.decide_gate import Ruling, confirm_criterion, decide_gate
from programme.operations.finish import finish
from programme.operations.judge_confidence import Judgement, judge_confidence
from programme.operations.judge_deliverable import judge
from programme.operations.make_digests import Rhythms, make_digests, preview_digest
from programme.operations.pause import pause
from programme.operations.reopen import reopen
from programme.operations.report import report
from programme.operations.result import Done
from programme.operations.run_daily import DailyRun, run_daily
from programme.operations.set_baseline import set_baseline
from programme.operations.start import start
from programme.operations.submit import Evidence, submit
from programme.operations.try_scenario import add_to_scenario
from programme.operations.undo import undo
from programme.storage.database import Database
from programme.storage.programmes import programme_by_key
from programme.storage.views.deliverables import deliverables
from programme.storage.views.gates import gates
from tests.operations.builders import APPROVER, BOARD, MEMBER, POST, address, at, slot
from tests.operations.looking import days

LINK = Evidence(link="https://intranet.trust.example/paper")
WEEKLY = {DigestKind.SPONSOR: Rhythm.WEEKLY, DigestKind.LEAD: Rhythm.WEEKLY}


@dataclass(frozen=True)
class Office:
    """A programme by its key; ``by`` is the role whose holder acts."""

    database: Database
    key: str = "small"

    def request(self, by: str, on: date) -> Request:
        return Request(self.key, address(by), on, at(on))

    def start(
        self, code: str, on: date, by: str = MEMBER, told: date | None = None
    ) -> Done:
        """``told`` is the day of the report, when it is later."""
        return start(self.database, self.request(by, told or on), code, on)

    def report(self, code: str, remaining: int, on: date, by: str = MEMBER) -> Done:
        return report(self.database, self.request(by, on), code, remaining)

    def finish(
        self, code: str, on: date, by: str = MEMBER, told: date | None = None
    ) -> Done:
        return finish(self.database, self.request(by, told or on), code, on)

    def reopen(
        self,
        code: str,
        remaining: int,
        on: date,
        by: str = LEAD,
        reason: str = "It leaks",
    ) -> Done:
        request = self.request(by, on)
        return reopen(self.database, request, code, remaining=remaining, reason=reason)

    def submit(
        self, code: str, on: date, by: str = MEMBER, evidence: Evidence = LINK
    ) -> Done:
        return submit(self.database, self.request(by, on), code, evidence)

    def accept(
        self, code: str, on: date, by: str = APPROVER, told: date | None = None
    ) -> Done:
        """``told`` is the day on which it is typed, when it is later."""
        request = Request(self.key, address(by), on, at(told or on))
        return judge(self.database, request, code, Verdict.ACCEPTED, "")

    def give_back(
        self, code: str, on: date, by: str = APPROVER, reason: str = "Too long"
    ) -> Done:
        request = self.request(by, on)
        return judge(self.database, request, code, Verdict.RETURNED, reason)

    def decide(
        self,
        code: str,
        decision: Decision,
        on: date,
        by: str = BOARD,
        **more: str,
    ) -> Done:
        """``more`` holds ``conditions`` or ``waiver``."""
        ruling = Ruling(decision, **more)
        return decide_gate(self.database, self.request(by, on), code, ruling)

    def confirm(
        self,
        code: str,
        number: int,
        on: date,
        by: str = BOARD,
        value: Decimal | None = None,
    ) -> Done:
        request = self.request(by, on)
        return confirm_criterion(self.database, request, code, number, value)

    def baseline(self, name: str, on: date, by: str = LEAD, gate: str = "") -> Done:
        return set_baseline(self.database, self.request(by, on), name, gate)

    def change(self, *edits: Edit, on: date, by: str = LEAD, **why: str) -> Done:
        """``why`` holds ``reason`` and ``delay_reason``."""
        request = self.request(by, on)
        return change_plan(self.database, request, edits, Why(**why))

    def undo(self, number: int | None = None, *, on: date, by: str = LEAD) -> Done:
        return undo(self.database, self.request(by, on), number)

    def try_out(self, name: str, *edits: Edit, on: date, by: str = LEAD) -> Done:
        return add_to_scenario(self.database, self.request(by, on), name, edits)

    def pause(
        self, code: str, remaining: int, on: date, until: date, by: str = MEMBER
    ) -> Done:
        return pause(self.database, self.request(by, on), code, until, remaining)

    def assure(self, judgement: Judgement, on: date, by: str = LEAD) -> Done:
        return judge_confidence(self.database, self.request(by, on), judgement)

    def run(self, day: date) -> DailyRun:
        return run_daily(self.database, slot(day), POST)

    def run_each_day(self, first: date, last: date) -> None:
        for day in days(first, last):
            self.run(day)

    def digests(self, day: date, rhythms: Rhythms = WEEKLY) -> int:
        return make_digests(self.database, slot(day), POST, rhythms)

    def preview(self, kind: DigestKind, day: date) -> Digest:
        """Give the digest of the role's only holder as it would be on a day."""
        identity = self.programme().id
        with self.database.reading() as read:
            (digest,) = preview_digest(read, identity, kind, day, Rhythm.MONTHLY)
        return digest

    def programme(self) -> Programme:
        with self.database.reading() as read:
            return programme_by_key(read, self.key)

    def dates(self, code: str) -> Dates:
        return self.programme().dates[code]

    def deliverable(self, code: str) -> DeliverableNow:
        identity = self.programme().id
        with self.database.reading() as read:
            found = {one.code: one for one in deliverables(read, identity)}
        return found[code]

    def gate(self, code: str) -> GateNow:
        identity = self.programme().id
        with self.database.reading() as read:
            found = {one.code: one for one in gates(read, [identity])[identity]}
        return found[code]
