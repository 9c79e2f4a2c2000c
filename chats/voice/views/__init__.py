"""Doors of automatic calls: the provider's pages, and where a liaison reads a notice aloud."""

from chats.voice.views import phone, takes
from chats.voice.views.blueprint import bp

__all__ = ["bp", "phone", "takes"]
