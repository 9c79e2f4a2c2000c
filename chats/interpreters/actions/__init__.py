"""What is done about interpreters: needs and offers catch up, interpreters answer, staff agree by hand."""

from chats.interpreters.actions.answering import accept, decline, switch_feed, withdraw
from chats.interpreters.actions.booking import CannotTake, HasBegun, NotTheirs
from chats.interpreters.actions.searching import catch_up
from chats.interpreters.actions.staffing import LacksLanguage, MobileTaken, add, assign, part_with, release

__all__ = [
    "CannotTake",
    "HasBegun",
    "LacksLanguage",
    "MobileTaken",
    "NotTheirs",
    "accept",
    "add",
    "assign",
    "catch_up",
    "decline",
    "part_with",
    "release",
    "switch_feed",
    "withdraw",
]
