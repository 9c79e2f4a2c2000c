"""The calendar part of a mail: the entry that a notice makes, changes or takes away. Pure."""

from chats.calendars.facts import SharedEntry
from chats.calendars.letters import template
from chats.calendars.vevents import Method
from chats.notices.due import Notice
from chats.notices.letters.facts import Facts

METHODS = {
    Notice.INVITATION: Method.REQUEST,
    Notice.CHANGED: Method.REQUEST,
    Notice.CANCELLED: Method.CANCEL,
    Notice.ASSIGNMENT: Method.REQUEST,
    Notice.ASSIGNMENT_CHANGED: Method.REQUEST,
    Notice.ASSIGNMENT_CANCELLED: Method.CANCEL,
}


def calendar(notice: Notice, facts: Facts) -> tuple[str, str] | None:
    """Return the template and its METHOD; None for a notice that changes no entry."""
    method = METHODS.get(notice)
    if method is None:
        return None
    slot = facts.slot
    # An assignment may end while its meeting stays as it was: the entry's number must rise all the same.
    sequence = facts.revision + (notice is Notice.ASSIGNMENT_CANCELLED)
    entry = SharedEntry(
        sequence=sequence, starts_at=slot.starts_at, ends_at=slot.ends_at, zone=slot.zone,
        summary=facts.title, description=facts.summary, location=slot.room or "", language=facts.language,
        organizer_name=facts.school, changed_at=facts.changed_at, join_link=slot.join_url,
        cancelled=method is Method.CANCEL,
    )  # fmt: skip
    return template(entry, method), method.value
