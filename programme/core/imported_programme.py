"""A plan from elsewhere made a programme: its points, its phases and who owns what.

The plan stays as it is, on its clock times; each task that is no summary gets a code.
Beside it stand a definition and the same network in whole days, so that everything that
knows programmes finds what it expects.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final

from programme.core.access import LEAD
from programme.core.definition import Definition, Phase, Workstream
from programme.core.imported_roles import PROFILE, REMINDERS, Team, plain, team_of
from programme.core.instantiate import Instance
from programme.core.people import PersonInRole
from programme.core.plan import ELAPSED, Activity, Kind, Link, LinkType, Plan
from programme.core.programme import Detail
from programme.core.refusal import RefusedError
from programme.core.timed.instants import DAY
from programme.core.timed.lengths import is_elapsed, is_percent
from programme.core.timed.network import Network, lay_out
from programme.core.timed.plan import Link as TimedLink
from programme.core.timed.plan import Task, TimedPlan
from programme.core.timed_days import length_in_days, progress_in_days

_PLAN: Final = "PLAN"
_OTHERS: Final = "Other work"
_CODE: Final = re.compile("[A-Z0-9][A-Z0-9._-]{0,39}")
_KEYS: Final = {
    "diagnose": "diagnose",
    "discover": "diagnose",
    "design": "design",
    "implement": "implement",
    "deliver": "implement",
}
"""Our phases by the first word of a title; other phases are known by their number."""
_WHOLE: Final = 100
_MOST_LINKS: Final = 100_000


@dataclass(frozen=True, slots=True)
class ImportedProgramme:
    """What a programme from elsewhere is made of.

    ``timed`` is the plan with a code for each task. ``people`` hold the roles that
    their e-mail addresses are given for. ``shared`` are the codes of tasks with several
    resources: the first owns them. ``inactive`` are tasks that take no part.
    """

    timed: TimedPlan
    definition: Definition
    instance: Instance
    people: tuple[PersonInRole, ...]
    shared: tuple[str, ...]
    inactive: tuple[str, ...]


def imported_programme(plan: TimedPlan) -> ImportedProgramme:
    """Give what a plan from elsewhere is as a programme.

    Raises:
        LoopError: when the links make a circle.
        KeyError: when a link names a task that is not in the plan.
        RefusedError: when there is no task to be done, or links of summaries come to
            more than a plan holds.
    """
    return _Import(_coded(plan)).result()


def _coded(plan: TimedPlan) -> TimedPlan:
    """Give each task that takes part a code: its own, else T and its number."""
    network, seen = lay_out(plan), {_PLAN, *(f"S{task.uid}" for task in plan.tasks)}

    def code(i: int, task: Task) -> str:
        if network.is_summary(i) or not task.active:
            return ""
        own = task.code.upper()
        if own in seen or not _CODE.fullmatch(own):
            own = f"T{task.uid}"
        while own in seen:
            own = f"{own}-{task.uid}"
        seen.add(own)
        return own

    tasks = enumerate(plan.tasks)
    coded = (replace(task, code=code(i, task), mark="") for i, task in tasks)
    return replace(plan, tasks=tuple(coded))


@dataclass(frozen=True, slots=True)
class _Heading:
    """A summary at the top of the outline, or the plan itself."""

    id: str
    title: str


@dataclass(slots=True)
class _Import:
    """A plan under way to be a programme, with its outline by position."""

    timed: TimedPlan
    network: Network = field(init=False)
    _flat: bool = field(init=False)
    team: Team = field(init=False)

    def __post_init__(self) -> None:
        self.network = lay_out(self.timed)
        self.team = team_of(self.timed)
        self._flat = all(len(self._line(i)) == 1 for i in self._works())

    def result(self) -> ImportedProgramme:
        if not self._works():
            cure = "Choose a plan that has active tasks"
            raise RefusedError(f"{self.title} has no task to be done", cure=cure)
        return ImportedProgramme(
            timed=self.timed,
            definition=self._definition(),
            instance=Instance(self._plan(), self._details(), ()),
            people=self.team.people,
            shared=tuple(self.team.shared),
            inactive=tuple(task.name for task in self.timed.tasks if not task.active),
        )

    def _works(self) -> list[int]:
        """Give the positions of the tasks that take part."""
        return [i for i in self.network.works() if self.timed.tasks[i].code]

    def _line(self, i: int) -> list[int]:
        """Give the positions from the top of the outline down to a task."""
        line = [i]
        while self.network.parent[line[0]] >= 0:
            line.insert(0, self.network.parent[line[0]])
        return [at for at in line if self.timed.tasks[at].level > 0]

    def _heading(self, i: int) -> _Heading:
        """Give the phase of a task: what lies in no summary belongs to the plan."""
        first = self._line(i)[:-1]
        if not first:
            return _Heading(_PLAN, self.title if self._flat else _OTHERS)
        task = self.timed.tasks[first[0]]
        return _Heading(f"S{task.uid}", _name(task))

    def _stream(self, i: int) -> Task | None:
        line = self._line(i)[1:-1]
        return self.timed.tasks[line[0]] if line else None

    @property
    def title(self) -> str:
        whole = (task.name for task in self.timed.tasks if task.level <= 0)
        named = map(plain, (*whole, self.timed.settings.name))
        return next(filter(None, named), "Imported plan")

    def _phases(self) -> Mapping[_Heading, list[int]]:
        """Give the work of each phase, in the order of the outline."""
        phases: dict[_Heading, list[int]] = {}
        for i in self._works():
            phases.setdefault(self._heading(i), []).append(i)
        return phases

    def _definition(self) -> Definition:
        return Definition(
            id="imported",
            title=self.title,
            version="from a file",
            outcome="",
            default_variant="",
            approval_target=0,
            roles=self.team.roles,
            phases=tuple(_phases(self._phases())),
            workstreams=tuple(dict.fromkeys(self._workstreams())),
            activities=(),
            milestones=(),
            gates=(),
            reminders=((PROFILE, REMINDERS),),
        )

    def _workstreams(self) -> Iterator[Workstream]:
        for heading, works in self._phases().items():
            for i in works:
                stream = self._stream(i)
                if stream is not None:
                    yield Workstream(f"S{stream.uid}", _name(stream), heading.id, LEAD)

    def _plan(self) -> Plan:
        settings = self.timed.settings
        activities = [_activity(self.timed, i) for i in self._works()]
        ends = [Activity(h.id, 0, Kind.MILESTONE) for h in self._phases()]
        links = dict.fromkeys(islice(self._links(), _MOST_LINKS + 1))
        if len(links) > _MOST_LINKS:
            raise RefusedError(
                f"{self.title} links more than {_MOST_LINKS:,} pairs of tasks",
                cure="Link tasks in place of long summaries",
            )
        links |= dict.fromkeys(self._endings())
        start = settings.start.date()
        return Plan(start, (*activities, *ends), tuple(links))

    def _links(self) -> Iterator[Link]:
        """Give the links in days; one to or from a summary is one of its parts.

        Of those that nothing inside it waits for, or that wait for nothing inside it:
        the others are reached through them.
        """
        positions = {task.uid: i for i, task in enumerate(self.timed.tasks)}
        for link in self.timed.links:
            source, target = positions[link.frm], positions[link.to]
            lag, calendar = _lag(self.timed, self.timed.tasks[source], link)
            for frm in self._edge(source, self.network.after):
                for to in self._edge(target, self.network.before):
                    kind = LinkType[link.type.name]
                    if frm != to:
                        yield Link(frm, to, kind, lag, calendar)

    def _endings(self) -> Iterator[Link]:
        for heading, works in self._phases().items():
            for i in works:
                yield Link(self.timed.tasks[i].code, heading.id)

    def _edge(self, i: int, others: Sequence[list[tuple[int, TimedLink]]]) -> list[str]:
        """Give the codes of a task's parts without a link to others among them."""
        inside = set(self._parts(i))
        edge = [
            part for part in inside if inside.isdisjoint(j for j, _ in others[part])
        ]
        return [self.timed.tasks[part].code for part in sorted(edge or inside)]

    def _parts(self, i: int) -> Iterator[int]:
        if self.timed.tasks[i].code:
            yield i
        for part in self.network.parts[i]:
            yield from self._parts(part)

    def _details(self) -> Mapping[str, Detail]:
        return {one.code: one for one in (*self._of_works(), *self._of_ends())}

    def _of_works(self) -> Iterator[Detail]:
        for i in self._works():
            task, stream = self.timed.tasks[i], self._stream(i)
            works = task.duration.amount > 0
            yield Detail(
                code=task.code,
                title=_name(task),
                phase=self._heading(i).id,
                workstream="" if stream is None else f"S{stream.uid}",
                owner_role=self.team.owners.get(task.uid, LEAD) if works else "",
                reminders=PROFILE if works else "",
            )

    def _of_ends(self) -> Iterator[Detail]:
        for heading in self._phases():
            yield Detail(heading.id, f"{heading.title} ends", heading.id, "", "", "")


