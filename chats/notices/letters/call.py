"""Notices as a script: what a liaison says on the phone, in the family's language. Pure."""

from chats.languages.words import _, speaking
from chats.notices.due import Notice
from chats.notices.letters.facts import Facts
from chats.notices.letters.said import rows, said


def call(notice: Notice, facts: Facts) -> str:
    """Return the script of a notice."""
    with speaking(facts.language):
        words, table = said(notice, facts), rows(notice, facts)
        hello = _("Hello, this is %(school)s.", school=facts.shown_school)
    lines = [hello, *words.lead, *(f"{label}: {value}" for label, value in table), words.question or ""]
    return "\n".join(line for line in lines if line)
