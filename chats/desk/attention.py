"""What needs a person today, the most urgent first, each with its next step. Pure.

What runs by itself is not in it: a desk that lists everything shows nothing.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from chats.questions.doors import LATE_AFTER

NEAR = timedelta(days=3)
"""From here on it matters that families have not answered."""
TEXT_LATE = timedelta(days=1)


class Matter(Enum):
    """What sort of thing needs a person."""

    NEED = "need"
    """Nobody interprets, and nobody is left to ask."""
    TEXTS = "texts"
    """Texts from families that only a person can read."""
    QUESTIONS = "questions"
    CALLS = "calls"
    FAILED = "failed"
    """Messages that did not arrive, about something that is still to come."""
    UNANSWERED = "unanswered"
    """Many families have not said whether they come, and the meeting is near."""
    BROKEN = "broken"
    """A recording that could not be made into audio."""
    PROMISE = "promise"
    """Something was promised to families and is due."""
    RECORDING = "recording"
    """A recording is ready, and no family may hear it yet."""


class Urgency(Enum):
    """How soon."""

    TODAY = 0
    SOON = 1
    WHEN_YOU_CAN = 2


@dataclass(frozen=True)
class About:
    """A meeting that something is wrong with."""

    meeting_id: int
    starts_at: datetime


@dataclass(frozen=True)
class NeedFact(About):
    """A language that nobody interprets there."""

    need_id: int
    language: str
    missing: int
    families: int


@dataclass(frozen=True)
class UnansweredFact(About):
    """Families that were asked, and those of them that said nothing."""

    asked: int
    silent: int


@dataclass(frozen=True)
class Facts:
    """What the features know."""

    needs: tuple[NeedFact, ...] = ()
    unanswered: tuple[UnansweredFact, ...] = ()
    calls: int = 0
    call_languages: tuple[tuple[str, int], ...] = ()
    next_call_before: datetime | None = None
    """When the soonest meeting begins that somebody must be called about."""
    questions: int = 0
    oldest_question: datetime | None = None
    texts: int = 0
    oldest_text: datetime | None = None
    failed: int = 0
    promises: tuple[tuple[int, int], ...] = ()
    """Meeting and days left, negative where it is overdue; without a date it is due."""
    broken: tuple[int, ...] = ()
    """Meetings with a broken recording."""
    unpublished: tuple[int, ...] = ()
    """Meetings with a recording that families cannot hear yet."""


@dataclass(frozen=True)
class Item:
    """One line of the desk: what it is, how urgent, and where the next step is."""

    matter: Matter
    urgency: Urgency
    number: int
    endpoint: str
    """The page of the next step."""
    arguments: dict[str, Any] = field(default_factory=dict)
    meeting_id: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    language: str | None = None
    languages: tuple[tuple[str, int], ...] = ()
    days: int | None = None


def attention(facts: Facts, now: datetime) -> list[Item]:
    """Return what needs a person, the most urgent first; of the same urgency in the order of ``Matter``."""
    order = list(Matter)
    items = [*_about_meetings(facts, now), *_waiting(facts, now), *_afterwards(facts)]
    far = datetime.max.replace(tzinfo=now.tzinfo)
    return sorted(items, key=lambda one: (one.urgency.value, order.index(one.matter), one.until or far))


def _about_meetings(facts: Facts, now: datetime) -> Iterator[Item]:
    for need in facts.needs:
        yield Item(
            Matter.NEED, _nearness(need.starts_at, now), need.missing, "interpreters.need",
            {"need_id": need.need_id}, meeting_id=need.meeting_id, until=need.starts_at,
            language=need.language,
        )  # fmt: skip
    for one in facts.unanswered:
        if one.silent and one.starts_at - now <= NEAR:
            yield Item(
                Matter.UNANSWERED, _nearness(one.starts_at, now), one.silent, "meetings.show",
                {"meeting_id": one.meeting_id}, meeting_id=one.meeting_id, until=one.starts_at,
            )  # fmt: skip


def _waiting(facts: Facts, now: datetime) -> Iterator[Item]:
    if facts.texts:
        urgency = Urgency.TODAY if _is_older(facts.oldest_text, TEXT_LATE, now) else Urgency.SOON
        yield Item(Matter.TEXTS, urgency, facts.texts, "inbox.index", since=facts.oldest_text)
    if facts.questions:
        urgency = Urgency.TODAY if _is_older(facts.oldest_question, LATE_AFTER, now) else Urgency.SOON
        yield Item(Matter.QUESTIONS, urgency, facts.questions, "questions.index", since=facts.oldest_question)
    if facts.calls:
        urgency = _nearness(facts.next_call_before, now) if facts.next_call_before else Urgency.SOON
        yield Item(Matter.CALLS, urgency, facts.calls, "calls.index", languages=facts.call_languages)
    if facts.failed:
        yield Item(Matter.FAILED, Urgency.SOON, facts.failed, "deliveries.messages")


def _afterwards(facts: Facts) -> Iterator[Item]:
    yield from _recordings(Matter.BROKEN, Urgency.SOON, facts.broken)
    yield from _recordings(Matter.RECORDING, Urgency.WHEN_YOU_CAN, facts.unpublished)
    for meeting_id, days in facts.promises:
        urgency = Urgency.SOON if days <= 0 else Urgency.WHEN_YOU_CAN
        yield Item(
            Matter.PROMISE, urgency, 1, "reflections.edit", {"meeting_id": meeting_id}, meeting_id, days=days
        )


def _recordings(matter: Matter, urgency: Urgency, meeting_ids: Iterable[int]) -> Iterator[Item]:
    for meeting_id in dict.fromkeys(meeting_ids):
        yield Item(matter, urgency, 1, "archive.recordings", {"meeting_id": meeting_id}, meeting_id)


def _nearness(starts_at: datetime, now: datetime) -> Urgency:
    return Urgency.TODAY if starts_at - now <= timedelta(days=1) else Urgency.SOON


def _is_older(since: datetime | None, than: timedelta, now: datetime) -> bool:
    return since is not None and now - since >= than
