"""First drafts by a machine, for a person to check: a ``machine-draft`` and no more."""

from chats.drafting.drafter import Drafter, NoDraft, Why
from chats.drafting.opening import open_drafter

__all__ = ["Drafter", "NoDraft", "Why", "open_drafter"]
