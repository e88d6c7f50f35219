"""The proof of an explanation: one step's dates, done again from the step alone.

It counts day by day on the days that the step itself says are not worked. It knows no
calendar, no plan and no index.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from programme.core.explain import Meeting, Step
from programme.core.plan import TO_FINISH, ConstraintKind
from programme.core.start_reasons import (
    After,
    Anchored,
    AsLate,
    Constrained,
    Driver,
    Edge,
    Fixed,
    Happened,
    StatusDate,
)

_DAY = timedelta(days=1)


def recompute(step: Step) -> tuple[date, date]:
    """Give the start and finish that the step's driver alone leads to.

    A moment is written as the worked day whose morning it is; the evening of a day is
    the morning of the next worked one.

    Raises:
        ValueError: when the step says that a meeting is missed which it could make.
    """
    driver = step.driver
    if isinstance(driver, Happened):
        return driver.started or driver.finished, driver.finished
    off = frozenset(rest.day for rest in step.not_worked)
    walk = _Walk(off)
    own = _Walk(off | {rest.day for rest in step.not_own})
    start = own.morning(_start(step, driver, _Days(walk, own)))
    if step.days:
        plain = own.on(start, step.days - 1)
        return step.begun or start, _finish(step, start, plain, walk)
    shown = walk.on(start, -1) if step.stands is Edge.EVENING else start
    return step.begun or shown, shown


def _finish(step: Step, start: date, plain: date, walk: "_Walk") -> date:
    """Give the day of the first meeting that work from ``start`` makes, if any ends it."""
    decided = step.decided
    if decided is None:
        return plain
    began = step.begun or start
    if decided.missed and _makes(decided.missed, began, plain):
        raise ValueError(f"{step.code} can make the meeting on {decided.missed.day}")
    if decided.at is None:
        after = walk.on(decided.missed.day, 1) if decided.missed else plain
        return max(plain, after)
    if not _makes(decided.at, began, plain):
        raise ValueError(f"{step.code} cannot make the meeting on {decided.at.day}")
    return decided.at.day


def _makes(meeting: Meeting, began: date, plain: date) -> bool:
    return plain <= meeting.day and began <= meeting.papers_due


@dataclass(frozen=True, slots=True)
class _Walk:
    off: frozenset[date]

    def morning(self, day: date) -> date:
        while day in self.off:
            day += _DAY
        return day

    def on(self, moment: date, days: int) -> date:
        step = _DAY if days > 0 else -_DAY
        for _ in range(abs(days)):
            moment += step
            while moment in self.off:
                moment += step
        return moment


@dataclass(frozen=True, slots=True)
class _Days:
    """The days that the programme works, and those of them that the step's work has."""

    all: _Walk
    own: _Walk

    def start_for(self, evening: date, days: int) -> date:
        """Give the first start of work that is to end at an evening or later."""
        if not days:
            return evening
        last = self.own.morning(self.all.on(evening, -1))
        return self.own.on(last, 1 - days)


def _start(step: Step, driver: Driver, days: _Days) -> date:
    match driver:
        case Anchored():
            ready = _start(step, driver.because, days)
            return _in_months(driver, days.own.morning(ready), days)
        case After() | AsLate():
            return _linked(step, driver, days)
        case StatusDate() | Constrained() if _is_of_finish(step, driver):
            evening = days.all.on(days.all.morning(driver.day), 1)
            return days.start_for(evening, step.days)
        case Happened():
            raise ValueError(f"{step.code} is finished: its start is a fact")
        case _:
            pass
    return _at_its_edge(step, driver, days.all)


def _is_of_finish(step: Step, driver: StatusDate | Constrained) -> bool:
    """Say whether the driver holds back the finish of work that lasts."""
    if isinstance(driver, StatusDate):
        return step.begun is not None
    of_finish = {ConstraintKind.FINISH_NO_EARLIER, ConstraintKind.MUST_FINISH}
    return driver.kind in of_finish and step.days > 0


def _at_its_edge(step: Step, driver: Fixed, walk: _Walk) -> date:
    """Give the morning of the driver's day, or its evening for what stands there."""
    return walk.on(walk.morning(driver.day), int(step.stands is Edge.EVENING))


def _linked(step: Step, driver: After | AsLate, days: _Days) -> date:
    """Give the start that another piece of work asks for, before it or after it."""
    if isinstance(driver, AsLate):
        return days.own.on(driver.day, 1 - step.days)
    evening = driver.edge is Edge.EVENING
    moment = _lagged(driver, evening=evening, walk=days.all)
    if step.stands is Edge.EVENING and not evening:
        moment = days.all.on(moment, 1)
    to_finish = driver.type in TO_FINISH
    return days.start_for(moment, step.days) if to_finish else moment


def _lagged(driver: After, *, evening: bool, walk: _Walk) -> date:
    """Give the moment that lies the lag after the end that is waited for."""
    if not driver.counted:
        return walk.on(walk.morning(driver.day + evening * _DAY), driver.lag)
    if driver.lag > 0:
        return walk.morning(driver.counted[-1] + _DAY)
    return walk.morning(driver.counted[0])


def _in_months(driver: Anchored, moment: date, days: _Days) -> date:
    """Walk to the anchor's day of the next of its months, until an own day fits."""
    walk = days.all
    while moment.month not in driver.months:
        day = next(d for d in _days_from(moment) if _is_anchor(driver, d))
        moment = walk.morning(day)
        before = walk.on(moment, -1)
        if moment.month not in driver.months and before.month in driver.months:
            moment = before
        moment = days.own.morning(moment)
    return moment


def _days_from(day: date) -> Iterator[date]:
    while True:
        day += _DAY
        yield day


def _is_anchor(driver: Anchored, day: date) -> bool:
    return day.month in driver.months and day.day == driver.day
