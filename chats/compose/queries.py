"""What the compose page needs to know: the people meant, and what there is to choose from."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from chats.access.actors import Staff
from chats.accounts.models import StaffMember
from chats.accounts.queries import staff_at
from chats.compose.outlook import UNREVIEWED, Person, Ready
from chats.compose.translated import ready
from chats.delivery.letter import Channel
from chats.families.households import Audience, Reach
from chats.families.models import Family, Guardian
from chats.families.queries import audience, reaches
from chats.languages import catalogues, registry
from chats.meetings.models import Meeting
from chats.meetings.permissions import may_compose
from chats.meetings.queries import MeetingWords, liaisons_of, own_words, slot_typed
from chats.schools.models import School, UnreviewedWords
from chats.schools.queries import district, schools_of

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

    @property
    def families_of(self) -> dict[str, int]:
        """Families by language."""
        return dict(self.languages)


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
            one.given_name,
            one.spoken_language,
            _told_in(one, reach[one.id]),
            reach[one.id],
            one.needs_interpreter,
        )
        for one in guardians
    ]


def _told_in(one: Guardian, reach: Reach) -> str:
    if reach.channel is Channel.VOICE and reach.language:
        return reach.language
    return one.written_language or one.spoken_language


def named(family: Family) -> str:
    """A family by its guardians' names."""
    return " · ".join(guardian.full_name for guardian in family.guardians)


def readiness(own_language: str | None, translated: Mapping[str, MeetingWords]) -> dict[str, Ready]:
    """How far the words are, by language: of staff's own words, or of the library's (None)."""
    if own_language is not None:
        return {tag: ready(words) for tag, words in translated.items()} | {own_language: Ready.OWN}
    return {row.tag: Ready.UNCHECKED if is_drafted(row.tag) else Ready.CHECKED for row in registry.listed()}


def is_drafted(tag: str) -> bool:
    """Whether no person has checked all of the product's words in this language."""
    return catalogues.status(tag).state == catalogues.MACHINE_DRAFTED


def _languages(guardian: Guardian) -> set[str]:
    """What to choose them by: what they read, and what they speak or sign where that is another language."""
    if guardian.written_language is None:
        return {guardian.spoken_language}
    if registry.language(guardian.written_language).speech == guardian.spoken_language:
        return {guardian.written_language}
    return {guardian.written_language, guardian.spoken_language}


Rules = dict[Channel, UnreviewedWords]


def unchecked_by_channel() -> Rules:
    """What the district does with words that ship with the product and no person has checked."""
    here = district()
    return _alike(here.shipped_by_text, here.shipped_by_mail)


def unreviewed_by_channel() -> Rules:
    """What the district does with words that staff wrote and nobody stands behind in that language."""
    here = district()
    return _alike(here.written_by_text, here.written_by_mail)


def _alike(texts: UnreviewedWords, mails: UnreviewedWords) -> Rules:
    # Nobody is there to be asked where a machine rings, or on WhatsApp: as short as a text, and as alone.
    return {Channel.TEXT: texts, Channel.MAIL: mails, Channel.VOICE: texts, Channel.WHATSAPP: texts}


def withheld(known: Mapping[str, Ready]) -> set[tuple[Channel, str]]:
    """Channels on which the district lets no words of a language out, as far as they are."""
    shipped, written = unchecked_by_channel(), unreviewed_by_channel()
    drafted = {row.tag for row in registry.listed() if is_drafted(row.tag)}
    unreviewed = {tag for tag, far in known.items() if far in UNREVIEWED}
    return {
        (channel, tag)
        for rules, tags in ((shipped, drafted), (written, unreviewed))
        for channel, rule in rules.items()
        if rule is UnreviewedWords.NEVER
        for tag in tags
    }


def with_line(tag: str, far: Ready) -> frozenset[Channel]:
    """Channels on which a letter in this language says that nobody checked its words yet."""
    rules = [unchecked_by_channel()] if is_drafted(tag) else []
    rules += [unreviewed_by_channel()] if far in UNREVIEWED else []
    says = {one for held in rules for one, rule in held.items() if rule is UnreviewedWords.WITH_LINE}
    # A template of WhatsApp says so wherever it is so.
    return frozenset(says | {Channel.WHATSAPP} if is_drafted(tag) else says)


def help_phone() -> str | None:
    """Where families call for help."""
    return district().phone


def kept_of(meeting: Meeting, *, as_copy: bool) -> dict[str, Any]:
    """A meeting as the compose form starts from it. A copy is for another day, which is left open."""
    words, wanted = own_words(meeting), Audience.from_json(meeting.audience)
    liaisons = liaisons_of([meeting.id]).get(meeting.id, [])
    kept: dict[str, Any] = {
        "topic": meeting.topic or OWN,
        "school": meeting.school_id,
        "kind": meeting.kind.value,
        **slot_typed(meeting),
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
