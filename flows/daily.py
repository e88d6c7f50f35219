"""The flow ``daily``: every programme brought to the day, one message per person."""

from collections.abc import Iterator
from datetime import date

from prefect import State, flow, get_run_logger
from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.batching import FEW_AT_ONCE, LeftUndoneError
from flows.deciding import total
from flows.design import design
from flows.diagnose import diagnose
from flows.implement import implement
from flows.opening import Opened, opened
from flows.other_phase import other_phase
from flows.pages import milestone_rows, run_page, summary
from flows.retrying import retried
from flows.slots import day_of_run, named
from flows.telling import tell_of_day
from programme.core.words import long_date
from programme.operations.compose_messages import compose_messages
from programme.operations.decide_reminders import Decided, Slot
from programme.operations.posting import Post
from programme.operations.run_daily import DailyRun, close_day
from programme.storage.database import Database
from programme.storage.overview import milestones, overview, phases_now

BY_PHASE = {"diagnose": diagnose, "design": design, "implement": implement}


class DayIncompleteError(Exception):
    """A day's work was done in part; what was done is kept."""


@flow(
    name="daily",
    flow_run_name=named("daily"),
    task_runner=FEW_AT_ONCE,
    timeout_seconds=4 * 3600,
    on_failure=[tell_of_day],
    on_crashed=[tell_of_day],
)
def daily(day: date | None = None) -> DailyRun:
    """Decide what is to be said for the day, and queue one message for each person.

    Without ``day`` it is the day of the run's scheduled start in London. What fails in
    one phase holds up neither the others nor the messages. Doing it twice does it once.

    Raises:
        DayIncompleteError: when some of it could not be done.
    """
    the_day = day_of_run(day)
    with opened() as ours:
        slot = ours.slot(the_day)
        parts = [*_phases(the_day), *_elsewhere(ours, the_day)]
        close.submit(ours.database, slot).result()
        queued = compose.submit(ours.database, slot, ours.post).result()
        run = DailyRun(sum((done for done, _ in parts), Decided()), queued)
        troubles = [trouble for _, trouble in parts if trouble]
        _publish(ours, the_day, run, troubles)
    get_run_logger().info("%s: %s", long_date(the_day), summary(run))
    if troubles:
        raise DayIncompleteError("; ".join(troubles))
    return run


@retried
def close(database: Database, slot: Slot) -> None:
    """Mark the day as done for the programmes that it had no work for."""
    close_day(database, slot)


@retried
def compose(database: Database, slot: Slot, post: Post) -> int:
    """Queue one message for each person to whom something is to be said."""
    return compose_messages(database, slot, post)


def _phases(day: date) -> Iterator[tuple[Decided, str]]:
    """Run each phase's flow; give what it did, and its trouble if it had any."""
    for name, phase in BY_PHASE.items():
        yield _part(name, phase(day, return_state=True))


def _elsewhere(ours: Opened, day: date) -> Iterator[tuple[Decided, str]]:
    """Do the programmes in phases that only another definition has, as one of ours."""
    with ours.database.reading() as read:
        others = [name for name in phases_now(read) if name not in BY_PHASE]
    for name in others:
        phase = other_phase.with_options(flow_run_name=named(name))
        yield _part(name, phase(name, day, return_state=True))


def _part(name: str, state: State[Decided]) -> tuple[Decided, str]:
    match state.result(raise_on_failure=False):
        case Decided() as result:
            return result, ""
        case LeftUndoneError() as result:
            return total(result.outcome), f"{name}: {result}"
        case result:
            return Decided(), f"{name}: {result}"


def _publish(ours: Opened, day: date, run: DailyRun, troubles: list[str]) -> None:
    with ours.database.reading() as read:
        seen, dated = overview(read, day), milestones(read, day)
    create_markdown_artifact(
        run_page(seen, run, troubles),
        key="daily-run",
        description=f"The daily run for {long_date(day)}",
    )
    create_table_artifact(
        milestone_rows(dated),
        key="milestones",
        description="Milestones and gates reached in the last ten working days or"
        f" expected in the next thirty, on {long_date(day)}",
    )
