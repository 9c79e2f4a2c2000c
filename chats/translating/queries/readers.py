"""How many families read which language: at a school, in an audience, among those invited."""

from collections.abc import Collection, Iterable

from sqlalchemy import Integer, func, literal, select, union_all

from chats.db import db
from chats.families.households import Audience
from chats.families.models import Family, FamilySchool, Guardian
from chats.families.queries import audience_ids, chunks
from chats.invitations.models import Invitation
from chats.languages.registry import listed
from chats.meetings.models import Meeting

AT_ONCE = 40
"""Narrowed audiences asked for in one statement."""
Readers = dict[int, dict[str, int]]
"""By meeting and language, families."""


def readers_of(meetings: Collection[Meeting]) -> Readers:
    """The families that each meeting means. One statement for all that mean a whole school, one for every
    AT_ONCE that mean a part of it.
    """
    whole = [one for one in meetings if not one.audience]
    at_school = _at_schools({one.school_id for one in whole})
    found = {one.id: at_school.get(one.school_id, {}) for one in whole}
    narrowed = [one for one in meetings if one.audience]
    for start in range(0, len(narrowed), AT_ONCE):
        found |= _in_audiences(narrowed[start : start + AT_ONCE])
    return found


def _tags() -> list[str]:
    return [row.tag for row in listed()]


def _at_schools(school_ids: Collection[int]) -> Readers:
    if not school_ids:
        return {}
    here = (
        select(FamilySchool.school_id, FamilySchool.family_id)
        .join(Family, Family.id == FamilySchool.family_id)
        .where(FamilySchool.school_id.in_(school_ids), Family.left_at.is_(None))
        .distinct()
        .subquery()
    )
    counted = (
        select(here.c.school_id, Guardian.written_language, func.count(Guardian.family_id.distinct()))
        .join(Guardian, Guardian.family_id == here.c.family_id)
        .where(Guardian.written_language.in_(_tags()))
        .group_by(here.c.school_id, Guardian.written_language)
    )
    return _by_key(db.session.execute(counted))


def _in_audiences(meetings: Collection[Meeting]) -> Readers:
    parts = [
        select(
            literal(one.id, Integer), Guardian.written_language, func.count(Guardian.family_id.distinct())
        )
        .where(
            Guardian.family_id.in_(audience_ids(one.school_id, Audience.from_json(one.audience))),
            Guardian.written_language.in_(_tags()),
        )
        .group_by(Guardian.written_language)
        for one in meetings
    ]  # fmt: skip
    found: Readers = {one.id: {} for one in meetings}
    return found | _by_key(db.session.execute(union_all(*parts)))


def readers_invited(meeting_ids: Iterable[int]) -> Readers:
    """The families that were invited to each meeting."""
    found: Readers = {}
    for some in chunks(set(meeting_ids)):
        counted = (
            select(
                Invitation.meeting_id, Guardian.written_language, func.count(Guardian.family_id.distinct())
            )
            .join(Guardian, Guardian.family_id == Invitation.family_id)
            .where(
                Invitation.meeting_id.in_(some), Invitation.withdrawn_at.is_(None),
                Guardian.written_language.in_(_tags()),
            )
            .group_by(Invitation.meeting_id, Guardian.written_language)
        )  # fmt: skip
        found |= _by_key(db.session.execute(counted))
    return found


def _by_key(rows: Iterable[tuple[int, str | None, int]]) -> Readers:
    found: Readers = {}
    for key, tag, families in rows:
        if tag is not None:
            found.setdefault(key, {})[tag] = families
    return found
