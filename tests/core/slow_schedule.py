"""A second scheduler, slow and obvious, to hold the real one against.

It knows no indexes, no order and no weights. It asks every piece of work again and
again when it may start, until no answer changes; then it takes all work back from the
end of the plan, a day at a time, until nothing is in the way.
"""

from datetime import date, timedelta
from typing import NamedTuple

from programme.core.calendar import WorkingCalendar
from programme.core.plan import Activity, ConstraintKind, Plan
from programme.core.schedule import Dates, Schedule
from programme.core.status import ActivityStatus
from tests.core.slow_network import SlowNetwork, Starts

NOTHING_KNOWN_BEFORE = 2 * 365


class Moments(NamedTuple):
    """Where everything starts, is asked to start, and starts at the latest."""

    starts: Starts
    asked: Starts
    late: Starts
    end: date


class NoLateDates(NamedTuple):
    """A committee meets too late for what is demanded: no start is early enough."""

    code: str


def slow_schedule(
    plan: Plan, calendar: WorkingCalendar, as_of: date
) -> Schedule | NoLateDates:
    """What compute_schedule promises, for a plan whose links make no circle."""
    network = SlowNetwork(plan, calendar, as_of)
    starts = _settled(network)
    end = _end(network, starts)
    asked = {a.code: _asked(network, a, starts) for a in network.open}
    late = _latest(network, end)
    if isinstance(late, NoLateDates):
        return late
    moments = Moments(starts, asked, late, end)
    _wait(network, moments)
    reader = _SlowReader(network, moments)
    dates = {a.code: reader.dates(a) for a in plan.activities}
    finish = network.days.day_before(end)
    return Schedule(as_of, finish, reader.stale_from(dates), dates)


def _settled(network: SlowNetwork) -> Starts:
    """Ask all work when it may start, until the answers stay as they are."""
    starts = {a.code: network.floor(a) for a in network.open}
    for _ in range(2 * len(starts) + 2):
        before = dict(starts), network.mornings
        for activity in network.open:
            starts[activity.code] = _allowed(network, activity, starts)
        network.mornings = {
            a.code
            for a in network.open
            if network.stands_in_the_morning(a, _asked(network, a, starts), starts)
        }
        if (starts, network.mornings) == before:
            return starts
    raise AssertionError("the answers never settle: the links make a circle")


def _asked(network: SlowNetwork, activity: Activity, starts: Starts) -> date:
    """The first start that floor, links and anchor allow, whatever day it is."""
    links = network.links_in[activity.code]
    wanted = [network.wanted(link, starts) for link in links]
    return network.first_allowed(activity, max([network.floor(activity), *wanted]))


def _allowed(network: SlowNetwork, activity: Activity, starts: Starts) -> date:
    """The first start that is not before the day as of which we plan either."""
    asked = _asked(network, activity, starts)
    pushed = network.not_planned_before(activity)
    if pushed is None or pushed <= asked:
        return asked
    return network.first_allowed(activity, pushed)


def _end(network: SlowNetwork, starts: Starts) -> date:
    """The evening on which the last work ends."""
    finished = [a.progress.finished for a in network.plan.activities]
    facts = [network.days.evening(day) for day in finished if day is not None]
    ends = [network.end(a, starts[a.code]) for a in network.open]
    ends += [network.days.evening(starts[code]) for code in network.mornings]
    return max(facts + ends)


def _latest(network: SlowNetwork, end: date) -> Starts | NoLateDates:
    """Take all work back from the end day by day, until nothing is in the way."""
    late = {a.code: end for a in network.open}
    first = network.plan.start - timedelta(days=NOTHING_KNOWN_BEFORE)
    before: Starts = {}
    while late != before:
        before = dict(late)
        for a in network.open:
            while not (
                network.may_start(a, late[a.code])
                and network.keeps_its_constraint(a, late[a.code])
                and _ends_by(network, a, late[a.code], end)
                and _leaves_room(network, a, late[a.code], late)
            ):
                late[a.code] = network.days.day_before(late[a.code])
                if late[a.code] < first:
                    return NoLateDates(a.code)
    return late


def _ends_by(network: SlowNetwork, activity: Activity, moment: date, end: date) -> bool:
    stays = activity.code in network.mornings
    ends = network.days.evening(moment) if stays else network.end(activity, moment)
    return ends <= end


def _leaves_room(
    network: SlowNetwork, activity: Activity, moment: date, at: Starts
) -> bool:
    """Whether all that waits for the activity may stay where it is."""
    moved = at | {activity.code: moment}
    return all(
        network.wanted(link, moved) <= at[link.to]
        for link in network.links_out[activity.code]
        if link.to in at and network.happened_on(link) is None
    )


