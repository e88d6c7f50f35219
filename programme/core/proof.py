"""The proof of an explanation: one step's dates, done again from the step alone.

It counts day by day on the days that the step itself says are not worked. It knows no
calendar, no plan and no index.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from programme.core.asks import (
    After,
    Anchored,
    Driver,
    Edge,
    Fixed,
    Happened,
    StatusDate,
)
from programme.core.explain import Step
from programme.core.plan import LinkType

_DAY = timedelta(days=1)


def recompute(step: Step) -> tuple[date, date]:
    """Give the start and finish that the step's driver alone leads to.

    A moment is written as the worked day whose morning it is; the evening of a day is
    the morning of the next worked one.
    """
    driver = step.driver
    if isinstance(driver, Happened):
        return driver.started or driver.finished, driver.finished
    walk = _Walk(frozenset(rest.day for rest in step.not_worked))
    start = _start(step, driver, walk)
    if step.days:
        return step.begun or start, walk.on(start, step.days - 1)
    shown = walk.on(start, -1) if step.stands is Edge.EVENING else start
    return step.begun or shown, shown


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


def _start(step: Step, driver: Driver, walk: _Walk) -> date:
    match driver:
        case Anchored():
            return _in_months(driver, _start(step, driver.because, walk), walk)
        case After():
            return _after(step, driver, walk)
        case StatusDate() if step.begun is not None:
            return walk.on(walk.morning(driver.day), 1 - step.days)
        case Happened():
            raise ValueError(f"{step.code} is finished: its start is a fact")
        case _:
            return _at_its_edge(step, driver, walk)


def _at_its_edge(step: Step, driver: Fixed, walk: _Walk) -> date:
    """Give the morning of the driver's day, or its evening for what stands there."""
    return walk.on(walk.morning(driver.day), int(step.stands is Edge.EVENING))


def _after(step: Step, driver: After, walk: _Walk) -> date:
    evening = driver.edge is Edge.EVENING
    moment = walk.on(walk.morning(driver.day + evening * _DAY), driver.lag)
    if step.stands is Edge.EVENING and not evening:
        moment = walk.on(moment, 1)
    to_finish = driver.type in {LinkType.FF, LinkType.SF}
    return walk.on(moment, -step.days) if to_finish else moment


def _in_months(driver: Anchored, moment: date, walk: _Walk) -> date:
    """Walk to the anchor's day of the next of its months, until a worked day fits."""
    while moment.month not in driver.months:
        day = next(d for d in _days_from(moment) if _is_anchor(driver, d))
        moment = walk.morning(day)
        before = walk.on(moment, -1)
        if moment.month not in driver.months and before.month in driver.months:
            return before
    return moment


def _days_from(day: date) -> Iterator[date]:
    while True:
        day += _DAY
        yield day


def _is_anchor(driver: Anchored, day: date) -> bool:
    return day.month in driver.months and day.day == driver.day
