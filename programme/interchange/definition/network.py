"""The network of a definition: it starts somewhere, goes round nowhere, and its gates
stand where they can be decided.

A point is an activity, a milestone or a gate. One point comes before another when the
other waits for it: by a link of whatever type, by ``after``, or held back by a gate.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from programme.core.definition import (
    CriterionKind,
    DefinedActivity,
    DefinedGate,
    DefinedMilestone,
)
from programme.core.problems import Place, Problem
from programme.interchange.definition.draft import Draft
from programme.interchange.definition.entry import Entry, Placed

# For each point, those one step further on.
Steps = Mapping[str, list[str]]
_Point = DefinedActivity | DefinedMilestone | DefinedGate


@dataclass(frozen=True, slots=True)
class _Network:
    """The points, and for each of them those that wait for it directly.

    ``steps`` leaves out what a gate cannot hold back because the gate waits for it.
    """

    entries: Mapping[str, Entry]
    gates: Mapping[str, DefinedGate]
    steps: Steps


def network_problems(draft: Draft) -> Iterator[Problem]:
    """Find loops, a missing start, and gates that block or ask for the impossible."""
    network = _network(draft)
    yield from _no_start(draft, network)
    yield from _blocked_too_early(network)
    yield from _loop_problems(network)
    yield from _evidence_too_late(draft, network)


def _network(draft: Draft) -> _Network:
    points = _points(draft)
    waited = {
        point: [before for before in _waited_for(placed.value) if before in points]
        for point, placed in points.items()
    }
    steps = _turned(waited)
    gates = {p: g.value for p, g in points.items() if isinstance(g.value, DefinedGate)}
    for gate in gates.values():
        too_early = _reached(gate.id, waited)
        steps[gate.id] += [
            blocked
            for blocked in gate.blocks
            if blocked in points and blocked not in too_early
        ]
    entries = {point: placed.entry for point, placed in points.items()}
    return _Network(entries, gates, steps)


def _points(draft: Draft) -> dict[str, Placed[_Point]]:
    """Give the points by id; of several with the same id, which is a problem, the first."""
    points: dict[str, Placed[_Point]] = {}
    every: tuple[Placed[_Point], ...]
    every = (*draft.activities, *draft.milestones, *draft.gates)
    for placed in every:
        if placed.value.id:
            points.setdefault(placed.value.id, placed)
    return points


def _waited_for(point: _Point) -> Iterable[str]:
    if isinstance(point, DefinedActivity):
        return dict.fromkeys(link.frm for link in point.links)
    return point.after


def _turned(steps: Steps) -> dict[str, list[str]]:
    turned: dict[str, list[str]] = {point: [] for point in steps}
    for point, others in steps.items():
        for other in others:
            turned[other].append(point)
    return turned


def _no_start(draft: Draft, network: _Network) -> Iterator[Problem]:
    held = {later for steps in network.steps.values() for later in steps}
    activities = {each.value.id for each in draft.activities} - {""}
    if activities and activities <= held:
        what = "every activity waits for something, so the programme cannot start"
        cure = "Take 'depends_on' away from the activity that comes first"
        yield Problem(draft.root.place("phases"), what, cure)


def _blocked_too_early(network: _Network) -> Iterator[Problem]:
    for gate in network.gates.values():
        for blocked in gate.blocks:
            if blocked in network.steps and blocked not in network.steps[gate.id]:
                what = f"gate {gate.id} blocks {blocked}, which is already before it"
                cure = "Take it out of 'blocks', or move the gate"
                place = network.entries[gate.id].place("blocks", blocked)
                yield Problem(place, what, cure)


def _loop_problems(network: _Network) -> Iterator[Problem]:
    for loop in _loops(network.steps):
        words = " -> ".join((*loop, loop[0]))
        what = f"these wait for each other in a loop: {words}"
        place = _place(network, loop[-1], loop[0])
        yield Problem(place, what, "Take one of these links away")


def _place(network: _Network, before: str, after: str) -> Place:
    gate = network.gates.get(before)
    if gate is not None and after in gate.blocks:
        return network.entries[before].place("blocks", after)
    waiting = network.entries[after]
    key = "after" if "after" in waiting.keys else "depends_on"
    return waiting.place(key, before)


def _evidence_too_late(draft: Draft, network: _Network) -> Iterator[Problem]:
    producer: dict[str, str] = {}
    for activity in draft.activities:
        for deliverable in activity.value.deliverables:
            producer.setdefault(deliverable.id, activity.value.id)
    for gate in network.gates.values():
        later = _reached(gate.id, network.steps)
        if gate.id not in later:
            yield from _late_evidence(gate, network.entries[gate.id], producer, later)


def _late_evidence(
    gate: DefinedGate, entry: Entry, producer: Mapping[str, str], later: set[str]
) -> Iterator[Problem]:
    for criterion in gate.criteria:
        activity = producer.get(criterion.subject, "")
        if criterion.kind is CriterionKind.DELIVERABLE and activity in later:
            what = (
                f"gate {gate.id} asks for {criterion.subject}, and {activity} "
                "produces it only after the gate"
            )
            cure = f"Ask for it at a later gate, or do {activity} before this one"
            yield Problem(entry.place("criteria", criterion.subject), what, cure)


def _reached(point: str, steps: Steps) -> set[str]:
    """Give every point that comes after this one, in any number of steps."""
    reached: set[str] = set()
    ahead = list(steps.get(point, ()))
    while ahead:
        later = ahead.pop()
        if later not in reached:
            reached.add(later)
            ahead.extend(steps[later])
    return reached


def _loops(steps: Steps) -> Iterator[list[str]]:
    """Give a loop for each step that leads back; without those steps there is none."""
    done: set[str] = set()
    for point in steps:
        if point not in done:
            yield from _loops_from(point, steps, done)


def _loops_from(point: str, steps: Steps, done: set[str]) -> Iterator[list[str]]:
    """Walk in depth; a step onto the path that led here closes a loop."""
    path, depth, ahead = [point], {point: 0}, [iter(steps[point])]
    while path:
        step = next(ahead[-1], None)
        if step is None:
            done.add(path[-1])
            del depth[path.pop()], ahead[-1]
        elif step in depth:
            yield path[depth[step] :]
        elif step not in done:
            depth[step] = len(path)
            path.append(step)
            ahead.append(iter(steps[step]))
