"""Pages about messages: what failed and how a send goes, what is held, and the administrator's figures."""

from chats.deliveries.views import administration, holding, messages
from chats.deliveries.views.blueprint import bp

__all__ = ["administration", "bp", "holding", "messages"]
