"""Schools and districts as an administrator writes them down. Pure."""

from dataclasses import dataclass
from datetime import time

from chats.schools.policies import UnreviewedWords

POLICIES = ("shipped_by_mail", "shipped_by_text", "written_by_mail", "written_by_text")
"""What a district decides about words that nobody has checked yet."""
AS_IT_IS = (
    "name", "language_line_code", "language_line_steps", "quiet_from", "quiet_until", "one_a_day",
    "digest_at",
)  # fmt: skip
"""What a form shows as it is kept."""


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
    language_line_steps: str | None
    """What staff do once the line answers, a step a line."""
    shipped_by_mail: UnreviewedWords
    shipped_by_text: UnreviewedWords
    written_by_mail: UnreviewedWords
    written_by_text: UnreviewedWords
    quiet_from: time
    quiet_until: time
    """No message leaves between these, on the clock where a family's school is."""
    one_a_day: bool
    """Whether what can wait does not come on top of what a family has had that day."""
    digest_at: time
    """When liaisons get their day by mail, on the district's clock."""
