"""The topic library: a chat on one of these needs no translation at all.

The words are ours, not the district's, and ship translated with the product. What
staff write themselves lives in the database instead.
"""

from chats.topics.library.families import FAMILIES
from chats.topics.library.learning import LEARNING
from chats.topics.library.next_steps import NEXT_STEPS
from chats.topics.library.safety import SAFETY
from chats.topics.library.school_life import SCHOOL_LIFE
from chats.topics.library.support import SUPPORT
from chats.topics.library.topic import Topic

__all__ = ["LIBRARY", "Topic", "UnknownTopic", "library_topic"]

LIBRARY: tuple[Topic, ...] = SCHOOL_LIFE + LEARNING + SUPPORT + SAFETY + NEXT_STEPS + FAMILIES
"""Every library topic, by subject."""

_BY_SLUG = {topic.slug: topic for topic in LIBRARY}


class UnknownTopic(LookupError):
    """No library topic has this slug. ``slug`` is what was asked for."""

    def __init__(self, slug: str) -> None:
        super().__init__(f"no library topic {slug!r}")
        self.slug = slug


def library_topic(slug: str) -> Topic:
    """Return the library topic with this slug. Raises UnknownTopic."""
    try:
        return _BY_SLUG[slug]
    except KeyError:
        raise UnknownTopic(slug) from None
