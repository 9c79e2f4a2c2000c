"""What came of a call, and what follows from it. Pure."""

from enum import Enum

from chats.delivery.letter import Channel
from chats.invitations.replies import PartStat


class CallOutcome(Enum):
    """What came of a call."""

    COMING = "coming"
    NOT_COMING = "not-coming"
    NO_ANSWER = "no-answer"
    WRONG_NUMBER = "wrong-number"
    TOLD = "told"
    """They heard the news; there was nothing to answer, or no answer yet."""


ANSWERS = {CallOutcome.COMING: PartStat.ACCEPTED, CallOutcome.NOT_COMING: PartStat.DECLINED}
"""Outcomes that are the family's answer."""
REACHED = frozenset({*ANSWERS, CallOutcome.TOLD})
"""Outcomes after which they know what we had to say."""


def channels_to_stop(outcome: CallOutcome) -> tuple[Channel, ...]:
    """The channels on which the number is not to be used any more."""
    if outcome is not CallOutcome.WRONG_NUMBER:
        return ()
    return (Channel.CALL, Channel.TEXT, Channel.WHATSAPP)
