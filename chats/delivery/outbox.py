"""The outbox's door: puts messages in and withdraws them, inside the caller's transaction.

A message's key says once and for all which notice it is, so putting it twice is no mistake and does nothing.
"""

import hashlib
import json
import uuid
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError

from chats import bulk, keyring
from chats.db import Base, db
from chats.delivery.letter import UNSENT, Channel, Composed, Lane, MessageState
from chats.delivery.models import Letter, Message

BY_A_PERSON = frozenset({Channel.CALL, Channel.PRINTED})
WITHDRAWN = frozenset({MessageState.SUPERSEDED, MessageState.CANCELLED})
_AT_ONCE = 400
"""Rows in one statement: SQLite takes a limited number of values."""


@dataclass(frozen=True, kw_only=True)
class Addressed:
    """A letter with the person it is for. ``address`` is None where only a person can deliver it.

    ``subject`` is what it is about: kind, id and the revision that its words state.
    """

    composed: Composed
    key: str
    recipient: str
    address: str | None = field(repr=False)
    lane: Lane
    zone: str
    subject: tuple[str, int, int]
    not_before: datetime
    useless_after: datetime
    link_id: int | None = None
    slots: Mapping[str, str] = field(default_factory=dict, repr=False)


def put(
    composed: Composed, *, key: str, recipient: str, address: str | None, lane: Lane, zone: str,
    subject: tuple[str, int, int], not_before: datetime, useless_after: datetime, district_id: int,
    now: datetime, link_id: int | None = None, slots: Mapping[str, str] | None = None,
) -> bool:  # fmt: skip
    """Put one message into the outbox. Returns False, and changes nothing, where its key is there already."""
    message = Addressed(
        composed=composed, key=key, recipient=recipient, address=address, lane=lane, zone=zone,
        subject=subject, not_before=not_before, useless_after=useless_after, link_id=link_id,
        slots=slots or {},
    )  # fmt: skip
    return put_all([message], district_id=district_id, now=now) == 1


def put_all(messages: Sequence[Addressed], *, district_id: int, now: datetime) -> int:
    """Put many at once, in few statements, and return how many were new.

    One that was withdrawn comes back to life with what is said now: it was withdrawn because it never left.
    Raises ValueError for a mail or text without an address.
    """
    letters = _letters({message.composed for message in messages}, district_id, now)
    new = 0
    for start in range(0, len(messages), _AT_ONCE):
        some = {message.key: message for message in messages[start : start + _AT_ONCE]}
        there = _there(some, district_id)
        rows = [_row(m, letters[m.composed], district_id, now) for k, m in some.items() if k not in there]
        _insert(rows)
        for key in (key for key, revivable in there.items() if revivable):
            message = some[key]
            again = _row(message, letters[message.composed], district_id, now) | {
                "reason": None,
                "ended_at": None,
            }
            rows.append(again)
            db.session.execute(
                update(Message).where(Message.district_id == district_id, Message.key == key).values(again),
                execution_options={"synchronize_session": False},
            )
        new += len(rows)
    return new


def withdraw(
    subject: tuple[str, int],
    *,
    reason: str,
    now: datetime,
    below_revision: int | None = None,
    kinds: Collection[str] | None = None,
    ids: Collection[int] | None = None,
) -> int:
    """Take back what is not sent yet about ``subject`` (kind, id); return how many messages that was.

    ``below_revision``, ``kinds`` and ``ids`` narrow it. ``reason`` is a code, shown in words where people see
    it; ``cancelled`` makes them cancelled, anything else superseded. What a worker is handing over at this
    instant stays: a correction must follow it.
    """
    kind, subject_id = subject[:2]
    unsent = update(Message).where(
        Message.subject_kind == kind, Message.subject_id == subject_id, Message.state.in_(UNSENT)
    )
    if below_revision is not None:
        unsent = unsent.where(Message.subject_revision < below_revision)
    if kinds is not None:
        unsent = unsent.where(Message.kind.in_(kinds))
    state = MessageState.CANCELLED if reason == "cancelled" else MessageState.SUPERSEDED
    ended = unsent.values(state=state, reason=reason, ended_at=now, lease_owner=None, leased_until=None)
    if ids is None:
        return _changed(ended)
    wanted = sorted(ids)
    parts = (wanted[start : start + _AT_ONCE] for start in range(0, len(wanted), _AT_ONCE))
    return sum(_changed(ended.where(Message.id.in_(part))) for part in parts)


