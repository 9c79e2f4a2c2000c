"""The connection to the mail server: kept while it is good, replaced when not, never waited for too long."""

from dataclasses import replace
from time import monotonic

import pytest

from chats.delivery.channels.email import MailChannel
from chats.delivery.channels.outcomes import Outcome, Retryable
from tests.delivery.channels.sending import MAIL, SENDER, channel, outcome
from tests.servers.smtp import DRIP, HANG_UP, SILENCE, Step, scripted_mail_server


def test_the_greeting_names_the_schools_domain_and_not_this_machine() -> None:
    with scripted_mail_server() as server, channel(server) as mail_channel:
        mail_channel.send(MAIL)
    assert server.commands[0] == "ehlo school.example"


def test_many_mails_share_one_connection() -> None:
    with scripted_mail_server() as server, channel(server) as mail_channel:
        for number in range(5):
            mail_channel.send(replace(MAIL, message_id=f"<{number}@school.example>"))
    assert (len(server.mails), server.connections) == (5, 1)


@pytest.mark.parametrize("step", ["banner", "EHLO", "MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("stalling", [DRIP, SILENCE])
def test_a_server_that_dawdles_does_not_hold_the_worker(step: Step, stalling: str) -> None:
    begun = monotonic()
    found = outcome({step: [stalling]})
    assert isinstance(found, Retryable)
    assert monotonic() - begun < 3


def test_a_server_that_talks_without_end_is_left() -> None:
    assert isinstance(outcome({"banner": ["220-hello\r\n" * 10_000]}), Retryable)


def test_a_closed_connection_is_opened_again_without_troubling_anyone() -> None:
    with (
        scripted_mail_server({"MAIL": ["250 ok", HANG_UP, "250 ok"]}) as server,
        channel(server) as mail_channel,
    ):
        mail_channel.send(MAIL)
        mail_channel.send(MAIL)
    assert (len(server.mails), server.connections) == (2, 2)


def test_a_server_that_has_had_enough_of_a_connection_gets_a_new_one() -> None:
    script: dict[Step, list[str]] = {"MAIL": ["250 ok", "421 4.7.0 too many on this line", "250 ok"]}
    with scripted_mail_server(script) as server, channel(server) as mail_channel:
        mail_channel.send(MAIL)
        mail_channel.send(MAIL)
    assert (len(server.mails), server.connections) == (2, 2)


def test_a_connection_left_idle_is_replaced() -> None:
    with scripted_mail_server() as server:
        mail_channel = MailChannel(server.url, SENDER, idle_seconds=0)
        mail_channel.send(MAIL)
        mail_channel.send(MAIL)
        mail_channel.close()
    assert server.connections == 2


@pytest.mark.parametrize(
    "script",
    [
        {"RCPT": ["550 no", "250 ok"]},
        {"RCPT": [HANG_UP, "250 ok"]},
        {"RCPT": ["550 no", "250 ok"], "RSET": [HANG_UP]},
        {"DATA": ["451 no", "354 go"]},
        {"end": ["554 no", "250 ok"]},
        {"end": [HANG_UP, "250 ok"]},
        {"banner": ["421 no", "220 ok"]},
        {"EHLO": [HANG_UP, "250 ok"]},
    ],
)
def test_the_next_family_gets_its_mail_after_any_failure(script: dict[Step, list[str]]) -> None:
    with scripted_mail_server(script) as server, channel(server) as mail_channel:
        with pytest.raises(Outcome):
            mail_channel.send(MAIL)
        assert mail_channel.send(replace(MAIL, to="linh@family.example"))
    assert server.commands.count("RCPT TO:<linh@family.example>") == 1


def test_a_line_that_begins_with_a_dot_arrives_whole() -> None:
    with scripted_mail_server() as server, channel(server) as mail_channel:
        mail_channel.send(replace(MAIL, message_id="<81@chats.school.example>", subject=".hidden"))
    assert b"Subject: .hidden\r\n" in server.mails[0]
