"""How WhatsApp's templates stand, as far as their provider last said: only an approved one is ever sent.

Inside the caller's transaction. The rows are the instance's, not a district's: the number is.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import delete, select, update

from chats.db import db
from chats.delivery.models import WhatsAppTemplate
from chats.delivery.outbox import insert_missing
from chats.delivery.standings import Seen, Standing

Place = tuple[str, str]
"""Kind of notice, and language."""


def keep(seen: Sequence[Seen], now: datetime) -> None:
    """Write down how all of them stand; what nobody asks about any more is forgotten.

    Row by row in one order, since two workers may have asked at the same instant.
    """
    for one in seen:
        place = {"kind": one.kind, "language": one.language}
        says = {"sid": one.sid, "standing": one.standing.value, "asked_at": now}
        new = insert_missing(WhatsAppTemplate, list(place)).values(place | says)
        db.session.execute(new)
        again = update(WhatsAppTemplate).filter_by(**place).values(says)
        db.session.execute(again, execution_options={"synchronize_session": False})
    asked = {(one.kind, one.language) for one in seen}
    rows = db.session.execute(select(WhatsAppTemplate.id, WhatsAppTemplate.kind, WhatsAppTemplate.language))
    gone = [number for number, kind, language in rows if (kind, language) not in asked]
    db.session.execute(
        delete(WhatsAppTemplate).where(WhatsAppTemplate.id.in_(gone)),
        execution_options={"synchronize_session": False},
    )


def approved() -> Mapping[Place, str]:
    """The provider's names for those that may be sent."""
    rows = db.session.execute(
        select(WhatsAppTemplate.kind, WhatsAppTemplate.language, WhatsAppTemplate.sid).where(
            WhatsAppTemplate.standing == Standing.APPROVED.value, WhatsAppTemplate.sid.is_not(None)
        )
    )
    return {(kind, language): sid for kind, language, sid in rows if sid is not None}


def languages(kind: str) -> frozenset[str]:
    """The languages in which this kind of notice may go by WhatsApp."""
    return frozenset(language for known, language in approved() if known == kind)


def last_seen() -> list[Seen]:
    """How each stood when the provider was last asked, by language and kind."""
    rows = db.session.scalars(
        select(WhatsAppTemplate).order_by(WhatsAppTemplate.language, WhatsAppTemplate.id)
    )
    return [Seen(row.kind, row.language, row.sid, Standing(row.standing)) for row in rows]
