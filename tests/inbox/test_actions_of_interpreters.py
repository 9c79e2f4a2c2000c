"""Interpreters answer offers by text; nothing is guessed, and nothing said twice."""

from datetime import timedelta

from sqlalchemy import select

from chats.db import db
from chats.delivery.models import Message
from chats.families.models import ContactKind, Guardian
from chats.inbox import actions
from chats.inbox.incoming import Received
from chats.inbox.models import IncomingText
from chats.inbox.views import DEEDS
from chats.interpreters.models import Assignment, Offer, OfferState
from tests.factories import NOW, Make


def text(guardian: Guardian | str, body: str, ref: str = "SM1") -> None:
    sender = guardian if isinstance(guardian, str) else guardian.contacts[0].address
    actions.read_text(Received(ref, sender, body), DEEDS, NOW)


def kept() -> list[IncomingText]:
    return list(db.session.scalars(select(IncomingText).order_by(IncomingText.id)))


def answers() -> list[Message]:
    return list(db.session.scalars(select(Message).order_by(Message.id)))


def test_an_interpreter_takes_an_offer_by_texting_one(make: Make):
    interpreter = make.interpreter()
    make.offer(interpreter=interpreter)
    text(interpreter.mobile or "", "1")
    assert db.session.scalars(select(Assignment)).one().ended_at is None
    assert answers() == []  # that it is theirs, they hear by a notice


def test_an_interpreter_leaves_an_offer_by_texting_two(make: Make):
    interpreter = make.interpreter()
    offer_id = make.offer(interpreter=interpreter).id
    text(interpreter.mobile or "", "2")
    assert db.session.get_one(Offer, offer_id).state is OfferState.DECLINED
    assert [one.recipient for one in answers()] == [f"interpreter:{interpreter.id}"]


def test_an_interpreter_with_two_offers_is_asked_which(make: Make):
    interpreter = make.interpreter()
    make.offer(interpreter=interpreter)
    make.offer(make.need(make.meeting(starts_at=NOW + timedelta(days=9))), interpreter)
    text(interpreter.mobile or "", "1")
    assert db.session.scalars(select(Assignment)).all() == []
    assert [one.kind for one in answers()] == ["which-meeting"]


def test_a_yes_to_what_is_gone_is_said_so(make: Make):
    interpreter = make.interpreter()
    text(interpreter.mobile or "", "1")
    assert [one.kind for one in answers()] == ["reply-noted"]
    assert "no longer needed" in answers()[0].letter.text


def test_an_interpreter_who_is_a_guardian_too_is_taken_for_who_was_asked(make: Make):
    interpreter = make.interpreter()
    guardian = make.guardian(kinds=())
    make.contact(guardian, ContactKind.MOBILE, interpreter.mobile)
    make.offer(interpreter=interpreter)
    text(interpreter.mobile or "", "1")
    assert db.session.scalars(select(Assignment)).one().ended_at is None
