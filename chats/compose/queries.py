"""What the compose page needs to know: the people meant, and what there is to choose from."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from chats.access.actors import Staff
from chats.accounts.models import StaffMember
from chats.accounts.queries import staff_at
from chats.compose.outlook import Person, Ready
from chats.families.households import Audience
from chats.families.models import Family, Guardian
from chats.families.queries import audience, reaches
from chats.languages import catalogues, registry
from chats.meetings.models import Meeting
from chats.meetings.permissions import may_compose
from chats.meetings.queries import liaisons_of, own_words
from chats.schools.models import School
from chats.schools.queries import schools_of

OWN = "own"
"""Chosen instead of a library topic: staff write the words."""
PICKED_AT_MOST = 400
"""Families shown to pick from; languages and grades narrow a larger school."""


@dataclass(frozen=True)
class Around:
    """A school: who works there, and the languages of its families with their number."""

    school: School
    staff: tuple[StaffMember, ...]
    languages: tuple[tuple[str, int], ...]


def schools_to_compose_for(by: Staff) -> list[School]:
    """The schools this member of staff may compose for."""
    return [school for school in schools_of(by) if may_compose(by, school.id)]


def around(school: School) -> Around:
    """What there is to choose from at a school."""
    families: dict[str, set[int]] = {}
    for family in audience(school.id, Audience()):
        for guardian in family.guardians:
            for tag in _languages(guardian):
                families.setdefault(tag, set()).add(family.id)
    languages = sorted(
        ((tag, len(held)) for tag, held in families.items()), key=lambda row: (-row[1], row[0])
    )
    return Around(school, tuple(staff_at(school.id)), tuple(languages))


def families_meant(school_id: int, wanted: Audience) -> list[Family]:
    """The families an audience means."""
    return audience(school_id, wanted)


def people_of(families: Iterable[Family]) -> list[Person]:
    """Their guardians, and how each is reached."""
    guardians = [guardian for family in families for guardian in family.guardians]
    reach = reaches(guardians)
    return [
        Person(
            one.family_id,
            one.full_name,
            one.spoken_language,
            one.written_language or one.spoken_language,
            reach[one.id],
            one.needs_interpreter,
        )
        for one in guardians
    ]


def named(family: Family) -> str:
    """A family by its guardians' names."""
    return " · ".join(guardian.full_name for guardian in family.guardians)


def readiness(own_language: str | None) -> dict[str, Ready]:
    """How far the words are, by language: of staff's own words, or of the library's (None)."""
    if own_language is not None:
        return {own_language: Ready.OWN}
    return {row.tag: _shipped(row.tag) for row in registry.listed()}


def _shipped(tag: str) -> Ready:
    drafted = catalogues.status(tag).state == catalogues.MACHINE_DRAFTED
    return Ready.UNCHECKED if drafted else Ready.CHECKED


def _languages(guardian: Guardian) -> set[str]:
    """What to choose them by: what they read, and what they speak or sign where that is another language."""
    if guardian.written_language is None:
        return {guardian.spoken_language}
    if registry.language(guardian.written_language).speech == guardian.spoken_language:
        return {guardian.written_language}
    return {guardian.written_language, guardian.spoken_language}


def kept_of(meeting: Meeting, *, as_copy: bool) -> dict[str, Any]:
    """A meeting as the compose form starts from it. A copy is for another day, which is left open."""
    words, wanted = own_words(meeting), Audience.from_json(meeting.audience)
    liaisons = liaisons_of([meeting.id]).get(meeting.id, [])
    kept: dict[str, Any] = {
        "topic": meeting.topic or OWN,
        "school": meeting.school_id,
        "kind": meeting.kind.value,
        "start": meeting.starts_local.time(),
        "minutes": round((meeting.ends_at - meeting.starts_at).total_seconds() / 60),
        "place": meeting.place.value,
        "room": meeting.room,
        "join_url": meeting.join_url,
        "seats": meeting.seats,
        "offers": list(meeting.offers),
        "host": meeting.host_id or 0,
        "liaisons": [one.id for one in liaisons],
        "languages": sorted(wanted.languages or ()),
        "grade_bands": sorted(band.value for band in wanted.grade_bands or ()),
        "pick": "all" if wanted.family_ids is None else "some",
        "families": sorted(wanted.family_ids or ()),
    }
    if words is not None:
        kept |= {"language": words.language, "title": words.title, "summary": words.summary}
    if not as_copy:
        kept |= {
            "draft": meeting.id,
            "lock_version": meeting.lock_version,
            "day": meeting.starts_local.date(),
        }
    return kept
