"""Families, guardians and how they are reached."""

from chats.families.queries.people import (
    audience,
    audience_ids,
    chunks,
    contact_for,
    families_by_id,
    families_of,
    family_for,
    guardian,
    guardian_by_contact,
    guardian_for,
    guardians_by_contact,
    guardians_by_id,
    with_contacts,
    with_places,
)
from chats.families.queries.reaching import NOWHERE, Recipient, entries, reaches, recipients, stops, ways_of

__all__ = [
    "NOWHERE",
    "Recipient",
    "audience",
    "audience_ids",
    "chunks",
    "contact_for",
    "entries",
    "families_by_id",
    "families_of",
    "family_for",
    "guardian",
    "guardian_by_contact",
    "guardian_for",
    "guardians_by_contact",
    "guardians_by_id",
    "reaches",
    "recipients",
    "stops",
    "ways_of",
    "with_contacts",
    "with_places",
]
