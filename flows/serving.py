"""The child that serves every deployment beside the embedded server.

It is alone with its server: whatever is still said to be running at its start belonged
to a process that is gone.
"""

from prefect import serve
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.filters import (
    FlowRunFilter,
    FlowRunFilterState,
    FlowRunFilterStateType,
)
from prefect.client.schemas.objects import ConcurrencyLimitConfig, StateType
from prefect.deployments import run_deployment
from prefect.deployments.runner import RunnerDeployment
from prefect.schedules import Cron, Schedule
from prefect.states import Crashed

from flows.slots import latest_slot
from flows.timetable import TIMETABLE, ZONE, Deployment, Timed
from programme import clock

_OPEN = [StateType.RUNNING, StateType.PENDING, StateType.CANCELLING]


def main() -> None:
    """Serve until told to stop, after putting right what the last time left."""
    with get_client(sync_client=True) as client:
        close_dead_runs(client)
    deployments = [deployment_of(one) for one in TIMETABLE]
    _catch_up(deployments[0])
    # By default a stop would pause the schedules for good.
    serve(*deployments, pause_on_shutdown=False, print_starting_message=False)


def close_dead_runs(client: SyncPrefectClient) -> int:
    """End the runs that nobody runs any more, which would keep others waiting."""
    open_runs = FlowRunFilterState(type=FlowRunFilterStateType(any_=_OPEN))
    found = client.read_flow_runs(flow_run_filter=FlowRunFilter(state=open_runs))
    for run in found:
        words = "The process ended before the run did. What was done is kept"
        client.set_flow_run_state(run.id, Crashed(message=words), force=True)
    return len(found)


def deployment_of(one: Deployment) -> RunnerDeployment:
    """Make what ``serve`` takes of a line of the timetable."""
    return RunnerDeployment.from_entrypoint(
        one.entrypoint,
        name=one.name,
        description=one.description,
        tags=list(one.tags),
        parameters=one.parameters,
        schedules=[_schedule(one.timed)] if one.timed else [],
        concurrency_limit=ConcurrencyLimitConfig.model_validate(
            {"limit": 1, "collision_strategy": one.collision.value}
        ),
    )


def _schedule(timed: Timed) -> Schedule:
    return Cron(timed.cron, timezone=ZONE, slug=timed.slug)


def _catch_up(daily: RunnerDeployment) -> None:
    """Ask for the latest slot's day: after days off, no run of it may be planned.

    When that day was done already, the run finds nothing to do.
    """
    daily.apply()
    day = latest_slot(clock.now()).isoformat()
    run_deployment("daily/daily", parameters={"day": day}, timeout=0)


if __name__ == "__main__":
    main()
