"""The machine that the settings name."""

from importlib import import_module

from chats.drafting.drafter import Drafter


def open_drafter(url: str | None) -> Drafter | None:
    """Return the drafter at this address; None where the district uses no machine.

    The provider's client is loaded only where it is used: most districts have none.
    """
    if not url:
        return None
    drafter: Drafter = import_module("chats.drafting.azure").AzureDrafter(url)
    return drafter
