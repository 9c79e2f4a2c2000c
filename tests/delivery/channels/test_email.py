"""What becomes of a mail, whatever the mail server answers: one test for each way it can go."""

from dataclasses import replace

import pytest

from chats.delivery.channels.email import MailChannel
from chats.delivery.channels.outcomes import Ambiguous, Permanent, Phase, Retryable
from tests.delivery.channels.sending import MAIL, SENDER, channel, outcome
from tests.servers.smtp import DRIP, HANG_UP, PIPELINING, SILENCE, Step, scripted_mail_server

MANNERS = pytest.mark.parametrize("manners", [{}, PIPELINING], ids=["in turn", "at once"])
"""Commands one by one, and all in one packet: the outcome is the same."""


def test_a_mail_arrives_as_it_was_written_and_the_server_says_under_which_name() -> None:
    with scripted_mail_server() as server, channel(server) as mail_channel:
        assert mail_channel.send(MAIL) == "2.0.0 Ok: queued as 4F2A"
    assert server.mails == [MAIL.as_bytes()]
    assert server.commands[1:4] == [f"MAIL FROM:<{SENDER}>", "RCPT TO:<amina@family.example>", "DATA"]


@MANNERS
@pytest.mark.parametrize(
    ("script", "phase", "code"),
    [
        ({"banner": [HANG_UP]}, Phase.CONNECT, "SMTPServerDisconnected"),
        ({"banner": ["421 4.3.2 closing"]}, Phase.CONNECT, "421 4.3.2"),
        ({"EHLO": [HANG_UP]}, Phase.CONNECT, "SMTPServerDisconnected"),
        ({"MAIL": ["421 4.3.2 too many"]}, Phase.ENVELOPE, "421 4.3.2"),
        ({"MAIL": ["451 later"]}, Phase.ENVELOPE, "451"),
        ({"RCPT": ["450 4.2.0 greylisted"]}, Phase.ENVELOPE, "450 4.2.0"),
        ({"RCPT": [HANG_UP]}, Phase.ENVELOPE, "dropped"),
        ({"DATA": ["451 4.3.0 later"]}, Phase.DATA, "451 4.3.0"),
        ({"DATA": [HANG_UP]}, Phase.DATA, "dropped"),
        ({"RCPT": ["hello?"]}, Phase.ENVELOPE, "-1"),
        ({"end": ["451 4.3.0 disk full"]}, Phase.AWAIT_REPLY, "451 4.3.0"),
        ({"end": ["421 4.3.2 closing"]}, Phase.AWAIT_REPLY, "421 4.3.2"),
    ],
)
def test_what_the_server_certainly_did_not_take_may_be_tried_again(
    script: dict[Step, list[str]], phase: Phase, code: str, manners: dict[Step, list[str]]
) -> None:
    found = outcome(manners | script)
    assert isinstance(found, Retryable)
    assert (found.phase, found.code) == (phase, code)


@MANNERS
@pytest.mark.parametrize(
    ("script", "code"),
    [
        ({"end": [HANG_UP]}, "no-reply"),
        ({"end": [SILENCE]}, "no-reply"),
        ({"end": [DRIP]}, "no-reply"),
        ({"end": ["hm"]}, "-1"),
        ({"end": ["354 more"]}, "354"),
    ],
)
def test_a_lost_answer_after_the_end_of_the_mail_leaves_it_open(
    script: dict[Step, list[str]], code: str, manners: dict[Step, list[str]]
) -> None:
    found = outcome(manners | script)
    assert isinstance(found, Ambiguous)
    assert (found.phase, found.code) == (Phase.AWAIT_REPLY, code)


@MANNERS
@pytest.mark.parametrize(
    ("script", "phase", "code"),
    [
        ({"RCPT": ["550 5.1.1 no such person"]}, Phase.ENVELOPE, "550 5.1.1"),
        ({"RCPT": ["550 no such person"]}, Phase.ENVELOPE, "550"),
        ({"end": ["550 5.2.1 mailbox disabled"]}, Phase.AWAIT_REPLY, "550 5.2.1"),
    ],
)
def test_an_address_that_nobody_has_is_not_tried_again(
    script: dict[Step, list[str]], phase: Phase, code: str, manners: dict[Step, list[str]]
) -> None:
    found = outcome(manners | script)
    assert isinstance(found, Permanent)
    assert (found.of, found.phase, found.code) == ("address", phase, code)


