"""Loops: things that wait for each other, found by a walk in depth."""

from collections.abc import Iterator, Mapping, Sequence

Steps = Mapping[str, Sequence[str]]
"""For each point, those one step further on."""


def loops(steps: Steps) -> Iterator[list[str]]:
    """Give a loop for each step that leads back; without those steps there is none."""
    done: set[str] = set()
    for point in steps:
        if point not in done:
            yield from _loops_from(point, steps, done)


def _loops_from(point: str, steps: Steps, done: set[str]) -> Iterator[list[str]]:
    """Walk on; a step onto the path that led here closes a loop."""
    path, depth, ahead = [point], {point: 0}, [iter(steps.get(point, ()))]
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
            ahead.append(iter(steps.get(step, ())))
