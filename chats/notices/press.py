"""The letters of one meeting: each composed once, however many people it is for."""

from dataclasses import dataclass, replace
from datetime import datetime

from chats.accounts.queries import staff_by_id
from chats.delivery import approvals, calling
from chats.delivery.letter import Channel, Composed
from chats.languages.catalogues import MACHINE_DRAFTED, status
from chats.meetings.models import Meeting
from chats.meetings.queries import MeetingWords, words_of
from chats.notices import queries
from chats.notices.due import Notice
from chats.notices.letters import Facts, compose
from chats.notices.templates import is_drafted
from chats.schools.models import District, School, UnreviewedWords
from chats.schools.queries import district, schools_by_id
from chats.takes.plays import READ_FOR
from chats.takes.queries import takes_of
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
    recorded: bool = False
    """Of a call that a machine makes: whether it plays what a liaison read aloud."""


class Press:
    """Composes letters of one meeting, from its facts as they were when the press was set up."""

    def __init__(self, meeting: Meeting, school: School, district: District, source_language: str) -> None:
        self.school = school.name
        self.source_language = source_language
        self.starts_at = meeting.starts_at
        self._voices = calling.voices()
        read = takes_of(meeting.id) if self._voices else []
        self._takes = {(take.kind, take.language): take.id for take in read}
        self._templates = approvals.approved()
        self._meeting = meeting
        self._phone, self._school_phone = district.phone, school.phone
        self._shipped = {Channel.MAIL: district.shipped_by_mail, Channel.TEXT: district.shipped_by_text}
        self._written = {Channel.MAIL: district.written_by_mail, Channel.TEXT: district.written_by_text}
        for policies in (self._shipped, self._written):
            policies[Channel.PRINTED] = policies[Channel.MAIL]  # as long as a mail, and kept as long
            for alike in (Channel.VOICE, Channel.WHATSAPP):
                policies[alike] = policies[Channel.TEXT]  # nobody is there to be asked
        self._slot = queries.slot_of(meeting)
        self._before = queries.slots_before(meeting.id)
        self._changed_at = queries.last_change(meeting)
        self._revision, self._offers = meeting.revision, tuple(meeting.offers)
        self._words: dict[str, MeetingWords | None] = {}
        self._letters: dict[Wish, Composed | None] = {}

    def voices(self, notice: Notice) -> frozenset[str]:
        """The languages in which a machine may ring families to tell them this."""
        read = READ_FOR.get(notice.value)
        return self._voices | {tag for kind, tag in self._takes if kind == read}

    def take(self, notice: Notice, language: str) -> int | None:
        """What a liaison read aloud of this; a person's voice goes before a machine's."""
        return self._takes.get((READ_FOR.get(notice.value, ""), language))

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
        if wish.channel is Channel.WHATSAPP:
            return self._by_whatsapp(wish, words, source or words, line=line)
        source_facts = self._facts(wish, source or words, self.source_language, unreviewed=False)
        facts = self._facts(wish, words, wish.language, unreviewed=line)
        if wish.recorded:
            read = Notice(READ_FOR[wish.notice.value])
            return replace(compose(read, wish.channel, facts, source_facts), kind=wish.notice.value)
        return compose(wish.notice, wish.channel, facts, source_facts)

    def _by_whatsapp(
        self, wish: Wish, words: MeetingWords, source: MeetingWords, *, line: bool
    ) -> Composed | None:
        """By an approved template; None where there is none, or where it lacks the line that is needed."""
        sid = self._templates.get((wish.notice.value, wish.language))
        drafted = is_drafted(wish.language)
        if sid is None or (line and not drafted):
            return None
        facts = self._facts(wish, words, wish.language, unreviewed=drafted)
        source_facts = self._facts(wish, source, self.source_language, unreviewed=False)
        return replace(compose(wish.notice, wish.channel, facts, source_facts), template=sid)

    def _in(self, tag: str) -> MeetingWords | None:
        if tag not in self._words:
            self._words[tag] = words_of(self._meeting, tag)
        return self._words[tag]

    def _line(self, wish: Wish, words: MeetingWords) -> bool | None:
        """Whether the honest line is needed; None where unchecked words may not go out at all.

        What a person reads out to a family needs neither: they are there to be asked.
        """
        if wish.recorded or wish.channel not in self._shipped:
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
            school_phone=self._school_phone, slot=self._slot, revision=self._revision,
            changed_at=self._changed_at, offers=self._offers, was=was, unreviewed=unreviewed,
            interpreting=wish.interpreting, deadline_at=wish.deadline_at, recorded=wish.recorded,
        )  # fmt: skip


def press_for(meeting: Meeting) -> Press:
    """The press of a meeting; the liaison who wrote it reads along in their own language."""
    home = district()
    author = staff_by_id({meeting.author_id}).get(meeting.author_id)
    school = schools_by_id([meeting.school_id])[meeting.school_id]
    return Press(meeting, school, home, author.language if author is not None else home.language)
