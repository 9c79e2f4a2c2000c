"""What a schedule remembers: what was true and when, who said stop, who looked, what is still to be told."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime

from chats.delivery.letter import Channel
from chats.meetings.kinds import Status


@dataclass(frozen=True)
class Truth:
    """What was true of a meeting from one commit on."""

    seq: int
    at: datetime
    revision: int
    status: Status
    starts_at: datetime
    ends_at: datetime
    zone: str

    @property
    def facts(self) -> tuple[object, ...]:
        """What people are told of it."""
        return self.revision, self.status, self.starts_at, self.ends_at, self.zone

    def __str__(self) -> str:
        when = f"{self.starts_at:%m-%d %H:%M} to {self.ends_at:%H:%M} UTC, {self.zone}"
        return f"{self.status.value} at revision {self.revision} ({when}; commit {self.seq})"


@dataclass(frozen=True)
class Look:
    """A worker's beat that went through at once: what was committed when it began, and its own clock then."""

    seq: int
    at: datetime


@dataclass(frozen=True)
class Stop:
    """Somebody said stop, and it was written."""

    seq: int
    channel: Channel
    address: str


@dataclass
class Hold:
    """A switch that somebody put, and what it holds: everything where nothing is named."""

    switch_id: int
    seq: int
    channel: Channel | None = None
    meeting_id: int | None = None
    lifted_seq: int | None = None
    """The commit that lifted it."""

    def held(self, seq: int) -> bool:
        """Whether it was put when so much was committed."""
        return self.seq <= seq and (self.lifted_seq is None or seq < self.lifted_seq)


@dataclass(frozen=True)
class Report:
    """What a provider will tell us, in the order of its own mind."""

    provider: str
    ref: str
    uid: str
    status: str
    code: str | None


@dataclass
class Told:
    """What happened, for people: a line a step, and counts."""

    lines: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    """Errors that nobody expects of the product."""


REPORTS: tuple[tuple[tuple[str, str | None], ...], ...] = (
    (("queued", None), ("sent", None), ("delivered", None)),
    (("sent", None), ("delivered", None)),
    (("sent", None), ("undelivered", "30003")),
    (("sent", None), ("undelivered", "30005")),
    (("failed", "30008"),),
    (),
)
"""What may come of a text, first to last, each with its code."""
