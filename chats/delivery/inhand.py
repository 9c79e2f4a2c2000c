"""A message that a worker has in hand: its row, its letter and its link, read without making objects of rows.

All of a claim is read together. A letter is the same for hundreds of messages and never changes, so it is
kept from one claim to the next.
"""

from collections import OrderedDict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, Row, bindparam, select

from chats import keyring
from chats.access.actors import Purpose
from chats.access.links import path_made_of
from chats.access.models import Link
from chats.delivery.letter import Channel, Lane
from chats.delivery.models import Letter, Message

_LETTERS = 2000
"""Letters kept: a few kilobytes each."""


class Words(NamedTuple):
    """A letter, with the names its row has."""

    id: int
    kind: str
    language: str
    subject: str | None
    text: str
    html: str | None
    calendar: str | None
    calendar_method: str | None
    template: str | None
    template_values: list[str] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class InHand:
    """A claimed message. Nothing but its numbers shows in its repr."""

    id: int
    fence: int
    """Which claim it is: whoever holds an older one can change nothing."""
    district_id: int
    kind: str = field(repr=False)
    channel: Channel
    lane: Lane
    zone: str = field(repr=False)
    recipient: str = field(repr=False)
    uid: str = field(repr=False)
    address_sealed: bytes | None = field(repr=False)
    slots: dict[str, Any] = field(repr=False)
    subject_kind: str = field(repr=False)
    subject_id: int = field(repr=False)
    planned_at: datetime = field(repr=False)
    not_before: datetime = field(repr=False)
    useless_after: datetime = field(repr=False)
    letter: Words = field(repr=False)
    provider: str | None
    looks: int
    possible_duplicate: bool
    reason: str | None
    link: tuple[Purpose, bytes] | None = field(repr=False)

    @property
    def bound_to(self) -> str | None:
        """The only provider that may have it: the one that may have it already."""
        return self.provider if self.possible_duplicate else None

    @property
    def address(self) -> str:
        """Where it goes, in clear. Raises ValueError where there is none, CannotOpen where it is sealed."""
        if self.address_sealed is None:
            raise ValueError("there is no address")
        return keyring.ring().open(self.address_sealed, place=Message.place(self.district_id, self.uid))

    @property
    def path(self) -> str | None:
        """The path of its live link: for filling it in, never for storing."""
        return None if self.link is None else path_made_of(*self.link)

    @property
    def has_reply_link(self) -> bool:
        """Whether its link is the one by which a family also says stop."""
        return self.link is not None and self.link[0] is Purpose.REPLY


COLUMNS = tuple(
    Message.__table__.c[name]
    for name in (
        "id", "fence", "district_id", "kind", "channel", "lane", "zone", "recipient", "uid", "address_sealed",
        "slots", "subject_kind", "subject_id", "planned_at", "not_before", "useless_after", "letter_id",
        "link_id", "provider", "looks", "possible_duplicate", "reason",
    )
)  # fmt: skip
"""What a claim returns of each message."""


def in_hand(rows: Sequence[Row[Any]], connection: Connection) -> list[InHand]:
    """Return the claimed messages, the urgent first, with their letters and links."""
    letters = _letters({row.letter_id for row in rows}, connection)
    links = _links([row.link_id for row in rows if row.link_id is not None], connection)
    ordered = sorted(rows, key=lambda row: (row.lane, row.not_before, row.id))
    return [_one(row, letters[row.letter_id], links.get(row.link_id)) for row in ordered]


def padded(ids: Collection[int]) -> list[int]:
    """The same ids, the last one repeated up to a power of two: few lengths are prepared once each."""
    held = list(ids)
    wanted = 1 << (len(held) - 1).bit_length() if held else 0
    return held + held[-1:] * (wanted - len(held))


def _one(row: Row[Any], letter: Words, link: tuple[Purpose, bytes] | None) -> InHand:
    columns = row._asdict()
    del columns["letter_id"], columns["link_id"]
    return InHand(**columns, letter=letter, link=link)


_kept: OrderedDict[str, Words] = OrderedDict()
"""By what a letter says: two rows of the same words are one letter, and a number may come back."""
_HASHES = select(Letter.id, Letter.content_hash).where(Letter.id.in_(bindparam("ids", expanding=True)))
_OF_LETTERS = select(*(getattr(Letter, name) for name in Words._fields)).where(
    Letter.id.in_(bindparam("ids", expanding=True))
)
_OF_LINKS = select(Link.id, Link.purpose, Link.nonce).where(Link.id.in_(bindparam("ids", expanding=True)))


def _letters(ids: Collection[int], connection: Connection) -> dict[int, Words]:
    if not ids:
        return {}
    hashes = {row.id: row.content_hash for row in connection.execute(_HASHES, {"ids": padded(ids)})}
    unknown = [one for one, content_hash in hashes.items() if content_hash not in _kept]
    if unknown:
        for row in connection.execute(_OF_LETTERS, {"ids": padded(unknown)}):
            _kept[hashes[row.id]] = Words(*row)
    found = {one: _kept[content_hash] for one, content_hash in hashes.items()}
    while len(_kept) > _LETTERS:
        _kept.popitem(last=False)
    return found


def _links(ids: Sequence[int], connection: Connection) -> dict[int, tuple[Purpose, bytes]]:
    if not ids:
        return {}
    return {row.id: (row.purpose, row.nonce) for row in connection.execute(_OF_LINKS, {"ids": padded(ids)})}
