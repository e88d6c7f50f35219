"""The work of a day, the outbox, and digests."""

from collections.abc import Iterator

import pytest
from freezegun import freeze_time

from tests.cli.terminal import PRIYA, SAM, Terminal


@pytest.fixture
def december() -> Iterator[None]:
    """Let it be 1 December 2026: days up to then can be lived."""
    with freeze_time("2026-12-01 09:00:00", tick=True):
        yield


def test_reminders_are_decided_queued_and_sent_once(anywhere: Terminal) -> None:
    # Work of ten days began on 1 April and nobody has said so.
    ran = anywhere("run daily --day 2026-04-17")
    assert ran.code == 0
    assert "The daily run of Friday 17 April 2026 is done." in ran.text
    assert "1 programme had work" in ran.text
    assert "To send what is queued: programme run deliver" in ran.text
    assert "There was nothing to do." in anywhere("run daily --day 2026-04-17").text

    listed = anywhere("outbox", as_json=True).data
    assert listed["on_hold"] is False
    assert listed["counts"]["pending"] == len(listed["messages"]) > 0
    first = min(one["id"] for one in listed["messages"])
    shown = anywhere(f"outbox show {first}")
    assert "is pending. Attempts: 0, doubts: 0." in shown.text
    assert "This is your message for Friday 17 April 2026." in shown.text

    sent = anywhere("run deliver")
    assert sent.code == 0
    assert f"{len(listed['messages'])} message" in sent.text
    assert "0 messages sent." in anywhere("run deliver").text
    mails = list((anywhere.folder / "mailbox").glob("*.eml"))
    assert len(mails) == len(listed["messages"])


@pytest.mark.usefixtures("december")
@pytest.mark.parametrize(
    ("command", "as_of"),
    [
        ("run daily --day 2026-12-02", "2026-04-01"),
        ("run daily", "2026-12-02"),
        ("run digests", "2027-06-01"),
        ("run deliver", "2027-06-01"),
    ],
)
def test_a_day_that_is_still_to_come_is_not_lived(
    example: Terminal, command: str, as_of: str
) -> None:
    answer = example(command, as_of=as_of)
    assert answer.code == 1
    assert "is still to come: a day can be lived only once it is here." in answer.text
    assert "Give a day up to 1 December 2026." in answer.text
    assert example("outbox", as_json=True).data["messages"] == []


@pytest.mark.usefixtures("december")
def test_the_day_is_the_status_date_unless_given(example: Terminal) -> None:
    ran = example("run daily", as_of="2026-04-17", as_json=True).data
    assert ran["day"] == "2026-04-17"
    assert set(ran) == {"day", "programmes", "replanned", "reminders", "messages"}
    assert ran["reminders"] > 0


@pytest.mark.usefixtures("december")
def test_digests_are_queued_once_in_their_period(example: Terminal) -> None:
    made = example("run digests --day 2026-05-01")
    assert "Digests for Friday 1 May 2026: 2 digests queued." in made.text
    again = example("run digests --day 2026-05-01", as_json=True).data
    assert again == {"day": "2026-05-01", "digests": 0}


def test_a_digest_is_previewed_and_not_kept(example: Terminal) -> None:
    shown = example("digest example --preview", as_of="2026-05-01")
    assert f"To: Priya Nair <{PRIYA}>" in shown.lines
    assert "Decisions waiting for you" in shown.lines
    assert shown.lines[-1] == "This is a preview: nothing was stored or sent."
    assert max(map(len, shown.lines)) <= 80
    assert example("outbox", as_json=True).data["messages"] == []
    lead = example("digest example --preview --for lead", as_json=True).data
    assert lead["digests"][0]["email"] == SAM
    assert lead["digests"][0]["text"].startswith("Hello Sam Okoro")


def test_a_digest_that_nobody_would_read(example: Terminal) -> None:
    example(f"people example --remove exec_sponsor {PRIYA}", by=SAM)
    shown = example("digest example --preview")
    assert "Nobody in example holds exec_sponsor, who would read it." in shown.text


def test_sending_is_held_and_released(example: Terminal) -> None:
    example("run daily --day 2026-04-17")
    held = example("outbox hold --reason", "The server moves", by=SAM)
    assert "Sending is held back." in held.text
    assert "0 messages sent." in example("run deliver").text
    assert "Sending is held back." in example("outbox").text
    assert "Messages may go again." in example("outbox release", by=SAM).text
    assert "0 messages sent." not in example("run deliver").text
    told = example("journal --chain outbox")
    assert "Reason: The server moves" in told.text


def test_a_restored_database_waits_for_a_person(example: Terminal) -> None:
    example("run daily --day 2026-04-17")
    held = example("outbox hold --restored", by=SAM)
    assert "unsettled message" in held.text
    listed = example("outbox")
    assert "These need a person" in listed.text
    assert "programme outbox resolve 1 --arrived (or --not-arrived)" in listed.text
    said = example("outbox resolve 1 --arrived", by=SAM)
    assert "Message 1 counts as sent." in said.text
    again = example("outbox resolve 1 --arrived", by=SAM)
    assert again.code == 1
    assert "Message 1 is sent. Nothing was changed." in again.text


def test_a_message_is_sent_again_and_called_off(example: Terminal) -> None:
    example("run daily --day 2026-04-17")
    example("run deliver")
    again = example("outbox resend 1", by=SAM, as_json=True).data
    assert again["done"].startswith("Message 1 will be sent again, as message")
    number = again["message"]
    off = example(f"outbox call-off {number}", by=SAM)
    assert f"Message {number} is called off." in off.text
    state = {one["id"]: one["state"] for one in _messages(example)}
    assert state[number] == "cancelled"


def test_a_message_for_a_channel_that_is_not_there_is_tried_again(
    example: Terminal,
) -> None:
    example("run daily --day 2026-04-17")
    console = Terminal(example.url, example.folder, {"PROGRAMME_CHANNEL": "console"})
    sent = console("run deliver")
    assert "for a channel that is not set up here" in sent.text
    failed = example("outbox list --state failed")
    assert "programme outbox retry 1" in failed.text
    assert "Message 1 will be tried again." in example("outbox retry 1", by=SAM).text
    assert "1 message sent." in example("run deliver").text


def test_the_console_prints_what_it_sends(example: Terminal) -> None:
    console = Terminal(example.url, example.folder, {"PROGRAMME_CHANNEL": "console"})
    console("run daily --day 2026-04-17")
    sent = console("run deliver")
    assert f"To: Priya Nair <{PRIYA}>" in sent.out
    assert "sent." in sent.out


def _messages(terminal: Terminal) -> list[dict[str, object]]:
    found: list[dict[str, object]] = terminal("outbox", as_json=True).data["messages"]
    return found
