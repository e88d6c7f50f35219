"""What the serving child puts right at its start."""

from uuid import UUID

import pytest
from prefect.client.orchestration import SyncPrefectClient, get_client
from prefect.client.schemas.objects import State
from prefect.states import Pending, Running

from flows.serving import close_dead_runs, deployment_of
from flows.timetable import TIMETABLE
from tests.flows.marks import SERVER

pytestmark = SERVER


@pytest.fixture(scope="module")
def deployment() -> UUID:
    """Register the deployment of the daily flow."""
    made = deployment_of(TIMETABLE[0]).apply()
    assert isinstance(made, UUID)
    return made


def begun(client: SyncPrefectClient, deployment: UUID) -> tuple[UUID, str]:
    """Begin a run of a deployment as a runner does; give its id and state's name."""
    run = client.create_flow_run_from_deployment(deployment)
    steps: list[State[None]] = [Pending(), Running()]
    for step in steps:
        client.set_flow_run_state(run.id, step)
    now = client.read_flow_run(run.id)
    return now.id, str(now.state_name)


def test_a_run_whose_process_is_gone_makes_no_other_wait(deployment: UUID) -> None:
    with get_client(sync_client=True) as client:
        dead, state = begun(client, deployment)
        _, waits = begun(client, deployment)
        close_dead_runs(client)
        crashed = client.read_flow_run(dead).state
        _, runs = begun(client, deployment)
        close_dead_runs(client)
    assert (state, waits, runs) == ("Running", "AwaitingConcurrencySlot", "Running")
    assert crashed is not None
    assert crashed.is_crashed()
    assert "What was done is kept" in str(crashed.message)
