"""The longest that a notice can come to: what a translation must leave room for. Pure."""

from datetime import UTC, datetime, timedelta

from chats.languages.catalogues import as_shipped
from chats.meetings.kinds import Place
from chats.notices.due import Notice
from chats.notices.letters.facts import Facts, Slot
from chats.notices.letters.text import fits, text

# A Wednesday in September, half past six in Seattle: as long as a day's name gets.
_STARTS = datetime(2026, 9, 24, 1, 30, tzinfo=UTC)
_WEEK = timedelta(days=7)
_ZONE, _ROOM = "America/Los_Angeles", "Library and Media Center, 450 Oak Street, second floor"
_SLOT = Slot(_STARTS, _STARTS + timedelta(hours=5), _ZONE, Place.BOTH, _ROOM, "https://meet.example/abc")
_WAS = Slot(_STARTS - _WEEK, _SLOT.ends_at - _WEEK, _ZONE, Place.BOTH, _ROOM, "https://meet.example/abc")


def longest(tag: str) -> Facts:
    """Facts with names, days and times as long as they get, in this language."""
    return Facts(
        language=tag, title="Bullying and bias", summary="How it is stopped.",
        school="Abraham Lincoln Elementary", phone="+12065550100", slot=_SLOT, revision=1,
        changed_at=_STARTS, was=_WAS, unreviewed=True, interpreting="so", deadline_at=_STARTS,
    )  # fmt: skip


def over_budget(tag: str) -> tuple[Notice, ...]:
    """The notices whose text, as we ship it, would be sent in more parts than it may have."""
    facts = longest(tag)
    with as_shipped():
        return tuple(notice for notice in Notice if not fits(text(notice, facts)))
