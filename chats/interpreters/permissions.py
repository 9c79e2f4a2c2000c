"""What a member of staff may do about interpreters. Pure predicates."""

from chats.access.actors import Role, Staff

SEE_INTERPRETERS = (Role.LIAISON, Role.COORDINATOR, Role.ADMINISTRATOR)
KEEP_INTERPRETERS = (Role.COORDINATOR, Role.ADMINISTRATOR)
"""Whoever says that somebody is qualified answers for it to the whole district."""


def may_assign(by: Staff, school_id: int) -> bool:
    """Agree with an interpreter by hand, or say that they are not needed: whoever prepares the meeting."""
    return by.role in SEE_INTERPRETERS and by.works_at(school_id)


def may_keep_interpreters(by: Staff) -> bool:
    """Add an interpreter, or take one off the list."""
    return by.role in KEEP_INTERPRETERS
