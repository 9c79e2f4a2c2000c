"""Links: derived, revocable, each for one purpose (128 bits; only a keyed digest is stored)."""

import base64
import hmac
import re
import secrets
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Select, bindparam, select, update

from chats import bulk, keyring
from chats.access.actors import Guest, Purpose
from chats.access.models import Link
from chats.db import db

_SHAPE = re.compile(r"[A-Za-z0-9_-]{22}")
PATHS = {
    Purpose.REPLY: "/r/{}",
    Purpose.OFFER: "/o/{}",
    Purpose.INTERPRETER: "/i/{}",
    Purpose.FEED: "/cal/{}.ics",
    Purpose.RECORDING: "/w/{}",
    Purpose.PASSWORD: "/welcome/{}",
}


class DeadLink(Exception):
    """The link opens nothing. ``why`` is ``malformed``, ``unknown``, ``expired`` or ``revoked``."""

    def __init__(self, why: str, language: str | None = None, purpose: Purpose | None = None) -> None:
        super().__init__(why)
        self.why = why
        self.language = language
        self.purpose = purpose


def _token(purpose: Purpose, nonce: bytes) -> str:
    made = hmac.digest(keyring.ring().derive("link"), purpose.value.encode() + b"|" + nonce, "sha256")
    return base64.urlsafe_b64encode(made[:16]).decode().rstrip("=")


def mint(
    purpose: Purpose, subject_id: int, *, district_id: int, language: str | None, now: datetime,
    expires_at: datetime | None,
) -> Link:  # fmt: skip
    """Add a link for ``subject_id`` to the caller's transaction."""
    link = Link(
        district_id=district_id, purpose=purpose, subject_id=subject_id, language=language, made_at=now,
        expires_at=expires_at, revoked_at=None, **_secret(purpose),
    )  # fmt: skip
    db.session.add(link)
    return link


def mint_all(
    purpose: Purpose, holders: Mapping[int, str | None], *, district_id: int, now: datetime,
    expires_at: datetime | None,
) -> list[int]:  # fmt: skip
    """Add a link for each subject, by id with the language its holder reads; return the ids of the links."""
    ids = bulk.numbers(Link, len(holders))
    shared = {"district_id": district_id, "purpose": purpose, "made_at": now, "expires_at": expires_at}
    rows = [
        {"id": link_id, "subject_id": subject_id, "language": language, **shared, **_secret(purpose)}
        for link_id, (subject_id, language) in zip(ids, holders.items(), strict=True)
    ]
    bulk.put(Link, rows)
    return ids


def _secret(purpose: Purpose) -> dict[str, bytes]:
    """What makes a link: a nonce to derive its token from, and a digest to know the token by."""
    nonce = secrets.token_bytes(16)
    return {"nonce": nonce, "digest": keyring.ring().digest("link", _token(purpose, nonce).encode())}


def path_of(link: Link) -> str:
    """The link's path with its live token: for filling a message as it is sent, never for storing."""
    return path_made_of(link.purpose, link.nonce)


def path_made_of(purpose: Purpose, nonce: bytes) -> str:
    """The same, of what a link's row holds."""
    return PATHS[purpose].format(_token(purpose, nonce))


def open_link(token: str, purpose: Purpose, now: datetime) -> Guest:
    """Who holds this token; it says the district, so call inside ``across_districts``. Raises DeadLink."""
    if not _SHAPE.fullmatch(token):
        raise DeadLink("malformed", purpose=purpose)
    digests = keyring.ring().digests("link", token.encode())
    link = db.session.execute(_of_digest(), {"digests": digests, "purpose": purpose}).first()
    if link is None:
        raise DeadLink("unknown", purpose=purpose)
    if link.revoked_at is not None:
        raise DeadLink("revoked", link.language, purpose)
    if link.expires_at is not None and link.expires_at <= now:
        raise DeadLink("expired", link.language, purpose)
    return Guest(link.district_id, link.id, link.purpose, link.subject_id, link.language)


@cache
def _of_digest() -> Select[*tuple[Any, ...]]:
    """Made once, since every page of a family begins with it. Wants digests and purpose."""
    asked = select(Link.id, Link.district_id, Link.purpose, Link.subject_id, Link.language, Link.revoked_at,
                   Link.expires_at)  # fmt: skip
    known = Link.digest.in_(bindparam("digests", expanding=True))
    return asked.where(known, Link.purpose == bindparam("purpose"))


def revoke(purpose: Purpose, subject_id: int, now: datetime) -> None:
    """Make every link of ``subject_id`` dead, in the caller's transaction."""
    db.session.execute(
        update(Link)
        .where(Link.purpose == purpose, Link.subject_id == subject_id, Link.revoked_at.is_(None))
        .values(revoked_at=now)
    )
