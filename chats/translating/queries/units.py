"""What there is to translate, as far as its reader may see it: a few statements, however much it is."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, or_, select

from chats.access.actors import Staff
from chats.accounts.queries import staff_by_id
from chats.archive.models import QaNote
from chats.db import db
from chats.families.queries import chunks
from chats.languages.registry import SOURCE, listed
from chats.meetings.kinds import Status
from chats.meetings.models import Meeting
from chats.meetings.queries import titles_of
from chats.schools.queries import schools_by_id
from chats.texts.models import Text
from chats.texts.queries import saves_of, texts_by_id
from chats.texts.states import State
from chats.translating.models import OutsideWish
from chats.translating.queries.readers import Readers, readers_invited, readers_of
from chats.translating.unit import Line, Place, Unit

NOTES_FOR = timedelta(days=400)
"""How long after a meeting its questions and answers still stand in the queue."""
ORDER = (State.MISSING, State.OUTDATED, State.MACHINE_DRAFT, State.DRAFT, State.REVIEWED)
"""How far a text is, from what needs most to what needs nothing."""


@dataclass(frozen=True)
class LanguageCount:
    """How much of what is needed in a language is how far."""

    tag: str
    by_state: Counter[State]
    families: int
    """Families that read it at the place where most do."""

    @property
    def to_do(self) -> int:
        """Texts that nobody stands behind yet."""
        return self.by_state.total() - self.by_state[State.REVIEWED]


def units(by: Staff, now: datetime) -> list[Unit]:
    """Every text to translate: of meetings to come, soonest first, then of notes, latest meeting first."""
    coming, noted = _meetings_to_come(by, now), _notes(by, now)
    places = [
        (text_id, place, meeting)
        for meeting in coming
        for text_id, place in ((meeting.title_id, Place.TITLE), (meeting.summary_id, Place.SUMMARY))
    ]
    places += [
        (text_id, place, meeting)
        for note, meeting in noted
        for text_id, place in ((note.question_id, Place.QUESTION), (note.answer_id, Place.ANSWER))
    ]
    readers = readers_of(coming)
    past = {meeting.id for _note, meeting in noted}
    return _made(by, places, readers, readers_invited(past) if past else {})


def unit_for(by: Staff, text_id: int) -> Unit | None:
    """One text, if it is theirs to translate. Nobody is kept from a text that no family waits for."""
    of_meeting = or_(Meeting.title_id == text_id, Meeting.summary_id == text_id)
    meeting = db.session.scalar(select(Meeting).where(of_meeting, _seen(by), Meeting.topic.is_(None)))
    if meeting is not None:
        place = Place.TITLE if meeting.title_id == text_id else Place.SUMMARY
        return _only(_made(by, [(text_id, place, meeting)], readers_of([meeting]), {}))
    of_note = or_(QaNote.question_id == text_id, QaNote.answer_id == text_id)
    row = db.session.execute(
        select(QaNote, Meeting).join(Meeting, Meeting.id == QaNote.meeting_id).where(of_note, _seen(by))
    ).first()
    if row is None:
        return None
    place = Place.QUESTION if row.QaNote.question_id == text_id else Place.ANSWER
    return _only(_made(by, [(text_id, place, row.Meeting)], {}, readers_invited([row.Meeting.id])))


def units_for(by: Staff, tag: str, now: datetime) -> list[Line]:
    """Every text that families need in one language, in the order of ``units``."""
    return lines([one for one in units(by, now) if tag in one.languages], tag)


def lines(found: Collection[Unit], tag: str) -> list[Line]:
    """These units in one language, with what was saved and by whom: three statements."""
    ids = [one.text.id for one in found]
    saves = {key: held for some in chunks(ids) for key, held in saves_of(some, tag).items()}
    wishes = _wishes(ids, tag)
    savers = {one.saver_id for held in saves.values() for one in held if one.saver_id is not None}
    names = {key: member.name for key, member in staff_by_id(savers).items()} if savers else {}
    return [
        Line(one, tag, tuple(saves.get(one.text.id, ())), names, wishes.get(one.text.id)) for one in found
    ]


def counts(found: Iterable[Unit]) -> list[LanguageCount]:
    """By language how far these units are: the one with most to do first."""
    states: dict[str, Counter[State]] = {}
    families: Counter[str] = Counter()
    for one in found:
        for tag in one.languages:
            states.setdefault(tag, Counter())[one.state(tag)] += 1
            families[tag] = max(families[tag], one.readers[tag])
    made = [LanguageCount(tag, held, families[tag]) for tag, held in states.items()]
    order = [row.tag for row in listed()]
    return sorted(made, key=lambda one: (-one.to_do, -one.families, order.index(one.tag)))


def wished(by: Staff, tag: str, now: datetime) -> list[Line]:
    """What somebody outside is to translate into a language."""
    return [one for one in units_for(by, tag, now) if one.outside_since is not None]


def _wishes(text_ids: Collection[int], tag: str) -> dict[int, datetime]:
    found: dict[int, datetime] = {}
    for some in chunks(text_ids):
        rows = select(OutsideWish.text_id, OutsideWish.asked_at).where(
            OutsideWish.text_id.in_(some), OutsideWish.language == tag
        )
        found |= dict(db.session.execute(rows).all())
    return found


def _seen(by: Staff) -> ColumnElement[bool]:
    if by.sees_every_school:
        return Meeting.id.is_not(None)
    return Meeting.school_id.in_(by.school_ids)


def _meetings_to_come(by: Staff, now: datetime) -> list[Meeting]:
    wanted = and_(
        Meeting.status.in_((Status.DRAFT, Status.PUBLISHED)), Meeting.ends_at > now, Meeting.topic.is_(None)
    )
    rows = select(Meeting).where(wanted, _seen(by)).order_by(Meeting.starts_at, Meeting.id)
    return list(db.session.scalars(rows))


def _notes(by: Staff, now: datetime) -> list[tuple[QaNote, Meeting]]:
    rows = (
        select(QaNote, Meeting)
        .join(Meeting, Meeting.id == QaNote.meeting_id)
        .where(_seen(by), Meeting.ends_at > now - NOTES_FOR, Meeting.status != Status.CANCELLED)
        .order_by(Meeting.starts_at.desc(), QaNote.at_second, QaNote.id)
    )
    return list(db.session.execute(rows))


def _made(
    by: Staff, places: list[tuple[int | None, Place, Meeting]], meant: Readers, invited: Readers
) -> list[Unit]:
    ids = {text_id for text_id, _, _ in places if text_id is not None}
    texts: dict[int, Text] = {key: one for some in chunks(ids) for key, one in texts_by_id(some).items()}
    meetings = {meeting.id: meeting for _, _, meeting in places}.values()
    titles, schools = titles_of(meetings, _reads(by)), schools_by_id(one.school_id for one in meetings)
    return [
        Unit(
            texts[text_id], place, meeting, schools[meeting.school_id], titles[meeting.id],
            _readers(place, meeting, meant, invited),
        )
        for text_id, place, meeting in places
        if text_id is not None and texts[text_id].body
    ]  # fmt: skip


def _reads(by: Staff) -> str:
    return by.language if by.language in {row.tag for row in listed()} else SOURCE


def _readers(place: Place, meeting: Meeting, meant: Readers, invited: Readers) -> dict[str, int]:
    of_meeting = place in (Place.TITLE, Place.SUMMARY)
    return (meant if of_meeting else invited).get(meeting.id, {})


def _only(found: list[Unit]) -> Unit | None:
    return found[0] if found else None
