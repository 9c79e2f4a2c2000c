"""What a member of staff may do with a school's invitations. Pure predicates."""

from chats.access.actors import Staff


def may_answer_for(by: Staff, school_id: int) -> bool:
    """Record what a family said by phone: whoever works at the school."""
    return by.works_at(school_id)


def may_take_attendance(by: Staff, school_id: int) -> bool:
    """Say who came: whoever works at the school."""
    return by.works_at(school_id)
