"""How tests let a machine ring: a family reached by voice, and the provider that fetches our pages."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from xml.etree.ElementTree import Element, fromstring

from flask import Flask

from chats.config import Settings
from chats.db import db, transaction
from chats.delivery import calling
from chats.delivery.channels.signature import signature
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message
from chats.families.models import ContactKind
from chats.invitations.models import Invitation
from tests.factories import NOW, Make
from tests.notices.telling import asked, catch_up, written
from tests.pages import CheckingClient, Page

NUMBER = "+15105550100"
TOKEN = "secret"
SID = "CA" + "1" * 32


@contextmanager
def voice_set_up() -> Iterator[None]:
    """A number to call from."""
    calling.configure(NUMBER)
    try:
        yield
    finally:
        calling.configure(None)


def landline(make: Make, language: str = "es", **facts: object) -> Invitation:
    """A family with a landline, asked to a meeting."""
    return asked(make, language=language, kinds=(ContactKind.LANDLINE,), **facts)


def rung(make: Make, language: str = "es", **facts: object) -> tuple[Invitation, Message]:
    """The same, and their phone is ringing."""
    invitation = landline(make, language, **facts)
    catch_up(make)
    (message,) = written(channel=Channel.VOICE)
    with transaction():
        message.state, message.accepted_at, message.provider_ref = MessageState.ACCEPTED, NOW, SID
    return invitation, message


@dataclass(frozen=True)
class Caller:
    """The provider of calls."""

    app: Flask
    settings: Settings
    client: CheckingClient
    path: str

    def posts(self, part: str = "", sid: str = SID, token: str = TOKEN, **form: str) -> Page:
        """Fetch a page of the call, signed."""
        path, form = f"{self.path}{part}", {"CallSid": sid} | form
        heads = {"X-Twilio-Signature": signature(self.settings.public_url + path, form, token)}
        page = self.client.post(path, form, headers=heads)
        db.session.expire_all()
        return page

    def says(self, part: str = "", **form: str) -> Element:
        """The TwiML of a page."""
        return fromstring(self.posts(part, **form).body)  # noqa: S314 (our own answer)

    def presses(self, key: str, sid: str = SID) -> list[str]:
        """What is said after a key."""
        return [said.text or "" for said in self.says("/key", sid=sid, Digits=key).iter("Say")]

    def ends(self, status: str, sid: str = SID) -> None:
        """The call is over."""
        assert self.posts("/status", sid=sid, CallStatus=status).status == 204


@contextmanager
def caller(app: Flask, client: CheckingClient, settings: Settings, message: Message) -> Iterator[Caller]:
    """The provider, which knows the token of the account, and the page of one call."""
    path = f"{calling.PATH}{calling.token(message.id, message.uid)}"
    app.config["SETTINGS"] = replace(settings, text_url=f"http://AC1:{TOKEN}@127.0.0.1:1")
    try:
        yield Caller(app, settings, client, path)
    finally:
        app.config["SETTINGS"] = settings
