"""Send what is due, hear what became of it, decide what only people can, stop where somebody said stop."""

from chats.delivery.actions.deciding import (
    NotNow,
    hold,
    hold_everything,
    hold_subject,
    lift_suppression,
    release,
    resend,
    settle,
)
from chats.delivery.actions.sending import Habits, heartbeat, send_due
from chats.delivery.actions.telling import receipt, suppress, templates_seen
from chats.delivery.actions.tending import tend
from chats.delivery.receipts import Told
from chats.delivery.senders import never

__all__ = [
    "Habits", "NotNow", "Told", "heartbeat", "hold", "hold_everything", "hold_subject", "lift_suppression",
    "never", "receipt", "release", "resend", "send_due", "settle", "suppress", "templates_seen", "tend",
]  # fmt: skip
