"""What a run that went wrong says in its log: what is kept, and what to do."""

from typing import Any

from prefect import Flow, State
from prefect.client.schemas.objects import FlowRun
from prefect.flows import FlowStateHook
from prefect.logging.loggers import flow_run_logger

_WORDS = "The flow %s did not finish (%s): %s. %s"


def _telling(advice: str) -> FlowStateHook[..., Any]:
    def tell(flow: Flow[..., Any], flow_run: FlowRun, state: State[Any]) -> None:
        what = state.message or "it gives no reason"
        log = flow_run_logger(flow_run, flow)
        log.error(_WORDS, flow.name, state.name, what.rstrip("."), advice)

    return tell


tell_of_day = _telling(
    "Kept: each batch of programmes that was done, whole, with its reminders and"
    " messages. The others are as they were. To do: remove the cause. The next run"
    " catches up by itself. To run this day again now: python -m flows daily --day"
    " followed by the day. Nothing is said twice."
)
tell_of_digests = _telling(
    "Kept: every digest that was queued. The others are made by the next run of the"
    " same period. To do: remove the cause. Running it again makes none twice."
)
tell_of_delivery = _telling(
    "Kept: every message. What was sent is marked as sent. A message that was in hand"
    " is tried again in 15 minutes. To do: nothing, unless this comes again: then see"
    " the address of the mail server and the database."
)
