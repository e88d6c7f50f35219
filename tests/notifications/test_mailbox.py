"""The mailbox folder: whole files, readable names, the same file for a repeat."""

from email import message_from_bytes
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from programme.core.outcome import Delivered, TryAgain, Withdrawn
from programme.notifications.mailbox import MailboxFolder, file_name
from tests.notifications.fakes import Asked
from tests.notifications.samples import parcel, raw


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_parcel_becomes_a_file_with_its_bytes(folder: Path) -> None:
    outcome = MailboxFolder(folder).deliver(parcel(), Asked())

    (name,) = names(folder)
    assert outcome == Delivered(name)
    assert (folder / name).read_bytes() == parcel().mime
    message = message_from_bytes((folder / name).read_bytes())
    assert message["To"] == '"Sam Okoro" <sam.okoro@trust.example>'


def test_a_name_says_when_to_whom_and_which(folder: Path) -> None:
    MailboxFolder(folder).deliver(parcel(), Asked())

    (name,) = names(folder)
    start, _, identity = name.rpartition("-")
    assert start == "2026-12-09T0730-sam.okoro@trust.example"
    assert len(identity) == len("0123456789ab.eml")


def test_only_the_owner_may_read_it(folder: Path) -> None:
    MailboxFolder(folder).deliver(parcel(), Asked())

    (path,) = folder.iterdir()
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_repeat_replaces_its_own_file(folder: Path) -> None:
    mailbox = MailboxFolder(folder)
    first = mailbox.deliver(parcel(1), Asked())
    again = mailbox.deliver(parcel(1), Asked())
    other = mailbox.deliver(parcel(2), Asked())

    assert first == again != other
    assert len(names(folder)) == 2


def test_a_no_at_the_last_question_leaves_nothing_behind(folder: Path) -> None:
    outcome = MailboxFolder(folder).deliver(parcel(), Asked(answer=False))

    assert outcome == Withdrawn()
    assert names(folder) == []


def test_the_last_question_comes_when_all_is_written_and_nothing_is_visible(
    folder: Path,
) -> None:
    def look() -> list[tuple[bool, bytes]]:
        return [(p.name.startswith("."), p.read_bytes()) for p in folder.iterdir()]

    asked = Asked(look=look)

    MailboxFolder(folder).deliver(parcel(), asked)

    assert asked.seen == [[(True, parcel().mime)]]


def test_a_failure_of_the_caller_is_passed_on_and_nothing_is_left(
    folder: Path,
) -> None:
    def database_gone() -> bool:
        raise ConnectionError("the database is gone")

    with pytest.raises(ConnectionError, match="database"):
        MailboxFolder(folder).deliver(parcel(), database_gone)

    assert names(folder) == []


def test_a_missing_folder_is_an_outage_that_says_what_to_do(tmp_path: Path) -> None:
    missing, asked = tmp_path / "nowhere", Asked()

    outcome = MailboxFolder(missing).deliver(parcel(), asked)

    reason = f"the mailbox folder {missing} is missing: create it"
    assert outcome == TryAgain(reason, outage=True)
    assert asked.seen == []
    assert not missing.exists()


def test_a_file_in_the_folder_s_place_is_an_outage(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    outcome = MailboxFolder(tmp_path / "file").deliver(parcel(), Asked())

    assert isinstance(outcome, TryAgain)
    assert outcome.outage


def test_a_draft_that_cannot_be_written_is_an_outage(folder: Path) -> None:
    (folder / f".{file_name(parcel())}.part").mkdir()
    asked = Asked()

    outcome = MailboxFolder(folder).deliver(parcel(), asked)

    assert isinstance(outcome, TryAgain)
    assert outcome.outage
    assert outcome.reason.endswith("Is a directory")
    assert asked.seen == []


def test_a_name_that_is_taken_by_a_folder_is_an_outage(folder: Path) -> None:
    (folder / file_name(parcel()) / "inside").mkdir(parents=True)

    outcome = MailboxFolder(folder).deliver(parcel(), Asked())

    assert isinstance(outcome, TryAgain)
    assert outcome.outage
    assert names(folder) == [file_name(parcel())]


@pytest.mark.parametrize(
    "recipient", ["../../etc/passwd", "a/b\\c:d@trust.example", "..", "x" * 400, "é\n"]
)
def test_no_recipient_leads_out_of_the_folder(folder: Path, recipient: str) -> None:
    outcome = MailboxFolder(folder).deliver(parcel(to=recipient), Asked())

    assert isinstance(outcome, Delivered)
    assert [path.parent for path in folder.iterdir()] == [folder]


@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    max_examples=40,
)
@given(recipient=st.text(st.characters()), content=st.binary())
def test_any_parcel_finds_its_place(
    folder: Path, recipient: str, content: bytes
) -> None:
    outcome = MailboxFolder(folder).deliver(raw(content, to=recipient), Asked())

    assert isinstance(outcome, Delivered)
    assert (folder / outcome.answer).read_bytes() == content


def test_names_sort_by_the_date_that_the_message_bears() -> None:
    dates = ["Tue, 9 Jun 2026 07:30:00 +0100", "Wed, 09 Dec 2026 07:30:00 +0000"]
    sorted_names = [
        file_name(raw(f"Date: {date}\r\n\r\n".encode(), to=to))
        for date, to in zip(dates, "ba", strict=True)
    ]

    assert sorted_names == sorted(sorted_names)
    assert file_name(raw(b"Subject: none\r\n\r\n")).startswith("undated-")
