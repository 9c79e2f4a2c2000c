"""What is in doubt ends by itself where it can: with real servers, on a real database."""

from datetime import timedelta

from sqlalchemy import select, update

from chats.config import Settings
from chats.db import db, transaction
from chats.delivery import claims
from chats.delivery.claims import Taker
from chats.delivery.letter import Channel, Lane, MessageState
from chats.delivery.models import Attempt, Message
from tests.delivery.sending import put, sender
from tests.factories import NOW, Make
from tests.servers.http import HANG_UP as DROP
from tests.servers.http import Answer, scripted_web_server
from tests.servers.smtp import HANG_UP, scripted_mail_server

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def row(message_id: int) -> Message:
    db.session.rollback()
    return db.session.get_one(Message, message_id)


def state(message_id: int) -> tuple[str, str | None, bool]:
    one = row(message_id)
    return one.state.value, one.reason, one.possible_duplicate


def message_ids(mails: list[bytes]) -> set[bytes]:
    return {line for mail in mails for line in mail.split(b"\r\n") if line.startswith(b"Message-ID:")}


def test_a_mail_whose_answer_is_lost_waits_a_minute(make: Make, settings: Settings) -> None:
    message = put(make).id
    with scripted_mail_server({"end": [HANG_UP]}) as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
        send(NOW + MINUTE / 2)
    assert state(message) == ("ambiguous", "no-answer", False)
    assert len(server.mails) == 1


def test_then_it_goes_once_more_under_the_same_name_and_is_marked(make: Make, settings: Settings) -> None:
    message = put(make).id
    forgetful = scripted_mail_server({"end": [HANG_UP, "250 ok"]})
    with forgetful as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
        send(NOW + 2 * MINUTE)
        send(NOW + HOUR)
    assert state(message) == ("accepted", None, True)
    assert (len(server.mails), len(message_ids(server.mails))) == (2, 1)


def test_lost_twice_it_is_left_to_a_person(make: Make, settings: Settings) -> None:
    message = put(make).id
    with scripted_mail_server({"end": [HANG_UP]}) as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
        send(NOW + 2 * MINUTE)
        send(NOW + 4 * MINUTE)
        send(NOW + HOUR)
    assert state(message) == ("ambiguous", "for-a-person", True)
    assert len(server.mails) == 2


def begun_by_a_worker_that_died(make: Make, channel: Channel, lane: Lane) -> int:
    message = put(make, channel, lane=lane).id
    with transaction() as session:
        [claim] = claims.claim(Taker("a worker that dies", channel), 5, NOW)
        session.execute(
            update(Message).values(state=MessageState.SUBMITTING, provider=channel.value, attempts=1)
        )
        session.add(
            Attempt(
                district_id=make.home.id, message_id=message, number=1, fence=claim.fence,
                provider=channel.value, opened_at=NOW,
            )
        )  # fmt: skip
    return message


def test_a_worker_killed_while_sending_leaves_a_doubt_and_says_so(make: Make, settings: Settings) -> None:
    message = begun_by_a_worker_that_died(make, Channel.TEXT, Lane.INVITATIONS)
    with sender(settings) as send:
        send(NOW + 10 * MINUTE)
    assert row(message).state is MessageState.AMBIGUOUS
    assert db.session.scalars(select(Attempt.code)).all() == ["worker-stopped"]


def listed(body: str, sid: str = "SM7") -> Answer:
    """A provider's list of what it took, with one text."""
    one = {"sid": sid, "body": body, "date_created": "Wed, 14 Oct 2026 17:00:00 +0000"}
    return Answer(200, {"messages": [one]})


def test_a_text_that_its_provider_has_is_accepted(make: Make, settings: Settings) -> None:
    message = begun_by_a_worker_that_died(make, Channel.TEXT, Lane.INVITATIONS)
    with scripted_web_server(listed("Come.")) as server:
        url = f"http://AC1:secret@127.0.0.1:{server.port}"
        with sender(settings, text_url=url, text_from="+12065550100") as send:
            send(NOW + 10 * MINUTE)
    assert (state(message), row(message).provider_ref) == (("accepted", None, False), "SM7")
    assert [one.method for one in server.requests] == ["GET"]


def test_a_text_that_its_provider_twice_does_not_have_is_sent(make: Make, settings: Settings) -> None:
    message = begun_by_a_worker_that_died(make, Channel.TEXT, Lane.INVITATIONS)
    none = Answer(200, {"messages": []})
    with scripted_web_server(none, none, Answer(201, {"sid": "SM8"})) as server:
        url = f"http://AC1:secret@127.0.0.1:{server.port}"
        with sender(settings, text_url=url, text_from="+12065550100") as send:
            send(NOW + 10 * MINUTE)
            send(NOW + 12 * MINUTE)
            send(NOW + 14 * MINUTE)
    assert state(message) == ("accepted", None, False)
    assert [one.method for one in server.requests] == ["GET", "GET", "POST"]


def test_a_provider_that_cannot_be_asked_is_asked_again(make: Make, settings: Settings) -> None:
    message = begun_by_a_worker_that_died(make, Channel.TEXT, Lane.INVITATIONS)
    with scripted_web_server(DROP, Answer(503), Answer(200, "{}"), listed("Come.")) as server:
        url = f"http://AC1:secret@127.0.0.1:{server.port}"
        with sender(settings, text_url=url, text_from="+12065550100") as send:
            for minutes in (10, 12, 14, 16):
                send(NOW + minutes * MINUTE)
    assert state(message) == ("accepted", None, False)


def test_another_persons_text_of_the_same_words_is_not_taken_for_it(make: Make, settings: Settings) -> None:
    other = put(make, Channel.TEXT).id
    with transaction() as session:
        session.execute(
            update(Message).where(Message.id == other).values(state=MessageState.ACCEPTED, provider_ref="SM7")
        )
    message = begun_by_a_worker_that_died(make, Channel.TEXT, Lane.INVITATIONS)
    with scripted_web_server(listed("Come.")) as server:
        url = f"http://AC1:secret@127.0.0.1:{server.port}"
        with sender(settings, text_url=url, text_from="+12065550100") as send:
            send(NOW + 10 * MINUTE)
    assert row(message).looks == 1


def test_a_text_without_a_report_for_three_days_is_unconfirmed(make: Make, settings: Settings) -> None:
    message = put(make, Channel.TEXT).id
    with transaction() as session:
        session.execute(update(Message).values(state=MessageState.ACCEPTED, accepted_at=NOW))
    with sender(settings) as send:
        send(NOW + 71 * HOUR)
        assert row(message).state is MessageState.ACCEPTED
        send(NOW + 73 * HOUR)
    assert row(message).state is MessageState.UNCONFIRMED


def test_a_mail_needs_no_report(make: Make, settings: Settings) -> None:
    message = put(make).id
    with transaction() as session:
        session.execute(update(Message).values(state=MessageState.ACCEPTED, accepted_at=NOW))
    with sender(settings) as send:
        send(NOW + 100 * HOUR)
    assert row(message).state is MessageState.ACCEPTED
