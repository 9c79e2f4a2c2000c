"""Encryption and sign-in: nothing private goes to a server that is not the right one."""

from pathlib import Path

import pytest

from chats.delivery.channels.email import MailChannel
from chats.delivery.channels.outcomes import Outcome, Permanent, Retryable
from chats.delivery.channels.relay import Relay
from tests.delivery.channels.sending import MAIL, SENDER, channel, outcome
from tests.servers.certificates import self_signed
from tests.servers.smtp import HANG_UP, Step, scripted_mail_server

OFFERING = "250-mail.school.example\r\n250-STARTTLS\r\n250 AUTH PLAIN"


def test_encryption_is_used_where_it_is_offered(tmp_path: Path) -> None:
    ours, theirs = self_signed(tmp_path)
    with (
        scripted_mail_server({"EHLO": [OFFERING]}, tls=ours) as server,
        channel(server, tls=theirs) as sending,
    ):
        sending.send(MAIL)
    assert server.commands[1:3] == ["STARTTLS", "ehlo school.example"]
    assert len(server.mails) == 1


def test_encryption_can_begin_with_the_connection(tmp_path: Path) -> None:
    ours, theirs = self_signed(tmp_path)
    with (
        scripted_mail_server(tls=ours, encrypted_from_the_start=True) as server,
        channel(server, tls=theirs) as sending,
    ):
        sending.send(MAIL)
    assert len(server.mails) == 1


@pytest.mark.parametrize("sign_in", ["", "us:secret@"])
@pytest.mark.parametrize("days", [36_500, 1])
def test_a_server_that_cannot_prove_itself_gets_nothing(tmp_path: Path, sign_in: str, days: int) -> None:
    ours, trusting_only_this = self_signed(tmp_path, days=days)
    theirs = trusting_only_this if days == 1 else None  # the one has expired, the other nobody vouches for
    with (
        scripted_mail_server({"EHLO": [OFFERING]}, tls=ours) as server,
        channel(server, sign_in=sign_in, tls=theirs) as sending,
        pytest.raises(Permanent) as refusal,
    ):
        sending.send(MAIL)
    assert (refusal.value.of, refusal.value.code) == ("provider", "certificate")
    assert server.commands == ["ehlo school.example", "STARTTLS"]


def test_nothing_goes_in_clear_where_encryption_is_required() -> None:
    found = outcome({}, query="?tls=required")
    assert isinstance(found, Permanent)
    assert (found.of, found.code) == ("provider", "no-tls")


def test_encryption_can_be_forgone_for_a_server_on_this_machine() -> None:
    with scripted_mail_server({"EHLO": [OFFERING]}) as server, channel(server, query="?tls=never") as sending:
        sending.send(MAIL)
    assert "STARTTLS" not in server.commands


def test_the_channel_signs_in_when_told_how() -> None:
    script: dict[Step, list[str]] = {"EHLO": ["250-mail\r\n250 AUTH PLAIN"]}
    with scripted_mail_server(script) as server, channel(server, sign_in="us:p%40ss@") as sending:
        sending.send(MAIL)
    assert server.commands[1] == "AUTH PLAIN AHVzAHBAc3M="


@pytest.mark.parametrize(
    ("reply", "kind"), [("535 5.7.8 no", Permanent), ("454 4.7.0 later", Retryable), (HANG_UP, Retryable)]
)
def test_a_refused_sign_in_stops_all_mail_and_a_failed_one_is_tried_again(
    reply: str, kind: type[Outcome]
) -> None:
    found = outcome({"EHLO": ["250-mail\r\n250 AUTH PLAIN"], "AUTH": [reply]}, sign_in="us:secret@")
    assert isinstance(found, kind)
    assert getattr(found, "of", "provider") == "provider"
    assert "secret" not in f"{found}"


def test_a_server_without_a_sign_in_that_we_need_is_a_wrong_setting() -> None:
    found = outcome({}, sign_in="us:secret@")
    assert isinstance(found, Permanent)
    assert found.of == "provider"


@pytest.mark.parametrize(
    "url",
    [
        "http://host",
        "smtp://",
        "smtp://host:port",
        "smtp://h?tls=maybe",
        "smtp://h?x=1",
        "smtp://h/path",
        "smtp://[",
    ],
)
def test_a_mail_url_that_cannot_be_read_is_refused_with_what_is_accepted(url: str) -> None:
    with pytest.raises(ValueError, match=r"a mail URL is smtp://host:25"):
        MailChannel(url, SENDER)


@pytest.mark.parametrize(
    ("url", "host", "port", "encrypted"),
    [
        ("smtp://mail.example", "mail.example", 25, False),
        ("smtps://mail.example/", "mail.example", 465, True),
        ("smtp://us:p@[::1]:2525", "::1", 2525, False),
    ],
)
def test_a_mail_url_names_host_port_and_terms(url: str, host: str, port: int, encrypted: bool) -> None:
    relay = Relay.from_url(url)
    assert (relay.host, relay.port, relay.encrypted) == (host, port, encrypted)


def test_a_password_is_never_sent_in_clear_to_another_machine() -> None:
    assert Relay.from_url("smtp://us:secret@mail.example").wants_tls(offered=False)


def test_a_password_is_not_shown_where_a_relay_is() -> None:
    assert "secret" not in repr(Relay.from_url("smtp://us:secret@mail.example"))