@MANNERS
@pytest.mark.parametrize(
    ("script", "phase", "code"),
    [
        ({"RCPT": ["550 5.7.1 your mail is not wanted here"]}, Phase.ENVELOPE, "550 5.7.1"),
        ({"DATA": ["554 5.5.1 no valid recipients"]}, Phase.DATA, "554 5.5.1"),
        ({"end": ["554 5.7.1 looks like spam"]}, Phase.AWAIT_REPLY, "554 5.7.1"),
        ({"end": ["552 5.2.2 mailbox full"]}, Phase.AWAIT_REPLY, "552 5.2.2"),
        ({"MAIL": ["552 5.3.4 too large"]}, Phase.ENVELOPE, "552 5.3.4"),
    ],
)
def test_a_mail_that_is_refused_says_nothing_about_its_address(
    script: dict[Step, list[str]], phase: Phase, code: str, manners: dict[Step, list[str]]
) -> None:
    found = outcome(manners | script)
    assert isinstance(found, Permanent)
    assert (found.of, found.phase, found.code) == ("message", phase, code)


@MANNERS
@pytest.mark.parametrize(
    ("script", "phase", "code"),
    [
        ({"banner": ["554 go away"]}, Phase.CONNECT, "554"),
        ({"EHLO": ["550 not you"], "HELO": ["550 not you"]}, Phase.CONNECT, "550"),
        ({"MAIL": ["550 5.7.1 not your address"]}, Phase.ENVELOPE, "550 5.7.1"),
        ({"MAIL": ["530 5.7.0 sign in first"]}, Phase.ENVELOPE, "530 5.7.0"),
        ({"RCPT": ["554 5.7.1 Relay access denied"]}, Phase.ENVELOPE, "554 5.7.1"),
        ({"RCPT": ["530 5.7.0 sign in first"]}, Phase.ENVELOPE, "530 5.7.0"),
    ],
)
def test_a_setting_that_is_wrong_strikes_no_family_off_the_list(
    script: dict[Step, list[str]], phase: Phase, code: str, manners: dict[Step, list[str]]
) -> None:
    found = outcome(manners | script)
    assert isinstance(found, Permanent)
    assert (found.of, found.phase, found.code) == ("provider", phase, code)


def test_a_server_that_goes_away_in_the_middle_of_a_mail_did_not_take_it() -> None:
    found = outcome({"middle": [HANG_UP]}, replace(MAIL, text="Hola " * 2_000_000))
    assert isinstance(found, Retryable)
    assert (found.phase, found.code) == (Phase.DATA, "dropped")


def test_a_server_that_is_down_is_tried_again() -> None:
    with scripted_mail_server() as server:
        gone = server.url
    with pytest.raises(Retryable) as refusal:
        MailChannel(gone, SENDER, timeout_seconds=0.5).send(MAIL)
    assert refusal.value.phase is Phase.CONNECT


def test_a_greylisting_servers_wait_is_kept() -> None:
    found = outcome({"RCPT": ["450 4.7.1 <amina@family.example> greylisted, try again in 5 minutes"]})
    assert isinstance(found, Retryable)
    assert found.retry_after == 300


@pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA", "end"])
def test_no_outcome_repeats_an_address_that_the_server_named(step: Step) -> None:
    found = outcome({step: ["550 5.1.1 <amina@family.example> unknown here"]})
    assert "amina" not in f"{found} {found!r} {found.__cause__} {found.__context__}"


def test_no_reference_repeats_an_address_that_the_server_named() -> None:
    script: dict[Step, list[str]] = {"end": ["250 ok <amina@family.example> queued as 9\x1b[31m"]}
    with scripted_mail_server(script) as server, channel(server) as mail_channel:
        assert mail_channel.send(MAIL) == "ok … queued as 9[31m"


def test_an_address_mail_servers_do_not_take_is_for_the_liaison_to_mend() -> None:
    found = outcome({}, replace(MAIL, to="josé@family.example"))
    assert isinstance(found, Permanent)
    assert (found.of, found.code) == ("address", "not-ascii")
