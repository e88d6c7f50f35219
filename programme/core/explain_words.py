"""A chain of reasons in plain English: short sentences, days in the NHS style."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType

from programme.core.asks import (
    After,
    Anchored,
    Driver,
    Fixed,
    Happened,
    NotBefore,
    PlanStart,
    Reported,
    Started,
    StatusDate,
)
from programme.core.explain import Chain, NotWorked, Rest, Step
from programme.core.plan import Kind, LinkType
from programme.core.words import MONTHS, listed, long_date, working_days

NO_TITLES: Mapping[str, str] = MappingProxyType({})
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
    NotBefore: "It may not start before {day}.",
    Started: "Its length counts from {day}, the day it started.",
}


def chain_in_words(
    chain: Chain, titles: Mapping[str, str] = NO_TITLES
) -> tuple[str, ...]:
    """Say each step: its day, what decides it, days off between, how long it takes.

    ``titles`` are said once beside their codes. A sentence has fewer than 25 words as
    long as no title has more than 14.
    """
    return tuple(
        sentence
        for step in chain.steps
        for sentence in _step(step, titles.get(step.code, ""))
    )


def _step(step: Step, title: str) -> Iterator[str]:
    name = f"{step.code} {title}".strip()
    if isinstance(step.driver, Happened):
        yield f"{name} finished on {long_date(step.finish)}."
        return
    yield f"{name} {_event(step)}."
    yield from _driver(step, step.driver)
    yield from _days_off(step)
    if step.days:
        left = "It still takes" if step.begun else "It takes"
        finish = long_date(step.finish)
        yield f"{left} {working_days(step.days)} and finishes on {finish}."


def _event(step: Step) -> str:
    day = long_date(step.begun or step.start)
    if step.begun:
        return f"started on {day}"
    if step.kind is Kind.GATE:
        return f"is expected to be decided on {day}"
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
            left = working_days(driver.remaining)
            return f"On {day} it was reported to need {left} more."
        case StatusDate():
            return _today(step, day)
        case _:
            return _FIXED[type(driver)].format(day=day)


def _link(driver: After) -> str:
    sentence = _LINKS[driver.type, driver.happened]
    said = sentence.format(code=driver.code, day=long_date(driver.day))
    if not driver.lag:
        return f"{said}."
    kind = "lag" if driver.lag > 0 else "lead"
    return f"{said}, with {working_days(abs(driver.lag))} of {kind}."


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
