"""What a person may do with reflections. Pure predicates."""

from chats.access.actors import Staff


def may_reflect(by: Staff, school_id: int) -> bool:
    """Write one's own, read the others', tick a promise: whoever works at the school."""
    return by.works_at(school_id)
