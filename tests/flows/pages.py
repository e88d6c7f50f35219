"""What the Prefect server shows: runs, logs and artifacts."""

import time

from prefect.client.orchestration import get_client
from prefect.client.schemas.filters import (
    ArtifactFilter,
    ArtifactFilterKey,
    FlowRunFilter,
    FlowRunFilterName,
    LogFilter,
    LogFilterFlowRunId,
)
from prefect.client.schemas.objects import Artifact, FlowRun
from prefect.client.schemas.sorting import ArtifactSort, FlowRunSort

PATIENCE = 30.0


def latest_artifact(key: str) -> Artifact:
    """Give the newest artifact of a key."""
    with get_client(sync_client=True) as client:
        found = client.read_artifacts(
            artifact_filter=ArtifactFilter(key=ArtifactFilterKey(any_=[key])),
            sort=ArtifactSort.CREATED_DESC,
            limit=1,
        )
    return found[0]


def latest_run(name: str) -> FlowRun:
    """Give the newest run of a name."""
    with get_client(sync_client=True) as client:
        found = client.read_flow_runs(
            flow_run_filter=FlowRunFilter(name=FlowRunFilterName(any_=[name])),
            sort=FlowRunSort.START_TIME_DESC,
            limit=1,
        )
    return found[0]


def log_of(run: FlowRun, words: str) -> str:
    """Give a run's log as soon as it holds these words: it is written a little late."""
    of_run = LogFilter(flow_run_id=LogFilterFlowRunId(any_=[run.id]))
    deadline = time.monotonic() + PATIENCE
    said = ""
    with get_client(sync_client=True) as client:
        while words not in said and time.monotonic() < deadline:
            time.sleep(0.1)
            logs = client.read_logs(log_filter=of_run)
            said = "\n".join(log.message for log in logs)
    return said
