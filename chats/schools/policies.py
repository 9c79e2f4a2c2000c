"""What a district decides for itself. Pure."""

from enum import Enum


class UnreviewedWords(Enum):
    """What a district does with words no person has checked yet, by channel."""

    NEVER = "never"
    WITH_LINE = "with-line"
    YES = "yes"
