"""Who may set a district up. Pure predicates."""

from chats.access.actors import Role, Staff


def may_set_up(by: Staff) -> bool:
    """Change the district, its schools and its staff."""
    return by.role is Role.ADMINISTRATOR
