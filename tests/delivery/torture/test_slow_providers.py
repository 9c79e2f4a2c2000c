"""Providers that hang, dawdle or cannot prove who they are hold nobody up (torture list, A4, A9, A10)."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from chats.config import Settings
from chats.db import across_districts
from chats.delivery.actions import send_due
from chats.delivery.channels.email import MailChannel
from chats.delivery.channels.text import TextChannel
from chats.delivery.letter import Channel
from chats.delivery.outlets import MailOutlet, Outlets, TextOutlet, close_outlets
from chats.delivery.outlets.texts import TextAccount
from tests.delivery.sending import put, rules_of
from tests.delivery.torture.ground import state
from tests.factories import NOW, Make
from tests.servers.certificates import self_signed
from tests.servers.http import DRIP as SLOW_ANSWER
from tests.servers.http import SILENCE as NO_ANSWER
from tests.servers.http import Answer, Behaviour, scripted_web_server
from tests.servers.smtp import DRIP, SILENCE, Step, scripted_mail_server

SHORT = 0.4
"""Seconds for which these wait, where real ones wait half a minute."""
OFFERING = "250-mail.school.example\r\n250-STARTTLS\r\n250 8BITMIME"


@contextmanager
def sending(settings: Settings, *outlets: MailOutlet | TextOutlet) -> Iterator[Outlets]:
    """Send what is due by these; at the end of the block they are closed."""
    found: Outlets = {one.channel: one for one in outlets}
    with across_districts():
        send_due(NOW, found, rules_of(settings))
    yield found
    close_outlets(found)


def mail_outlet(settings: Settings, url: str, **facts: object) -> MailOutlet:
    """Mail that waits for nobody."""
    channel = MailChannel(url, settings.mail_from, timeout_seconds=SHORT, reply_seconds=SHORT, **facts)  # type: ignore[arg-type]
    return MailOutlet(settings, channel)


@pytest.mark.parametrize("hanging", [NO_ANSWER, SLOW_ANSWER])
def test_a_text_provider_that_hangs_leaves_one_doubt_and_the_next_text_goes(
    make: Make, settings: Settings, hanging: Behaviour
) -> None:
    first, second = (put(make, Channel.TEXT).id for _ in range(2))
    with scripted_web_server(hanging, Answer(201, {"sid": "SM2"})) as server:
        url = f"http://AC1:secret@127.0.0.1:{server.port}"
        channel = TextChannel(url, "+12065550100", timeout_seconds=SHORT)
        with sending(settings, TextOutlet(TextAccount("http://127.0.0.1/"), channel)):
            pass
    assert (state(first), state(second)) == (("ambiguous", "no-answer"), ("accepted", None))


@pytest.mark.parametrize("stalling", [DRIP, SILENCE])
@pytest.mark.parametrize(
    ("step", "becomes"),
    [("banner", "retry-wait"), ("RCPT", "retry-wait"), ("DATA", "retry-wait"), ("end", "ambiguous")],
)
def test_a_mail_server_that_dawdles_is_left_and_nothing_is_guessed(
    make: Make, settings: Settings, step: Step, stalling: str, becomes: str
) -> None:
    message = put(make).id
    with (
        scripted_mail_server({step: [stalling]}) as server,
        sending(settings, mail_outlet(settings, server.url)),
    ):
        pass
    assert state(message)[0] == becomes


@pytest.mark.parametrize("step", ["RCPT", "end"])
def test_after_a_mail_server_that_dawdled_the_next_mail_goes(
    make: Make, settings: Settings, step: Step
) -> None:
    second = [put(make).id for _ in range(2)][1]
    with (
        scripted_mail_server({step: [DRIP, "250 ok"]}) as server,
        sending(settings, mail_outlet(settings, server.url)),
    ):
        pass
    assert state(second)[0] == "accepted"


def test_where_the_offer_of_encryption_was_taken_away_nothing_is_sent_in_clear(
    make: Make, settings: Settings
) -> None:
    message = put(make).id
    with (
        scripted_mail_server() as server,
        sending(settings, mail_outlet(settings, f"{server.url}?tls=required")) as outlets,
    ):
        assert outlets[Channel.MAIL].troubles == ["mail.refused"]
    assert state(message) == ("retry-wait", "provider-refused")
    assert [one for one in server.commands if one.startswith(("MAIL", "DATA"))] == []


@pytest.mark.parametrize("days", [36_500, 1], ids=["nobody vouches for it", "it has expired"])
def test_a_server_whose_certificate_proves_nothing_gets_no_mail(
    make: Make, settings: Settings, tmp_path: Path, days: int
) -> None:
    message = put(make).id
    ours, trusting_only_this = self_signed(tmp_path, days=days)
    theirs = trusting_only_this if days == 1 else None
    with (
        scripted_mail_server({"EHLO": [OFFERING]}, tls=ours) as server,
        sending(settings, mail_outlet(settings, server.url, tls=theirs)) as outlets,
    ):
        assert outlets[Channel.MAIL].troubles == ["mail.refused"]
    assert state(message) == ("retry-wait", "provider-refused")
    assert server.commands == ["ehlo localhost.localdomain", "STARTTLS"]
