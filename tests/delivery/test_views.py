"""The text provider's reports, and readiness."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from chats.config import Settings
from chats.db import db, transaction
from chats.delivery import actions
from chats.delivery.channels.signature import signature
from chats.delivery.letter import Channel, Lane, MessageState
from chats.delivery.models import Message, ProviderEvent
from tests.delivery.sending import put
from tests.factories import NOW, Make

FORM = {"MessageSid": "SM1", "MessageStatus": "delivered"}


@pytest.fixture
def with_provider(app: Flask, settings: Settings) -> Iterator[Settings]:
    """The app with a text provider in its settings."""
    app.config["SETTINGS"] = replace(settings, text_url="http://AC1:s%2Bcret@127.0.0.1:1")
    yield app.config["SETTINGS"]
    app.config["SETTINGS"] = settings


def post(app: Flask, settings: Settings, path: str, claimed: str) -> int:
    headers = {"X-Twilio-Signature": claimed}
    return app.test_client().post(path, base_url=settings.public_url, data=FORM, headers=headers).status_code


def test_a_signed_report_is_taken(make: Make, app: Flask, with_provider: Settings) -> None:
    message = put(make, Channel.TEXT)
    message_id, path = message.id, f"/hooks/text/status?message={message.uid}"
    with transaction() as session:
        session.execute(update(Message).values(state=MessageState.ACCEPTED))
    signed = signature(with_provider.public_url + path, FORM, "s+cret")
    assert post(app, with_provider, path, signed) == 204
    assert db.session.get_one(Message, message_id).receipt == "delivered"


def test_a_report_with_a_wrong_signature_leaves_no_row(app: Flask, with_provider: Settings) -> None:
    assert post(app, with_provider, "/hooks/text/status", "forged") == 403
    assert db.session.scalars(select(ProviderEvent)).all() == []


def test_without_a_provider_no_report_is_believed(app: Flask, settings: Settings) -> None:
    signed = signature(settings.public_url + "/hooks/text/status", FORM, "")
    assert post(app, settings, "/hooks/text/status", signed) == 403


def ready(app: Flask, settings: Settings) -> tuple[int, dict[str, object]]:
    answer = app.test_client().get("/readyz", base_url=settings.public_url)
    assert answer.json is not None
    return answer.status_code, answer.json


def test_an_instance_without_a_worker_is_not_ready(app: Flask, settings: Settings) -> None:
    status, said = ready(app, settings)
    assert (status, said["worker"]) == (503, "stopped")


def test_an_instance_whose_worker_beats_is_ready(app: Flask, settings: Settings) -> None:
    actions.heartbeat(NOW - timedelta(seconds=30), [], sending=True)
    assert ready(app, settings)[0] == 200


def test_a_beat_from_before_the_clock_was_put_back_is_no_sign_of_life(app: Flask, settings: Settings) -> None:
    actions.heartbeat(NOW + timedelta(days=365), ["mail.unreachable"], sending=True)
    status, said = ready(app, settings)
    assert (status, said["worker"], said["trouble"]) == (503, "stopped", None)


def test_a_cancellation_that_waits_makes_the_instance_unready(
    make: Make, app: Flask, settings: Settings
) -> None:
    actions.heartbeat(NOW, ["mail.unreachable"], sending=True)
    early = NOW - timedelta(minutes=3)
    put(make, lane=Lane.CODES_AND_CANCELLATIONS, now=early, not_before=early)
    status, said = ready(app, settings)
    assert (status, said["urgent_messages"], said["trouble"]) == (503, "late", "mail.unreachable")


def test_an_invitation_that_waits_does_not(make: Make, app: Flask, settings: Settings) -> None:
    actions.heartbeat(NOW, [], sending=True)
    early = NOW - timedelta(hours=3)
    put(make, now=early, not_before=early)
    assert ready(app, settings)[0] == 200
