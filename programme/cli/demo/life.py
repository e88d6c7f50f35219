"""One working day of the example trust: what its people do and say on it."""

from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

from programme.cli.demo import story
from programme.cli.demo.people import KEY, holder
from programme.core.access import LEAD
from programme.core.definition import CriterionKind, Decision
from programme.core.deliverables import DeliverableNow
from programme.core.gates import GateNow
from programme.core.plan import Activity, Kind
from programme.core.programme import Programme
from programme.core.status import (
    ActivityStatus,
    DeliverableState,
    GateState,
    Verdict,
)
from programme.operations.changing import Request
from programme.operations.decide_gate import Ruling, confirm_criterion, decide_gate
from programme.operations.finish import finish
from programme.operations.judge_deliverable import judge
from programme.operations.report import report
from programme.operations.set_baseline import set_baseline
from programme.operations.start import start
from programme.operations.submit import Evidence, submit
from programme.storage.database import Database
from programme.storage.programmes import programme_by_key
from programme.storage.views.deliverables import deliverables
from programme.storage.views.gates import gates

ZONE = ZoneInfo("Europe/London")
AFTERNOON = time(16, 0)


class Life:
    """The people of the example trust, who do on each day what the script says."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._returned: dict[str, tuple[date, str]] = {}

    def live(self, day: date) -> None:
        """Let everybody do what they do on this working day."""
        self._judge(day)
        self._submit_again(day)
        self._finish(day)
        self._start(day)
        self._decide(day)

    def _programme(self) -> Programme:
        with self._database.reading() as read:
            return programme_by_key(read, KEY)

    def _judge(self, day: date) -> None:
        programme = self._programme()
        with self._database.reading() as read:
            found = deliverables(read, programme.id)
        for one in found:
            if one.state is DeliverableState.SUBMITTED and one.submitted_on:
                waited = programme.calendar.between(one.submitted_on, day)
                if waited >= story.DECISION_AFTER:
                    self._judge_one(one, day)

    def _judge_one(self, one: DeliverableNow, day: date) -> None:
        comment = story.RETURNED.get(one.code, "") if one.version == 1 else ""
        verdict = Verdict.RETURNED if comment else Verdict.ACCEPTED
        request = _request(holder(one.approver_role), day)
        judge(self._database, request, one.code, verdict, comment)
        if comment:
            self._returned[one.code] = day, holder(one.owner_role)

    def _submit_again(self, day: date) -> None:
        calendar = self._programme().calendar
        for code, (on, owner) in list(self._returned.items()):
            if calendar.between(on, day) >= story.RESUBMITTED_AFTER:
                self._submit(code, owner, day)
                del self._returned[code]

    def _submit(self, code: str, by: str, day: date) -> None:
        evidence = Evidence(link=f"https://documents.trust.example/{code}")
        submit(self._database, _request(by, day), code, evidence)

    def _finish(self, day: date) -> None:
        programme = self._programme()
        for activity in programme.plan.activities:
            if programme.dates[activity.code].status is ActivityStatus.IN_PROGRESS:
                self._go_on(programme, activity, day)

    def _go_on(self, programme: Programme, activity: Activity, day: date) -> None:
        owner = holder(programme.details[activity.code].owner_role)
        done = _worked(programme, activity, day)
        wanted = activity.duration + story.OVERRUN.get(activity.code, 0)
        if done >= max(1, wanted):
            finish(self._database, _request(owner, day), activity.code, day)
            self._hand_over(programme, activity.code, owner, day)
        elif done == activity.duration and activity.code in story.REMAINING_REPORTED:
            remaining = story.REMAINING_REPORTED[activity.code]
            report(self._database, _request(owner, day), activity.code, remaining)

    def _hand_over(
        self, programme: Programme, code: str, owner: str, day: date
    ) -> None:
        with self._database.reading() as read:
            found = deliverables(read, programme.id)
        for one in found:
            if one.activity_code == code:
                self._submit(one.code, owner, day)

    def _start(self, day: date) -> None:
        programme = self._programme()
        finished = _finished(programme)
        for activity in programme.plan.activities:
            dates = programme.dates[activity.code]
            late = story.LATE_START.get(activity.code, 0)
            may_start = (
                activity.kind is Kind.ACTIVITY
                and dates.status is ActivityStatus.NOT_STARTED
                and programme.calendar.shift(dates.due_start, late) <= day
                and _before(programme, activity.code) <= finished
            )
            if may_start:
                owner = holder(programme.details[activity.code].owner_role)
                request = _request(owner, day)
                start(self._database, request, activity.code, day)

    def _decide(self, day: date) -> None:
        programme = self._programme()
        with self._database.reading() as read:
            found = gates(read, [programme.id])[programme.id]
        for gate in found:
            if gate.state is GateState.WAITING and not gate.unfinished:
                self._decide_one(gate, day)

    def _decide_one(self, gate: GateNow, day: date) -> None:
        accepted = all(
            criterion.met
            for criterion in gate.criteria
            if criterion.kind is CriterionKind.DELIVERABLE
        )
        if not accepted:
            return
        decider = holder(gate.decided_by)
        for criterion in gate.criteria:
            if not criterion.met:
                reading = story.METRICS.get(criterion.subject)
                value = Decimal(reading) if reading else None
                request = _request(decider, day)
                confirm_criterion(
                    self._database, request, gate.code, criterion.number, value
                )
        ruling = Ruling(Decision.GO)
        if gate.code == story.WITH_CONDITION.gate:
            ruling = Ruling(Decision.GO_WITH_CONDITIONS, story.WITH_CONDITION.words)
        decide_gate(self._database, _request(decider, day), gate.code, ruling)
        if gate.code == story.BASELINE_AFTER_GATE:
            lead = _request(holder(LEAD), day)
            set_baseline(self._database, lead, story.BASELINE_NAME)


def _request(by: str, day: date) -> Request:
    return Request(KEY, by, day, datetime.combine(day, AFTERNOON, ZONE))


def _worked(programme: Programme, activity: Activity, day: date) -> int:
    """Count the days worked on an activity in progress, this day included."""
    started = activity.progress.started
    calendar = programme.calendar
    return calendar.index_after(day) - calendar.index(started) if started else 0


def _finished(programme: Programme) -> set[str]:
    return {
        activity.code
        for activity in programme.plan.activities
        if activity.progress.finished is not None
    }


def _before(programme: Programme, code: str) -> set[str]:
    return {link.frm for link in programme.plan.links if link.to == code}
