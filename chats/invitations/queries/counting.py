"""How many families answered what, for many meetings at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from chats.db import db
from chats.invitations.models import Invitation, PartStat


@dataclass(frozen=True)
class AnswerCount:
    """Families of one meeting."""

    coming: int = 0
    """Also those who wait for a seat."""
    not_coming: int = 0
    silent: int = 0
    """They said nothing yet."""
    to_call: int = 0
    """Of those who said nothing, how many asked to be called."""

    @property
    def asked(self) -> int:
        """All of them."""
        return self.coming + self.not_coming + self.silent


def answer_counts(meeting_ids: Iterable[int]) -> dict[int, AnswerCount]:
    """By meeting, how many families answered what. One statement."""
    wanted = list(meeting_ids)
    if not wanted:
        return {}
    rows = db.session.execute(
        select(
            Invitation.meeting_id, Invitation.partstat, func.count(Invitation.id),
            func.count(Invitation.call_wanted_at),
        )
        .where(Invitation.meeting_id.in_(wanted), Invitation.withdrawn_at.is_(None))
        .group_by(Invitation.meeting_id, Invitation.partstat)
    )  # fmt: skip
    found: dict[int, dict[PartStat, tuple[int, int]]] = {}
    for meeting_id, partstat, families, to_call in rows:
        found.setdefault(meeting_id, {})[partstat] = (families, to_call)
    none = (0, 0)
    return {
        meeting_id: AnswerCount(
            counted.get(PartStat.ACCEPTED, none)[0],
            counted.get(PartStat.DECLINED, none)[0],
            *counted.get(PartStat.NEEDS_ACTION, none),
        )
        for meeting_id, counted in found.items()
    }
