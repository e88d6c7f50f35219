"""The daily flow on a real database, through a real Prefect server."""

from datetime import date, timedelta

import pytest
from prefect.client.orchestration import get_client
from prefect.flow_engine import run_flow_sync
from prefect.states import Scheduled

from flows.daily import DayIncompleteError, daily
from flows.design import design
from flows.diagnose import diagnose
from flows.digests import digests
from flows.implement import implement
from flows.slots import day_for
from programme import clock
from programme.core.refusal import RefusedError
from programme.operations.decide_reminders import Decided
from tests.flows.marks import SERVER
from tests.flows.pages import latest_artifact, latest_run, log_of
from tests.flows.worlds import World

pytestmark = SERVER

BUSY = date(2024, 10, 3)
CHRISTMAS = date(2024, 12, 25)


def test_it_decides_reminders_and_queues_one_message_per_person(world: World) -> None:
    run = daily(BUSY)
    assert run.decided.programmes == 1
    assert run.decided.reminders == world.count("reminder") > run.messages
    assert run.messages == world.count("message") > 0
    assert world.caught_up_to("example") == BUSY


def test_twice_does_it_once(world: World) -> None:
    daily(BUSY)
    once = world.counts()
    again = daily(BUSY)
    assert again.decided == Decided()
    assert world.counts() == once


def test_each_run_leaves_a_page_and_a_table_of_milestones(world: World) -> None:
    gate = world.definition.gates[0]
    world.finish_before_gate("example", gate.id, date(2024, 9, 4))
    daily(BUSY)
    page = latest_artifact("daily-run")
    assert page.description == "The daily run for 3 October 2024"
    words = str(page.data)
    assert "# Daily run for Thursday 3 October 2024" in words
    assert "1 programme brought to the day" in words
    assert f"{gate.id} {gate.title}" in words
    assert "| diagnose | 1 | 0 |" in words
    assert gate.title in str(latest_artifact("milestones").data)


def test_each_phase_has_a_run_of_its_own_named_by_the_day(world: World) -> None:
    daily(BUSY)
    whole = latest_run(f"daily-{BUSY}")
    assert whole.state_name == "Completed"
    for phase in ("diagnose", "design", "implement"):
        run = latest_run(f"{phase}-{BUSY}")
        assert run.parent_task_run_id is not None
        assert run.state_name == "Completed"
    assert world.caught_up_to("example") == BUSY


def test_a_phase_can_be_run_alone_and_does_only_its_own(world: World) -> None:
    world.put_in_phase("example", "design")
    assert diagnose(BUSY).programmes == 0
    assert implement(BUSY).programmes == 0
    assert design(BUSY).programmes == 1
    assert design(BUSY).programmes == 0


def test_a_phase_that_only_another_definition_has_is_done_too(world: World) -> None:
    world.put_in_phase("example", "discover")
    assert daily(BUSY).decided.programmes == 1
    assert world.caught_up_to("example") == BUSY
    assert latest_run(f"discover-{BUSY}").state_name == "Completed"


def test_trouble_in_a_phase_that_is_not_ours_holds_up_no_message(world: World) -> None:
    world.add_programme("second")
    world.put_in_phase("second", "discover")
    world.spoil("second")
    with pytest.raises(DayIncompleteError, match="discover: "):
        daily(BUSY)
    assert world.caught_up_to("example") == BUSY
    assert world.count("message") > 0


def test_days_that_were_missed_come_in_one_message_per_person(world: World) -> None:
    daily(date(2025, 6, 3))
    with world.database.reading() as read:
        people = read("SELECT DISTINCT person_id FROM reminder")
    assert world.count("message") == len(people) > 1


def test_on_a_public_holiday_nothing_is_said(world: World) -> None:
    run = daily(CHRISTMAS)
    assert run.decided == Decided()
    assert world.counts()[:2] == (0, 0)
    assert "| diagnose | 1 | 1 |" in str(latest_artifact("daily-run").data)


def test_a_day_that_is_still_to_come_is_not_lived(world: World) -> None:
    before = world.counts()
    for flow in (daily, diagnose, digests):
        with pytest.raises(RefusedError, match="is still to come"):
            flow(clock.today("Europe/London") + timedelta(days=7))
    assert world.counts() == before


def test_one_bad_programme_holds_up_no_other(world: World) -> None:
    world.add_programme("second")
    world.add_programme("third")
    world.spoil("second")
    with pytest.raises(DayIncompleteError, match=f"id {world.id_of('second')}"):
        daily(BUSY)
    assert world.caught_up_to("example") == BUSY
    assert world.caught_up_to("second") < BUSY
    assert world.caught_up_to("third") == BUSY
    assert world.count("message") > 0
    assert "Not everything was done" in str(latest_artifact("daily-run").data)


def test_a_run_that_fails_says_what_is_kept_and_what_to_do(world: World) -> None:
    day = date(2024, 10, 4)
    world.spoil("example")
    with pytest.raises(DayIncompleteError):
        daily(day)
    said = log_of(latest_run(f"daily-{day}"), "did not finish")
    assert "Kept: each batch of programmes that was done" in said
    assert "To do: remove the cause." in said


@pytest.mark.usefixtures("world")
def test_without_a_day_it_is_that_of_the_scheduled_start() -> None:
    now = clock.now()
    with get_client(sync_client=True) as client:
        planned = client.create_flow_run(daily, state=Scheduled(scheduled_time=now))
    run_flow_sync(daily, flow_run=planned, parameters={})
    with get_client(sync_client=True) as client:
        ran = client.read_flow_run(planned.id)
    assert ran.name == f"daily-{day_for(now, now)}"
