"""The machine that the settings name."""

from chats.drafting.azure import AzureDrafter
from chats.drafting.drafter import Drafter


def open_drafter(url: str | None) -> Drafter | None:
    """Return the drafter at this address; None where the district uses no machine."""
    return AzureDrafter(url) if url else None
