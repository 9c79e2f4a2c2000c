"""The translators' pages: their queue, one text, and the district's own wording."""

from chats.translating.views import queue, shipped, wordings
from chats.translating.views.blueprint import bp

__all__ = ["bp", "queue", "shipped", "wordings"]
