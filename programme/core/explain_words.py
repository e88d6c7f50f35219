"""A chain of reasons in plain English: short sentences, days in the NHS style."""

from collections.abc import Iterator, Mapping
from datetime import date

from programme.core.explain import NotWorked, Rest, Step
from programme.core.plan import ELAPSED, ConstraintKind, Kind, LinkType
from programme.core.start_reasons import (
    After,
    Anchored,
    AsLate,
    Constrained,
    Driver,
    Fixed,
    Happened,
    PlanStart,
    Reported,
    Started,
    StatusDate,
)
from programme.core.words import MONTHS, listed, long_date, working_days

MOST_DAYS_OFF = 3
"""Days off that one step names; the others it counts."""

_LINKS = {
    (LinkType.FS, False): "It cannot start until {code} finishes on {day}",
    (LinkType.FS, True): "It could not start until {code} finished on {day}",
    (LinkType.SS, False): "It cannot start until {code} starts on {day}",
    (LinkType.SS, True): "It could not start until {code} started on {day}",
    (LinkType.FF, False): "It cannot finish until {code} finishes on {day}",
    (LinkType.FF, True): "It cannot finish until after {code} finished on {day}",
    (LinkType.SF, False): "It cannot finish until {code} starts on {day}",
    (LinkType.SF, True): "It cannot finish until after {code} started on {day}",
}

_FIXED: Mapping[type[Fixed], str] = {
    PlanStart: "The plan starts on {day}.",
    Started: "Its length counts from {day}, the day it started.",
    AsLate: "It comes as late as possible without moving {what}.",
}
_REPORTED = "On {day} it was reported to need {left} more."
_PAUSED = "It is paused until {day} and then needs {left} more."


_CONSTRAINTS = {
    ConstraintKind.START_NO_EARLIER: "start no earlier than",
    ConstraintKind.FINISH_NO_EARLIER: "finish no earlier than",
    ConstraintKind.MUST_START: "start on",
    ConstraintKind.MUST_FINISH: "finish on",
}


def step_in_words(step: Step, title: str = "") -> Iterator[str]:
    """Say one step: its day, what decides it, days off between, how long it takes.

    A sentence has fewer than 25 words as long as the title has no more than 14.
    """
    name = f"{step.code} {title}".strip()
    if isinstance(step.driver, Happened):
        yield f"{name} finished on {long_date(step.finish)}."
        return
    yield f"{name} {_event(step)}."
    yield from _driver(step, step.driver)
    yield from _days_off(step)
    yield from _own_days(step)
    yield from _meeting(step)
    if step.days:
        whole = not step.begun or isinstance(step.driver, Started)
        takes = "It takes" if whole else "It still takes"
        finish = long_date(step.finish)
        yield f"{takes} {working_days(step.days)} and finishes on {finish}."


def _event(step: Step) -> str:
    day = long_date(step.begun or step.start)
    if step.begun:
        return f"started on {day}"
    if step.kind is Kind.GATE:
        return f"is expected to be decided on {day}"
    if step.kind is Kind.DELIVERABLE:
        return f"is expected to be accepted on {day}"
    return f"{'starts' if step.days else 'falls'} on {day}"


def _driver(step: Step, driver: Driver) -> Iterator[str]:
    match driver:
        case After():
            yield _link(driver)
        case Anchored():
            yield from _driver(step, driver.because)
            months = listed([MONTHS[m - 1] for m in sorted(driver.months)], "or")
            yield f"That makes it ready on {long_date(driver.ready)}."
            yield f"It may start only in {months}."
        case Happened():
            yield f"It finished on {long_date(driver.finished)}."
        case _:
            yield _fixed(step, driver)


def _fixed(step: Step, driver: Fixed) -> str:
    day = long_date(driver.day)
    match driver:
        case Reported():
            said = _PAUSED if driver.paused else _REPORTED
            return said.format(day=day, left=working_days(driver.remaining))
        case Constrained():
            return f"It has the constraint to {_CONSTRAINTS[driver.kind]} {day}."
        case StatusDate():
            return _today(step, day)
        case _:
            what = driver.before if isinstance(driver, AsLate) else ""
            return _FIXED[type(driver)].format(day=day, what=what or "the end")


def _link(driver: After) -> str:
    sentence = _LINKS[driver.type, driver.happened]
    said = sentence.format(code=driver.code, day=long_date(driver.day))
    if not driver.lag:
        return f"{said}."
    kind = "lag" if driver.lag > 0 else "lead"
    if not driver.calendar:
        return f"{said}, with {working_days(abs(driver.lag))} of {kind}."
    days = "1 day" if abs(driver.lag) == 1 else f"{abs(driver.lag)} days"
    if driver.calendar == ELAPSED:
        return f"{said}, with {days} of {kind}, weekends included."
    return f"{said}, with {days} of {kind} in the calendar {driver.calendar}."


def _own_days(step: Step) -> Iterator[str]:
    first, last = min(_day_of(step.driver) or step.start, step.start), step.finish
    lost = sum(first <= rest.day <= last for rest in step.not_own)
    if lost:
        days = "1 day is" if lost == 1 else f"{lost} days are"
        yield f"Until it finishes {days} not worked by those who do it."


def _meeting(step: Step) -> Iterator[str]:
    decided = step.decided
    if decided is None:
        return
    name, missed, at = decided.committee, decided.missed, decided.at
    if missed is not None:
        papers = long_date(missed.papers_due)
        yield f"It is too late for {name} on {long_date(missed.day)}: papers were due {papers}."
    if at is None:
        yield f"No later meeting of {name} is known."
    else:
        yield f"{name} decides on {long_date(at.day)}, with papers due {long_date(at.papers_due)}."


def _today(step: Step, day: str) -> str:
    if step.begun:
        return f"It had not finished by {day}, so it cannot finish before then."
    if step.kind is Kind.GATE:
        return f"It was not decided by {day}, so it cannot be decided before then."
    return f"It had not happened by {day}, so it cannot be planned before then."


def _days_off(step: Step) -> Iterator[str]:
    off = [rest for rest in step.not_worked if _is_passed(step, rest)]
    for rest in off[:MOST_DAYS_OFF]:
        name = rest.name or "a day off"
        yield f"{long_date(rest.day)} is not worked: {name}."
    more = len(off) - MOST_DAYS_OFF
    if more > 0:
        yield f"{more} more {'day is' if more == 1 else 'days are'} not worked."


def _is_passed(step: Step, rest: NotWorked) -> bool:
    """Say whether a day off lies between the driver and the finish of a step."""
    first = min(_day_of(step.driver) or step.start, step.start)
    return rest.why is Rest.DAY_OFF and first <= rest.day <= step.finish


def _day_of(driver: Driver) -> date | None:
    if isinstance(driver, Anchored):
        return _day_of(driver.because)
    return None if isinstance(driver, Happened) else driver.day
