"""What answers a thing that waits is one table, and says only what its reader may do."""

from itertools import product

import pytest

from programme.cli.command_names import COMMANDS as OF_THE_TERMINAL
from programme.core.access import LEAD, MAY, SPONSOR, Deed
from programme.core.answers import (
    COMMANDS,
    OF_REMINDER,
    answer_to_reminder,
    command,
    next_deed,
)
from programme.core.definition import ReminderAnchor
from programme.core.messages import Copy
from programme.core.plan import Kind

LOOK = "programme show example"


def test_every_command_that_a_message_names_is_one() -> None:
    assert set(COMMANDS.values()) <= set(OF_THE_TERMINAL)


@pytest.mark.parametrize(("kind", "anchor"), [*product(Kind, ReminderAnchor)])
@pytest.mark.parametrize("role", [None, "", LEAD, SPONSOR])
def test_a_reminder_asks_only_who_may_answer_it(
    kind: Kind, anchor: ReminderAnchor, role: str | None
) -> None:
    copy = None if role is None else Copy((), role)
    said = answer_to_reminder(kind, anchor, copy, "example", "P1")
    deed = OF_REMINDER.get((kind, anchor))
    if deed is not None and (role is None or role in MAY[deed]):
        assert said == command(deed, "example", "P1")
    elif anchor is ReminderAnchor.ROUND and role is None:
        assert not said
    else:
        assert said == LOOK


@pytest.mark.parametrize(
    ("kind", "under_way", "deed"),
    [
        (Kind.ACTIVITY, False, Deed.START),
        (Kind.ACTIVITY, True, Deed.FINISH),
        (Kind.GATE, False, Deed.DECIDE),
        (Kind.GATE, True, Deed.DECIDE),
        (Kind.DELIVERABLE, False, Deed.JUDGE),
    ],
)
def test_a_task_says_what_is_next(kind: Kind, *, under_way: bool, deed: Deed) -> None:
    assert next_deed(kind, under_way=under_way) is deed
