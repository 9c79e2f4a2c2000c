"""Who gets what by their role. Pure."""

from chats.access.actors import Role

GETS_DIGEST = (Role.LIAISON, Role.COORDINATOR)
"""They serve families: their day comes by mail if they want it."""
