"""The outline of a programme in a file: phases, workstreams, and what lies in them."""

from collections.abc import Iterator
from dataclasses import dataclass

from programme.interchange.plan_out import PlanOut


@dataclass(frozen=True, slots=True)
class Heading:
    """A summary line: a phase or a workstream."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class Entry:
    """An activity, milestone or gate."""

    code: str
    level: int


def outline(out: PlanOut) -> Iterator[Heading | Entry]:
    """Give the lines from top to bottom; headings with nothing in them are left out.

    What belongs to a phase and no workstream stands first in it; what belongs to no
    phase stands at the end.
    """
    placed: set[str] = set()
    for phase in out.definition.phases:
        inside = [d.code for _, d, _ in out.rows() if d.phase == phase.id]
        if inside:
            yield Heading(phase.title, 1)
            yield from _of_phase(out, phase.id)
            placed |= set(inside)
    yield from (Entry(d.code, 1) for _, d, _ in out.rows() if d.code not in placed)


def _of_phase(out: PlanOut, phase: str) -> Iterator[Heading | Entry]:
    streams = {w.id: w.title for w in out.definition.workstreams}
    inside = [detail for _, detail, _ in out.rows() if detail.phase == phase]
    yield from (Entry(d.code, 2) for d in inside if d.workstream not in streams)
    for stream, title in streams.items():
        parts = [d.code for d in inside if d.workstream == stream]
        if parts:
            yield Heading(title, 2)
            yield from (Entry(code, 3) for code in parts)
