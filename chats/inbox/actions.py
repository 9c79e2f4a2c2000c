"""A text came in: keep it, do the one thing it means, answer. What is not plain goes to a person."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from chats.access.actors import Staff, System
from chats.db import across_districts, transaction, within
from chats.delivery import receipts
from chats.delivery.letter import Channel
from chats.inbox import answering, queries
from chats.inbox.answering import Answer
from chats.inbox.letters import Reply
from chats.inbox.meant import the_one_meant
from chats.inbox.models import IncomingText
from chats.inbox.queries import PROVIDER, Writer
from chats.inbox.reading import Meaning, kept_words, read
from chats.interpreters.queries import OfferView, offers_answerable
from chats.invitations.models import PartStat, Source
from chats.invitations.queries import CalledOff, OpenInvitation, called_off_of, open_invitations_of
from chats.invitations.replies import CALL, Standing
from chats.logs import log
from chats.schools.queries import districts

ANSWERS = {Meaning.YES: PartStat.ACCEPTED, Meaning.NO: PartStat.DECLINED, Meaning.CALL: CALL}
REPLIES = {
    Standing.SEATED: Reply.COMING,
    Standing.NOT_COMING: Reply.NOT_COMING,
    Standing.CALL_WANTED: Reply.CALL_WANTED,
}
"""Who waits for a seat is told so by a notice of its own."""
FOR_A_PERSON = Answer(Reply.SENT_TO_LIAISON)


class NoSuchText(Exception):
    """There is no such text for this person; for them it does not exist."""


@dataclass(frozen=True)
class Received:
    """A text as the provider brings it. Nothing in it shows in its repr."""

    ref: str
    """The provider's name for it: the same however often it is brought."""
    sender: str = field(repr=False)
    body: str = field(repr=False)


@dataclass(frozen=True)
class Deeds:
    """What a text can set going: other features' actions, handed in by whoever received it."""

    reply: Callable[..., Standing]
    suppress: Callable[..., bool]
    accept: Callable[..., None]
    decline: Callable[..., None]
    refusals: tuple[type[Exception], ...]
    """What these raise where an answer does not count."""


def read_text(text: Received, deeds: Deeds, now: datetime) -> None:
    """Do what a text means, once, however often it is brought. One that was broken off is taken up again."""
    with across_districts():
        writers = queries.writers(text.sender)
        tags = [tag for one in writers for tag in one.languages]
        meaning = read(text.body, tags)
        kept = _keep(text, writers, now)
    if kept is None:
        return
    done = _done(text, meaning, writers, deeds, now)
    for nth, (incoming_id, writer) in enumerate(zip(kept, writers, strict=True)):
        # One phone gets one answer, also where several people share it.
        _finish(incoming_id, writer, done[nth], text.sender if nth == 0 else None, now)
    with transaction():
        receipts.mark_applied(PROVIDER, _noted_as(text), now)
    log("inbox.read", meaning=meaning.value, writers=len(writers))


def _noted_as(text: Received) -> str:
    return f"incoming:{text.ref}"


def _keep(text: Received, writers: Sequence[Writer], now: datetime) -> list[int] | None:
    """Keep a text for everybody whose number it came from; None for one that was dealt with."""
    refs = [text.ref[:180] + (f":{nth}" if nth else "") for nth in range(len(writers))]
    with transaction() as session:
        fresh = receipts.note(PROVIDER, _noted_as(text), text.ref[:200], "received", now)
        if not fresh:
            known = [row.id for row in queries.texts_with(refs)]
            return None if queries.is_done(_noted_as(text)) or len(known) != len(refs) else known
        rows = []
        for ref, one in zip(refs, writers, strict=True):
            row = IncomingText(
                provider_ref=ref, guardian_id=one.guardian_id, interpreter_id=one.interpreter_id,
                language=one.languages[0], received_at=now, reading=None, done_at=None,
            )  # fmt: skip
            row.district_id = one.district_id
            row.put(kept_words(text.body))
            rows.append(row)
        session.add_all(rows)
        session.flush()
        return [row.id for row in rows]


def _done(
    text: Received, meaning: Meaning, writers: Sequence[Writer], deeds: Deeds, now: datetime
) -> list[Answer]:
    """Do it, and say for each writer what to answer."""
    if meaning is Meaning.STOP:
        _stop(text.sender, writers, deeds, now)
        return [Answer(Reply.STOPPED, Meaning.STOP)] * len(writers)
    if meaning is Meaning.HELP:
        return [Answer(Reply.HELP, Meaning.HELP)] * len(writers)
    chosen = _the_one(meaning, writers, now)
    if chosen is None:
        return [FOR_A_PERSON] * len(writers)
    with within(chosen.district_id):
        answer = (
            _as_family(chosen, meaning, deeds, now)
            if chosen.guardian_id
            else _as_interpreter(chosen, meaning, deeds, now)
        )
    return [answer if one is chosen else Answer(None, meaning) for one in writers]


