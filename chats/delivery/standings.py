"""How a template of WhatsApp may stand. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """What keeps a template from being used, or that nothing does."""

    APPROVED = "approved"
    PENDING = "pending"
    """Submitted, and WhatsApp has not decided."""
    REJECTED = "rejected"
    PAUSED = "paused"
    """Readers complained: WhatsApp lets nobody send it for some hours."""
    DISABLED = "disabled"
    UNSUBMITTED = "unsubmitted"
    """The provider has it, and WhatsApp was never asked."""
    UNLISTED = "unlisted"
    """The settings name none."""
    UNKNOWN = "unknown"
    """The provider has none of that name, or says of it what we do not understand."""
    OTHER_WORDS = "other-words"
    """It says something else than we do by now: its places would hold the wrong things."""
    NO_LANGUAGE = "no-language"
    """WhatsApp takes no templates in this language."""


@dataclass(frozen=True)
class Seen:
    """How one template stands."""

    kind: str
    language: str
    sid: str | None
    standing: Standing
