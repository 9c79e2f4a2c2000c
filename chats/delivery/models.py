"""The outbox: letters composed once, messages to people, and every attempt to send one.

States and their reasons are those of reliability research 1.4; ``letter.py`` holds the pure rules.
"""

import enum
import uuid
from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from chats import keyring
from chats.db import Base, Districted, Json, Name, Sealed, Words, within_district
from chats.delivery.letter import DOUBTFUL, DUE, IN_HAND, WAITING, Channel, Lane, MessageState, Outcome
from chats.delivery.live import UNHEARD, live_index, only_where


class Letter(Districted, Base):
    """The words of one notice in one language on one channel. Composed once; a retry sends the same."""

    __tablename__ = "letter"
    __table_args__ = within_district("letter", UniqueConstraint("district_id", "content_hash"))

    kind: Mapped[Name]
    language: Mapped[Name]
    channel: Mapped[Channel]
    content_hash: Mapped[Name]
    subject: Mapped[Words | None]
    text: Mapped[Words]
    html: Mapped[Words | None]
    calendar: Mapped[Words | None]
    """An iCalendar template, unfolded, with slots."""
    calendar_method: Mapped[Name | None]
    template: Mapped[Name | None]
    template_values: Mapped[list[str] | None]
    source_text: Mapped[Words]
    """The same in the liaison's language, for the timeline."""
    composed_at: Mapped[datetime]


class Message(Districted, Base):
    """One letter for one person on one channel, and what became of it."""

    __tablename__ = "message"
    __table_args__ = within_district(
        "message",
        UniqueConstraint("district_id", "key"),
        CheckConstraint("fence >= 0", name="fence_counts_up"),
        live_index("ix_message_due", "channel", "lane", "not_before", "id", states=DUE),
        live_index("ix_message_leased", "leased_until", states=IN_HAND),
        live_index("ix_message_useless", "useless_after", states=WAITING),
        live_index("ix_message_doubtful", "not_before", states=DOUBTFUL),
        only_where(UNHEARD, "ix_message_unheard", "accepted_at"),
        Index("ix_message_subject", "district_id", "subject_kind", "subject_id"),
        letter_id="letter",
        link_id="link",
    )

    key: Mapped[Name]
    """Says once and for all which notice this is: ``reminder-1d:invited:118:rev3:text``."""
    kind: Mapped[Name]
    letter_id: Mapped[int]
    channel: Mapped[Channel]
    lane: Mapped[Lane]
    recipient: Mapped[Name] = mapped_column(index=True)
    """``guardian:12``, ``interpreter:4`` or ``staff:2``: delivery does not know who that is."""
    language: Mapped[Name]
    zone: Mapped[Name]
    """Where the recipient's clock stands, for quiet hours."""
    uid: Mapped[Name] = mapped_column(default=lambda: uuid.uuid4().hex)
    address_sealed: Mapped[Sealed | None]
    """Empty for a message that only a person can deliver (call, printed)."""
    address_digest: Mapped[bytes | None] = mapped_column(index=True)
    slots: Mapped[Json] = mapped_column(default=dict)
    """What differs from person to person, never a link's token."""
    link_id: Mapped[int | None]
    subject_kind: Mapped[Name]
    """What it is about: ``meeting``."""
    subject_id: Mapped[int]
    subject_revision: Mapped[int]
    """The revision that its words state; a newer one makes it superseded."""
    planned_at: Mapped[datetime]
    not_before: Mapped[datetime]
    useless_after: Mapped[datetime]
    state: Mapped[MessageState]
    reason: Mapped[Name | None]
    """Why it ended, or waits: a code; words are made where it is shown."""
    attempts: Mapped[int] = mapped_column(default=0)
    lease_owner: Mapped[Name | None]
    leased_until: Mapped[datetime | None]
    fence: Mapped[int] = mapped_column(default=0)
    """Rises with every claim; a worker that lost its lease cannot write a result."""
    provider_ref: Mapped[Name | None] = mapped_column(index=True)
    receipt: Mapped[Name | None]
    possible_duplicate: Mapped[bool] = mapped_column(default=False)
    """It was in doubt and was sent once more on purpose: the person may have it twice."""
    provider: Mapped[Name | None]
    """Which provider has it, or may have it: ``mail``, ``text``, ``text-2``."""
    looks: Mapped[int] = mapped_column(default=0)
    """How often a provider was asked whether it has this message in doubt."""
    segments: Mapped[int | None]
    """Of a text: what is paid for."""
    cost_micros: Mapped[int | None]
    """What it cost, in millionths of the currency that the provider bills in."""
    accepted_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    letter: Mapped[Letter] = relationship()

    @property
    def address(self) -> str | None:
        """Where it goes, in clear."""
        sealed, place = self.address_sealed, self.place(self.district_id, self.uid)
        return None if sealed is None else keyring.ring().open(sealed, place=place)

    @staticmethod
    def place(district_id: int, uid: str) -> str:
        """Where an address is sealed to: it opens in this row only."""
        return f"{district_id}|message|{uid}|address"


