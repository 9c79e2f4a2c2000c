"""The kinds, places and states of a meeting. Pure."""

from enum import Enum


class Kind(Enum):
    """What sort of meeting it is."""

    COFFEE_CHAT = "coffee-chat"
    FAMILY_MEETING = "family-meeting"
    FOCUS_GROUP = "focus-group"
    ONE_TO_ONE = "one-to-one"
    WORKSHOP = "workshop"


class Place(Enum):
    """Where people meet."""

    IN_PERSON = "in-person"
    ONLINE = "online"
    BOTH = "both"


class Status(Enum):
    """How far a meeting is."""

    DRAFT = "draft"
    PUBLISHED = "published"
    HELD = "held"
    ARCHIVED = "archived"
    CANCELLED = "cancelled"
