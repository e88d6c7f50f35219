"""Lines of a plan that come back from a file that people edited, by our codes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from programme.core.plan import NOT_STARTED, Link, Progress
from programme.core.problems import Place, Problem
from programme.interchange.marks import NO_MARK, Mark


@dataclass(frozen=True, slots=True)
class FileLine:
    """One activity, milestone or gate as the file has it.

    ``duration`` is in working days; so are the lags of ``links``, which are those to
    this line. ``not_before`` is what the file lets it start on at the earliest;
    ``deadline`` is the day by which it should be done. ``mark`` knows what the line
    held when it left us.
    """

    place: Place
    code: str
    title: str
    duration: int
    links: tuple[Link, ...] = ()
    not_before: date | None = None
    deadline: date | None = None
    progress: Progress = NOT_STARTED
    mark: Mark = NO_MARK

    def texts(self) -> Mapping[str, str]:
        """Give by field the texts that go into the mark."""
        links = sorted(f"{link.frm} {link.type} {link.lag}" for link in self.links)
        return {
            "title": self.title,
            "duration": str(self.duration),
            "links": ", ".join(links),
            "not_before": str(self.not_before),
            "deadline": str(self.deadline),
            "progress": str(self.progress),
        }

    def as_it_left(self, field: str) -> bool:
        """Say whether a field is still as it was when the line left us."""
        return self.mark.knows(field, self.texts()[field])


@dataclass(frozen=True, slots=True)
class FileLines:
    """All lines of a file by code, and what could not be taken as it is.

    ``without_code`` are the titles of work that the file has and the plan does not;
    ``as_of`` is the status date that the file gives.
    """

    lines: Mapping[str, FileLine]
    without_code: tuple[str, ...]
    problems: tuple[Problem, ...]
    as_of: date | None = None
