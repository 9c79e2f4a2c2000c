"""The pile of letters that wait to be printed and handed out, in the order in which a school sorts them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import String, cast, literal, select

from chats.access.actors import Purpose
from chats.access.links import path_made_of
from chats.access.models import Link
from chats.db import db
from chats.delivery.letter import MessageState
from chats.delivery.models import Letter, Message
from chats.families.directory import folded
from chats.families.households import GradeBand
from chats.families.models import Guardian
from chats.meetings.models import Meeting
from chats.printing.faces import lacking
from chats.printing.queries import bands_of, on_paper
from chats.printing.sheets import Sheet, sheet
from chats.printing.wanted import band_order


@dataclass(frozen=True)
class Printed:
    """One page that waits to be handed out."""

    sheet: Sheet
    message_ids: tuple[int, ...]
    """Of every guardian who shares it."""
    order: tuple[int, str, int]
    """By grade band, then by family name."""
    packages: frozenset[str]
    """Debian packages that bring the fonts this machine lacks for it."""


class _Waiting(NamedTuple):
    """A message with its letter and its link."""

    id: int
    language: str
    slots: Mapping[str, Any]
    html: str
    purpose: Purpose | None
    nonce: bytes | None
    family_id: int
    family_name: str


def pile(meeting: Meeting, site: str, families: frozenset[str], now: datetime) -> list[Printed]:
    """The pages that wait. ``site`` begins every link; ``families``: the fonts of this machine."""
    bands = bands_of(meeting)
    pages: dict[tuple[int, str], list[_Waiting]] = {}
    for row in _waiting(meeting, now):
        pages.setdefault((row.family_id, row.language), []).append(row)
    made = [_printed(rows, bands.get(rows[0].family_id), site, families) for rows in pages.values()]
    return sorted(made, key=lambda one: one.order)


def printable(pages: Iterable[Printed]) -> list[Printed]:
    """What this machine can draw. A page with boxes for letters is worse than none."""
    return [one for one in pages if not one.packages]


def _printed(rows: list[_Waiting], band: GradeBand | None, site: str, families: frozenset[str]) -> Printed:
    row = rows[0]
    link = None
    if row.purpose is not None and row.nonce is not None:
        link = site + path_made_of(row.purpose, row.nonce)
    slots = {name: str(value) for name, value in row.slots.items()}
    made = sheet(row.html, slots, tag=row.language, link=link, band=band)
    order = (band_order(band), folded(row.family_name), row.family_id)
    return Printed(made, tuple(one.id for one in rows), order, lacking(made.words, families))


def _waiting(meeting: Meeting, now: datetime) -> list[_Waiting]:
    wanted = (
        select(
            Message.id, Message.language, Message.slots, Letter.html, Link.purpose, Link.nonce,
            Guardian.family_id, Guardian.family_name,
        )
        .join(Letter, Letter.id == Message.letter_id)
        .join(Guardian, Message.recipient == literal("guardian:").concat(cast(Guardian.id, String)))
        .outerjoin(Link, Link.id == Message.link_id)
        .where(
            *on_paper(meeting, MessageState.WITH_PERSON), Letter.html.is_not(None),
            Message.subject_revision == meeting.revision, Message.useless_after > now,
        )
        .order_by(Message.id)
    )  # fmt: skip
    return [_Waiting(*row) for row in db.session.execute(wanted)]  # type: ignore[arg-type]
