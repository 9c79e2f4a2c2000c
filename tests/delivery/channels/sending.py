"""A mail, and ways of sending it to a scripted server."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest

from chats.delivery.channels.email import MailChannel
from chats.delivery.channels.mime import Mail
from chats.delivery.channels.outcomes import Outcome
from tests.servers.smtp import ScriptedMailServer, Step, scripted_mail_server

SENDER = "school@school.example"
MAIL = Mail(
    message_id="<81@chats.school.example>",
    sender_name="Escuela Ñandú",
    sender=SENDER,
    to="amina@family.example",
    subject="Café",
    language="es",
    text="Hola",
    html="<p>Hola</p>",
    sent_at=datetime(2026, 9, 1, 16, 30, tzinfo=UTC),
)


@contextmanager
def channel(
    server: ScriptedMailServer, *, query: str = "", sign_in: str = "", tls: ssl.SSLContext | None = None
) -> Iterator[MailChannel]:
    url = server.url.replace("://", f"://{sign_in}") + query
    mail_channel = MailChannel(url, SENDER, timeout_seconds=0.5, reply_seconds=0.5, tls=tls)
    try:
        yield mail_channel
    finally:
        mail_channel.close()


def outcome(
    script: dict[Step, list[str]], mail: Mail = MAIL, *, query: str = "", sign_in: str = ""
) -> Outcome:
    with (
        scripted_mail_server(script) as server,
        channel(server, query=query, sign_in=sign_in) as mail_channel,
    ):
        with pytest.raises(Outcome) as refusal:
            mail_channel.send(mail)
        return refusal.value
