"""Invitations as they stand: to be answered, as answered, and on one family's page."""

from chats.invitations.queries.answers import (
    AnswerRow,
    AskedGuardian,
    CalledOff,
    OpenInvitation,
    answers_of,
    called_off_of,
    open_invitations_of,
    standing_of,
)
from chats.invitations.queries.counting import AnswerCount, answer_counts
from chats.invitations.queries.page import FamilyPage, family_page
from chats.invitations.queries.seats import (
    addresses_of_guest,
    guardian_of_guest,
    invitation_of,
    invitation_of_guest,
    meeting_asked_to,
    seating,
)

__all__ = [
    "AnswerCount",
    "AnswerRow",
    "AskedGuardian",
    "CalledOff",
    "FamilyPage",
    "OpenInvitation",
    "addresses_of_guest",
    "answer_counts",
    "answers_of",
    "called_off_of",
    "family_page",
    "guardian_of_guest",
    "invitation_of",
    "invitation_of_guest",
    "meeting_asked_to",
    "open_invitations_of",
    "seating",
    "standing_of",
]
