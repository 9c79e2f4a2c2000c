"""Who writes to us, from a number or in answer to a mail, and which texts wait for a person."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import joinedload

from chats import keyring
from chats.access.actors import Staff
from chats.db import db
from chats.delivery.letter import Channel
from chats.delivery.models import Message, ProviderEvent
from chats.families.models import Family, FamilySchool, Guardian
from chats.families.permissions import SEES_FAMILIES
from chats.families.queries import families_of, guardians_by_contact
from chats.inbox.models import IncomingText
from chats.inbox.reading import Meaning
from chats.interpreters.models import Assignment, Interpreter, Need, Offer
from chats.interpreters.queries import interpreters_by_mobile
from chats.invitations.models import InvitedGuardian
from chats.schools.models import School

_SHOWN = 100
_LONGEST_CHAIN = 20
"""Mails and answers back and forth: the first of them named the meeting."""


@dataclass(frozen=True)
class Writer:
    """Somebody whose number this is: a guardian for the family, or an interpreter."""

    district_id: int
    guardian_id: int | None
    interpreter_id: int | None
    languages: tuple[str, ...]
    """What they read and speak, what they read first."""

    @property
    def recipient(self) -> str:
        """As delivery names them."""
        return f"guardian:{self.guardian_id}" if self.guardian_id else f"interpreter:{self.interpreter_id}"


@dataclass(frozen=True)
class About:
    """The mail of ours that somebody answers."""

    message_id: int
    first_id: int
    """The mail that began it, where this one was itself an answer."""
    writer: Writer
    name: str = field(repr=False)
    """The writer's, in full."""
    address: str = field(repr=False)
    """Where our mail went."""
    subject: str
    """Its subject, in the writer's language."""
    meeting_id: int | None


@dataclass(frozen=True)
class WaitingText:
    """A text that a person must read."""

    incoming: IncomingText
    guardian: Guardian | None
    interpreter: Interpreter | None

    @property
    def is_mail(self) -> bool:
        """Whether it came by mail."""
        return self.incoming.channel is Channel.MAIL

    @property
    def number(self) -> str | None:
        """Where to call whoever wrote, E.164."""
        if self.interpreter is not None:
            return self.interpreter.mobile
        return next((one for one in self._addresses if one.startswith("+")), None)

    @property
    def mail(self) -> str | None:
        """Where to write to them."""
        if self.interpreter is not None:
            return self.interpreter.mail
        return next((one for one in self._addresses if "@" in one), None)

    @property
    def _addresses(self) -> list[str]:
        return [one.address for one in self.guardian.contacts] if self.guardian else []


def writers(number: str) -> list[Writer]:
    """Whoever has this number, one of each family. Call across districts."""
    digests = keyring.ring().digests("contact", number.lower().encode())
    families: dict[int, Writer] = {}
    for one in guardians_by_contact(digests):
        known = families.get(one.family_id)
        tags = (known.languages if known else ()) + tuple(
            tag for tag in (one.written_language, one.spoken_language) if tag
        )
        guardian_id = known.guardian_id if known else one.id
        families[one.family_id] = Writer(one.district_id, guardian_id, None, tuple(dict.fromkeys(tags)))
    return [*families.values(), *_interpreters(digests)]


def _interpreters(digests: Collection[bytes]) -> list[Writer]:
    return [Writer(one.district_id, None, one.id, (one.language,)) for one in interpreters_by_mobile(digests)]


def about(message_id: int) -> About | None:
    """What a mail answers that came to the address of this message; None where nobody is left to answer it.

    Call across districts.
    """
    message = first = db.session.scalar(select(Message).where(Message.id == message_id))
    for _ in range(_LONGEST_CHAIN):
        if first is None or first.subject_kind != "incoming-text":
            break
        before = select(Message).join(IncomingText, IncomingText.message_id == Message.id)
        first = db.session.scalar(before.where(IncomingText.id == first.subject_id))
    person = None if message is None else _reader(message)
    if message is None or first is None or person is None or message.address is None:
        return None
    writer, name = person
    meeting_id = first.subject_id if first.subject_kind == "meeting" else None
    subject = message.letter.subject or ""
    return About(message.id, first.id, writer, name, message.address, subject, meeting_id)


def _reader(message: Message) -> tuple[Writer, str] | None:
    """To whom a message went, with their name."""
    kind, _, number = message.recipient.partition(":")
    if kind == "guardian" and (guardian := db.session.get(Guardian, int(number))):
        tags = tuple(tag for tag in (guardian.written_language, guardian.spoken_language) if tag)
        return Writer(message.district_id, guardian.id, None, tags), guardian.full_name
    if kind == "interpreter" and (interpreter := db.session.get(Interpreter, int(number))):
        writer = Writer(message.district_id, None, interpreter.id, (interpreter.language,))
        return writer, interpreter.name
    return None


