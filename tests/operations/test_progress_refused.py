"""What may not be started, reported, finished or reopened, and what then stays."""

from collections.abc import Callable
from datetime import date

import pytest

from programme.core.definition import Decision
from programme.core.refusal import RefusedError
from programme.storage.programmes import UnknownProgrammeError
from tests.operations.builders import BOARD, MONDAY, june
from tests.operations.looking import everything
from tests.operations.office import Office


def _start(office: Office) -> object:
    return office.start("A", june(2))


def _finished(office: Office) -> object:
    return office.finish("A", june(2))


REFUSALS: dict[str, tuple[list[Callable[[Office], object]], Callable[..., object], str]]
REFUSALS = {
    "started twice": ([_start], _start, "A is in progress: it cannot start"),
    "finished, then started": (
        [_finished],
        _start,
        "A is finished: it cannot start",
    ),
    "finished twice": ([_finished], _finished, "A is finished already"),
    "reported before it started": (
        [],
        lambda office: office.report("A", 3, june(2)),
        "A is not started: it cannot report",
    ),
    "reported after it finished": (
        [_finished],
        lambda office: office.report("A", 3, june(2)),
        "A is finished: it cannot report",
    ),
    "nothing remains": (
        [_start],
        lambda office: office.report("A", 0, june(2)),
        "0 working days cannot remain",
    ),
    "more remains than anything takes": (
        [_start],
        lambda office: office.report("A", 10**9, june(2)),
        "1,000,000,000 working days cannot remain",
    ),
    "started long ago": (
        [],
        lambda office: office.start("A", date(1, 1, 1), told=june(2)),
        "1 January 1 is more than 20 years from the plan's start",
    ),
    "finished long ago": (
        [],
        lambda office: office.finish("A", date(1990, 5, 1), told=june(2)),
        "1 May 1990 is more than 20 years from the plan's start",
    ),
    "paused for good": (
        [_start],
        lambda office: office.pause("A", 3, june(2), date.max),
        "31 December 9999 is more than 20 years from the plan's start",
    ),
    "reopened before it started": (
        [],
        lambda office: office.reopen("A", 3, june(2)),
        "A is not started: it cannot reopen",
    ),
    "reopened while it is open": (
        [_start],
        lambda office: office.reopen("A", 3, june(2)),
        "A is in progress: it cannot reopen",
    ),
    "reopened for nothing": (
        [_finished],
        lambda office: office.reopen("A", 0, june(2)),
        "0 working days cannot remain",
    ),
    "reopened without a reason": (
        [_finished],
        lambda office: office.reopen("A", 3, june(2), reason=" "),
        "Reopening needs a reason",
    ),
    "started tomorrow": (
        [],
        lambda office: office.start("A", june(3), told=june(2)),
        "3 June 2026 is still to come",
    ),
    "finished tomorrow": (
        [],
        lambda office: office.finish("A", june(3), told=june(2)),
        "3 June 2026 is still to come",
    ),
    "finished before it started": (
        [_start],
        lambda office: office.finish("A", june(1), told=june(2)),
        "A cannot finish before it started on 2 June 2026",
    ),
    "no such activity": (
        [],
        lambda office: office.start("X", june(2)),
        "small has no activity X",
    ),
    "a milestone is not started": (
        [],
        lambda office: office.start("M", june(2)),
        "M is a milestone, not an activity",
    ),
    "a deliverable is not finished": (
        [],
        lambda office: office.finish("d1", june(2)),
        "D1 is a deliverable, not an activity",
    ),
    "a gate is not started": (
        [],
        lambda office: office.start("G", june(2)),
        "G is a gate, not an activity",
    ),
    "an activity is not submitted": (
        [],
        lambda office: office.submit("A", june(2)),
        "A is an activity, not a deliverable",
    ),
    "an activity is not decided": (
        [],
        lambda office: office.decide("A", Decision.GO, june(2)),
        "A is an activity, not a gate",
    ),
    "somebody unknown": (
        [],
        lambda office: office.start("A", june(2), by="nobody"),
        "nobody@trust.example is not a person of Example Trust",
    ),
    "somebody without the role": (
        [],
        lambda office: office.start("A", june(2), by=BOARD),
        "Board may not start the activity",
    ),
}


def test_the_cure_names_the_programme_and_the_work(chain: Office) -> None:
    _finished(chain)
    with pytest.raises(RefusedError) as refused:
        _start(chain)
    assert "programme reopen small A --remaining DAYS" in refused.value.cure


@pytest.mark.parametrize("case", REFUSALS)
def test_what_the_rules_do_not_allow_is_refused_and_leaves_nothing(
    chain: Office, case: str
) -> None:
    before, attempt, words = REFUSALS[case]
    for step in before:
        step(chain)
    rows = everything(chain.database)
    with pytest.raises(RefusedError) as refused:
        attempt(chain)
    assert refused.value.what == words
    assert refused.value.cure
    assert everything(chain.database) == rows


def test_a_programme_that_is_not_there_is_said_so(office: Office) -> None:
    with pytest.raises(UnknownProgrammeError, match="there is no programme 'small'"):
        office.start("A", MONDAY)


def test_nothing_is_reported_to_a_stopped_programme(chain: Office) -> None:
    chain.decide("G", Decision.STOP, MONDAY)
    with pytest.raises(RefusedError) as refused:
        chain.start("A", MONDAY)
    assert refused.value.what == "small is stopped"
    assert refused.value.cure == (
        "A stopped programme goes on when its gate is decided again"
    )
