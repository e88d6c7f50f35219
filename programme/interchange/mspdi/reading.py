"""Microsoft Project XML (MSPDI) read into a plan, its stored dates and a loss report."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from programme.core.problems import Place, Problem, ProblemsFoundError
from programme.core.timed.gaps import explained
from programme.core.timed.instants import OutOfTimeError, instant
from programme.core.timed.layout import lay_out_plan
from programme.core.timed.network import LoopError
from programme.core.timed.plan import (
    OUTRANKING,
    Constraint,
    ConstraintType,
    Duration,
    Link,
    Settings,
    Task,
    TimedPlan,
)
from programme.core.timed.schedule import compute_timed_schedule
from programme.core.timed.work import Crew, crew_of
from programme.interchange.mspdi.calendars import read_calendars
from programme.interchange.mspdi.codes import CODE, MARK, has_codes, text_of
from programme.interchange.mspdi.fields import Fields
from programme.interchange.mspdi.loss import Fate, Loss, LossReport, Notes
from programme.interchange.mspdi.settings import read_settings
from programme.interchange.mspdi.stored import StoredDates, in_true_minutes
from programme.interchange.mspdi.tasks import read_links, read_stored, read_task
from programme.interchange.mspdi.team import read_assignments, read_resources
from programme.interchange.mspdi.unread import note_unread
from programme.interchange.mspdi.xml_reading import Element, parse_xml, read_xml

_TASK: Final = "Tasks/Task"
_Line = tuple[Fields, StoredDates]


@dataclass(frozen=True, slots=True)
class Imported:
    """A plan out of a file, the dates that the file stored, and what was lost."""

    plan: TimedPlan
    stored: tuple[StoredDates, ...]
    report: LossReport


def read_file(path: Path) -> Imported:
    """Read an MSPDI file of at most 20 MB.

    Raises:
        ProblemsFoundError: with everything that keeps it from being a plan.
    """
    return _read(read_xml(path), path.name)


def read_bytes(content: bytes, file: str = "plan.xml") -> Imported:
    """Read MSPDI that is in memory; ``file`` is what the report calls it.

    Raises:
        ProblemsFoundError: with everything that keeps it from being a plan.
    """
    return _read(parse_xml(content, file), file)


def _read(top: Element, file: str) -> Imported:
    project = top.child("Project")
    if project is None:
        what = "this is not a Microsoft Project XML file"
        cure = "Save the plan as XML in Microsoft Project"
        raise ProblemsFoundError([Problem(Place(file), what, cure)])
    notes = Notes(file)
    lines = list(_lines(project, notes))
    problems = list(_doubles(lines))
    settings = Fields(project, "Project", notes)
    start = _start(settings, [dates for _, dates in lines])
    if start is None:
        what = "nothing says when the plan starts"
        problems.append(Problem(Place(file), what, "Give StartDate"))
    if problems or start is None:
        raise ProblemsFoundError(problems)
    uids = frozenset(dates.uid for _, dates in lines)
    links = tuple(_links(lines, uids))
    plan = TimedPlan(
        settings=read_settings(settings, start, [dates for _, dates in lines]),
        tasks=tuple(_tasks(project, lines, links)),
        links=links,
        calendars=read_calendars(project, notes),
        resources=tuple(read_resources(project, notes)),
        assignments=tuple(read_assignments(project, uids, notes)),
    )
    note_unread([settings, *(fields for fields, _ in lines)], notes)
    plan = _checked(plan, lines)
    stored = in_true_minutes([d for _, d in lines], plan.tasks, plan.settings)
    return Imported(plan, tuple(stored), notes.report())


def _lines(project: Element, notes: Notes) -> Iterator[_Line]:
    """Give the tasks, without the empty lines of the outline."""
    for element in project.every("Tasks", "Task"):
        uid = Fields(element, _TASK, Notes(notes.file)).known("UID")
        fields = Fields(element, _TASK, notes, uid)
        if not fields.flag("IsNull"):
            yield fields, read_stored(fields)


def _doubles(lines: list[_Line]) -> Iterator[Problem]:
    """Find tasks without a UID of their own."""
    seen: dict[int, int] = {}
    for fields, _ in lines:
        place = Place(fields.notes.file, fields.element.line)
        if fields.task is None:
            yield Problem(place, "this task has no UID", "Give it a number of its own")
        elif fields.task in seen:
            what = f"task {fields.task} stands on line {seen[fields.task]} already"
            yield Problem(place, what, "Give each task a UID of its own")
        else:
            seen[fields.task] = fields.element.line


def _start(settings: Fields, stored: list[StoredDates]) -> datetime | None:
    start = settings.moment("StartDate")
    if start is not None:
        return start
    found = min((dates.start for dates in stored if dates.start), default=None)
    if found is not None:
        what = "the plan has no start; taken from its first task"
        settings.turned("StartDate", what, "Give StartDate")
    return found


def _links(lines: list[_Line], uids: frozenset[int]) -> Iterator[Link]:
    for fields, dates in lines:
        for link in read_links(fields, dates.uid):
            if link.frm in uids:
                yield link
                continue
            what = f"there is no task {link.frm}; the link is left out"
            fields.misread("PredecessorLink", what, "Put both tasks into one file")


def _tasks(
    project: Element, lines: list[_Line], links: Sequence[Link]
) -> Iterator[Task]:
    coded, deepest = has_codes(project), len(lines)
    into = Counter(link.to for link in links)
    for fields, dates in lines:
        code = text_of(fields.element, CODE) if coded else ""
        mark = text_of(fields.element, MARK) if code else ""
        task = _task(fields, dates, into[dates.uid])
        if task.level > deepest:
            what = f"{task.level} is deeper than the file has lines; taken as {deepest}"
            fields.turned("OutlineLevel", what, "Put the outline in order")
        yield replace(
            task, code=code, mark=mark, level=min(max(task.level, 0), deepest)
        )


def _task(fields: Fields, dates: StoredDates, inside: int) -> Task:
    """Read a task; what a predecessor outside the file asks for is kept as a start.

    ``inside`` counts the links from predecessors in the file.
    """
    task = read_task(fields, dates)
    outside = sum(1 for _ in fields.element.every("PredecessorLink")) > inside
    free = task.constraint.type is ConstraintType.AS_SOON_AS_POSSIBLE
    if not outside or not free or dates.start is None:
        return task
    what = "its predecessor is not in the file; it starts no earlier than it did"
    fields.turned("ConstraintType", what, "Put both tasks into one file")
    kept = Constraint(ConstraintType.START_NO_EARLIER_THAN, dates.start)
    return replace(task, constraint=kept)


def _checked(plan: TimedPlan, lines: list[_Line]) -> TimedPlan:
    """Make sure that the plan can be laid out, and explain its lengths."""
    file = Place(lines[0][0].notes.file if lines else "")
    try:
        lay_out_plan(plan)
        explained = replace(plan, tasks=tuple(_explained(plan, lines)))
        return _as_stored(explained, lines)
    except LoopError as error:
        cure = "Take one of their links away"
        raise ProblemsFoundError([Problem(file, str(error), cure)]) from error
    except OutOfTimeError as error:
        cure = "Correct the calendars of the plan"
        raise ProblemsFoundError([Problem(file, str(error), cure)]) from error


def _as_stored(plan: TimedPlan, lines: list[_Line]) -> TimedPlan:
    """Choose by the stored dates what the file does not say, or not in earnest.

    Files of Microsoft Project say HonorConstraints 0 under its default, which is to
    honour them; the dates of constrained tasks decide. Project 2010 leaves what comes
    after an inactive task loose, and later versions do not. Where the dates do not
    decide, the file and the later versions do.
    """
    held = [task.uid for task in plan.tasks if task.constraint.type in OUTRANKING]
    stored = {dates.uid: dates.start for _, dates in lines}
    idle = not all(task.active for task in plan.tasks)
    settings, notes = plan.settings, lines[0][0].notes if lines else Notes("")
    other = replace(settings, honours_constraints=not settings.honours_constraints)
    if held and _fits_better(plan, other, {uid: stored[uid] for uid in held}):
        what = "the dates of constrained tasks show the opposite; taken from them"
        _turned(notes, "HonorConstraints", what, "Check tasks with fixed dates")
        settings = other
    plan = replace(plan, settings=settings)
    loose = replace(settings, bridges_inactive=False)
    if idle and _fits_better(plan, loose, stored):
        return replace(plan, settings=loose)
    return plan


def _fits_better(
    plan: TimedPlan, settings: Settings, stored: Mapping[int, datetime | None]
) -> bool:
    """Say whether other settings give more of the stored starts."""

    def wrong(candidate: TimedPlan) -> int:
        dates = compute_timed_schedule(candidate).dates
        return sum(dates[uid].start != start for uid, start in stored.items())

    return wrong(replace(plan, settings=settings)) < wrong(plan)


def _turned(notes: Notes, setting: str, what: str, cure: str) -> None:
    place = Place(notes.file)
    notes.lose(Loss(place, f"Project/{setting}", None, Fate.TURNED, what, cure))


def _explained(plan: TimedPlan, lines: list[_Line]) -> Iterator[Task]:
    crew = crew_of(plan)
    following = [task.level for task in plan.tasks[1:]] + [0] * bool(lines)
    triples = zip(plan.tasks, lines, following, strict=True)
    for task, (fields, dates), below in triples:
        if below > task.level or dates.start is None or dates.finish is None:
            yield task
            continue
        lasting = task if fields.has("Duration") else _measured(crew, task, dates)
        found = explained(crew, lasting, dates.start, dates.finish)
        if found.gap:
            what = "its dates lie further apart or closer than its duration; kept so"
            fields.turned("Finish", what, "Check where the work is interrupted")
        elif found != lasting:
            what = "it does not follow its resources' calendars; taken from its own"
            fields.turned("IgnoreResourceCalendar", what, "Check who works when")
        yield found


def _measured(crew: Crew, task: Task, dates: StoredDates) -> Task:
    """Give a task without a duration the working time between its stored dates."""
    if dates.start is None or dates.finish is None:
        return task
    calendar = crew.work_of(task).calendar
    length = calendar.between(instant(dates.start), instant(dates.finish))
    return replace(task, duration=Duration(max(length, 0), task.duration.unit))
