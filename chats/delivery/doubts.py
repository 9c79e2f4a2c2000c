"""What is done about a message that may or may not have been sent. Pure.

By kind (research/reliability.md 1.4): the loss of a change or a cancellation is worse than hearing it twice;
of a sign-in code, twice is worse, since the person asks again. A mail sent again carries the same
Message-ID, so that most mailboxes fold it into the first; a text cannot.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from chats.delivery.letter import URGENT, Channel, Lane

LOOKS = 2
"""A provider that was asked so often and does not have a message, has not got it."""
BETWEEN_LOOKS = timedelta(seconds=60)
"""A message handed over may be missing from a provider's own list for a while."""
SOON = timedelta(hours=6)
FOR_A_PERSON = "for-a-person"
"""The reason of a message in doubt that no rule decides: staff ask the family."""
CODE = "sign-in-code"
"""The kind of message that is never sent again by itself."""


class Step(Enum):
    """What comes next for a message in doubt."""

    WAIT = "wait"
    LOOK = "look"
    READY = "ready"
    """It was not sent: it goes, as if for the first time."""
    RESEND = "resend"
    """Once more, marked as a possible duplicate."""
    ASK = "ask"
    """A person decides."""


@dataclass(frozen=True)
class Doubt:
    """A message in doubt, as far as the rule asks. ``looks``: how often its provider did not have it."""

    kind: str
    channel: Channel
    lane: Lane
    looks: int
    can_look: bool
    resent: bool
    our_fault: bool
    """Whether handing it over failed by a mistake of ours, which it would do again."""
    next_look_at: datetime
    useless_after: datetime


def step_for(doubt: Doubt, now: datetime) -> Step:
    """Return what is to be done now."""
    if doubt.our_fault or now >= doubt.useless_after:
        return Step.ASK
    if doubt.can_look and doubt.looks < LOOKS:
        return Step.LOOK if now >= doubt.next_look_at else Step.WAIT
    if doubt.can_look:
        return Step.READY
    if doubt.resent or doubt.kind == CODE:
        return Step.ASK
    if doubt.lane in URGENT:
        return Step.RESEND
    if now < doubt.next_look_at:
        return Step.WAIT
    if doubt.channel is Channel.MAIL:
        return Step.RESEND
    soon = doubt.lane is Lane.REMINDERS and doubt.useless_after - now < SOON
    return Step.RESEND if soon else Step.ASK
