"""What a family's page says of its meeting, in the language of the page."""

from collections.abc import Iterable
from dataclasses import dataclass

from chats.calendars.entries import Entry, SharedEntry
from chats.glossary import Term
from chats.glossary.said import terms_said
from chats.invitations.queries import FamilyPage
from chats.languages import catalogues, registry
from chats.languages.words import _p, mark_p
from chats.meetings.kinds import Kind, Place
from chats.meetings.queries import words_among
from chats.texts.states import State
from chats.topics.library import library_topic

KINDS = {
    Kind.COFFEE_CHAT: mark_p("kind of meeting", "Coffee chat"),
    Kind.FAMILY_MEETING: mark_p("kind of meeting", "Family meeting"),
    Kind.FOCUS_GROUP: mark_p("kind of meeting", "Focus group"),
    Kind.ONE_TO_ONE: mark_p("kind of meeting", "A talk, just you and us"),
    Kind.WORKSHOP: mark_p("kind of meeting", "Workshop"),
}
TERMS_AT_MOST = 6
"""School words explained on one page: who reads on a phone reads no more."""
OFFERS = {
    "interpreter": mark_p("offered", "Interpreter"),
    "childcare": mark_p("offered", "Childcare"),
    "snacks": mark_p("offered", "Snacks"),
    "transport": mark_p("offered", "A ride"),
}


@dataclass(frozen=True)
class PageWords:
    """Title and summary as the page shows them."""

    title: str
    summary: str
    language: str
    """The page's own, or, where nobody translated them yet, the one they were written in."""
    checked: bool
    """Whether a person checked them, and the page around them."""

    @property
    def direction(self) -> str:
        """``rtl`` or ``ltr``."""
        return registry.language(self.language).direction


def words_of(page: FamilyPage, tag: str) -> PageWords:
    """The meeting's words in the page's language, else as the school wrote them, marked as that language."""
    shipped_checked = catalogues.status(tag).state != catalogues.MACHINE_DRAFTED
    found = words_among(page.meeting, page.texts, page.translations, tag)
    if found is not None and found.may_stand(page.district.written_by_mail):
        checked = shipped_checked and (found.shipped or found.state is State.REVIEWED)
        return PageWords(found.title, found.summary, tag, checked)
    title, *summary = page.texts
    return PageWords(title.body, summary[0].body if summary else "", title.language, shipped_checked)


def terms_of(page: FamilyPage) -> tuple[Term, ...]:
    """The school words that the page uses and a family may not know, in the order of their use."""
    if page.meeting.topic is not None:
        return library_topic(page.meeting.topic).terms[:TERMS_AT_MOST]
    written = " ".join(text.body for text in page.texts)
    return terms_said(written, page.texts[0].language)[:TERMS_AT_MOST]


def words_in(terms: Iterable[Term], tag: str) -> list[str]:
    """School words as families who read ``tag`` say them."""
    return [term.word_in(tag) for term in terms]


def kind_of(page: FamilyPage) -> str:
    """What sort of meeting it is."""
    return _p("kind of meeting", KINDS[page.meeting.kind])


def offers_of(page: FamilyPage) -> list[str]:
    """What is there for families."""
    return [_p("offered", OFFERS[one]) for one in page.meeting.offers if one in OFFERS]


def place_of(page: FamilyPage) -> str:
    """Where to go, on one line: empty where people meet online only."""
    if page.meeting.place is Place.ONLINE:
        return ""
    parts = (page.meeting.room, page.school.name, page.school.address)
    return ", ".join(part for part in parts if part)


def shared_entry(page: FamilyPage, words: PageWords) -> SharedEntry:
    """The calendar entry behind the links to Google and Outlook: nothing of the guardian's is in it."""
    meeting = page.meeting
    return SharedEntry(
        sequence=meeting.revision, starts_at=meeting.starts_at, ends_at=meeting.ends_at, zone=meeting.zone,
        summary=words.title, description=words.summary, location=place_of(page) or _p("where", "Online"),
        language=words.language, organizer_name=page.school.name, cancelled=page.called_off,
        changed_at=meeting.cancelled_at or meeting.published_at or page.invitation.invited_at,
        join_link=None if meeting.place is Place.IN_PERSON else meeting.join_url,
    )  # fmt: skip


def own_entry(page: FamilyPage, words: PageWords, *, link: str, organizer_mail: str) -> Entry:
    """The guardian's own calendar entry: by its UID the same one that their mail carries."""
    shared = vars(shared_entry(page, words))
    return Entry(**shared, uid=page.invited.calendar_uid, link=link, organizer_mail=organizer_mail)
