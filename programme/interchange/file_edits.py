"""What an edited file of another tool means: edits, and what no edit can say.

The file is held against what our export would have written: what both have alike is no
edit, although the export says some things in another way than the plan (a task in
progress lasts from start to finish, a month anchor is a constraint). Nor is an edit
what a line still has as it left us: the programme may have changed since.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from programme.core.edits import Edit
from programme.core.nearest import cure_for
from programme.core.plan import NOT_STARTED, Constraint, ConstraintKind, Link
from programme.core.plan_lines import PlanLine, edits_from, lines_of
from programme.core.problems import Place, Problem, ProblemsFoundError
from programme.core.programme import Programme
from programme.core.schedule import Schedule
from programme.interchange.file_lines import FileLine, FileLines

_HAPPENED = "Say what has happened with: programme start, report or finish"


@dataclass(frozen=True, slots=True)
class FileEdits:
    """The edits that a file means, and notes on what was passed over in it."""

    edits: tuple[Edit, ...]
    notes: tuple[Problem, ...]


def edits_of_file(
    programme: Programme,
    schedule: Schedule,
    found: FileLines,
    exports: Sequence[FileLines],
) -> FileEdits:
    """Read what was found in a file against the programme as it is now.

    ``exports`` are what our export gives, now and as of the file's own status date.
    Lines that the file does not have leave everything as it is.

    Raises:
        ProblemsFoundError: with everything that is wrong in the file.
    """
    ours = {line.code: line for line in lines_of(programme, schedule)}
    strange = [_strange(line, list(ours)) for line in found.lines.values()]
    problems = [*found.problems, *filter(None, strange)]
    if problems:
        raise ProblemsFoundError(problems)
    compared = [
        _Compared(
            ours[code], line, [one.lines[code] for one in exports if code in one.lines]
        )
        for code, line in found.lines.items()
    ]
    place = next((line.place for line in found.lines.values()), Place(""))
    notes = [note for one in compared for note in one.notes()]
    new = [_new(title, place) for title in found.without_code]
    edits = edits_from(programme, [one.wanted() for one in compared])
    return FileEdits(edits, (*notes, *new))


def _strange(line: FileLine, codes: Sequence[str]) -> Problem | None:
    if line.code in codes:
        return None
    what = f"there is no activity '{line.code}' ({line.title}) in the programme"
    cure = cure_for(line.code, codes, "Take the task or its code away")
    return Problem(line.place, what, cure)


def _new(title: str, place: Place) -> Problem:
    what = f"'{title}' has no code of the programme and was passed over"
    return Problem(place, what, "Only tasks that were exported come back")


@dataclass(frozen=True, slots=True)
class _Compared:
    """One line of the programme, as the file has it and as our exports do."""

    ours: PlanLine
    said: FileLine
    exported: Sequence[FileLine]

    def wanted(self) -> PlanLine:
        """Give the line with all that was edited in the file."""
        ours, said = self.ours, self.said
        links = tuple(_kept(ours, link) for link in said.links)
        return replace(
            ours,
            duration=ours.duration + self._longer(),
            predecessors=ours.predecessors if said.as_it_left("links") else links,
            deadline=said.deadline if self._is_new("deadline") else ours.deadline,
            constraint=self._constraint() if self._may_be_held else ours.constraint,
        )

    def notes(self) -> Iterator[Problem]:
        """Give a note on each thing that was edited and is no edit of ours."""
        code, said = self.said.code, self.said
        if self._is_new("title"):
            what = f"the title of {code} is not changed by a file"
            yield self._note(f"{what}: '{said.title}'", f"It stays '{self.ours.title}'")
        if said.progress != NOT_STARTED and self._is_new("progress"):
            yield self._note(f"the progress of {code} was passed over", _HAPPENED)
        if self._is_new("not_before"):
            yield from self._held_otherwise()

    def _held_otherwise(self) -> Iterator[Problem]:
        ours, day = self.ours.constraint, self.said.not_before
        if ours is not None and not self._may_be_held:
            what = f"{self.said.code} keeps its constraint to {ours.kind}"
            cure = f"Change it with: programme constrain KEY {self.said.code}"
            yield self._note(what, cure)
        elif ours is None and day is None:
            what = f"{self.said.code} starts no sooner for what the file does not know"
            yield self._note(what, "See it with: programme why")

    @property
    def _may_be_held(self) -> bool:
        ours = self.ours.constraint
        return ours is None or ours.kind is ConstraintKind.START_NO_EARLIER

    def _constraint(self) -> Constraint | None:
        if not self._is_new("not_before"):
            return self.ours.constraint
        day = self.said.not_before
        return None if day is None else Constraint(ConstraintKind.START_NO_EARLIER, day)

    def _longer(self) -> int:
        """Count the days that the file makes it longer than an export has it."""
        if self.said.as_it_left("duration"):
            return 0
        return min(
            (self.said.duration - one.duration for one in self.exported),
            key=abs,
            default=self.said.duration - self.ours.duration,
        )

    def _is_new(self, field: str) -> bool:
        said, left = getattr(self.said, field), self.said.as_it_left(field)
        return not left and all(getattr(one, field) != said for one in self.exported)

    def _note(self, what: str, cure: str) -> Problem:
        return Problem(self.said.place, what, cure)


def _kept(line: PlanLine, link: Link) -> Link:
    """Give our own link where the file has the same: it may count days of its own."""
    same = (one for one in line.predecessors if one.ends == link.ends)
    ours = next(same, link)
    return ours if ours.lag == link.lag else replace(ours, lag=link.lag)
