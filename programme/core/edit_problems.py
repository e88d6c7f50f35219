"""Everything that is wrong with a list of edits, all at once, before any is made."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from programme.core.calendar_problems import (
    of_calendar,
    of_committee,
    of_days,
    of_new_owner,
    of_use,
)
from programme.core.definition import Definition
from programme.core.edited import edited
from programme.core.edits import (
    AddDeliverable,
    AddLink,
    DefineCalendar,
    DefineCommittee,
    Edit,
    OfActivity,
    OfDetail,
    RemoveDeliverable,
    RemoveLink,
    ReplacePlan,
    SetCalendar,
    SetCommittee,
    SetConstraint,
    SetDeadline,
    SetDuration,
    SetEffort,
    SetOwner,
)
from programme.core.limits import LONGEST, MOST_HOURS
from programme.core.link_problems import (
    of_new_link,
    of_new_point,
    of_old_link,
    of_old_point,
)
from programme.core.nearest import cure_for, nearest_role
from programme.core.plan import Activity, Kind, Plan
from programme.core.problem_words import (
    Found,
    finished,
    known,
    no_committee,
    printable,
    unknown,
)
from programme.core.programme import Programme
from programme.core.refusal import RefusedError
from programme.core.whole_days_only import require_own_days
from programme.core.words import working_days


@dataclass(frozen=True, slots=True)
class EditProblem:
    """What is wrong with the edit at a position (from 0), and its cure."""

    position: int
    what: str
    cure: str

    def __str__(self) -> str:
        """Say it on one line."""
        return f"{self.what}. {self.cure}."


def edit_problems(
    programme: Programme,
    edits: Sequence[Edit],
    roles: Collection[str],
    *,
    undoing: bool = False,
) -> tuple[EditProblem, ...]:
    """Give everything that is wrong with edits made one after another.

    ``roles`` are those of the definition. An edit with a problem is left out for those
    after it. ``undoing`` lets come back what was so before, whatever it was.
    """
    found: list[EditProblem] = []
    for position, edit in enumerate(edits):
        problems = list(_problems(programme, edit, roles, undoing=undoing))
        for what, cure in problems:
            named = cure.replace("{key}", programme.key)
            found.append(EditProblem(position, printable(what), printable(named)))
        if not problems:
            programme = edited(programme, [edit])
    return tuple(found)


def require_sound(
    programme: Programme,
    definition: Definition,
    edits: Sequence[Edit],
    *,
    undoing: bool = False,
) -> None:
    """Let edits pass that have no problem.

    Raises:
        RefusedError: with every problem that they have.
    """
    if not edits:
        raise RefusedError("There is nothing to change", cure="Name a change")
    if not all(isinstance(edit, ReplacePlan) for edit in edits):
        require_own_days(programme, "its plan is not changed here")
    roles = [role.id for role in definition.roles]
    problems = edit_problems(programme, edits, roles, undoing=undoing)
    if problems:
        raise _refusal(problems)


def _refusal(problems: Sequence[EditProblem]) -> RefusedError:
    """Put the problems of edits into one answer."""
    if len(problems) == 1:
        return RefusedError(problems[0].what, cure=problems[0].cure)
    return RefusedError(
        f"There are {len(problems)} problems with this change",
        *map(str, problems),
        cure="Mend them all, and try again",
    )


def _problems(
    programme: Programme, edit: Edit, roles: Collection[str], *, undoing: bool
) -> Iterator[Found]:
    match edit:
        case AddLink(link):
            yield from of_new_link(programme.plan, link, undoing=undoing)
        case RemoveLink():
            yield from of_old_link(programme.plan, edit)
        case DefineCalendar():
            yield from of_calendar(programme, edit)
        case DefineCommittee(key, committee):
            yield from of_committee(programme.plan, key, committee, undoing=undoing)
        case AddDeliverable(activity):
            yield from of_new_point(programme.plan, activity)
        case RemoveDeliverable(code):
            yield from of_old_point(programme.plan, code)
        case ReplacePlan():
            yield from _of_whole(programme)
        case _:
            yield from _of_work(programme, edit, roles, undoing=undoing)


def _of_whole(programme: Programme) -> Iterator[Found]:
    if programme.timed is None:
        what = f"{programme.key} was not imported: it has no clock times"
        yield what, "Change it here, or import a file that was exported"


def _of_work(
    programme: Programme,
    edit: OfActivity | OfDetail,
    roles: Collection[str],
    *,
    undoing: bool,
) -> Iterator[Found]:
    """Judge an edit of one activity, which must be there and still to be done."""
    activity = known(programme.plan).get(edit.code)
    if activity is None:
        yield unknown(programme.plan, edit.code)
        return
    if not undoing:
        yield from _of_new_value(programme.plan, activity, edit, roles)
    yield from _of_named(programme, activity, edit)


def _of_new_value(
    plan: Plan,
    activity: Activity,
    edit: OfActivity | OfDetail,
    roles: Collection[str],
) -> Iterator[Found]:
    """Judge what was not so before; what comes back may be as it was."""
    if activity.progress.finished is not None:
        yield from _of_finished(activity, edit)
    match edit:
        case SetDuration(_, days):
            yield from _of_duration(activity, days)
        case SetConstraint(_, constraint):
            yield from of_days(plan, [constraint.day if constraint else None])
        case SetDeadline(_, day):
            yield from of_days(plan, [day])
        case SetOwner(_, role):
            yield from _of_owner(activity, role, roles)
        case SetEffort(_, hours):
            yield from _of_effort(activity, hours)
        case SetCalendar() | SetCommittee():
            return


def _of_finished(activity: Activity, edit: OfActivity | OfDetail) -> Iterator[Found]:
    """Judge an edit of what is over: a point never had what only work has."""
    if activity.kind is Kind.ACTIVITY or isinstance(edit, SetConstraint | SetDeadline):
        yield finished(activity)


def _of_named(
    programme: Programme, activity: Activity, edit: OfActivity | OfDetail
) -> Iterator[Found]:
    """Judge what names something of the plan, which may be gone by now."""
    match edit:
        case SetCalendar(_, name):
            yield from _only_work(activity, "a calendar")
            yield from of_use(programme, edit, name)
        case SetOwner():
            yield from of_new_owner(programme, edit)
        case SetCommittee(_, key):
            yield from _of_ending(programme.plan, activity, key)
        case SetDuration() | SetConstraint() | SetDeadline() | SetEffort():
            return


def _of_duration(activity: Activity, days: int) -> Iterator[Found]:
    yield from _only_work(activity, "a duration")
    if not 1 <= days <= LONGEST:
        what = f"{activity.code} cannot take {working_days(days)}"
        yield what, f"Give a number from 1 to {LONGEST}"


def _of_effort(activity: Activity, hours: float | None) -> Iterator[Found]:
    yield from _only_work(activity, "hours of work")
    if hours is not None and not 0 <= hours <= MOST_HOURS:
        what = f"{activity.code} cannot take {hours:g} hours of work"
        yield what, f"Give a number from 0 to {MOST_HOURS}"


def _of_owner(activity: Activity, role: str, roles: Collection[str]) -> Iterator[Found]:
    yield from _only_work(activity, "an owner that can change")
    if role not in roles:
        near = nearest_role(role, ((one, one) for one in roles))
        cure = cure_for(near or role, roles, "See them with: programme people {key}")
        yield f"There is no role {role}", cure


def _of_ending(plan: Plan, activity: Activity, key: str) -> Iterator[Found]:
    yield from _only_work(activity, "a committee's meeting at its end")
    if key and key not in plan.committees:
        yield no_committee(plan, key)


def _only_work(activity: Activity, what: str) -> Iterator[Found]:
    if activity.kind is not Kind.ACTIVITY:
        yield (
            f"{activity.code} is a {activity.kind}: it does not have {what}",
            "Name an activity",
        )
