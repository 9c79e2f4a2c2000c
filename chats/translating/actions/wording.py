"""Put the district's own words before ours, or take them back."""

from collections.abc import Sequence
from datetime import datetime

from chats.access.actors import Staff
from chats.db import db, transaction
from chats.languages.checks import Fault
from chats.languages.isolation import plain
from chats.schools import wordings
from chats.translating import permissions, queries
from chats.translating.actions.texts import NotTheirs
from chats.translating.models import OwnWording
from chats.translating.queries.wording import forget
from chats.translating.shipped import Shipped, message_at


class UnknownMessage(LookupError):
    """We ship no such message."""


class UnfitWording(Exception):
    """These words cannot stand for the message. Carries ``faults``."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def reword(tag: str, key: str, forms: Sequence[str], *, by: Staff, now: datetime) -> None:
    """Say a message in the district's own words from now on, on its pages and in letters not written yet.

    Words that are ours restore them. Raises NotTheirs, UnknownMessage, UnfitWording, and UnfitText for
    characters no text holds.
    """
    with transaction():
        one = _message(tag, key, by)
        given = tuple(plain(form, lines=True) for form in forms)
        if given == one.forms:
            given = ()
        elif faults := one.faults_of(given, tag):
            raise UnfitWording(faults)
        _set(one, tag, given, by, now)
    forget()


def restore(tag: str, key: str, *, by: Staff, now: datetime) -> None:
    """Say a message in our words again. Raises NotTheirs, UnknownMessage."""
    with transaction():
        _set(_message(tag, key, by), tag, (), by, now)
    forget()


def _message(tag: str, key: str, by: Staff) -> Shipped:
    if not permissions.may_reword(by):
        raise NotTheirs
    one = message_at(tag, key)
    if one is None:
        raise UnknownMessage(key)
    return one


def _set(one: Shipped, tag: str, forms: tuple[str, ...], by: Staff, now: datetime) -> None:
    known = queries.wording_of(tag, one.source.context, one.source.text)
    if (known[0].forms if known else ()) == forms:
        return  # it is so already
    row = OwnWording(district_id=by.district_id, language=tag, context=one.source.context)
    row.message, row.forms, row.author_id, row.written_at = one.source.text, list(forms), by.id, now
    db.session.add(row)
    wordings.changed()
