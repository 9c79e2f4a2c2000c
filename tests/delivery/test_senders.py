"""One sender's group: what it does where the night begins, the database goes away or a message is broken."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from sqlalchemy import update

from chats.config import Settings
from chats.db import across_districts, transaction
from chats.delivery.letter import Channel
from chats.delivery.models import Message
from chats.delivery.senders import Errand, Sender
from tests.delivery.sending import Steady, outlets_of, put, rules_of, sender
from tests.delivery.torture.ground import state, states
from tests.factories import NOW, Make
from tests.servers.http import Answer, scripted_web_server
from tests.servers.smtp import ScriptedMailServer, scripted_mail_server

LATE = NOW + timedelta(hours=10, minutes=59, seconds=55)
"""Five seconds to nine in the evening, where the families live."""


@contextmanager
def at_work(settings: Settings, server: ScriptedMailServer, group: int) -> Iterator[list[Sender]]:
    """A sender whose clock runs on by three seconds at every look."""
    looks = iter(range(0, 100_000, 3))
    with outlets_of(settings, mail_url=server.url) as outlets, across_districts():
        errand = Errand(
            Channel.MAIL, outlets[Channel.MAIL], rules_of(settings),
            lambda: LATE + timedelta(seconds=next(looks)),
        )  # fmt: skip
        one = Sender(errand, Steady(group))
        with one.door:
            yield [one]


def test_of_a_group_that_was_opened_in_the_evening_nothing_leaves_in_the_night(
    make: Make, settings: Settings
) -> None:
    [put(make) for _ in range(5)]
    with scripted_mail_server() as server, at_work(settings, server, 5) as senders:
        [one.step(5) for one in senders * 4]
    assert len(server.mails) < 2
    assert set(states()) <= {"accepted", "ready"}


def test_a_message_that_cannot_be_prepared_keeps_no_other_from_leaving(
    make: Make, settings: Settings
) -> None:
    broken, whole = put(make).id, put(make).id
    with transaction() as session:
        session.execute(update(Message).where(Message.id == broken).values(zone="Mars/Base"))
    with scripted_mail_server() as server, sender(settings, mail_url=server.url) as send:
        send(NOW)
    assert (state(broken), state(whole)) == (("failed-permanent", "unfit"), ("accepted", None))


def test_what_only_a_provider_in_trouble_may_have_waits_for_it_and_stands_in_nobodys_way(
    make: Make, settings: Settings
) -> None:
    bound, free = put(make, Channel.TEXT).id, put(make, Channel.TEXT).id
    with transaction() as session:
        once_more = {"possible_duplicate": True, "provider": "text", "attempts": 1}
        session.execute(update(Message).where(Message.id == bound).values(once_more))
    with scripted_web_server(Answer(201, {"sid": "SM2"})) as other:
        url = f"http://AC1:secret@127.0.0.1:{other.port}"
        facts = {"text_url_2": url, "text_from": "+12065550100", "text_from_2": "+12065550101"}
        with outlets_of(settings, text_url=url, **facts) as outlets, across_districts():
            outlets[Channel.TEXT].health.fail("unreachable", NOW)
            errand = Errand(Channel.TEXT, outlets[Channel.TEXT], rules_of(settings), lambda: NOW)
            one = Sender(errand, Steady(1))
            with one.door:
                claimed = [one.step(1) for _ in range(8)]
    assert (state(bound), state(free)) == (("retry-wait", "unreachable"), ("accepted", None))
    assert sum(claimed) == 2
