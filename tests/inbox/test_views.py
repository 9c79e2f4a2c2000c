"""Only the provider brings texts in, and what waits for a person stands on a page of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from chats.config import Settings
from chats.db import db
from chats.delivery.channels.signature import signature
from chats.delivery.models import ProviderEvent
from chats.families.models import Guardian
from chats.inbox.models import IncomingText
from chats.invitations.models import Invitation, PartStat
from tests.factories import Make
from tests.pages import CheckingClient

TOKEN = "s+cret"


@pytest.fixture
def provider(app: Flask, settings: Settings) -> Iterator[Settings]:
    """The app with a text provider in its settings."""
    app.config["SETTINGS"] = replace(settings, text_url="http://AC1:s%2Bcret@127.0.0.1:1")
    yield app.config["SETTINGS"]
    app.config["SETTINGS"] = settings


def bring(
    app: Flask,
    settings: Settings,
    form: Mapping[str, str],
    *,
    token: str = TOKEN,
    url: str | None = None,
    sent: Mapping[str, str] | None = None,
) -> TestResponse:
    signed = signature(url or settings.public_url + "/hooks/text", form, token)
    headers = {"X-Twilio-Signature": signed}
    return app.test_client().post(
        "/hooks/text", base_url=settings.public_url, data=sent or form, headers=headers
    )


def form_of(make: Make, body: str = "1") -> dict[str, str]:
    invitation = make.invitation()
    guardian = db.session.scalars(select(Guardian).where(Guardian.family_id == invitation.family_id)).one()
    number = guardian.contacts[0].address
    return {
        "MessageSid": "SM1",
        "From": number,
        "To": "+12065550199",
        "Body": body,
        "NumMedia": "0",
        "New": " x ",
    }


def test_a_signed_text_is_answered_with_silence_and_acted_upon(make: Make, app: Flask, provider: Settings):
    answer = bring(app, provider, form_of(make))
    assert (answer.status_code, answer.mimetype) == (200, "text/xml")
    assert answer.text.endswith("<Response/>")
    assert set(db.session.scalars(select(Invitation.partstat))) == {PartStat.ACCEPTED}


@pytest.mark.parametrize(
    "wrong",
    [
        {"token": "another"},
        {"url": "http://else.example/hooks/text"},
        {"url": "http://127.0.0.1/hooks/text/status"},
    ],
)
def test_a_text_that_is_not_signed_for_us_leaves_no_row(
    make: Make, app: Flask, provider: Settings, wrong: dict[str, str]
):
    assert bring(app, provider, form_of(make), **wrong).status_code == 403  # type: ignore[arg-type]
    assert db.session.scalars(select(ProviderEvent)).all() == []
    assert db.session.scalars(select(IncomingText)).all() == []


def test_a_text_that_was_changed_on_its_way_leaves_no_row(make: Make, app: Flask, provider: Settings):
    form = form_of(make, "2")
    assert bring(app, provider, form, sent=form | {"Body": "1"}).status_code == 403
    assert db.session.scalars(select(IncomingText)).all() == []


def test_without_a_provider_no_text_is_believed(make: Make, app: Flask, settings: Settings):
    assert bring(app, settings, form_of(make), token="").status_code == 403


def test_a_text_without_a_name_or_sender_is_refused(app: Flask, provider: Settings):
    assert bring(app, provider, {"Body": "1"}).status_code == 400


def test_a_text_with_control_characters_is_kept_without_them(make: Make, app: Flask, provider: Settings):
    assert bring(app, provider, form_of(make, "ho\0la\x07 \u202emañana")).status_code == 200
    assert db.session.scalars(select(IncomingText)).one().body == "hola mañana"


def test_the_liaison_reads_it_calls_back_and_puts_it_away(
    make: Make, app: Flask, provider: Settings, client: CheckingClient
):
    member = make.staff_member()
    client.sign_in(make.session(member)[1])
    form = form_of(make, "¿Hay estacionamiento?")
    bring(app, provider, form)
    page = client.get("/desk/texts")
    assert b"\xc2\xbfHay estacionamiento?" in page.body
    assert f"tel:{form['From']}" in page.links()
    after = client.follow(client.send(page, "/desk/texts/"))
    assert "Nothing waits for you here." in after.text
