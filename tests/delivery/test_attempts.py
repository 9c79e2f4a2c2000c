"""After a STOP one text still leaves: that it was heard. Nothing else does."""

import pytest

from chats.config import Settings
from chats.db import db
from chats.delivery import actions
from chats.delivery.letter import LAST_WORD, Channel, MessageState
from chats.delivery.models import Message
from tests.delivery.sending import letter, put, sender
from tests.factories import NOW, Make
from tests.servers.http import Answer, scripted_web_server


@pytest.mark.parametrize(
    ("kind", "reason", "becomes"),
    [
        (LAST_WORD, "stop", MessageState.ACCEPTED),
        (LAST_WORD, "wrong-number", MessageState.SUPPRESSED),
        ("invitation", "stop", MessageState.SUPPRESSED),
    ],
)
def test_only_the_word_that_a_stop_was_heard_follows_it(
    make: Make, settings: Settings, kind: str, reason: str, becomes: MessageState
) -> None:
    message = put(make, Channel.TEXT, composed=letter(Channel.TEXT, kind=kind))
    message_id, number = message.id, message.address or ""
    actions.suppress(Channel.TEXT, number, reason=reason, source="text", now=NOW, district_id=make.home.id)
    with scripted_web_server(Answer(201, {"sid": "SM1"})) as server:
        url = f"http://AC1:secret@127.0.0.1:{server.port}"
        with sender(settings, text_url=url, text_from="+12065550100") as send:
            send(NOW)
    db.session.rollback()
    assert db.session.get_one(Message, message_id).state is becomes
