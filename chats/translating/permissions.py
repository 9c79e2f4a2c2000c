"""Who may translate, and who may change what the product says. Pure."""

from chats.access.actors import Role, Staff

TRANSLATES = (Role.LIAISON, Role.COORDINATOR, Role.ADMINISTRATOR)
"""Who works on the queue. A host's own notes are theirs to translate on the note's page."""
REWORDS = (Role.COORDINATOR, Role.ADMINISTRATOR)
"""What families of every school read is not one school's to change."""


def may_translate(by: Staff, school_id: int) -> bool:
    """Whether what this school's families read is theirs to put into words."""
    return by.role in TRANSLATES and by.works_at(school_id)


def may_reword(by: Staff) -> bool:
    """Whether they may put the district's own words before ours."""
    return by.role in REWORDS
