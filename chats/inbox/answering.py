"""The answer to what came in: in the writer's language, into the outbox, inside the caller's transaction."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from chats.delivery import outbox
from chats.delivery.letter import Channel, Lane
from chats.inbox import by_mail, guard, queries
from chats.inbox.incoming import Received
from chats.inbox.letters import Facts, Reply, When, compose
from chats.inbox.queries import Writer
from chats.inbox.reading import Meaning
from chats.languages import registry
from chats.languages.catalogues import MACHINE_DRAFTED, status
from chats.meetings.kinds import Status
from chats.meetings.queries import meetings_by_id
from chats.schools.models import District, UnreviewedWords
from chats.schools.queries import district, schools_by_id

USEFUL_FOR = timedelta(hours=2)
"""An answer belongs into the conversation; later it would only puzzle."""
STOPPED_USEFUL_FOR = timedelta(minutes=5)
"""The one text after a STOP must leave within five minutes (47 CFR 64.1200(a)(12))."""
MOST_MAILS_A_DAY = 10
"""Answers by mail to one person."""
WHICH_MEETING = "which-meeting"


@dataclass(frozen=True)
class Answer:
    """What came of a text, and what its writer is told; None says nothing."""

    reply: Reply | None
    meaning: Meaning | None = None
    meeting_ids: tuple[int, ...] = ()
    link_id: int | None = None

    @property
    def reading(self) -> str:
        """What is written down of the text: yes, no, call, stop, help, which-meeting, for-a-person."""
        if self.reply is Reply.WHICH_MEETING:
            return WHICH_MEETING
        return (self.meaning or Meaning.UNCLEAR).value

    @property
    def waits_for_a_person(self) -> bool:
        """Whether somebody has to read the text."""
        return self.reading == Meaning.UNCLEAR.value


def put(incoming_id: int, writer: Writer, answer: Answer, received: Received, now: datetime) -> None:
    """Put the answer into the outbox, once. Nothing, where the district lets no such words out."""
    home, reply = district(), answer.reply
    tag = language_of(writer, home)
    unreviewed = _unreviewed(home, tag, received.channel)
    if reply is None or unreviewed is None or _are_too_many(writer, received, now):
        return
    stated = guard.UNTIMED
    if reply in _STATE_TIMES:
        stated = guard.stamp(incoming_id)
        answer, reply = _as_it_is_now(answer, reply)
    facts, zone = _facts(writer, answer, home)
    source = replace(facts, language=home.language if _has_words(home.language) else registry.SOURCE)
    own = replace(facts, language=tag, unreviewed=unreviewed)
    if received.about is None:
        # By WhatsApp these are free words: whoever has just written takes them for a day.
        composed = replace(compose(reply, own, source), channel=received.channel)
    else:
        composed = by_mail.compose(reply, received.about.subject, own, source)
    useful = STOPPED_USEFUL_FOR if reply is Reply.STOPPED else USEFUL_FOR
    outbox.put(
        composed, key=_key(reply, incoming_id, received), recipient=writer.recipient, address=received.sender,
        # Whoever has just written is awake: an answer waits for no morning.
        lane=Lane.CODES_AND_CANCELLATIONS, slots={"sender_name": facts.school},
        zone=zone, subject=(guard.SUBJECT, incoming_id, stated), not_before=now, useless_after=now + useful,
        district_id=writer.district_id, link_id=answer.link_id, now=now,
    )  # fmt: skip


_STATE_TIMES = frozenset({Reply.COMING, Reply.WHICH_MEETING})


def _as_it_is_now(answer: Answer, reply: Reply) -> tuple[Answer, Reply]:
    """What to say of the meetings by now: one may have been called off since the text was read."""
    meetings = meetings_by_id(answer.meeting_ids)
    stand = tuple(one for one in answer.meeting_ids if meetings[one].status is Status.PUBLISHED)
    if reply is Reply.COMING and not stand:
        return answer, Reply.CALLED_OFF
    return replace(answer, meeting_ids=stand), reply


def _are_too_many(writer: Writer, received: Received, now: datetime) -> bool:
    """Whether two machines may be talking: what the last mails said is done all the same."""
    if received.about is None:
        return False
    return queries.answers_by_mail(writer.recipient, since=now - timedelta(days=1)) >= MOST_MAILS_A_DAY


def _key(reply: Reply, incoming_id: int, received: Received) -> str:
    # Of a mail, what says no more than that we heard it is said once: else two machines thank each other.
    if received.about is not None and reply not in _SAID_EACH_TIME:
        return f"{reply.kind}:message:{received.about.first_id}"
    return f"{reply.kind}:incoming:{incoming_id}"


_SAID_EACH_TIME = frozenset(
    {Reply.COMING, Reply.NOT_COMING, Reply.CALL_WANTED, Reply.CALLED_OFF, Reply.DECLINED, Reply.TAKEN}
)


def language_of(writer: Writer, home: District) -> str:
    """The first of their languages that we have words in; else the district's."""
    known = next((tag for tag in (*writer.languages, home.language) if _has_words(tag)), None)
    return known or registry.SOURCE


def _has_words(tag: str) -> bool:
    return tag in {row.tag for row in registry.listed()}


def _unreviewed(home: District, tag: str, channel: Channel) -> bool | None:
    """Whether the honest line is needed; None where unchecked words may not go out at all."""
    if status(tag).state != MACHINE_DRAFTED:
        return False
    policy = home.shipped_by_mail if channel is Channel.MAIL else home.shipped_by_text
    return None if policy is UnreviewedWords.NEVER else policy is UnreviewedWords.WITH_LINE


def _facts(writer: Writer, answer: Answer, home: District) -> tuple[Facts, str]:
    """The facts, their language still to be set, and the clock the answer lives by."""
    meetings = sorted(meetings_by_id(answer.meeting_ids).values(), key=lambda one: one.starts_at)
    places = schools_by_id({one.school_id for one in meetings})
    school = queries.first_school(writer.guardian_id) if writer.guardian_id else None
    if len(places) == 1:
        school = next(iter(places.values()))
    facts = Facts(
        language=home.language, school=school.name if school else home.name, phone=home.phone,
        meetings=[When(one.starts_at, one.ends_at, one.zone) for one in meetings],
    )  # fmt: skip
    return facts, school.zone if school else home.zone
