"""Pages of this feature: an interpreter's own, and the staff's."""

from chats.interpreters.views import own, staffing
from chats.interpreters.views.blueprint import bp

__all__ = ["bp", "own", "staffing"]
