"""The messages of one chat: how its sends go, what failed, and whether anything holds them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from chats.access.actors import Staff
from chats.deliveries.failures import Failure, failures
from chats.deliveries.holds import Hold, holds, stopped_channels
from chats.deliveries.progress import Progress
from chats.deliveries.queries import progress_of
from chats.languages.words import spoken_tag
from chats.meetings.models import Meeting
from chats.meetings.queries import meeting_for, titles_of

WRITTEN_WITHIN = timedelta(minutes=2)
"""How long after a chat is published its page still looks out for the first letters."""


@dataclass(frozen=True)
class Sends:
    """The messages of one chat."""

    meeting: Meeting
    title: str
    progress: Progress
    failures: tuple[Failure, ...]
    holds: tuple[Hold, ...]
    just_published: bool
    """Whether letters are still being written."""

    @property
    def in_motion(self) -> bool:
        """Whether it looks different in a moment."""
        return bool(self.progress.moving) or (self.just_published and not self.progress.sends)


def sends(by: Staff, meeting_id: int, now: datetime) -> Sends | None:
    """How the messages of a chat of this person's schools go; none is a chat that is not here."""
    meeting = meeting_for(by, meeting_id)
    if meeting is None:
        return None
    holding = tuple(one for one in holds(by) if one.stops(meeting_id))
    published_at = meeting.published_at
    return Sends(
        meeting,
        titles_of([meeting], spoken_tag())[meeting.id],
        progress_of(meeting_id, now, stopped_channels(holding)),
        tuple(failures(by, now, meeting_id)),
        holding,
        published_at is not None and now - published_at < WRITTEN_WITHIN,
    )