def _name(task: Task) -> str:
    return plain(task.name) or f"Task {task.uid}"


def _activity(timed: TimedPlan, i: int) -> Activity:
    task, settings = timed.tasks[i], timed.settings
    days = length_in_days(task.duration, settings)
    return Activity(
        code=task.code,
        duration=days,
        kind=Kind.ACTIVITY if days else Kind.MILESTONE,
        deadline=None if task.deadline is None else task.deadline.date(),
        progress=progress_in_days(task, settings),
    )


def _lag(timed: TimedPlan, source: Task, link: TimedLink) -> tuple[int, str]:
    """Give a lag in whole days, cut off, and the calendar that counts them."""
    amount = link.lag.amount
    if is_percent(link.lag.unit):
        amount = source.duration.amount * amount // _WHOLE
    if is_elapsed(link.lag.unit):
        return int(amount / DAY), ELAPSED if int(amount / DAY) else ""
    return int(amount / timed.settings.working_day), ""


def _phases(headings: Iterable[_Heading]) -> Iterator[Phase]:
    taken: set[str] = set()
    for number, heading in enumerate(headings, start=1):
        word = re.match("[a-z]*", heading.title.lower())
        key = _KEYS.get(word[0] if word else "", "")
        if not key or key in taken:
            key = f"phase-{number}"
        taken.add(key)
        yield Phase(
            id=heading.id,
            key=key,
            title=heading.title,
            purpose="",
            names=(),
            ends_with=heading.id,
        )
