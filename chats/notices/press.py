"""The letters of one meeting: each composed once, however many people it is for."""

from dataclasses import dataclass
from datetime import datetime

from chats.delivery.letter import Channel, Composed
from chats.languages.catalogues import MACHINE_DRAFTED, status
from chats.meetings.models import Meeting
from chats.meetings.queries import MeetingWords, words_of
from chats.notices import queries
from chats.notices.due import Notice
from chats.notices.letters import Facts, compose
from chats.schools.models import District, UnreviewedWords
from chats.texts.states import State


@dataclass(frozen=True)
class Wish:
    """A letter that somebody should have."""

    notice: Notice
    channel: Channel
    language: str
    told_revision: int | None = None
    interpreting: str | None = None
    deadline_at: datetime | None = None


class Press:
    """Composes letters of one meeting, from its facts as they were when the press was set up."""

    def __init__(self, meeting: Meeting, school: str, district: District, source_language: str) -> None:
        self.school = school
        self.source_language = source_language
        self._meeting = meeting
        self._phone = district.phone
        self._shipped = {Channel.MAIL: district.shipped_by_mail, Channel.TEXT: district.shipped_by_text}
        self._written = {Channel.MAIL: district.written_by_mail, Channel.TEXT: district.written_by_text}
        self._slot = queries.slot_of(meeting)
        self._before = queries.slots_before(meeting.id)
        self._changed_at = queries.last_change(meeting)
        self._revision, self._offers = meeting.revision, tuple(meeting.offers)
        self._words: dict[str, MeetingWords | None] = {}
        self._letters: dict[Wish, Composed | None] = {}

    def letter(self, wish: Wish) -> Composed | None:
        """The letter; None where the district lets no such words out, and a person must say them."""
        if wish not in self._letters:
            self._letters[wish] = self._composed(wish)
        return self._letters[wish]

    def _composed(self, wish: Wish) -> Composed | None:
        words, source = self._in(wish.language), self._in(self.source_language)
        line = words is not None and self._line(wish, words)
        if words is None or line is None:
            return None
        source_facts = self._facts(wish, source or words, self.source_language, unreviewed=False)
        facts = self._facts(wish, words, wish.language, unreviewed=line)
        return compose(wish.notice, wish.channel, facts, source_facts)

    def _in(self, tag: str) -> MeetingWords | None:
        if tag not in self._words:
            self._words[tag] = words_of(self._meeting, tag)
        return self._words[tag]

    def _line(self, wish: Wish, words: MeetingWords) -> bool | None:
        """Whether the honest line is needed; None where unchecked words may not go out at all.

        What a person reads out to a family needs neither: they are there to be asked.
        """
        if wish.channel not in self._shipped:
            return False
        unchecked = status(wish.language).state == MACHINE_DRAFTED
        policies = [self._shipped[wish.channel]] if unchecked else []
        if not words.shipped and words.state is not State.REVIEWED:
            policies.append(self._written[wish.channel])
        if UnreviewedWords.NEVER in policies:
            return None
        return UnreviewedWords.WITH_LINE in policies

    def _facts(self, wish: Wish, words: MeetingWords, tag: str, *, unreviewed: bool) -> Facts:
        was = None if wish.told_revision is None else self._before.get(wish.told_revision)
        return Facts(
            language=tag, title=words.title, summary=words.summary, school=self.school, phone=self._phone,
            slot=self._slot, revision=self._revision, changed_at=self._changed_at, offers=self._offers,
            was=was, unreviewed=unreviewed, interpreting=wish.interpreting, deadline_at=wish.deadline_at,
        )  # fmt: skip
