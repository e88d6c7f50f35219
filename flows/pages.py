"""The pages of a daily run, in the words and tables that people see."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from programme.core.words import counted, long_date
from programme.notifications.dates import weekday_date
from programme.operations.decide_reminders import Decided
from programme.operations.run_daily import DailyRun
from programme.storage.overview import MilestoneNow, Overview

MOST_SHOWN = 10
PHASES = ("diagnose", "design", "implement")


def decided(done: Decided) -> str:
    """Say in one line what was decided."""
    return (
        f"{counted(done.programmes, 'programme')} brought to the day"
        f" ({done.replanned} re-planned), {counted(done.reminders, 'new reminder')}"
    )


def summary(run: DailyRun) -> str:
    """Say in one line what a run did."""
    return f"{decided(run.decided)}, {counted(run.messages, 'new message')}"


def run_page(seen: Overview, run: DailyRun, troubles: Sequence[str]) -> str:
    """Write the page of a run in Markdown: what it did, what is overdue, what waits."""
    return "\n".join(
        [
            f"# Daily run for {weekday_date(seen.day)}",
            "",
            f"{summary(run)}.",
            *_troubles(troubles),
            *_phases(seen),
            *_late(seen),
            *_gates(seen),
            *_messages(seen),
        ]
    )


def milestone_rows(milestones: Iterable[MilestoneNow]) -> list[dict[str, str]]:
    """Write the table of milestones and gates, by date."""
    return [
        {
            "Date": long_date(one.day),
            "Status": "reached" if one.reached else "expected",
            "Milestone": f"{one.code} {one.title}",
            "Programme": one.key,
            "Organisation": one.organisation,
            "Promised for": long_date(one.promised),
        }
        for one in milestones
    ]


def _troubles(troubles: Sequence[str]) -> Iterator[str]:
    if troubles:
        yield from ("", "## Not everything was done", "")
        yield from (f"- {_cell(trouble)}" for trouble in troubles)
        yield from ("", "The next run catches up. What was done is kept.")


def _phases(seen: Overview) -> Iterator[str]:
    overdue: Counter[str] = Counter()
    for late in seen.late:
        overdue[late.phase] += late.overdue
    rows = sorted(seen.phases, key=lambda now: _place(now.phase))
    yield from ("", "## Programmes", "")
    yield from _table(
        ("Phase now", "Running", "Still to be brought to this day", "Overdue work"),
        [(now.phase, now.running, now.behind, overdue[now.phase]) for now in rows],
        "No programme is running.",
        len(rows),
    )


def _late(seen: Overview) -> Iterator[str]:
    yield from ("", "## Overdue work", "")
    yield from _table(
        ("Programme", "Organisation", "Overdue", "Earliest due"),
        [
            (one.key, one.organisation, one.overdue, long_date(one.since))
            for one in seen.late[:MOST_SHOWN]
        ],
        "Nothing is overdue.",
        len(seen.late),
    )


def _gates(seen: Overview) -> Iterator[str]:
    yield from ("", "## Gates that wait for a decision", "")
    yield from _table(
        ("Programme", "Organisation", "Gate", "Decided by", "Still unmet"),
        [
            (
                one.key,
                one.organisation,
                f"{one.code} {one.title}",
                one.decided_by.replace("_", " "),
                "; ".join(one.unmet) or "nothing",
            )
            for one in seen.gates
        ],
        "No gate waits for a decision.",
        seen.gates_waiting,
    )


def _messages(seen: Overview) -> Iterator[str]:
    count = seen.messages
    yield from ("", "## Messages", "")
    yield (
        f"{count.get('pending', 0)} wait to be sent,"
        f" {count.get('failed', 0)} failed, {count.get('held', 0)} held for a person."
    )


def _table(
    head: Sequence[str], rows: Sequence[Sequence[object]], none: str, of: int
) -> Iterator[str]:
    """Write the rows shown of so many that there are, or the words for none."""
    if not rows:
        yield none
        return
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    for row in rows:
        yield f"| {' | '.join(_cell(str(value)) for value in row)} |"
    if of > len(rows):
        yield from ("", f"And {of - len(rows)} more.")


def _cell(text: str) -> str:
    """Keep a name from ending its cell or becoming mark-up."""
    plain = " ".join(text.split())
    return plain.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")


def _place(phase: str) -> tuple[int, str]:
    return (PHASES.index(phase) if phase in PHASES else len(PHASES), phase)
