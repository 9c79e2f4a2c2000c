"""What a letter on paper would tell an invited guardian, and what keeps it from being printed. Pure."""

from collections.abc import Iterable
from datetime import datetime
from enum import Enum

from chats.delivery.letter import Channel, MessageState
from chats.families.households import GradeBand
from chats.invitations.replies import Standing
from chats.notices.due import Asked, Due, Notice, Times, due_to_guardian
from chats.notices.written import LEFT, Line, fact_of, told

ON_PAPER = (Notice.INVITATION, Notice.CHANGED, Notice.CANCELLED)
"""A reminder comes too late by backpack."""
BANDS = tuple(GradeBand)


class Choice(Enum):
    """For whom letters are made."""

    NOT_REACHED = "not-reached"
    """Those on the call list: no message reaches them."""
    EVERYONE = "everyone"


class WhyNot(Enum):
    """Why nobody can print this letter."""

    READS_NOTHING = "reads-nothing"
    NO_WORDS = "no-words"
    """They read a language that we have no words in yet."""
    NOT_CHECKED = "not-checked"
    """The district lets no unchecked words out, and nobody has checked these."""
    NO_FONT = "no-font"
    """This machine cannot draw its letters."""


def due_on_paper(times: Times, asked: Asked, lines: Iterable[Line], now: datetime) -> Due | None:
    """The notice that paper would carry: the newest, also to somebody who had it by another way."""
    before = told(line for line in lines if line.revision < times.revision)
    if before is not None and not times.cancelled and not times.is_news_to(before):
        before = None  # moved there and back again: what they know is so, and can be said once more
    for one in due_to_guardian(times, asked, before, now):
        if one.notice is Notice.INVITATION and asked.standing is not Standing.UNANSWERED:
            return None
        return one if one.notice in ON_PAPER else None
    return None


def is_on_paper(due: Due, lines: Iterable[Line]) -> bool:
    """Whether it was printed for them already, waiting to be handed out or handed out."""
    there = LEFT | {MessageState.WITH_PERSON}
    return any(line.on_paper and line.fact == fact_of(due) and line.state in there for line in lines)


def is_unreached(due: Due, lines: Iterable[Line]) -> bool:
    """Whether somebody must call them to say this."""
    return any(
        line.channel == Channel.CALL.value
        and line.fact == fact_of(due)
        and line.state is MessageState.WITH_PERSON
        for line in lines
    )


def band_order(band: GradeBand | None) -> int:
    """The youngest first; who has no child at this school any more comes last."""
    return len(BANDS) if band is None else BANDS.index(band)


def youngest(bands: Iterable[GradeBand]) -> GradeBand | None:
    """The band whose teacher gets a family's letter: that of the youngest child."""
    return min(bands, key=band_order, default=None)
