"""The people who act. Handed to every action as ``by``; plain facts, no rows."""

from dataclasses import dataclass
from enum import Enum


class Role(Enum):
    """What a member of staff is in a district."""

    LIAISON = "liaison"
    COORDINATOR = "coordinator"
    HOST = "host"
    ADMINISTRATOR = "administrator"


class Purpose(Enum):
    """What one link is for. A link for one purpose opens nothing of another."""

    REPLY = "reply"
    """A guardian's key to one invitation."""
    OFFER = "offer"
    """An interpreter's key to one offer."""
    INTERPRETER = "interpreter"
    """An interpreter's own page: assignments, papers, hours."""
    FEED = "feed"
    """A calendar that somebody's phone reads by itself."""
    RECORDING = "recording"
    """A guardian's key to one recording."""
    PASSWORD = "password"  # noqa: S105  (the name of a purpose)
    """A member of staff's key to choosing a password, once."""


@dataclass(frozen=True)
class Staff:
    """A signed-in member of staff."""

    id: int
    district_id: int
    role: Role
    school_ids: frozenset[int]
    name: str
    language: str
    session_id: int

    @property
    def sees_every_school(self) -> bool:
        """Coordinators and administrators work for the whole district."""
        return self.role in (Role.COORDINATOR, Role.ADMINISTRATOR)

    def works_at(self, school_id: int) -> bool:
        """Whether this school's families are theirs to serve."""
        return self.sees_every_school or school_id in self.school_ids


@dataclass(frozen=True)
class Guest:
    """Whoever holds a link: it may have been forwarded, so it proves nothing more than that."""

    district_id: int
    link_id: int
    purpose: Purpose
    subject_id: int
    """What the link is for: an invited guardian, an offer, an interpreter, a recording's guest."""
    language: str | None


@dataclass(frozen=True)
class System:
    """The product itself: the worker, or an inbound message whose signature was checked."""

    district_id: int


Actor = Staff | Guest | System
