"""Who may do what with families. Pure."""

from collections.abc import Collection

from chats.access.actors import Role, Staff, System

SEES_FAMILIES = (Role.LIAISON, Role.COORDINATOR, Role.ADMINISTRATOR)
"""Hosts meet families in the room; their addresses and history are not theirs to read."""


def may_see_family(by: Staff, school_ids: Collection[int]) -> bool:
    """Whether a family at these schools is theirs to serve."""
    return by.role in SEES_FAMILIES and (by.sees_every_school or any(by.works_at(one) for one in school_ids))


def may_change_family(by: Staff, school_ids: Collection[int]) -> bool:
    """Whether they may correct its languages and addresses: whoever serves it."""
    return may_see_family(by, school_ids)


def may_import_for(by: Staff | System, school_id: int) -> bool:
    """Whether a roster of theirs may hold this school."""
    return isinstance(by, System) or (by.role in SEES_FAMILIES and by.works_at(school_id))


def may_take_over(by: Staff | System, school_ids: Collection[int]) -> bool:
    """Whether a roster of theirs may change a family that we know at these schools.

    Else a row with another school's family id would open that family to whoever can guess the id.
    """
    return isinstance(by, System) or by.sees_every_school or any(by.works_at(one) for one in school_ids)
