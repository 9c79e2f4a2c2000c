"""The mailroom with all that it can set going, for the door and for a pipe."""

from datetime import datetime

from chats.config import Settings
from chats.db import across_districts
from chats.delivery import actions as delivery
from chats.inbox import actions as inbox
from chats.inbox.queries import About
from chats.inbox.views import DEEDS as ANSWERS
from chats.mailroom import actions, queries
from chats.mailroom.actions import Deeds, Incoming, Ours, Taken
from chats.mailroom.reading import Answer


class NoMailroom(Exception):
    """The settings name no domain whose mail is ours to take."""


def _answer(ref: str, answer: Answer, about: About, now: datetime) -> None:
    inbox.read_mail(
        ref, answer.words, about, ANSWERS, now, enclosed=answer.enclosed, vouched_for=answer.vouched_for
    )


DEEDS = Deeds(answer=_answer, report=delivery.receipt)


def domain_of(settings: Settings) -> str:
    """The domain whose mail is ours to take. Raises NoMailroom."""
    if settings.mail_reply_domain is None:
        raise NoMailroom
    return settings.mail_reply_domain


def knows(address: str, settings: Settings) -> bool:
    """Whether mail for this address is taken. Raises NoMailroom; what a database out of reach raises."""
    with across_districts():
        return queries.is_ours(address, domain_of(settings))


def take(mail: Incoming, settings: Settings, now: datetime) -> Taken:
    """Take one mail. Raises NoMailroom; what a database out of reach raises."""
    return actions.take(mail, Ours(domain_of(settings), settings.mail_checked_by), DEEDS, now)
