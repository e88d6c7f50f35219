"""Leave optional activities out of a definition, before a programme is made from it."""

from collections.abc import Collection, Iterable, Iterator, Set
from dataclasses import replace

from programme.core.definition import Definition
from programme.core.refusal import RefusedError


def without(definition: Definition, codes: Collection[str]) -> Definition:
    """Give the definition without these activities, their deliverables and empty streams.

    Raises:
        RefusedError: with every code that is no optional activity, or that something
            else in the definition waits for.
    """
    dropped = {code.upper() for code in codes}
    reasons = tuple(_objections(definition, dropped))
    if reasons:
        optional = ", ".join(a.id for a in definition.activities if a.optional)
        raise RefusedError(
            "Not everything named can be left out",
            *reasons,
            cure=f"What is optional: {optional or 'nothing'}",
        )
    kept = [one for one in definition.activities if one.id not in dropped]
    used = {one.workstream for one in kept}
    return replace(
        definition,
        activities=tuple(
            replace(one, informs=_rest(one.informs, dropped)) for one in kept
        ),
        workstreams=tuple(one for one in definition.workstreams if one.id in used),
        gates=tuple(
            replace(one, blocks=_rest(one.blocks, dropped)) for one in definition.gates
        ),
    )


def _rest(codes: Iterable[str], dropped: Set[str]) -> tuple[str, ...]:
    return tuple(code for code in codes if code not in dropped)


def _objections(definition: Definition, dropped: Set[str]) -> Iterator[str]:
    optional = {one.id for one in definition.activities if one.optional}
    for code in sorted(dropped - optional):
        yield f"{code} is no optional activity"
    needed = set(_needed(definition, dropped))
    for one in definition.activities:
        if one.id in dropped and needed.intersection(
            {one.id, *(paper.id for paper in one.deliverables)}
        ):
            yield f"{one.id} is what something else waits for"


def _needed(definition: Definition, dropped: Set[str]) -> Iterator[str]:
    """Give all that the rest of the definition waits for."""
    for activity in definition.activities:
        if activity.id not in dropped:
            yield from (link.frm for link in activity.links)
    for milestone in definition.milestones:
        yield from milestone.after
    for gate in definition.gates:
        yield from gate.after
        yield from (criterion.subject for criterion in gate.criteria)
    yield from (phase.ends_with for phase in definition.phases)
