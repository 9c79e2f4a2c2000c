"""What a person may do with what a meeting left. Pure predicates."""

from chats.access.actors import Role, Staff
from chats.meetings.kinds import Kind, Status

RECORDERS = (Role.LIAISON, Role.COORDINATOR, Role.ADMINISTRATOR)
"""Who may put a recording before families. Hosts write notes."""


def may_note(by: Staff, school_id: int) -> bool:
    """Write, translate and publish questions and answers: whoever works at the school."""
    return by.works_at(school_id)


def may_record(by: Staff, school_id: int) -> bool:
    """Upload, publish and delete recordings."""
    return by.role in RECORDERS and by.works_at(school_id)


def recordable(kind: Kind, status: Status) -> bool:
    """Whether a meeting may have recordings at all. A talk with one family is never recorded."""
    return kind is not Kind.ONE_TO_ONE and status not in (Status.DRAFT, Status.CANCELLED)
