"""Meetings as staff may see them, and their words in a language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import selectinload

from chats.access.actors import Staff
from chats.accounts.models import StaffMember
from chats.db import db
from chats.meetings.drafts import OwnWords
from chats.meetings.models import Meeting, MeetingChange, MeetingLiaison
from chats.schools.policies import UnreviewedWords
from chats.texts.models import Text, Translation
from chats.texts.states import State, state_now
from chats.topics.library import library_topic


@dataclass(frozen=True)
class MeetingWords:
    """A meeting's title and summary in one language, and how far they are."""

    title: str
    summary: str
    shipped: bool
    """From the topic library: its catalogue's status counts, not a reviewer's."""
    state: State

    def may_stand(self, unreviewed: UnreviewedWords) -> bool:
        """Whether a page may show them, where the district does so with words nobody stands behind."""
        return self.shipped or self.state is State.REVIEWED or unreviewed is not UnreviewedWords.NEVER


def _seen_by(by: Staff) -> Select[Meeting]:
    rows = select(Meeting)
    return rows if by.sees_every_school else rows.where(Meeting.school_id.in_(by.school_ids))


def meeting_for(by: Staff, meeting_id: int) -> Meeting | None:
    """The meeting, if this person's schools hold it."""
    return db.session.scalar(_seen_by(by).where(Meeting.id == meeting_id))


def meetings_of(by: Staff, *, after: datetime | None = None, before: datetime | None = None) -> list[Meeting]:
    """The meetings of this person's schools, soonest first, that end after and start before."""
    rows = _seen_by(by).order_by(Meeting.starts_at, Meeting.id)
    if after is not None:
        rows = rows.where(Meeting.ends_at > after)
    if before is not None:
        rows = rows.where(Meeting.starts_at < before)
    return list(db.session.scalars(rows))


def meetings_by_id(ids: Iterable[int]) -> dict[int, Meeting]:
    """These meetings, in one statement. Not limited to anybody's schools."""
    wanted = set(ids)
    if not wanted:
        return {}
    return {one.id: one for one in db.session.scalars(select(Meeting).where(Meeting.id.in_(wanted)))}


def meeting_to_change(meeting_id: int) -> Meeting | None:
    """The meeting, its row held, so that changes to one meeting queue up."""
    return db.session.scalar(select(Meeting).where(Meeting.id == meeting_id).with_for_update())


def meeting_with_uid(calendar_uid: str) -> Meeting | None:
    """The meeting with this calendar UID."""
    return db.session.scalar(select(Meeting).where(Meeting.calendar_uid == calendar_uid))


def liaisons_of(meeting_ids: Iterable[int]) -> dict[int, list[StaffMember]]:
    """By meeting: the liaisons who are there, by name."""
    rows = db.session.execute(
        select(MeetingLiaison.meeting_id, StaffMember)
        .join(StaffMember, StaffMember.id == MeetingLiaison.staff_id)
        .where(MeetingLiaison.meeting_id.in_(list(meeting_ids)))
        .order_by(StaffMember.name)
    )
    found: dict[int, list[StaffMember]] = {}
    for meeting_id, member in rows:
        found.setdefault(meeting_id, []).append(member)
    return found


def liaison_rows(meeting_id: int) -> list[MeetingLiaison]:
    """Who was put down as a liaison of this meeting."""
    return list(db.session.scalars(select(MeetingLiaison).where(MeetingLiaison.meeting_id == meeting_id)))


def slot_typed(meeting: Meeting) -> dict[str, Any]:
    """When and where as a SlotForm takes it, but for the day: a copied chat has another one."""
    return {
        "start": meeting.starts_local.time(),
        "minutes": meeting.minutes,
        "place": meeting.place.value,
        "room": meeting.room,
        "join_url": meeting.join_url,
        "seats": meeting.seats,
    }


def change_of(meeting_id: int, revision: int) -> MeetingChange | None:
    """What the given revision changed."""
    return db.session.scalar(
        select(MeetingChange).where(
            MeetingChange.meeting_id == meeting_id, MeetingChange.revision == revision
        )
    )


def words_of(meeting: Meeting, tag: str) -> MeetingWords | None:
    """Title and summary in a language; none where staff wrote them and nobody translated them yet."""
    texts = texts_of(meeting).values() if meeting.topic is None else ()
    return words_among(meeting, texts, [one for text in texts for one in text.translations], tag)


def words_among(
    meeting: Meeting, texts: Iterable[Text], translations: Iterable[Translation], tag: str
) -> MeetingWords | None:
    """The same as ``words_of``, from texts and translations that were read already."""
    if meeting.topic is not None:
        return topic_words(meeting.topic, tag)
    by_id, translated = {text.id: text for text in texts}, list(translations)
    title = _in_language(by_id[meeting.title_id], translated, tag) if meeting.title_id else None
    if title is None:
        return None
    summary: tuple[str, State] | None = ("", State.REVIEWED)
    if meeting.summary_id and by_id[meeting.summary_id].body:  # of nothing there is nothing to translate
        summary = _in_language(by_id[meeting.summary_id], translated, tag)
    if summary is None:
        return None
    worst = title[1] if title[1] is not State.REVIEWED else summary[1]
    return MeetingWords(title[0], summary[0], False, worst)


def topic_words(slug: str, tag: str) -> MeetingWords:
    """A library topic's words. Raises UnknownTopic; UnknownLanguage for a language we ship no words in."""
    topic = library_topic(slug)
    return MeetingWords(topic.title_in(tag), topic.summary_in(tag), True, State.DRAFT)


def own_words(meeting: Meeting) -> OwnWords | None:
    """What staff wrote, in the language they wrote it in; none for a library topic."""
    if meeting.title_id is None:
        return None
    texts = texts_of(meeting)
    title = texts[meeting.title_id]
    return OwnWords(title.language, title.body, texts[meeting.summary_id].body if meeting.summary_id else "")


def titles_of(meetings: Iterable[Meeting], tag: str) -> dict[int, str]:
    """By meeting, its title for staff who read ``tag``; what staff wrote is shown as it is if need be."""
    meetings = list(meetings)
    texts = _texts(one.title_id for one in meetings if one.topic is None)
    found = {}
    for meeting in meetings:
        if meeting.topic is not None:
            found[meeting.id] = library_topic(meeting.topic).title_in(tag)
        elif meeting.title_id is not None:
            text = texts[meeting.title_id]
            found[meeting.id] = (_in_language(text, text.translations, tag) or (text.body, State.REVIEWED))[0]
    return found


def texts_of(meeting: Meeting) -> dict[int, Text]:
    """Title and summary that staff wrote, by id, with their translations."""
    return _texts((meeting.title_id, meeting.summary_id))


def _texts(ids: Iterable[int | None]) -> dict[int, Text]:
    wanted = {one for one in ids if one is not None}
    if not wanted:
        return {}
    rows = db.session.scalars(
        select(Text).where(Text.id.in_(wanted)).options(selectinload(Text.translations))
    )
    return {text.id: text for text in rows}


def _in_language(text: Text, translations: Iterable[Translation], tag: str) -> tuple[str, State] | None:
    if text.language == tag:
        return text.body, State.REVIEWED  # the author's own words
    for one in translations:
        if one.text_id == text.id and one.language == tag:
            return one.body, state_now(one.state, one.source_hash, text.body)
    return None
