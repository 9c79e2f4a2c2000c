"""Schools and districts as an administrator writes them down. Pure."""

from dataclasses import dataclass
from datetime import time

from chats.schools.policies import UnreviewedWords

POLICIES = ("shipped_by_mail", "shipped_by_text", "written_by_mail", "written_by_text")
"""What a district decides about words that nobody has checked yet."""


@dataclass(frozen=True)
class SchoolFacts:
    """A school as an administrator writes it down."""

    name: str
    address: str
    zone: str
    phone: str | None
    """E.164."""


@dataclass(frozen=True)
class DistrictFacts:
    """A district as an administrator writes it down. Phones are E.164."""

    name: str
    phone: str | None
    language_line: str | None
    language_line_code: str | None
    shipped_by_mail: UnreviewedWords
    shipped_by_text: UnreviewedWords
    written_by_mail: UnreviewedWords
    written_by_text: UnreviewedWords
    digest_at: time
    """When liaisons get their day by mail, on the district's clock."""
