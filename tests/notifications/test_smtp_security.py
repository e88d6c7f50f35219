"""Encryption and sign-in: what is wrong there is wrong with the channel."""

from contextlib import AbstractContextManager
from dataclasses import replace

import pytest

from programme.core.outcome import Delivered, Outcome, TryAgain
from programme.notifications.smtp import MailServer, Security, SmtpChannel
from tests.notifications.fakes import (
    PASSWORD,
    USERNAME,
    Asked,
    Certificate,
    PostOffice,
    Script,
    post_office,
    server_at,
)
from tests.notifications.samples import parcel


def deliver(server: MailServer) -> Outcome:
    with SmtpChannel(server) as channel:
        return channel.deliver(parcel(), Asked())


def outage(outcome: Outcome) -> str:
    assert isinstance(outcome, TryAgain)
    assert outcome.outage
    return outcome.reason


def signing_in(certificate: Certificate) -> AbstractContextManager[PostOffice]:
    script = Script()
    return post_office(
        script,
        tls_context=certificate.context,
        authenticator=script.sign_in,
        auth_required=True,
    )


def test_starttls_carries_the_message(certificate: Certificate) -> None:
    with post_office(
        Script(), tls_context=certificate.context, require_starttls=True
    ) as office:
        server = server_at(office, Security.STARTTLS, ca_file=certificate.file)

        assert isinstance(deliver(server), Delivered)

    heard = office.script.heard
    assert heard[:5] == ["EHLO", "STARTTLS", "EHLO", "MAIL", "RCPT"]


def test_implicit_tls_carries_the_message(certificate: Certificate) -> None:
    with post_office(Script(), implicit=certificate.context) as office:
        server = server_at(office, Security.IMPLICIT, ca_file=certificate.file)

        assert isinstance(deliver(server), Delivered)

    assert len(office.script.letters) == 1


@pytest.mark.parametrize("security", [Security.STARTTLS, Security.IMPLICIT])
def test_a_certificate_that_is_not_trusted_is_an_outage(
    certificate: Certificate, security: Security
) -> None:
    offer = {
        Security.STARTTLS: {"tls_context": certificate.context},
        Security.IMPLICIT: {"implicit": certificate.context},
    }[security]
    with post_office(Script(), **offer) as office:
        assert "certificate" in outage(deliver(server_at(office, security)))

    assert "MAIL" not in office.script.heard


def test_a_server_without_starttls_gets_no_mail_in_the_clear(
    office: PostOffice,
) -> None:
    assert "STARTTLS" in outage(deliver(server_at(office, Security.STARTTLS)))
    assert "MAIL" not in office.script.heard


def test_a_missing_file_of_certificates_is_an_outage(office: PostOffice) -> None:
    server = server_at(office, Security.STARTTLS, ca_file="/nowhere/ca.pem")

    assert "No such file" in outage(deliver(server))


@pytest.mark.parametrize("host", ["mail.trust.example", "10.0.0.1", "192.0.2.7"])
def test_another_machine_is_never_used_in_the_clear(host: str) -> None:
    with pytest.raises(ValueError, match="not this machine"):
        MailServer(host, 25, Security.NONE)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_this_machine_may_be_used_in_the_clear(host: str) -> None:
    assert MailServer(host, 25, Security.NONE).host == host


def test_a_right_password_signs_in_once_for_many_parcels(
    certificate: Certificate,
) -> None:
    with signing_in(certificate) as office:
        server = server_at(
            office,
            Security.STARTTLS,
            ca_file=certificate.file,
            username=USERNAME,
            password=PASSWORD,
        )
        with SmtpChannel(server) as channel:
            outcomes = [channel.deliver(parcel(n), Asked()) for n in range(3)]

    assert all(isinstance(outcome, Delivered) for outcome in outcomes)
    assert office.script.sign_ins == 1


@pytest.mark.parametrize("password", ["wrong", "", "wröng"])
def test_a_wrong_password_is_an_outage_and_is_never_repeated_in_words(
    certificate: Certificate, password: str
) -> None:
    with signing_in(certificate) as office:
        server = server_at(
            office,
            Security.STARTTLS,
            ca_file=certificate.file,
            username=USERNAME,
            password=password,
        )
        reason = outage(deliver(server))

    assert "sign-in" in reason
    assert "wr" not in reason
    assert "MAIL" not in office.script.heard


def test_a_server_that_wants_a_sign_in_we_lack_is_an_outage(
    certificate: Certificate,
) -> None:
    with signing_in(certificate) as office:
        server = server_at(office, Security.STARTTLS, ca_file=certificate.file)

        assert outage(deliver(server)).startswith("530")


def test_a_server_that_offers_no_sign_in_is_an_outage(office: PostOffice) -> None:
    server = replace(server_at(office), username=USERNAME, password=PASSWORD)

    assert "AUTH" in outage(deliver(server))


def test_the_password_is_not_shown() -> None:
    server = MailServer("mail.example", 587, username=USERNAME, password=PASSWORD)

    assert PASSWORD not in repr(server)
    assert str(server) == "mail.example:587"
