"""Pages of this feature."""

from chats.archive.views import notes, recordings, watching
from chats.archive.views.blueprint import bp

__all__ = ["bp", "notes", "recordings", "watching"]
