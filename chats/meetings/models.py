"""Meetings: what, when, where. They know neither families nor messages."""

from datetime import datetime

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from chats.db import Base, Districted, Json, Name, Wall, Words, within_district
from chats.meetings.kinds import Kind, Place, Status


class Meeting(Districted, Base):
    """A coffee chat or family meeting."""

    __tablename__ = "meeting"
    __table_args__ = within_district(
        "meeting",
        CheckConstraint("ends_at > starts_at", name="ends_after_it_starts"),
        CheckConstraint("seats IS NULL OR seats > 0", name="has_a_seat"),
        CheckConstraint("topic IS NOT NULL OR title_id IS NOT NULL", name="is_about_something"),
        school_id="school",
        host_id="staff_member",
        author_id="staff_member",
        title_id="text",
        summary_id="text",
    )

    school_id: Mapped[int]
    host_id: Mapped[int | None]
    author_id: Mapped[int]
    """The liaison who composed it and answers for it."""
    kind: Mapped[Kind] = mapped_column(default=Kind.COFFEE_CHAT)
    topic: Mapped[Name | None]
    """Slug in the topic library; then no words need translating."""
    title_id: Mapped[int | None]
    summary_id: Mapped[int | None]
    starts_local: Mapped[Wall]
    """The wall clock people agreed on; the instants below follow from it and the zone."""
    zone: Mapped[Name]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    place: Mapped[Place]
    room: Mapped[Name | None]
    """Where in person: "Library, 450 Oak Street"."""
    join_url: Mapped[Words | None]
    seats: Mapped[int | None]
    """People who fit; none means no limit."""
    offers: Mapped[list[str]] = mapped_column(default=list)
    """What is there for families: interpreter, childcare, snacks, transport."""
    qa_minutes: Mapped[int] = mapped_column(default=15)
    audience: Mapped[Json] = mapped_column(default=dict)
    """Who is asked, as ``families.households.Audience.to_json`` writes it."""
    status: Mapped[Status] = mapped_column(default=Status.DRAFT, index=True)
    revision: Mapped[int] = mapped_column(default=0)
    """Rises with every change a family must hear of: time, place, link, cancelled. SEQUENCE in calendars."""
    lock_version: Mapped[int] = mapped_column(default=1)
    """Rises with every edit, so that the second of two editors sees what changed."""
    calendar_uid: Mapped[Name] = mapped_column(unique=True)
    published_at: Mapped[datetime | None]
    cancelled_at: Mapped[datetime | None]
    closed_at: Mapped[datetime | None]
    """When the liaison said the meeting was held and its attendance is complete."""

    __mapper_args__ = {"version_id_col": lock_version}  # noqa: RUF012  (SQLAlchemy reads it by this name)

    @property
    def minutes(self) -> int:
        """How long it lasts."""
        return round((self.ends_at - self.starts_at).total_seconds() / 60)


class MeetingLiaison(Districted, Base):
    """A liaison who is at the meeting; the languages they speak need no interpreter."""

    __tablename__ = "meeting_liaison"
    __table_args__ = within_district(
        "meeting_liaison",
        UniqueConstraint("district_id", "meeting_id", "staff_id"),
        meeting_id="meeting",
        staff_id="staff_member",
    )

    meeting_id: Mapped[int]
    staff_id: Mapped[int]


class MeetingChange(Districted, Base):
    """What one revision changed, so that a letter can say the old time beside the new."""

    __tablename__ = "meeting_change"
    __table_args__ = within_district(
        "meeting_change", UniqueConstraint("district_id", "meeting_id", "revision"), meeting_id="meeting"
    )

    meeting_id: Mapped[int]
    revision: Mapped[int]
    """The revision that this change made."""
    changed_at: Mapped[datetime]
    was: Mapped[Json]
    """The facts before: {"starts_at", "ends_at", "zone", "place", "room", "join_url", "status"}."""