def _wait(network: SlowNetwork, moments: Moments) -> None:
    """Let work that comes as late as possible wait, until none of it can any more."""
    starts = moments.starts
    waiting = [a for a in network.open if _waits(a)]
    before: Starts = {}
    while before != starts:
        before = dict(starts)
        for a in waiting:
            moment = starts[a.code]
            while _ends_by(network, a, moment, moments.end):
                if network.may_start(a, moment) and (
                    _leaves_room(network, a, moment, starts)
                ):
                    starts[a.code] = moment
                moment = network.days.evening(moment)


def _waits(activity: Activity) -> bool:
    as_late = ConstraintKind.AS_LATE_AS_POSSIBLE
    constraint, begun = activity.constraint, activity.progress.started
    wants = constraint is not None and constraint.kind is as_late
    return wants and begun is None and activity.duration > 0


class _SlowReader:
    """Says on which days the moments are shown."""

    def __init__(self, network: SlowNetwork, moments: Moments) -> None:
        self.network = network
        self.days = network.days
        self.starts, self.asked, self.late, self.end = moments

    def dates(self, a: Activity) -> Dates:
        if a.progress.finished is not None:
            return _happened(a, a.progress.started, a.progress.finished)
        if self._is_reached(a):
            return _happened(a, None, self._last_day(a, self.starts[a.code]))
        begun, start, late = a.progress.started, self.starts[a.code], self.late[a.code]
        first = self.days.morning(begun) if begun else self._first_day(a, start)
        asked = max(self.asked[a.code], self._waited(a))
        slip = self.days.count(start, late)
        return Dates(
            code=a.code,
            status=ActivityStatus.IN_PROGRESS if begun else ActivityStatus.NOT_STARTED,
            start=begun or first,
            finish=self._last_day(a, start),
            late_start=self.days.walk(first, slip),
            late_finish=self._last_day(a, late),
            total_float=slip,
            free_float=self._free_float(a),
            critical=slip <= 0,
            due_start=begun or self._due_point(a, asked) or self._first_day(a, asked),
            due=self._due_point(a, asked) or self._last_day(a, asked),
        )

    def _due_point(self, activity: Activity, asked: date) -> date | None:
        """The day on which a late point was due, when that was in the evening."""
        if activity.code not in self.network.mornings or (
            self.network.is_asked_for_in_the_morning(activity, asked, self.starts)
        ):
            return None
        return self.days.day_before(asked)

    def stale_from(self, dates: dict[str, Dates]) -> date | None:
        """Walk on from today until something is planned for a day that has passed."""
        shown = [(a, dates[a.code]) for a in self.network.open]
        open_work = [
            (a, d) for a, d in shown if d.status is not ActivityStatus.FINISHED
        ]
        if not open_work:
            return None
        day = self.days.evening(self.network.as_of)
        while not any(self._has_passed(a, d, day) for a, d in open_work):
            day = self.days.evening(day)
        return day

    def _has_passed(self, activity: Activity, dates: Dates, day: date) -> bool:
        if dates.status is ActivityStatus.IN_PROGRESS:
            return dates.finish < day
        if self.network.is_ready(activity):
            return dates.start <= day
        return dates.start < day

    def _is_reached(self, activity: Activity) -> bool:
        shown = self._last_day(activity, self.starts[activity.code])
        return self.network.is_ready(activity) and shown <= self.network.as_of

    def _first_day(self, activity: Activity, start: date) -> date:
        return (
            self.days.day_before(start) if self.network.ends_a_day(activity) else start
        )

    def _last_day(self, activity: Activity, start: date) -> date:
        if activity.code in self.network.mornings:
            return start
        return self.days.day_before(self.network.end(activity, start))

    def _free_float(self, activity: Activity) -> int:
        """Slide it towards its latest start until a successor would have to move."""
        moment, slid, free = self.starts[activity.code], 0, 0
        while _ends_by(self.network, activity, moment, self.end):
            moment, slid = self.days.evening(moment), slid + 1
            if not _leaves_room(self.network, activity, moment, self.starts):
                return free
            if self.network.may_start(activity, moment) and (
                _ends_by(self.network, activity, moment, self.end)
            ):
                free = slid
        return free

    def _waited(self, activity: Activity) -> date:
        """The start of work that comes as late as possible; it is due then."""
        return self.starts[activity.code] if _waits(activity) else date.min


def _happened(activity: Activity, started: date | None, finished: date) -> Dates:
    """A fact is shown as it is, and nothing about it can slip."""
    start = started or finished
    return Dates(
        code=activity.code,
        status=ActivityStatus.FINISHED,
        start=start,
        finish=finished,
        late_start=start,
        late_finish=finished,
        total_float=0,
        free_float=0,
        critical=False,
        due_start=start,
        due=finished,
    )
