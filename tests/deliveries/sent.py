"""Messages about a chat, in whatever state a test wants them."""

from typing import Any

from sqlalchemy import update

from chats.db import transaction
from chats.delivery.letter import Channel, MessageState
from chats.delivery.models import Message
from chats.families.models import Guardian
from chats.meetings.models import Meeting
from tests.delivery.sending import put
from tests.factories import Make


def about(
    make: Make, meeting: Meeting, guardian: Guardian, state: MessageState = MessageState.READY, **facts: Any
) -> int:
    """A message to a guardian about a chat; ``facts`` are its columns. Returns its id."""
    channel = facts.pop("channel", Channel.TEXT)
    by_a_person = channel in (Channel.CALL, Channel.PRINTED)
    more = {"address": None} if by_a_person else {}
    message = put(
        make, channel, recipient=f"guardian:{guardian.id}", subject=("meeting", meeting.id, 0), **more
    )
    message_id = message.id
    with transaction() as session:
        changed = update(Message).where(Message.id == message_id)
        session.execute(changed.values(state=state, **facts))
    return message_id
