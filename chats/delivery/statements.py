"""The statements of one attempt, each made once: making them for each message took longer than sending it.

What differs from message to message is bound: ``claimed`` and ``stop_of`` say which values a statement wants.
"""

from functools import cache, lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, bindparam, select, update
from sqlalchemy.orm import joinedload
from sqlalchemy.sql.dml import ReturningUpdate, Update

from chats import keyring
from chats.access.models import Link
from chats.db import kept
from chats.delivery.claims import Claim
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Attempt, Message, ProviderEvent, Suppression

Values = dict[str, object]
_OPEN_STILL = (MessageState.SUBMITTING, MessageState.AMBIGUOUS)
"""In doubt, because the answer took longer than the lease: with the same fence nobody else took it since."""


def claimed(claim: Claim) -> Values:
    """The values that say which message is meant, and by which claim."""
    return {"of_message": claim.message_id, "of_fence": claim.fence}


def stop_of(message: Message, address: str) -> Values:
    """The values that say which address is meant, by every key of the ring: a STOP outlives a rotation."""
    digests = keyring.ring().digests("contact", address.lower().encode())
    return {"of_district": message.district_id, "on_channel": message.channel, "digests": digests}


def _ours() -> ColumnElement[bool]:
    return and_(Message.id == bindparam("of_message"), Message.fence == bindparam("of_fence"))


def _ours_claimed() -> ColumnElement[bool]:
    return and_(_ours(), Message.state == MessageState.CLAIMED)


@cache
def message_in_hand() -> Select[Message, Link]:
    """The claimed message, with its letter and its link if it has one."""
    linked = and_(Link.district_id == Message.district_id, Link.id == Message.link_id)
    whole = select(Message, Link).outerjoin(Link, linked).where(_ours_claimed())
    return kept(whole.options(joinedload(Message.letter)))


@cache
def stops(last_word: bool) -> Select[str]:
    """The reasons not to write to the address. ``last_word``: the answer to a STOP still goes."""
    reasons = select(Suppression.reason).where(
        Suppression.district_id == bindparam("of_district"),
        Suppression.channel == bindparam("on_channel"),
        Suppression.address_digest.in_(bindparam("digests", expanding=True)),
        Suppression.lifted_at.is_(None),
    )
    return kept(reasons.where(Suppression.reason != "stop") if last_word else reasons)


@lru_cache(maxsize=16)
def begin(still_wanted: ColumnElement[bool], last_word: bool) -> ReturningUpdate[int]:
    """Begins to submit, unless a move, a cancellation or a STOP was committed before. Wants ``until`` too."""
    begun = update(Message).where(_ours_claimed(), still_wanted, ~stops(last_word).exists())
    begun = begun.values(
        state=MessageState.SUBMITTING,
        leased_until=bindparam("until"),
        attempts=Message.attempts + 1,
        reason=None,
    )
    return kept(begun.execution_options(synchronize_session=False).returning(Message.attempts))


@cache
def let_go(columns: tuple[str, ...]) -> Update:
    """Ends our claim before anything was submitted, and sets ``columns``, each bound as ``new_NAME``."""
    return kept(_set(columns).where(_ours_claimed()))


@cache
def close(columns: tuple[str, ...]) -> ReturningUpdate[Channel, bytes | None, int]:
    """Ends our claim after an answer, and sets ``columns``, each bound as ``new_NAME``."""
    done = _set(columns).where(_ours(), Message.state.in_(_OPEN_STILL))
    return kept(done.returning(Message.channel, Message.address_digest, Message.district_id))


def _set(columns: tuple[str, ...]) -> Update:
    bound: dict[str, Any] = {name: bindparam(f"new_{name}") for name in columns}
    freed = update(Message).values(lease_owner=None, leased_until=None, **bound)
    return freed.execution_options(synchronize_session=False)


def new(columns: Values) -> Values:
    """The values for ``let_go`` and ``close``."""
    return {f"new_{name}": value for name, value in columns.items()}


@cache
def held() -> Select[int]:
    """The message, if nobody claimed it since."""
    return kept(select(Message.id).where(_ours()))


@cache
def close_attempt() -> Update:
    """Writes what came of the attempt."""
    closed = update(Attempt).where(
        Attempt.message_id == bindparam("of_message"), Attempt.fence == bindparam("of_fence")
    )
    columns = ("closed_at", "outcome", "phase", "code")
    closed = closed.values({name: bindparam(f"new_{name}") for name in columns})
    return kept(closed.execution_options(synchronize_session=False))


@cache
def told_before() -> Select[int, str | None]:
    """Reports that came before we had stored the provider's name (``of_ref``) for the message."""
    waiting = select(ProviderEvent.id, ProviderEvent.status).where(
        ProviderEvent.provider_ref == bindparam("of_ref"), ProviderEvent.applied_at.is_(None)
    )
    return kept(waiting.order_by(ProviderEvent.id))