def answers_by_mail(recipient: str, *, since: datetime) -> int:
    """How many mails we answered to somebody since then."""
    rows = select(func.count(Message.id)).where(
        Message.recipient == recipient, Message.subject_kind == "incoming-text",
        Message.channel == Channel.MAIL, Message.planned_at > since,
    )  # fmt: skip
    return db.session.scalar(rows) or 0


def is_done(provider: str, event_key: str) -> bool:
    """Whether this was acted upon already."""
    done = select(ProviderEvent.id).where(
        ProviderEvent.provider == provider,
        ProviderEvent.event_key == event_key[:200],
        ProviderEvent.applied_at.is_not(None),
    )
    return db.session.scalar(done) is not None


def texts_with(refs: Collection[str]) -> list[IncomingText]:
    """The texts with these provider's names, in the order they were kept."""
    rows = select(IncomingText).where(IncomingText.provider_ref.in_(refs)).order_by(IncomingText.id)
    return list(db.session.scalars(rows))


def link_of(invited_guardian_id: int) -> int | None:
    """The link of an invited guardian."""
    own = select(InvitedGuardian.link_id).where(InvitedGuardian.id == invited_guardian_id)
    return db.session.scalar(own)


def has_last_offer(interpreter_id: int, meeting_id: int | None) -> bool:
    """Whether the last offer that was made to an interpreter, of this meeting if one is named, is theirs."""
    offers = (
        select(Assignment.id, Assignment.ended_at)
        .select_from(Offer)
        .join(Need, Need.id == Offer.need_id)
        .outerjoin(Assignment, Assignment.offer_id == Offer.id)
        .where(Offer.interpreter_id == interpreter_id)
        .order_by(Offer.id.desc())
    )
    if meeting_id is not None:
        offers = offers.where(Need.meeting_id == meeting_id)
    last = db.session.execute(offers.limit(1)).first()
    return last is not None and last.id is not None and last.ended_at is None


def first_school(guardian_id: int) -> School | None:
    """A school of the guardian's family: the sender of what is about no meeting."""
    rows = (
        select(School)
        .join(FamilySchool, FamilySchool.school_id == School.id)
        .join(Guardian, Guardian.family_id == FamilySchool.family_id)
        .where(Guardian.id == guardian_id)
    )
    return db.session.scalar(rows.order_by(FamilySchool.id).limit(1))


def texts_for(by: Staff) -> list[WaitingText]:
    """Texts that wait for this person to read them, the oldest first."""
    rows = db.session.execute(
        select(IncomingText, Guardian, Interpreter)
        .outerjoin(Guardian, Guardian.id == IncomingText.guardian_id)
        .outerjoin(Interpreter, Interpreter.id == IncomingText.interpreter_id)
        .options(joinedload(Guardian.contacts))
        .where(_waits(), _readable_by(by))
        .order_by(IncomingText.received_at, IncomingText.id)
        .limit(_SHOWN)
    ).unique()
    return [WaitingText(*row) for row in rows]


def text_for(by: Staff, incoming_id: int) -> IncomingText | None:
    """One text, if it is theirs to read."""
    return db.session.scalar(select(IncomingText).where(IncomingText.id == incoming_id, _readable_by(by)))


def waiting_count(by: Staff) -> Select[int]:
    """How many texts wait for this person: a statement, or a part of one."""
    return select(func.count(IncomingText.id)).where(_waits(), _readable_by(by))


def oldest_waiting(by: Staff) -> datetime | None:
    """Since when the oldest of them waits."""
    oldest = func.min(IncomingText.received_at, type_=IncomingText.received_at.type)
    return db.session.scalar(select(oldest).where(_waits(), _readable_by(by)))


def _waits() -> ColumnElement[bool]:
    # One without a reading was kept, and then something broke: somebody must look at it too.
    unread = or_(IncomingText.reading.is_(None), IncomingText.reading == Meaning.UNCLEAR.value)
    return and_(IncomingText.done_at.is_(None), unread)


def _readable_by(by: Staff) -> ColumnElement[bool]:
    """A family's texts are for those who serve it; an interpreter's for whoever prepares meetings."""
    theirs = (
        select(Guardian.id)
        .join(Family, Family.id == Guardian.family_id)
        .where(Family.id.in_(families_of(by)))
    )
    from_interpreters = IncomingText.interpreter_id.is_not(None) if by.role in SEES_FAMILIES else None
    own = IncomingText.guardian_id.in_(theirs)
    return own if from_interpreters is None else or_(own, from_interpreters)