class Attempt(Districted, Base):
    """One try to hand a message over. Committed before the provider is called."""

    __tablename__ = "attempt"
    __table_args__ = within_district(
        "attempt", UniqueConstraint("district_id", "message_id", "number"), message_id="message"
    )

    message_id: Mapped[int] = mapped_column(index=True)
    number: Mapped[int]
    fence: Mapped[int]
    provider: Mapped[Name]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    phase: Mapped[Name | None]
    outcome: Mapped[Outcome | None]
    code: Mapped[Name | None]


class Suppression(Districted, Base):
    """An address we must not write to on one channel. Removed by a person only, never by success."""

    __tablename__ = "suppression"
    __table_args__ = within_district(
        "suppression", UniqueConstraint("district_id", "channel", "address_digest")
    )

    channel: Mapped[Channel]
    address_digest: Mapped[bytes]
    reason: Mapped[Name]
    """stop, bounced, complained, wrong-number, told-liaison."""
    source: Mapped[Name]
    evidence: Mapped[Name | None]
    """What was seen, as a code: ``5.1.1``, ``30005``. Never the words of a message."""
    since: Mapped[datetime]
    until: Mapped[datetime | None]
    """Only for a mailbox that is full for now; a STOP has no end."""
    lifted_at: Mapped[datetime | None]
    lifted_by: Mapped[Name | None]
    lifted_why: Mapped[Name | None]


class SwitchScope(enum.Enum):
    """What a switch stops."""

    EVERYTHING = "everything"
    DISTRICT = "district"
    CHANNEL = "channel"
    SUBJECT = "subject"


class Switch(Base):
    """Stops sending, for everything, a district, a channel of a district or one meeting, until it is lifted.

    Not districted: EVERYTHING has no district. Read by the statement that begins an attempt.
    """

    __tablename__ = "switch"
    __table_args__ = (Index("ix_switch_lifted_at_district_id", "lifted_at", "district_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    scope: Mapped[SwitchScope]
    district_id: Mapped[int | None] = mapped_column(ForeignKey("district.id"))
    channel: Mapped[Channel | None]
    subject_kind: Mapped[Name | None]
    subject_id: Mapped[int | None]
    why: Mapped[Name]
    put_by: Mapped[Name]
    """``staff:2`` or ``operator``."""
    put_at: Mapped[datetime]
    lifted_at: Mapped[datetime | None]
    lifted_by: Mapped[Name | None]


class Bucket(Base):
    """How much may be handed to one sender of one provider right now; shared by every worker."""

    __tablename__ = "bucket"
    __table_args__ = (UniqueConstraint("provider", "sender"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    provider: Mapped[Name]
    sender: Mapped[Name]
    tokens: Mapped[float]
    filled_at: Mapped[datetime]


class WhatsAppTemplate(Base):
    """How a template stood when its provider was last asked. One for all districts."""

    __tablename__ = "whatsapp_template"
    __table_args__ = (UniqueConstraint("kind", "language"),)
    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Name]
    language: Mapped[Name]
    sid: Mapped[Name | None]
    standing: Mapped[Name]
    asked_at: Mapped[datetime]


class ProviderEvent(Base):
    """What a provider told us, once each: receipts and incoming texts."""

    __tablename__ = "provider_event"
    __table_args__ = (UniqueConstraint("provider", "event_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    provider: Mapped[Name]
    event_key: Mapped[Name]
    provider_ref: Mapped[Name | None] = mapped_column(index=True)
    uid: Mapped[Name | None] = mapped_column(index=True)
    """Our own name for the message, where the provider gave it back."""
    status: Mapped[Name | None]
    code: Mapped[Name | None]
    received_at: Mapped[datetime]
    applied_at: Mapped[datetime | None]


class WorkerBeat(Base):
    """That a worker lives: a row each, written at every beat."""

    __tablename__ = "worker_beat"

    id: Mapped[int] = mapped_column(primary_key=True)
    worker: Mapped[Name] = mapped_column(unique=True, default="worker")
    beat_at: Mapped[datetime]
    sending_since: Mapped[datetime | None]
    trouble: Mapped[Name | None]
    """What keeps a provider from taking messages: a code such as ``mail.refused``."""
