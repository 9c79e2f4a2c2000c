"""What the frame of every staff page shows: the rail, and what is wrong right now."""

from chats.languages.words import _s


def rail() -> list[tuple[str, str]]:
    """The staff's main pages: endpoint and label."""
    return [("desk.today", _s("Today"))]


def trouble() -> list[str]:
    """Faults that staff must know of: the worker is not running, mail is not leaving."""
    return []