def _stop(sender: str, writers: Sequence[Writer], deeds: Deeds, now: datetime) -> None:
    """Write no more, in every district that knows the number; in all, for a number nobody knows yet."""
    with across_districts():
        everywhere = {one.id for one in districts()}
    for district_id in sorted({one.district_id for one in writers} or everywhere):
        with within(district_id):
            deeds.suppress(
                Channel.TEXT, sender, reason="stop", source="text", now=now, district_id=district_id
            )


def _the_one(meaning: Meaning, writers: Sequence[Writer], now: datetime) -> Writer | None:
    """Whose answer it is; None where that is not plain, and for what no answer is."""
    if meaning is Meaning.UNCLEAR or len(writers) < 2:
        return writers[0] if writers and meaning is not Meaning.UNCLEAR else None
    families = [one for one in writers if one.guardian_id]
    if len(families) > 1 or len(writers) - len(families) > 1 or len({one.district_id for one in writers}) > 1:
        return None
    with within(writers[0].district_id):
        asked = [one for one in writers if (_invitations(one, now) if one.guardian_id else _offers(one, now))]
    return asked[0] if len(asked) == 1 else None


def _invitations(one: Writer, now: datetime) -> list[OpenInvitation]:
    return open_invitations_of(one.guardian_id or 0, now)


def _offers(one: Writer, now: datetime) -> list[OfferView]:
    return offers_answerable(now, [one.interpreter_id or 0])


def _as_family(writer: Writer, meaning: Meaning, deeds: Deeds, now: datetime) -> Answer:
    asked = _invitations(writer, now)
    unanswered = [one for one in asked if one.standing is Standing.UNANSWERED]
    called_off = called_off_of(writer.guardian_id or 0, now)
    if not asked:
        return _to_nothing(meaning, called_off)
    one = the_one_meant(asked, unanswered)
    if one is None or _after_news(one, called_off):
        return Answer(Reply.WHICH_MEETING, None, tuple(some.meeting_id for some in asked))
    try:
        standing = deeds.reply(
            ANSWERS[meaning], by=System(writer.district_id), now=now, invitation_id=one.invitation_id,
            source=Source.TEXT,
        )  # fmt: skip
    except deeds.refusals:
        return FOR_A_PERSON
    link_id = queries.link_of(one.invited_guardian_id)
    return Answer(REPLIES.get(standing), meaning, (one.meeting_id,), link_id)


def _to_nothing(meaning: Meaning, called_off: Sequence[CalledOff]) -> Answer:
    """The answer where no invitation is open. A wish to be called needs none."""
    if not called_off or meaning is Meaning.CALL:
        return FOR_A_PERSON
    return Answer(Reply.CALLED_OFF, meaning, (called_off[0].meeting_id,))


def _after_news(one: OpenInvitation, called_off: Sequence[CalledOff]) -> bool:
    """Whether they had answered this one before another was cancelled: then that may be what they mean."""
    return one.replied_at is not None and any(other.cancelled_at >= one.replied_at for other in called_off)


def _as_interpreter(writer: Writer, meaning: Meaning, deeds: Deeds, now: datetime) -> Answer:
    offers = _offers(writer, now)
    if not offers or meaning is Meaning.CALL:
        return Answer(Reply.TAKEN, meaning) if meaning is Meaning.YES else FOR_A_PERSON
    if len(offers) > 1:
        return Answer(Reply.WHICH_MEETING, None, tuple(one.meeting.id for one in offers))
    offer_id, meetings = offers[0].offer.id, (offers[0].meeting.id,)
    take = deeds.accept if meaning is Meaning.YES else deeds.decline
    try:
        take(offer_id, by=System(writer.district_id), now=now)
    except deeds.refusals:
        return Answer(Reply.TAKEN, meaning, meetings)
    # That it is theirs, they hear by a notice of its own.
    return Answer(None if meaning is Meaning.YES else Reply.DECLINED, meaning, meetings)


def _finish(incoming_id: int, writer: Writer, answer: Answer, address: str | None, now: datetime) -> None:
    """Write down what the text was read as, and put the answer into the outbox."""
    with within(writer.district_id), transaction() as session:
        row = session.get_one(IncomingText, incoming_id)
        row.reading = answer.reading
        row.done_at = None if answer.waits_for_a_person else now
        if address is not None and answer.reply is not None:
            answering.put(incoming_id, writer, answer, address, now)


def deal_with(incoming_id: int, *, by: Staff, now: datetime) -> None:
    """A person has dealt with a text. Raises NoSuchText."""
    with transaction():
        row = queries.text_for(by, incoming_id)
        if row is None:
            raise NoSuchText
        row.done_at = row.done_at or now
