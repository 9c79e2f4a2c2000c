"""What providers report: counted once, only ever forward, and only with their signature."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from chats.config import Settings
from chats.db import across_districts, db, transaction
from chats.delivery import actions, claims
from chats.delivery.actions import Told
from chats.delivery.attempts import Ready
from chats.delivery.channels.text import TextChannel
from chats.delivery.claims import Taker
from chats.delivery.closing import close_attempts
from chats.delivery.letter import Channel, MessageState, Outcome
from chats.delivery.models import Message, ProviderEvent, Suppression
from chats.delivery.outlets import TextOutlet, Written
from chats.delivery.outlets.texts import TextAccount
from chats.delivery.results import Result
from tests.delivery.sending import put
from tests.factories import NOW, Make

URL = "http://AC1:secret@127.0.0.1:9"


def accepted(make: Make, ref: str = "SM1") -> int:
    """A text that its provider took."""
    message_id = put(make, Channel.TEXT).id
    with transaction() as session:
        values = {"state": MessageState.ACCEPTED, "provider_ref": ref, "accepted_at": NOW}
        session.execute(update(Message).where(Message.id == message_id).values(**values))
    return message_id


def report(status: str, ref: str = "SM1", **facts: str) -> bool:
    return actions.receipt(Told("text", ref, status, f"{ref}:{status}", **facts), NOW + timedelta(minutes=1))


def told(message_id: int) -> tuple[str, str | None]:
    db.session.rollback()
    row = db.session.get_one(Message, message_id)
    return row.state.value, row.receipt


def test_a_report_is_counted_once(make: Make) -> None:
    accepted(make)
    assert [report("delivered"), report("delivered")] == [True, False]
    assert len(db.session.scalars(select(ProviderEvent)).all()) == 1


def test_a_late_report_does_not_turn_delivered_back_into_sent(make: Make) -> None:
    message = accepted(make)
    report("delivered")
    report("sent")
    assert told(message) == ("accepted", "delivered")


def test_what_was_undelivered_stays_so(make: Make) -> None:
    message = accepted(make)
    report("undelivered", code="30003")
    report("delivered")
    assert told(message) == ("failed-permanent", "undelivered")


def about_to_go_again(make: Make) -> Message:
    """A text that was in doubt and waits to go once more."""
    message_id = accepted(make)
    with transaction() as session:
        session.execute(update(Message).values(state=MessageState.READY, attempts=1, provider_ref=None))
    return db.session.get_one(Message, message_id)


def test_a_late_word_of_a_copy_that_failed_keeps_no_second_one_back(make: Make) -> None:
    message = about_to_go_again(make)
    message_id, uid = message.id, message.uid
    report("undelivered", uid=uid, code="30003")
    report("sent", uid=uid)
    assert told(message_id) == ("ready", None)


def test_a_late_word_of_a_copy_that_may_arrive_keeps_a_second_one_back(make: Make) -> None:
    message = about_to_go_again(make)
    message_id, uid = message.id, message.uid
    report("sent", uid=uid)
    assert told(message_id) == ("accepted", "sent")


def test_a_landline_is_not_texted_again(make: Make) -> None:
    accepted(make)
    report("undelivered", code="30006")
    assert db.session.scalars(select(Suppression.reason)).all() == ["bounced"]


def test_a_report_by_our_own_name_ends_the_doubt(make: Make) -> None:
    message = put(make, Channel.TEXT)
    uid, message_id = message.uid, message.id
    with transaction() as session:
        session.execute(update(Message).values(state=MessageState.AMBIGUOUS))
    report("sent", ref="SM7", uid=uid)
    assert told(message_id) == ("accepted", "sent")


@pytest.mark.parametrize("named", [{"ref": "SM9"}, {"ref": "SM9", "uid": "ours"}])
def test_a_report_that_comes_before_our_own_answer_waits_for_it(make: Make, named: dict[str, str]) -> None:
    message_id = put(make, Channel.TEXT).id
    with transaction() as session:
        session.execute(update(Message).values(uid="ours"))
        [claim] = claims.claim(Taker("worker", Channel.TEXT), 1, NOW)
    report("delivered", **named)
    with transaction() as session:
        session.execute(update(Message).values(state=MessageState.SUBMITTING))
        ready = Ready(claim, TextOutlet(TextAccount("http://x"), TextChannel(URL, "12345")), Written(str))
        close_attempts([(ready, Result(Outcome.ACCEPTED, provider_ref="SM9"))], NOW)
    assert told(message_id) == ("accepted", "delivered")


def test_a_report_on_nothing_we_know_changes_nothing(make: Make) -> None:
    message = accepted(make)
    report("undelivered", ref="SM-of-somebody-else")
    assert told(message) == ("accepted", None)


@pytest.mark.parametrize("status", ["gibberish", ""])
def test_a_report_of_no_known_kind_changes_nothing(make: Make, status: str) -> None:
    message = accepted(make)
    report(status)
    assert told(message) == ("accepted", None)


def test_reports_need_no_district(make: Make, settings: Settings) -> None:
    message = accepted(make)
    with across_districts():
        report("read")
    assert told(message) == ("accepted", "read")
    assert settings.text_url is None
