"""The digests flow: what is due is queued once."""

from datetime import date

import pytest

from flows.batching import LeftUndoneError
from flows.digests import digests
from tests.flows.marks import SERVER
from tests.flows.pages import latest_run
from tests.flows.worlds import World

pytestmark = SERVER

DAY = date(2024, 10, 3)


def test_it_queues_one_digest_per_reader_and_period(world: World) -> None:
    assert digests(DAY) == 2
    assert world.count("digest") == world.count("message") == 2
    assert latest_run(f"digests-{DAY}").state_name == "Completed"


def test_twice_makes_none_twice(world: World) -> None:
    digests(DAY)
    assert digests(DAY) == 0
    assert world.count("digest") == 2


def test_one_bad_programme_holds_up_no_other(world: World) -> None:
    world.add_programme("second")
    world.spoil("second")
    with pytest.raises(LeftUndoneError, match=f"id {world.id_of('second')}"):
        digests(DAY)
    assert world.count("digest") == 2
