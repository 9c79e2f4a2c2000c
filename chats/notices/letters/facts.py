"""What a letter is made of: a meeting's facts with its words in one language. Pure."""

from dataclasses import dataclass
from datetime import datetime

from chats.calendars.zones import local
from chats.delivery.rendering import literal
from chats.languages import formats
from chats.languages.isolation import isolate
from chats.languages.registry import language
from chats.languages.words import _, _p, speaking
from chats.meetings.kinds import Place


@dataclass(frozen=True)
class Slot:
    """When and where, as one revision of a meeting had it."""

    starts_at: datetime
    ends_at: datetime
    zone: str
    place: Place
    room: str | None
    join_url: str | None


@dataclass(frozen=True, kw_only=True)
class Facts:
    """One meeting for readers of one language. ``title`` and ``summary`` are in that language already."""

    language: str
    title: str
    summary: str
    school: str
    phone: str | None
    """Where families call for help, E.164."""
    school_phone: str | None = None
    """Where they call the school itself, E.164; on paper only, since a slip of it goes back there."""
    slot: Slot
    revision: int
    changed_at: datetime
    offers: tuple[str, ...] = ()
    was: Slot | None = None
    """When and where it was, as the reader was last told."""
    recorded: bool = False
    """Of what is heard on the phone: whether a person reads it aloud, and no machine."""
    unreviewed: bool = False
    """Whether these words need the line that says no person has checked them."""
    interpreting: str | None = None
    """For interpreters: the language wanted."""
    deadline_at: datetime | None = None
    """For an offer: until when it can be taken."""

    @property
    def shown_title(self) -> str:
        """The title, fit to stand inside a sentence."""
        return isolate(literal(self.title), "text", self.language)

    @property
    def shown_summary(self) -> str:
        """The summary, as a paragraph of its own."""
        return literal(self.summary)

    @property
    def shown_join_url(self) -> str:
        """The link to join; it stands on a line of its own."""
        return literal(self.slot.join_url or "")

    def shown_instant(self, instant: datetime) -> str:
        """ "Monday, March 9, 2026, 6:00 PM" on the meeting's own clock."""
        at = local(instant, self.slot.zone)
        shown = f"{formats.day(at.date(), self.language)}, {formats.clock_time(at, self.language)}"
        return isolate(shown, "time", self.language)

    @property
    def shown_school(self) -> str:
        """The school's name, fit to stand inside a sentence."""
        return isolate(literal(self.school), "name", self.language)

    @property
    def shown_phone(self) -> str | None:
        """The district's number as it is dialled."""
        return (
            None
            if self.phone is None
            else isolate(formats.phone(self.phone, self.language), "phone", self.language)
        )

    @property
    def shown_school_phone(self) -> str | None:
        """The school's own number as it is dialled, else the district's."""
        if self.school_phone is None:
            return self.shown_phone
        return isolate(formats.phone(self.school_phone, self.language), "phone", self.language)

    def when(self, slot: Slot | None = None) -> str:
        """ "Monday, March 9, 2026, 6:00–7:30 PM" on the meeting's own clock."""
        slot = slot or self.slot
        shown = formats.when(local(slot.starts_at, slot.zone), local(slot.ends_at, slot.zone), self.language)
        return isolate(shown, "time", self.language)

    def short_when(self, slot: Slot | None = None) -> str:
        """ "Mon, Mar 9, 6:00–7:30 PM": for text messages."""
        slot = slot or self.slot
        starts, ends = local(slot.starts_at, slot.zone), local(slot.ends_at, slot.zone)
        shown = (
            formats.short_day(starts.date(), self.language)
            + formats.comma(self.language)
            + formats.span(starts, ends, self.language)
        )
        return isolate(shown, "time", self.language)

    def where(self, slot: Slot | None = None) -> str:
        """The room, or that it is online, or both."""
        slot = slot or self.slot
        room = isolate(literal(slot.room or self.school), "text", self.language)
        with speaking(self.language):
            if slot.place is Place.ONLINE:
                return _p("place", "Online")
            return room if slot.place is Place.IN_PERSON else _("%(room)s, or online", room=room)

    def offered(self) -> str:
        """What is there for families, as a list."""
        with speaking(self.language):
            known = {
                "interpreter": _p("offered", "an interpreter"),
                "childcare": _p("offered", "childcare"),
                "snacks": _p("offered", "snacks"),
                "transport": _p("offered", "a ride"),
            }
        return formats.listing([known[one] for one in self.offers if one in known], self.language)

    def interpreted(self) -> str:
        """The language wanted, by the name its interpreters know it by."""
        row = language(self.interpreting or self.language)
        return isolate(row.english if self.language == "en" else row.autonym, "name", self.language)
