"""Do the one thing that an answer means for whoever gave it, and say what to tell them."""

from collections.abc import Sequence
from datetime import datetime

from chats.access.actors import System
from chats.inbox import queries
from chats.inbox.answering import Answer
from chats.inbox.incoming import Deeds, Received
from chats.inbox.letters import Reply
from chats.inbox.meant import the_one_meant
from chats.inbox.queries import Writer
from chats.inbox.reading import Meaning
from chats.interpreters.queries import OfferView, offers_answerable
from chats.invitations.models import PartStat
from chats.invitations.queries import CalledOff, OpenInvitation, called_off_of, open_invitations_of
from chats.invitations.replies import CALL, Standing

ANSWERS = {Meaning.YES: PartStat.ACCEPTED, Meaning.NO: PartStat.DECLINED, Meaning.CALL: CALL}
REPLIES = {
    Standing.SEATED: Reply.COMING,
    Standing.NOT_COMING: Reply.NOT_COMING,
    Standing.CALL_WANTED: Reply.CALL_WANTED,
}
"""Who waits for a seat is told so by a notice of its own."""
FOR_A_PERSON = Answer(Reply.SENT_TO_LIAISON)


def invitations(one: Writer, received: Received, now: datetime) -> list[OpenInvitation]:
    """What a guardian can still answer; with a mail, only the meeting of the mail it answers."""
    asked = open_invitations_of(one.guardian_id or 0, now)
    return [some for some in asked if _is_meant(some.meeting_id, received)]


def offers(one: Writer, received: Received, now: datetime) -> list[OfferView]:
    """What an interpreter can still take; with a mail, only for the meeting of the mail it answers."""
    asked = offers_answerable(now, [one.interpreter_id or 0])
    return [some for some in asked if _is_meant(some.meeting.id, received)]


def _is_meant(meeting_id: int, received: Received) -> bool:
    return received.meant_id in (None, meeting_id)


def as_family(writer: Writer, meaning: Meaning, received: Received, deeds: Deeds, now: datetime) -> Answer:
    """Take a guardian's answer."""
    asked = invitations(writer, received, now)
    unanswered = [one for one in asked if one.standing is Standing.UNANSWERED]
    called_off = [
        one for one in called_off_of(writer.guardian_id or 0, now) if _is_meant(one.meeting_id, received)
    ]
    if not asked:
        return _to_nothing(meaning, called_off)
    one = the_one_meant(asked, unanswered)
    if one is None or _after_news(one, called_off):
        return Answer(Reply.WHICH_MEETING, None, tuple(some.meeting_id for some in asked))
    try:
        standing = deeds.reply(
            ANSWERS[meaning], by=System(writer.district_id), now=now, invitation_id=one.invitation_id,
            source=received.source,
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


def as_interpreter(
    writer: Writer, meaning: Meaning, received: Received, deeds: Deeds, now: datetime
) -> Answer:
    """Take an interpreter's answer to an offer."""
    asked = offers(writer, received, now)
    if not asked and meaning is Meaning.YES:
        # Whoever says yes once more to what is theirs knows it already.
        theirs = queries.has_last_offer(writer.interpreter_id or 0, received.meant_id)
        return Answer(None if theirs else Reply.TAKEN, meaning)
    if not asked or meaning is Meaning.CALL:
        return FOR_A_PERSON
    if len(asked) > 1:
        return Answer(Reply.WHICH_MEETING, None, tuple(one.meeting.id for one in asked))
    offer_id, meetings = asked[0].offer.id, (asked[0].meeting.id,)
    take = deeds.accept if meaning is Meaning.YES else deeds.decline
    try:
        take(offer_id, by=System(writer.district_id), now=now)
    except deeds.refusals:
        return Answer(Reply.TAKEN, meaning, meetings)
    # That it is theirs, they hear by a notice of its own.
    return Answer(None if meaning is Meaning.YES else Reply.DECLINED, meaning, meetings)
