"""Something came in: keep it, do the one thing it means, answer. What is not plain goes to a person."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from chats.access.actors import Staff
from chats.db import across_districts, transaction, within
from chats.delivery import receipts
from chats.delivery.letter import Channel
from chats.delivery.receipts import Told
from chats.inbox import answering, deciding, queries
from chats.inbox.answered import meeting_answered
from chats.inbox.answering import Answer
from chats.inbox.deciding import FOR_A_PERSON
from chats.inbox.incoming import Deeds, Received
from chats.inbox.letters import Reply
from chats.inbox.models import IncomingText
from chats.inbox.queries import About, Writer
from chats.inbox.reading import Meaning, kept_words, read, without_name
from chats.logs import log
from chats.schools.queries import districts


class NoSuchText(Exception):
    """Nothing of this name came in for this person; for them it does not exist."""


def read_text(text: Received, deeds: Deeds, now: datetime) -> None:
    """Do what a text means, once, however often it is brought. One that was broken off is taken up again."""
    with across_districts():
        writers = queries.writers(text.sender)
        text = replace(text, meeting_id=meeting_answered(text.answers, text.sender))
        tags = [tag for one in writers for tag in one.languages]
        meaning = read(text.body, tags)
    _take_up(text, meaning, writers, deeds, now)


def read_mail(
    ref: str, words: str, about: About, deeds: Deeds, now: datetime, *, enclosed: Sequence[str] = (),
    vouched_for: bool = True,
) -> None:  # fmt: skip
    """Do what the answer to a mail of ours means, once. Whoever got that mail is who answers it.

    ``ref`` is the same however often the answer is brought; ``words`` are its own, without those it quotes.
    ``enclosed`` are the kinds of files that came with it: they are not kept, and whoever reads it sees so.
    One that is not ``vouched_for`` can stop mail, and do nothing else by itself.
    """
    writer = about.writer
    meaning = read(without_name(words, about.name), writer.languages)
    if not vouched_for and meaning is not Meaning.STOP:
        meaning = Meaning.UNCLEAR
    body = "\n".join([words, *(f"📎 {kind}" for kind in enclosed), *([] if vouched_for else ["⚠️"])]).strip()
    _take_up(Received(ref, about.address, body, Channel.MAIL, about), meaning, [writer], deeds, now)


def _take_up(
    received: Received, meaning: Meaning, writers: Sequence[Writer], deeds: Deeds, now: datetime
) -> None:
    with across_districts():
        kept = _keep(received, writers, now)
    if kept is None:
        return
    done = _done(received, meaning, writers, deeds, now)
    for nth, (incoming_id, writer) in enumerate(zip(kept, writers, strict=True)):
        # One phone gets one answer, also where several people share it.
        _finish(incoming_id, writer, done[nth], received if nth == 0 else None, now)
    with transaction():
        receipts.mark_applied(received.provider, _noted_as(received), now)
    log("inbox.read", channel=received.channel.value, meaning=meaning.value, writers=len(writers))


def _noted_as(received: Received) -> str:
    return f"incoming:{received.ref}"


def _keep(received: Received, writers: Sequence[Writer], now: datetime) -> list[int] | None:
    """Keep it for everybody whose number it came from; None for what was dealt with."""
    refs = [received.ref[:180] + (f":{nth}" if nth else "") for nth in range(len(writers))]
    provider, noted_as = received.provider, _noted_as(received)
    with transaction() as session:
        if not receipts.note(Told(provider, received.ref, "received", noted_as), now):
            known = [row.id for row in queries.texts_with(refs)]
            return None if queries.is_done(provider, noted_as) or len(known) != len(refs) else known
        rows = []
        for ref, one in zip(refs, writers, strict=True):
            row = IncomingText(
                provider_ref=ref, channel=received.channel, guardian_id=one.guardian_id,
                message_id=received.about.message_id if received.about else None,
                interpreter_id=one.interpreter_id, language=one.languages[0], received_at=now, reading=None,
                done_at=None,
            )  # fmt: skip
            row.district_id = one.district_id
            row.put(kept_words(received.body, by_mail=received.about is not None))
            rows.append(row)
        session.add_all(rows)
        session.flush()
        return [row.id for row in rows]


def _done(
    received: Received, meaning: Meaning, writers: Sequence[Writer], deeds: Deeds, now: datetime
) -> list[Answer]:
    """Do it, and say for each writer what to answer."""
    if meaning is Meaning.STOP:
        _stop(received, writers, deeds, now)
        return [Answer(Reply.STOPPED, Meaning.STOP)] * len(writers)
    if meaning is Meaning.HELP:
        return [Answer(Reply.HELP, Meaning.HELP)] * len(writers)
    chosen = _the_one(meaning, writers, received, now)
    if chosen is None:
        return [FOR_A_PERSON] * len(writers)
    take = deciding.as_family if chosen.guardian_id else deciding.as_interpreter
    with within(chosen.district_id):
        answer = take(chosen, meaning, received, deeds, now)
    return [answer if one is chosen else Answer(None, meaning) for one in writers]


def _stop(received: Received, writers: Sequence[Writer], deeds: Deeds, now: datetime) -> None:
    """Write no more, in every district that knows the address; in all, for a number nobody knows yet."""
    with across_districts():
        everywhere = {one.id for one in districts()}
    for district_id in sorted({one.district_id for one in writers} or everywhere):
        with within(district_id):
            deeds.suppress(
                received.channel, received.sender, reason="stop", source=received.channel.value, now=now,
                district_id=district_id,
            )  # fmt: skip


def _the_one(meaning: Meaning, writers: Sequence[Writer], received: Received, now: datetime) -> Writer | None:
    """Whose answer it is; None where that is not plain, and for what no answer is."""
    if meaning is Meaning.UNCLEAR or len(writers) < 2:
        return writers[0] if writers and meaning is not Meaning.UNCLEAR else None
    families = [one for one in writers if one.guardian_id]
    if len(families) > 1 or len(writers) - len(families) > 1 or len({one.district_id for one in writers}) > 1:
        return None

    def asked(one: Writer) -> bool:
        find = deciding.invitations if one.guardian_id else deciding.offers
        return bool(find(one, received, now))

    with within(writers[0].district_id):
        meant = [one for one in writers if asked(one)]
    return meant[0] if len(meant) == 1 else None


def _finish(
    incoming_id: int, writer: Writer, answer: Answer, received: Received | None, now: datetime
) -> None:
    """Write down what it was read as, and put the answer into the outbox."""
    with within(writer.district_id), transaction() as session:
        row = session.get_one(IncomingText, incoming_id)
        row.reading = answer.reading
        row.done_at = None if answer.waits_for_a_person else now
        if received is not None and answer.reply is not None:
            answering.put(incoming_id, writer, answer, received, now)


def deal_with(incoming_id: int, *, by: Staff, now: datetime) -> None:
    """A person has dealt with what came in. Raises NoSuchText."""
    with transaction():
        row = queries.text_for(by, incoming_id)
        if row is None:
            raise NoSuchText
        row.done_at = row.done_at or now
