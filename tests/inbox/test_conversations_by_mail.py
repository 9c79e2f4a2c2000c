"""A conversation by mail ends: nobody is thanked for thanks, and no machine is answered for ever."""

import pytest
from sqlalchemy import select

from chats.db import db
from chats.delivery.models import Message
from chats.inbox.models import IncomingText
from chats.invitations.models import Invitation, PartStat
from tests.factories import Make
from tests.mailroom.correspondence import answers, mailed, sent, write_back


@pytest.fixture
def message(make: Make) -> Message:
    """The mail that asked a family."""
    return mailed(make, make.invitation())


def test_that_a_person_will_read_it_is_said_once_in_a_conversation(message: Message) -> None:
    write_back(message, "¿Dónde es?")
    write_back(message, "¿Y a qué hora?", nth=2)
    write_back(sent(answers()[0]), "¿Hola?", nth=3)
    assert [one.kind for one in answers()] == ["sent-to-liaison"]
    assert list(db.session.scalars(select(IncomingText.reading))) == ["for-a-person"] * 3


def conversation(message: Message, words: str) -> int:
    """Two machines: ours, and one that answers whatever comes. How often ours wrote."""
    for nth in range(60):
        heard = answers()
        write_back(sent(heard[-1]) if heard else message, words, nth)
    return len(answers())


@pytest.mark.parametrize("words", ["1", "2", "3", "STOP", "help", "I am away until Monday."])
def test_two_machines_do_not_talk_for_ever(message: Message, words: str) -> None:
    assert conversation(message, words) <= 10


def test_what_is_not_answered_any_more_is_done_all_the_same(message: Message) -> None:
    conversation(message, "1")
    write_back(message, "2", nth=99)
    assert set(db.session.scalars(select(Invitation.partstat))) == {PartStat.DECLINED}
