"""Write down what one thinks of a chat, and say that a promise is kept."""

from datetime import datetime

from chats.access.actors import Staff
from chats.db import transaction
from chats.meetings.queries import meeting_for
from chats.reflections import permissions, queries
from chats.reflections.models import Reflection
from chats.reflections.thoughts import Thoughts

__all__ = ["NotTheirs", "Thoughts", "keep_promise", "reflect"]


class NotTheirs(Exception):
    """The person does not work there; for them the meeting does not exist."""


def reflect(meeting_id: int, thoughts: Thoughts, *, by: Staff, now: datetime) -> None:
    """Keep this person's reflection, in place of what they wrote before. Raises NotTheirs.

    Another promise is another one to keep: the tick of the old one is taken away.
    """
    with transaction() as session:
        meeting = meeting_for(by, meeting_id)
        if meeting is None or not permissions.may_reflect(by, meeting.school_id):
            raise NotTheirs
        row = queries.own_reflection(meeting_id, by)
        if row is None:
            row = Reflection(district_id=by.district_id, meeting_id=meeting_id, author_id=by.id, promise="")
            session.add(row)
        if row.promise != thoughts.promise:
            row.promise_kept_at = None
        for prompt, answer in vars(thoughts).items():
            setattr(row, prompt, answer)
        if not thoughts.promise:
            row.promise_due_on = None
        row.written_at = now


def keep_promise(reflection_id: int, *, kept: bool, by: Staff, now: datetime) -> None:
    """Tick a promise as kept, or take the tick away. Raises NotTheirs. Ticking twice is ticking once."""
    with transaction():
        row = queries.reflection_for(by, reflection_id)
        if row is None:
            raise NotTheirs
        row.promise_kept_at = (row.promise_kept_at or now) if kept and row.promise else None
