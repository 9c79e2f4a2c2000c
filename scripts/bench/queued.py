"""Messages of no meeting, put straight into the outbox: for what is measured of the outbox alone."""

from datetime import datetime, timedelta

from sqlalchemy import text

from chats.db import db, transaction
from chats.delivery import outbox
from chats.delivery.letter import Channel, Composed, Lane
from chats.delivery.outbox import Addressed
from scripts.bench.town import ZONE, Town

_AT_ONCE = 2000


def put(
    town: Town, channel: Channel, lane: Lane, messages: int, kind: str, at: datetime | None = None
) -> None:
    """So many messages that may leave now, or from ``at``, each to an address of its own."""
    at = at or town.now
    words = {"subject": "A word", "html": "<p>Come.</p>"} if channel is Channel.MAIL else {}
    letter = Composed(kind=kind, language="en", channel=channel, text="Come.", source_text="Come.", **words)
    for start in range(0, messages, _AT_ONCE):
        some = [_one(letter, lane, at, number) for number in range(start, min(start + _AT_ONCE, messages))]
        with transaction():
            outbox.put_all(some, district_id=town.district_id, now=at)


def _one(letter: Composed, lane: Lane, at: datetime, number: int) -> Addressed:
    by_text = letter.channel is Channel.TEXT
    return Addressed(
        composed=letter, key=f"{letter.kind}:bench:{number}:x:{letter.channel.value}",
        recipient=f"guardian:{number}", lane=lane, zone=ZONE, subject=("bench", 1, 0), not_before=at,
        useless_after=at + timedelta(days=7),
        address=f"+1206555{number:04}" if by_text else f"bulk{number}@families.example",
    )  # fmt: skip


def bury(town: Town, messages: int) -> None:
    """So many more rows that are over, as after years: copies of one that was sent."""
    columns = [column.name for column in outbox.Message.__table__.columns if column.name not in _OWN]
    listed = ", ".join(columns)
    copied = (
        f"INSERT INTO message (key, uid, state, {listed})"  # noqa: S608
        f" SELECT 'old:' || n.i, 'old' || n.i, 'accepted', {listed}"
        f" FROM message, ({_SERIES[db.engine.dialect.name]}) AS n"
        " WHERE message.id = (SELECT min(id) FROM message)"
    )
    with transaction() as session:
        session.execute(text(copied), {"m": messages})
        session.execute(text("ANALYZE"))


_SERIES = {
    "sqlite": "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :m) SELECT i FROM n",
    "postgresql": "SELECT generate_series(1, :m) AS i",
}
_OWN = {"id", "key", "uid", "state"}
