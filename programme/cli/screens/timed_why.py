"""Why work of an imported programme is when it is: the chain, on its clock times."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from programme.cli.layout import Line, Screen, paragraph, sides
from programme.cli.planned_programme import Planned
from programme.cli.words import short_date
from programme.core.edit_words import waits
from programme.core.plan import LinkType
from programme.core.plan_changes import length_words
from programme.core.reimport import tasks_of
from programme.core.timed.driving import Because, TimedStep, timed_chain
from programme.core.timed.instants import MINUTE
from programme.core.timed.lengths import is_percent
from programme.core.timed.plan import Duration, Link, TimedPlan
from programme.core.words import long_date

_PLAIN: Mapping[Because, str] = {
    Because.FINISHED: "It is finished.",
    Because.UNDER_WAY: "It is under way.",
    Because.BY_HAND: "Its dates are set by hand in the file.",
    Because.LEVELLED: "Levelling has put it off in the file.",
    Because.START: "Nothing holds it but the start of the plan.",
    Because.OTHER: "The plan as a whole has it there: it is scheduled from its finish.",
}


@dataclass(frozen=True, slots=True)
class WhyTimed:
    """What was asked about, with the work that it ends with, and the steps from there."""

    planned: Planned
    timed: TimedPlan
    code: str
    steps: Sequence[TimedStep]

    def name(self, uid: int) -> str:
        """Give a task's code and name; a summary has a name alone."""
        task = next(task for task in self.timed.tasks if task.uid == uid)
        return f"{task.code} {task.name}".strip()

    def code_of(self, uid: int) -> str:
        """Give a task's code; a summary's is that of its number."""
        task = next(task for task in self.timed.tasks if task.uid == uid)
        return task.code or f"S{uid}"


def why_timed(planned: Planned, timed: TimedPlan, code: str) -> WhyTimed:
    """Gather what decides a date; a phase ends with the last of its work."""
    tasks, dates = tasks_of(timed), planned.schedule.dates
    parts = [link.frm for link in planned.programme.plan.links if link.to == code]
    last = code if code in tasks else max(parts, key=lambda one: dates[one].finish)
    return WhyTimed(planned, timed, code, timed_chain(timed, tasks[last].uid))


def why_timed_screen(why: WhyTimed, width: int) -> Screen:
    """Say the chain from what was asked about back to what nothing else moves."""
    finish = why.planned.schedule.dates[why.code].finish
    title = f"Why {why.code} is on {long_date(finish)}"
    screen = sides(title, f"as of {long_date(why.planned.as_of)}", width)
    if why.code_of(why.steps[0].uid) != why.code:
        ends = f"{why.code} ends with {why.name(why.steps[0].uid)}."
        screen += [Line(), *paragraph(ends, width)]
    for number, step in enumerate(why.steps, 1):
        told = f"{why.name(step.uid)}: {_span(step)}. {_because(why, step)}"
        screen += [Line(), *paragraph(told, width, "    ", f"{number:>2}. ")]
    return screen


def why_timed_data(why: WhyTimed) -> dict[str, object]:
    """Give the same for scripts."""
    return {
        "programme": why.planned.programme.key,
        "code": why.code,
        "as_of": why.planned.as_of,
        "steps": [
            {
                "code": why.code_of(step.uid),
                "start": step.start,
                "finish": step.finish,
                "because": step.because,
                "words": _because(why, step),
                "link": step.link and _link_data(why, step.link),
            }
            for step in why.steps
        ],
    }


def _link_data(why: WhyTimed, link: Link) -> dict[str, object]:
    return {
        "from": why.code_of(link.frm),
        "to": why.code_of(link.to),
        "type": link.type.name,
        "lag": link.lag.amount / (1 if is_percent(link.lag.unit) else MINUTE),
    }


def _because(why: WhyTimed, step: TimedStep) -> str:
    if step.link is not None:
        said = waits(
            why.name(step.link.frm),
            why.name(step.link.to),
            LinkType[step.link.type.name],
        )
        return f"It {said}{_lag(why.timed, step.link)}{_through(why, step)}."
    if step.constraint is not None:
        kind = step.constraint.name.lower().replace("_", " ")
        on = "" if step.on is None else f" {_clock(step.on)}"
        return f"It has the constraint {kind}{on}{_through(why, step)}."
    if step.through is not None:
        return f"{why.name(step.through)}, which it is part of, is set by hand."
    return _PLAIN[step.because]


def _through(why: WhyTimed, step: TimedStep) -> str:
    return "" if step.through is None else f", by way of {why.name(step.through)}"


def _lag(timed: TimedPlan, link: Link) -> str:
    lag = link.lag
    if not lag.amount:
        return ""
    length = Duration(abs(lag.amount), lag.unit)
    share = f"{abs(lag.amount)}% of that work"
    said = share if is_percent(lag.unit) else length_words(length, timed)
    return f", {said} {'later' if lag.amount > 0 else 'earlier'}"


def _span(step: TimedStep) -> str:
    if step.start == step.finish:
        return _clock(step.start)
    return f"{_clock(step.start)} to {_clock(step.finish)}"


def _clock(moment: datetime) -> str:
    return f"{short_date(moment.date())} {moment:%H:%M}"
