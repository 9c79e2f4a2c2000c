"""The longest that an answer by text can come to: what a translation must leave room for. Pure."""

from datetime import UTC, datetime, timedelta

from chats.inbox.letters import Facts, Reply, When, fits, text
from chats.languages.catalogues import as_shipped

_STARTS = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
_ZONE = "America/Los_Angeles"
_MEETINGS = (
    When(_STARTS, _STARTS + timedelta(minutes=90), _ZONE),
    When(_STARTS + timedelta(days=8), _STARTS + timedelta(days=8, hours=1), _ZONE),
)


def over_budget(tag: str) -> tuple[Reply, ...]:
    """The answers whose text, as we ship it, would be sent in more parts than it may have."""
    school = "Abraham Lincoln Elementary School"
    facts = Facts(language=tag, school=school, phone="+12065550123", meetings=_MEETINGS, unreviewed=True)
    with as_shipped():
        return tuple(reply for reply in Reply if not fits(text(reply, facts)))
