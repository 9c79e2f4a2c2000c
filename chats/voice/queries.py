"""The call behind a page's address, and who answered it."""

from dataclasses import dataclass, field

from sqlalchemy import select

from chats import keyring
from chats.access.actors import Guest, Purpose
from chats.access.models import Link
from chats.db import across_districts, db
from chats.delivery import calling
from chats.delivery.conditions import may_go
from chats.delivery.letter import Channel
from chats.delivery.models import Letter, Message, ProviderEvent
from chats.delivery.rendering import fill_text
from chats.delivery.speech import voice_of
from chats.invitations.models import Invitation, InvitedGuardian
from chats.invitations.queries import standing_of
from chats.invitations.replies import Standing
from chats.languages.registry import Language, listed
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.notices.due import Notice
from chats.notices.guard import still_wanted
from chats.notices.press import Wish, press_for
from chats.takes.plays import readable
from chats.takes.queries import audio_of

PROVIDER = "voice"
"""As its events are noted."""


@dataclass(frozen=True)
class Rung:
    """A call that is going on. Nothing of whom it is for shows in its repr."""

    message_id: int
    district_id: int
    uid: str = field(repr=False)
    kind: str
    language: str
    words: tuple[str, ...] = field(repr=False)
    """Sentence by sentence, for a person."""
    short: tuple[str, ...] = field(repr=False)
    """For an answering machine."""
    guest: Guest | None = field(repr=False)
    """Who answers: the guardian by whose link this could be answered too."""
    wanted: bool
    """Whether it is still so, and nobody has said stop."""
    take_id: int | None
    """What a liaison read aloud, if that is to be played."""
    current: bool
    """Whether the meeting still is as these words say. What it was is not to be answered."""


def rung(written: str) -> Rung | None:
    """The call of this page, in whatever district; None where there is no such call."""
    token = calling.token_in(written)
    if token is None:
        return None
    with across_districts():
        return _rung(token)


def _rung(token: calling.Token) -> Rung | None:
    row = db.session.execute(
        select(Message, Letter, Link)
        .join(Letter, Letter.id == Message.letter_id)
        .outerjoin(Link, Link.id == Message.link_id)
        .where(Message.id == token.message_id, Message.channel == Channel.VOICE)
    ).first()
    if row is None or not token.is_of(row.Message.uid):
        return None
    message, letter, link = row
    slots = {name: str(value) for name, value in message.slots.items()}

    def lines(words: str | None) -> tuple[str, ...]:
        return tuple(fill_text(words or "", slots, letter.language).splitlines())

    return Rung(
        message.id, message.district_id, message.uid, message.kind, letter.language, lines(letter.text),
        lines(letter.subject), _guest(link), _is_wanted(message.id),
        int(slots["take"]) if "take" in slots else None, _is_current(message),
    )  # fmt: skip


def _guest(link: Link | None) -> Guest | None:
    if link is None or link.purpose is not Purpose.REPLY or link.revoked_at is not None:
        return None
    return Guest(link.district_id, link.id, link.purpose, link.subject_id, link.language)


def _is_wanted(message_id: int) -> bool:
    asked = select(Message.id).where(Message.id == message_id, may_go(_STILL_WANTED))
    return db.session.scalar(asked) is not None


_STILL_WANTED = still_wanted()


def _is_current(message: Message) -> bool:
    asked = select(Meeting.id).where(
        Meeting.id == message.subject_id, Meeting.district_id == message.district_id,
        Meeting.revision == message.subject_revision,
    )  # fmt: skip
    return db.session.scalar(asked) is not None


@dataclass(frozen=True)
class Script:
    """What a liaison reads aloud."""

    kind: str
    language: Language
    words: str


def readable_now(meeting: Meeting) -> tuple[str, ...]:
    """What can be read aloud of a meeting as it stands."""
    return readable(meeting.revision, cancelled=meeting.status is Status.CANCELLED)


def scripts(meeting: Meeting) -> list[Script]:
    """The words to read, first in the languages that no voice speaks."""
    press, found = press_for(meeting), []
    for row in sorted(listed(), key=lambda row: voice_of(row.tag) is not None):
        for kind in readable_now(meeting):
            letter = press.letter(Wish(Notice(kind), Channel.VOICE, row.tag, recorded=True))
            if letter is not None:
                found.append(Script(kind, row, fill_text(letter.text, {}, row.tag)))
    return found


def sound_of(take_id: int | None) -> str | None:
    """The file of what is to be played, in whatever district; None where its meeting moved since."""
    if take_id is None:
        return None
    with across_districts():
        return audio_of(take_id)


def number(message_id: int) -> str | None:
    """The number that rang, in clear. None where it cannot be read any more."""
    message = db.session.scalar(select(Message).where(Message.id == message_id))
    try:
        return message.address if message else None
    except keyring.CannotOpen:
        return None


def standing(guest: Guest) -> Standing | None:
    """Where the guest's family stands now."""
    row = db.session.scalar(
        select(Invitation)
        .join(InvitedGuardian, InvitedGuardian.invitation_id == Invitation.id)
        .where(InvitedGuardian.id == guest.subject_id)
    )
    return None if row is None else standing_of(row)


def heard_by(call_sid: str) -> str | None:
    """Who heard the words of a call: ``person`` or ``machine``; None where nobody did."""
    noted = select(ProviderEvent.status).where(
        ProviderEvent.provider == PROVIDER, ProviderEvent.event_key == heard_as(call_sid)
    )
    with across_districts():
        return db.session.scalar(noted)


def heard_as(call_sid: str) -> str:
    """Under which key it is noted who heard a call."""
    return f"{call_sid}:heard"


def is_done(event_key: str) -> bool:
    """Whether a key that was pressed has been acted upon."""
    done = select(ProviderEvent.id).where(
        ProviderEvent.provider == PROVIDER, ProviderEvent.event_key == event_key,
        ProviderEvent.applied_at.is_not(None),
    )  # fmt: skip
    return db.session.scalar(done) is not None
