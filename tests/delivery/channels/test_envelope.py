"""Sender, recipient and DATA in one packet: fewer journeys, and still nobody is written to by mistake."""

from dataclasses import replace

import pytest

from chats.delivery.channels.email import MailChannel
from chats.delivery.channels.envelope import Envelope
from chats.delivery.channels.outcomes import Outcome, Permanent, Phase, Retryable
from tests.delivery.channels.sending import MAIL, SENDER, channel
from tests.servers.smtp import HANG_UP, PIPELINING, Step, scripted_mail_server

OTHER = replace(MAIL, to="linh@family.example")


def test_a_mail_given_in_one_packet_arrives_as_it_was_written() -> None:
    with scripted_mail_server(PIPELINING) as server, channel(server) as mail_channel:
        assert mail_channel.send(MAIL) == "2.0.0 Ok: queued as 4F2A"
    assert server.mails == [MAIL.as_bytes()]
    assert server.commands[1:4] == [f"MAIL FROM:<{SENDER}>", "RCPT TO:<amina@family.example>", "DATA"]


def test_three_commands_are_said_before_the_first_is_answered() -> None:
    # The server answers nothing until it has heard the last of them.
    with scripted_mail_server(PIPELINING, hears_first=3) as server, channel(server) as mail_channel:
        mail_channel.send(MAIL)
    assert server.mails == [MAIL.as_bytes()]


def test_a_server_that_does_not_offer_it_is_asked_one_by_one() -> None:
    with (
        scripted_mail_server(hears_first=2) as server,
        channel(server) as mail_channel,
        pytest.raises(Retryable),
    ):
        mail_channel.send(MAIL)
    assert server.mails == []


def test_a_mail_granted_for_a_refused_recipient_is_ended_with_a_lone_dot() -> None:
    script: dict[Step, list[str]] = {"RCPT": ["550 5.1.1 no such person", "250 ok"]}
    with scripted_mail_server(PIPELINING | script) as server, channel(server) as mail_channel:
        with pytest.raises(Permanent) as refusal:
            mail_channel.send(MAIL)
        mail_channel.send(OTHER)
    assert (refusal.value.of, refusal.value.phase, refusal.value.code) == (
        "address", Phase.ENVELOPE, "550 5.1.1",
    )  # fmt: skip
    assert server.mails == [b"", OTHER.as_bytes()]
    assert server.connections == 1


@pytest.mark.parametrize(
    "script",
    [
        {"RCPT": ["550 5.1.1 no"], "DATA": ["503 5.5.1 no recipients"]},
        {"RCPT": ["550 5.1.1 no"], "DATA": [HANG_UP]},
        {"RCPT": ["550 5.1.1 no"], "end": [HANG_UP]},
        {"RCPT": ["550 5.1.1 no"], "end": ["554 5.5.1 no recipients"]},
    ],
)
def test_a_refused_recipient_stays_the_reason_whatever_follows(script: dict[Step, list[str]]) -> None:
    with (
        scripted_mail_server(PIPELINING | script) as server,
        channel(server) as mail_channel,
        pytest.raises(Permanent) as refusal,
    ):
        mail_channel.send(MAIL)
    assert (refusal.value.of, refusal.value.code) == ("address", "550 5.1.1")


@pytest.mark.parametrize(
    "script",
    [
        {"MAIL": ["451 later", "250 ok"]},
        {"RCPT": ["550 no", "250 ok"], "end": [HANG_UP, "250 ok"]},
        {"RCPT": ["450 later", "250 ok"], "DATA": ["503 no", "354 go"]},
        {"DATA": ["451 no", "354 go"]},
        {"DATA": [HANG_UP, "354 go"]},
    ],
)
def test_the_next_family_gets_its_mail_and_only_its_own(script: dict[Step, list[str]]) -> None:
    with scripted_mail_server(PIPELINING | script) as server, channel(server) as mail_channel:
        with pytest.raises(Outcome):
            mail_channel.send(MAIL)
        mail_channel.send(OTHER)
    assert [mail for mail in server.mails if mail] == [OTHER.as_bytes()]


@pytest.mark.parametrize("worn", [HANG_UP, "421 4.7.0 too many on this line", "451 4.3.2 later"])
def test_a_kept_line_that_is_worn_out_is_replaced_without_troubling_anyone(worn: str) -> None:
    script: dict[Step, list[str]] = {"MAIL": ["250 ok", worn, "250 ok"]}
    with scripted_mail_server(PIPELINING | script) as server, channel(server) as mail_channel:
        mail_channel.send(MAIL)
        mail_channel.send(OTHER)
    assert [mail for mail in server.mails if mail] == [MAIL.as_bytes(), OTHER.as_bytes()]
    assert server.connections == 2


def test_a_mail_goes_back_to_the_address_made_for_it() -> None:
    with scripted_mail_server() as server, channel(server) as mail_channel:
        mail_channel.send(replace(MAIL, return_path="b-abc@back.school.example"))
    assert server.commands[1] == "MAIL FROM:<b-abc@back.school.example>"


def test_a_mail_that_is_written_already_is_handed_over_as_it_is() -> None:
    written = b"Subject: hi\r\n\r\n.dot\r\n"
    with scripted_mail_server(PIPELINING) as server:
        mail_channel = MailChannel(server.url, SENDER, timeout_seconds=1, reply_seconds=1)
        mail_channel.hand_over(Envelope("b-1@school.example", "amina@family.example"), written)
        mail_channel.close()
    assert server.mails == [written]


def test_no_repr_shows_whom_a_mail_is_for() -> None:
    assert "amina" not in repr(Envelope("b-1@school.example", "amina@family.example"))
