"""What a person may do with a meeting. Pure predicates."""

from chats.access.actors import Role, Staff


def may_compose(by: Staff, school_id: int) -> bool:
    """Liaisons compose for their schools; coordinators and administrators for all. Hosts do not."""
    return by.role is not Role.HOST and by.works_at(school_id)


def may_change(by: Staff, school_id: int) -> bool:
    """Who may compose at a school may also move, cancel and close its meetings."""
    return may_compose(by, school_id)
