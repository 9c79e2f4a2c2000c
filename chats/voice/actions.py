"""Somebody picked up, and pressed a key: note it, and do the one thing it means. Once, however often told."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from chats.db import across_districts, transaction, within
from chats.delivery import receipts
from chats.delivery.letter import Channel
from chats.delivery.receipts import Told
from chats.invitations.models import PartStat, Source
from chats.invitations.replies import CALL, Answer, Standing
from chats.logs import log
from chats.voice import queries
from chats.voice.queries import PROVIDER, Rung

ANSWERS: dict[str, Answer] = {"1": PartStat.ACCEPTED, "2": PartStat.DECLINED, "3": CALL}
STOP = "7"


@dataclass(frozen=True)
class Deeds:
    """What a key can set going: other features' actions, handed in by whoever heard it."""

    reply: Callable[..., Standing]
    suppress: Callable[..., bool]


def heard(call: Rung, call_sid: str, by: str, now: datetime) -> None:
    """Note that the words are being said, to a ``person`` or a ``machine``."""
    key = queries.heard_as(call_sid)
    with across_districts(), transaction():
        if receipts.note(Told(PROVIDER, call_sid, by, key, call.uid), now):
            receipts.mark_applied(PROVIDER, key, now)


def answer(call: Rung, call_sid: str, key: str, deeds: Deeds, now: datetime) -> Standing | None:
    """Record a family's answer by key; return where they stand. None for a call that asks for none.

    Raises what ``invitations.reply`` raises. The same key of the same call counts once: a page that the
    provider fetches again does not undo what they changed since.
    """
    if call.guest is None:
        return None
    noted_as = f"{call_sid}:key:{key}"
    with across_districts(), transaction():
        is_new = receipts.note(Told(PROVIDER, call_sid, f"key-{key}", noted_as, call.uid), now)
    with within(call.district_id):
        if not is_new and queries.is_done(noted_as):
            return queries.standing(call.guest)
        standing = deeds.reply(ANSWERS[key], by=call.guest, now=now, source=Source.VOICE)
    with transaction():
        receipts.mark_applied(PROVIDER, noted_as, now)
    log("call.answered", message_id=call.message_id, pressed=int(key))
    return standing


def stop(call: Rung, deeds: Deeds, now: datetime) -> None:
    """No machine rings this number any more, from this instant."""
    with within(call.district_id):
        number = queries.number(call.message_id)
        if number is not None:
            deeds.suppress(
                Channel.VOICE, number, reason="stop", source=PROVIDER, now=now, district_id=call.district_id
            )