def withdraw_from(recipients: Collection[str], *, subject_kind: str, now: datetime) -> int:
    """Take back what is not sent yet to these people (``guardian:12``), since what we know of them changed.

    Only what is about ``subject_kind``, whose next catch-up says it anew, in the right language and to the
    right address. Returns how many messages that was.
    """
    to_them = update(Message).where(
        Message.recipient.in_(sorted(recipients)),
        Message.subject_kind == subject_kind,
        Message.state.in_(UNSENT),
    )
    return _changed(
        to_them.values(
            state=MessageState.SUPERSEDED,
            reason="superseded",
            ended_at=now,
            lease_owner=None,
            leased_until=None,
        )
    )


def told_by_person(ids: Collection[int], now: datetime) -> int:
    """A person told them what these messages of the call list say; return how many messages that was."""
    there = update(Message).where(Message.id.in_(sorted(ids)), Message.state == MessageState.WITH_PERSON)
    return _changed(
        there.values(state=MessageState.ACCEPTED, reason="by-a-person", accepted_at=now, ended_at=now)
    )


def _changed(statement: Any) -> int:
    done = db.session.execute(
        statement.returning(Message.id), execution_options={"synchronize_session": False}
    )
    return len(done.all())


def _insert(rows: list[dict[str, Any]]) -> None:
    """Many together, as nobody else is likely to have just written one of them; else one after the other."""
    if len(rows) >= bulk.MANY:
        try:
            with db.session.begin_nested():
                bulk.put(Message, rows)
            return
        except IntegrityError:
            pass  # another worker wrote some of them at this moment
    if rows:
        db.session.execute(insert_missing(Message, ["district_id", "key"]), rows)


def insert_missing(model: type[Base], unique: list[str]) -> Insert:
    """An insert that leaves a row with the same key alone, also when another worker is just writing it."""
    dialect = db.session.get_bind().dialect.name
    insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
    return insert(model).on_conflict_do_nothing(index_elements=unique)


def _letters(composed: Iterable[Composed], district_id: int, now: datetime) -> dict[Composed, int]:
    """The row of each letter, kept once for the same words."""
    hashes = {_content_hash(one): one for one in composed}
    if not hashes:
        return {}
    rows = [
        asdict(one) | {"district_id": district_id, "content_hash": content_hash, "composed_at": now}
        for content_hash, one in hashes.items()
    ]
    db.session.execute(insert_missing(Letter, ["district_id", "content_hash"]), rows)
    found = db.session.execute(
        select(Letter.content_hash, Letter.id).where(
            Letter.district_id == district_id, Letter.content_hash.in_(hashes)
        )
    )
    return {hashes[content_hash]: letter_id for content_hash, letter_id in found}


def _content_hash(composed: Composed) -> str:
    said = asdict(composed) | {"channel": composed.channel.value}
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _there(keys: Iterable[str], district_id: int) -> dict[str, bool]:
    """The keys that exist, and whether each may come back to life."""
    found = db.session.execute(
        select(Message.key, Message.state).where(Message.district_id == district_id, Message.key.in_(keys))
    )
    return {key: state in WITHDRAWN for key, state in found}


def _row(message: Addressed, letter_id: int, district_id: int, now: datetime) -> dict[str, Any]:
    composed, (subject_kind, subject_id, revision) = message.composed, message.subject
    by_a_person = composed.channel in BY_A_PERSON
    if message.address is None and not by_a_person:
        raise ValueError(f"a {composed.channel.value} message needs an address")
    uid = uuid.uuid4().hex
    address = None if by_a_person else message.address
    ring = keyring.ring()
    return {
        "district_id": district_id,
        "key": message.key,
        "kind": composed.kind,
        "letter_id": letter_id,
        "channel": composed.channel,
        "lane": message.lane,
        "recipient": message.recipient,
        "language": composed.language,
        "zone": message.zone,
        "uid": uid,
        "address_sealed": ring.seal(address, place=Message.place(district_id, uid)) if address else None,
        "address_digest": ring.digest("contact", address.lower().encode()) if address else None,
        "slots": dict(message.slots),
        "link_id": message.link_id,
        "subject_kind": subject_kind,
        "subject_id": subject_id,
        "subject_revision": revision,
        "planned_at": now,
        "not_before": message.not_before,
        "useless_after": message.useless_after,
        "state": MessageState.WITH_PERSON if by_a_person else MessageState.READY,
    }
