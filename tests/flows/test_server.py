"""Prefect's server itself: that it imports here, and takes what prefect.yaml declares."""

from importlib import import_module
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.client.schemas.actions import WorkPoolCreate
from prefect.settings import PREFECT_API_URL

from flows.timetable import TIMETABLE
from tests.flows.processes import environment, python, ran


def test_the_server_imports_beside_this_fastapi() -> None:
    """Prefect 3.8.8 with FastAPI 0.155 installs without complaint and cannot start."""
    assert import_module("prefect.server.api.server").create_app


@pytest.mark.usefixtures("server")
@pytest.mark.xdist_group("prefect")
def test_prefect_yaml_deploys_everything(tmp_path: Path) -> None:
    env = environment(
        PREFECT_API_URL=str(PREFECT_API_URL.value()), PREFECT_HOME=str(tmp_path)
    )
    with get_client(sync_client=True) as client:
        client.create_work_pool(WorkPoolCreate(name="programme", type="process"))
        done = ran(python("-m", "prefect", "--no-prompt", "deploy", "--all"), env)
        deployed = {one.name: one for one in client.read_deployments()}
    assert done.returncode == 0, done.stdout + done.stderr
    assert sorted(deployed) == sorted(one.name for one in TIMETABLE)
    for one in TIMETABLE:
        assert deployed[one.name].entrypoint == one.entrypoint
        assert deployed[one.name].pull_steps == []
        assert len(deployed[one.name].schedules) == (1 if one.timed else 0)
