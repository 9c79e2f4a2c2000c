"""The call list as a liaison works through it: whom, on which number, what to say, in both languages."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from chats.access.actors import Staff
from chats.calls import queries
from chats.calls.script import CalledAbout, script
from chats.delivery.letter import Lane
from chats.delivery.models import Message
from chats.delivery.rendering import fill_text
from chats.families.households import reach_of
from chats.families.models import Guardian
from chats.families.queries import families_by_id, guardians_by_id, stops, ways_of
from chats.invitations.models import Invitation
from chats.languages.words import _p, speaking, spoken_tag
from chats.meetings.kinds import Place, Status
from chats.meetings.models import Meeting
from chats.meetings.queries import meetings_by_id, titles_of, words_of
from chats.schools.queries import schools_by_id

LATER = timedelta(hours=3)
"""Where nobody answered, others are called first for so long."""
SHOWN = 60
"""Calls on one page: more than anybody makes in a day."""


@dataclass(frozen=True)
class ToCall:
    """One guardian to call about one meeting."""

    guardian: Guardian
    meeting: Meeting
    title: str
    number: str | None
    """E.164; none where every number was wrong, and somebody must find one."""
    language: str | None
    """Of the script; none where we have no words in theirs, and an interpreter is needed."""
    said: str | None
    """The script in the home language."""
    source: str
    """The same for the liaison."""
    asked_at: datetime | None
    """When they asked to be called; none for those whom no message reaches."""
    invitation_id: int | None
    answerable: bool
    """Whether they can still say if they come."""
    party: int
    tries: int
    tried_at: datetime | None
    message_ids: tuple[int, ...]
    lane: int

    @property
    def key(self) -> str:
        """Names the card on the page."""
        return f"{self.guardian.id}-{self.meeting.id}"


def call_list(by: Staff, now: datetime) -> list[ToCall]:
    """Whom to call, the most urgent first. A few statements, however many families."""
    told = _told(queries.messages_to_tell(by, now))
    asked = queries.invitations_to_call(by, now)
    families = families_by_id(one.family_id for one in asked)
    guardians = guardians_by_id(guardian_id for guardian_id, _ in told) | {
        one.id: one for family in families.values() for one in family.guardians
    }
    for one in asked:
        own = [(guardian.id, one.meeting_id) for guardian in families[one.family_id].guardians]
        if not any(pair in told for pair in own):
            told[_best(families[one.family_id].guardians).id, one.meeting_id] = []
    rows = _rows(told, guardians, now)
    recent = now - LATER
    rows.sort(key=lambda one: (bool(one.tried_at and one.tried_at > recent), one.lane, one.meeting.starts_at))
    return rows[:SHOWN]


def to_call(by: Staff, guardian_id: int, meeting_id: int, now: datetime) -> ToCall | None:
    """One of the list; none where it is not theirs to make, or was made already."""
    found = [
        one for one in call_list(by, now) if (one.guardian.id, one.meeting.id) == (guardian_id, meeting_id)
    ]
    return found[0] if found else None


Told = dict[tuple[int, int], list[Message]]


def _told(messages: Iterable[tuple[Message, int]]) -> Told:
    """By guardian and meeting, what they must be told, the most urgent first."""
    found: Told = {}
    for message, guardian_id in messages:
        found.setdefault((guardian_id, message.subject_id), []).append(message)
    return found


def _rows(told: Told, guardians: dict[int, Guardian], now: datetime) -> list[ToCall]:
    meetings = meetings_by_id(meeting_id for _, meeting_id in told)
    titles = titles_of(meetings.values(), spoken_tag())
    schools = schools_by_id(one.school_id for one in meetings.values())
    ways, tried = _ways(guardians.values()), queries.tries(guardians, now)
    invitations = queries.invitations_of({(m, guardians[g].family_id) for g, m in told})
    rows = []
    for (guardian_id, meeting_id), messages in told.items():
        guardian, meeting, way = guardians[guardian_id], meetings[meeting_id], ways[guardian_id]
        invitation = invitations.get((meeting_id, guardian.family_id))
        tries, tried_at = tried.get(guardian_id, (0, None))
        saying = _saying(messages, way.language, meeting, schools[meeting.school_id].name)
        rows.append(
            ToCall(
                guardian, meeting, titles[meeting_id], way.number, *saying,
                invitation.call_wanted_at if invitation else None, invitation.id if invitation else None,
                _answerable(meeting, invitation, now), (invitation.party or 1) if invitation else 1,
                tries, tried_at, tuple(one.id for one in messages),
                messages[0].lane if messages else Lane.INVITATIONS,
            )
        )  # fmt: skip
    return rows


@dataclass(frozen=True)
class _Way:
    """How to speak with a guardian."""

    number: str | None
    language: str | None
    """Of a script; none where we have no words in theirs."""


def _ways(guardians: Iterable[Guardian]) -> dict[int, _Way]:
    held = list(guardians)
    stopped = stops(contact.digest for one in held for contact in one.contacts)
    found = {}
    for one in held:
        ways = ways_of(one, stopped)
        rings = next((way.contact_id for way in ways if way.rings), None)
        number = next((contact.address for contact in one.contacts if contact.id == rings), None)
        found[one.id] = _Way(number, reach_of(one.spoken_language, one.written_language, ways).language)
    return found


def _best(guardians: list[Guardian]) -> Guardian:
    """Whom to call of a family that asked for it: the first with a number."""
    ways = _ways(guardians)
    return next((one for one in guardians if ways[one.id].number), guardians[0])


def _saying(
    messages: list[Message], tag: str | None, meeting: Meeting, school: str
) -> tuple[str | None, str | None, str]:
    """Language and words of the script, and the same for the liaison."""
    if messages:
        letter, slots = messages[0].letter, messages[0].slots
        source = fill_text(letter.source_text, slots, spoken_tag())
        if letter.text == letter.source_text:
            return None, None, source
        return letter.language, fill_text(letter.text, slots, letter.language), source
    source = _asked_script(meeting, school, spoken_tag()) or ""
    said = _asked_script(meeting, school, tag) if tag is not None and tag != spoken_tag() else None
    return tag if said else None, said, source


def _asked_script(meeting: Meeting, school: str, tag: str) -> str | None:
    words = words_of(meeting, tag)
    if words is None and tag != spoken_tag():
        return None
    title = words.title if words else titles_of([meeting], tag)[meeting.id]
    with speaking(tag):
        online = _p("place", "Online")
    where = online if meeting.place is Place.ONLINE else meeting.room or school
    return script(CalledAbout(school, title, meeting.starts_at, meeting.ends_at, meeting.zone, where), tag)


def _answerable(meeting: Meeting, invitation: Invitation | None, now: datetime) -> bool:
    return invitation is not None and meeting.status is Status.PUBLISHED and meeting.starts_at > now
