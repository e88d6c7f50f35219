"""What an import kept, turned and did not understand."""

from collections.abc import Iterable

from programme.cli.layout import Line, Screen, heading, paragraph, points
from programme.interchange.mspdi.loss import Fate, Loss, LossReport

SHOWN = 20
"""So many losses are shown; data holds all."""

_TITLES = {Fate.TURNED: "Turned to fit", Fate.NOT_UNDERSTOOD: "Not understood"}


def losses_screen(
    report: LossReport, width: int, *, only: Fate | None = None
) -> Screen:
    """Say how much was kept, and list what was not; ``only`` lists one fate."""
    kept = sum(report.kept.values())
    found = {fate: _of(report, fate) for fate in _TITLES}
    told = (
        f"{kept} values kept, {len(found[Fate.TURNED])} turned to fit,"
        f" {len(found[Fate.NOT_UNDERSTOOD])} not understood."
    )
    screen = [*heading("What was lost", width), *paragraph(told, width)]
    for fate, title in _TITLES.items():
        if only in {None, fate}:
            screen += _listed(title, found[fate], width)
    return screen


def loss_data(report: LossReport) -> list[dict[str, object]]:
    """Give every loss for scripts."""
    return [
        {
            "line": loss.place.line,
            "element": loss.element,
            "task": loss.task,
            "fate": loss.fate,
            "what": loss.what,
            "cure": loss.cure,
        }
        for loss in report.losses
    ]


def fates(report: LossReport, task: int) -> tuple[int, int, int]:
    """Count what of one task was kept, turned and not understood."""
    found = report.of_tasks.get(task, {})
    kept, turned = found.get(Fate.KEPT, 0), found.get(Fate.TURNED, 0)
    return kept, turned, found.get(Fate.NOT_UNDERSTOOD, 0)


def _of(report: LossReport, fate: Fate) -> list[Loss]:
    return [loss for loss in report.losses if loss.fate is fate]


def _listed(title: str, losses: list[Loss], width: int) -> Screen:
    if not losses:
        return []
    more = len(losses) - SHOWN
    note = f"{more} more: put --json before the command to see them all."
    return [
        *heading(title, width),
        *points(_texts(losses[:SHOWN]), width),
        *([Line(), *paragraph(note, width)] if more > 0 else []),
    ]


def _texts(losses: Iterable[Loss]) -> list[str]:
    return [str(loss) for loss in losses]
