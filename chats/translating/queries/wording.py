"""A district's own words for what we ship: kept in memory, read anew when they changed."""

from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from sqlalchemy import select

from chats.accounts.models import StaffMember
from chats.db import db, noted_here
from chats.languages.catalogues import OwnWords
from chats.schools.queries import district
from chats.translating.models import OwnWording

Key = tuple[str, str | None, str]
"""Language, context and message."""
_NONE: OwnWords = MappingProxyType({})
_kept: dict[int, tuple[str, OwnWords]] = {}
_NOTED = "own words"


def own_words() -> OwnWords:
    """The own words of the district we are within, to be asked for every message.

    A district without any costs nothing but its own row, which a page reads anyway. Of others they are read
    once in a process, and once more after each change.
    """
    noted = noted_here()
    if noted is None:
        return _NONE
    found: OwnWords | None = noted.get(_NOTED)
    if found is None:
        # Noted first: what is asked while reading gets ours, and does not ask again.
        noted[_NOTED] = _NONE
        found = noted[_NOTED] = _known()
    return found


def forget() -> None:
    """Let the ``within`` we are in read them anew: something was changed in it."""
    (noted_here() or {}).pop(_NOTED, None)


def _known() -> OwnWords:
    home = district()
    if home.own_wording is None:
        return _NONE
    held = _kept.get(home.id)
    if held is None or held[0] != home.own_wording:
        held = _kept[home.id] = (home.own_wording, _read())
    return held[1]


def _read() -> OwnWords:
    rows = db.session.scalars(select(OwnWording).order_by(OwnWording.id))
    latest = {(one.language, one.context, one.message): tuple(one.forms) for one in rows}
    return {key: forms for key, forms in latest.items() if forms}


@dataclass(frozen=True)
class Wording:
    """One wording of a message by the district."""

    forms: tuple[str, ...]
    """Empty: ours again."""
    author: str
    written_at: datetime


def wordings(tag: str) -> dict[tuple[str | None, str], list[Wording]]:
    """By context and message what the district set in a language, the latest first. One statement."""
    rows = db.session.execute(
        select(OwnWording, StaffMember.name)
        .join(StaffMember, StaffMember.id == OwnWording.author_id)
        .where(OwnWording.language == tag)
        .order_by(OwnWording.id.desc())
    )
    found: dict[tuple[str | None, str], list[Wording]] = {}
    for row, author in rows:
        made = Wording(tuple(row.forms), author, row.written_at)
        found.setdefault((row.context, row.message), []).append(made)
    return found


def wording_of(tag: str, context: str | None, message: str) -> list[Wording]:
    """What the district ever set for one message in a language, the latest first."""
    return wordings(tag).get((context, message), [])
